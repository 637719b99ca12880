// Pages kept for readers: finished and compressed, the same for everybody, dropped when what they show changes.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "net/response.h"

namespace luwte::visit {

/// Bounded by bytes; the ones that were made longest ago go first. Thread safe.
///
/// A page read from the database while a change was being announced must not be kept: so ask for `epoch` before
/// reading, and `keep` refuses when one of the page's subjects has changed since.
class PageCache {
  public:
    struct Kept {
        std::shared_ptr<const net::PreparedBody> body;
        std::string content_type;
        base::TimePoint until;
    };

    explicit PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    [[nodiscard]] std::optional<Kept> find(std::string_view key, base::TimePoint now) const;
    [[nodiscard]] std::uint64_t epoch() const;
    void keep(std::string key, Kept kept, const std::vector<std::string>& subjects, std::uint64_t epoch_before);
    /// Drops every page about `subject`.
    void drop(std::string_view subject);
    void drop_all();
    [[nodiscard]] std::size_t bytes() const;

  private:
    struct HashText {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <class T>
    using ByText = std::unordered_map<std::string, T, HashText, std::equal_to<>>;
    struct Entry {
        Kept kept;
        std::size_t bytes = 0;
        std::vector<std::string> subjects;
        std::list<std::string>::iterator age;
    };

    void erase(std::string_view key);

    const std::size_t most_bytes_;
    mutable std::shared_mutex mutex_;
    ByText<Entry> entries_;
    ByText<std::vector<std::string>> keys_by_subject_;
    ByText<std::uint64_t> changed_;  // subject → epoch of its last change; emptied with drop_all
    std::list<std::string> ages_;    // oldest first
    std::size_t bytes_ = 0;
    std::uint64_t epoch_ = 1;
    std::uint64_t all_changed_ = 0;
};

}  // namespace luwte::visit
