// The pages that are not about one feature: front, safe use, and the files that robots and browsers ask for.
#pragma once

#include <string>
#include <vector>

#include "feature/directory/snapshot.h"
#include "feature/visit/context.h"
#include "feature/visit/route.h"

namespace luwte::content {

class ContentPages {
  public:
    /// `icon`: the address of the icon among the assets, for browsers that ask for /favicon.ico unasked.
    ContentPages(directory::Snapshots& snapshots, std::string icon)
        : snapshots_(snapshots), icon_(std::move(icon)) {}
    [[nodiscard]] std::vector<visit::Route> routes();

  private:
    net::Response front(visit::Context& context);
    net::Response safe_use(visit::Context& context) const;
    net::Response favicon() const;

    directory::Snapshots& snapshots_;
    std::string icon_;
};

}  // namespace luwte::content
