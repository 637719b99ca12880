// Stylesheets, scripts and icons, compressed once at start and given from memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "net/response.h"
#include "view/assets.h"

namespace luwte::app {

/// Filled at start, then only read: thread safe from then on.
class AssetShelf {
  public:
    void add(const view::Asset& asset);
    /// The asset of that address, to be kept by browsers for good since the address holds its hash.
    [[nodiscard]] std::optional<net::Response> find(std::string_view address) const;

  private:
    struct Shelved {
        std::string content_type;
        std::shared_ptr<const net::PreparedBody> body;
    };
    std::unordered_map<std::string, Shelved> shelved_;
};

}  // namespace luwte::app
