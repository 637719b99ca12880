// Pages kept for readers: finished and compressed, the same for everybody, dropped when what they show changes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "feature/visit/subject_cache.h"
#include "net/response.h"

namespace luwte::visit {

/// See SubjectCache, which does it all. Thread safe.
class PageCache {
  public:
    struct Kept {
        std::shared_ptr<const net::PreparedBody> body;
        std::string content_type;
        base::TimePoint until;
    };

    explicit PageCache(std::size_t most_bytes) : pages_(most_bytes) {}

    [[nodiscard]] std::optional<Kept> find(std::string_view key, base::TimePoint now) const { return pages_.find(key, now); }
    [[nodiscard]] std::uint64_t epoch() const { return pages_.epoch(); }
    void keep(std::string key, Kept kept, const std::vector<std::string>& subjects, std::uint64_t epoch_before) {
        const auto bytes = kept.body->identity.size() + kept.body->gzip.size() + kept.body->brotli.size();
        const auto until = kept.until;
        pages_.keep(std::move(key), std::move(kept), bytes, until, subjects, epoch_before);
    }
    /// Drops every page about `subject`.
    void drop(std::string_view subject) { pages_.drop(subject); }
    void drop_all() { pages_.drop_all(); }
    [[nodiscard]] std::size_t bytes() const { return pages_.bytes(); }

  private:
    SubjectCache<Kept> pages_;
};

}  // namespace luwte::visit
