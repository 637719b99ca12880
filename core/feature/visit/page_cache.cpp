#include "feature/visit/page_cache.h"

#include <algorithm>

namespace luwte::visit {
namespace {

/// Subjects remembered as changed; beyond it everything counts as changed, which only costs a few misses.
constexpr std::size_t most_changes = 50'000;

}  // namespace

std::optional<PageCache::Kept> PageCache::find(std::string_view key, base::TimePoint now) const {
    const std::shared_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || found->second.kept.until <= now) return std::nullopt;
    return found->second.kept;
}

std::uint64_t PageCache::epoch() const {
    const std::shared_lock lock(mutex_);
    return epoch_;
}

void PageCache::keep(std::string key, Kept kept, const std::vector<std::string>& subjects, std::uint64_t epoch_before) {
    const std::unique_lock lock(mutex_);
    if (all_changed_ > epoch_before) return;
    for (const auto& subject : subjects) {
        const auto changed = changed_.find(subject);
        if (changed != changed_.end() && changed->second > epoch_before) return;
    }
    erase(key);
    const auto bytes = key.size() * 3 + kept.body->identity.size() + kept.body->gzip.size() + kept.body->brotli.size() + 512;
    if (bytes > most_bytes_) return;
    while (bytes_ + bytes > most_bytes_) erase(std::string(ages_.front()));
    ages_.push_back(key);
    for (const auto& subject : subjects) keys_by_subject_[subject].push_back(key);
    bytes_ += bytes;
    entries_.emplace(std::move(key), Entry{std::move(kept), bytes, subjects, std::prev(ages_.end())});
}

void PageCache::drop(std::string_view subject) {
    const std::unique_lock lock(mutex_);
    ++epoch_;
    if (changed_.size() >= most_changes) {
        changed_.clear();
        all_changed_ = epoch_;
    }
    changed_.insert_or_assign(std::string(subject), epoch_);
    const auto found = keys_by_subject_.find(subject);
    if (found == keys_by_subject_.end()) return;
    for (const auto& key : std::vector<std::string>(found->second)) erase(key);
}

void PageCache::drop_all() {
    const std::unique_lock lock(mutex_);
    all_changed_ = ++epoch_;
    changed_.clear();
    entries_.clear();
    keys_by_subject_.clear();
    ages_.clear();
    bytes_ = 0;
}

std::size_t PageCache::bytes() const {
    const std::shared_lock lock(mutex_);
    return bytes_;
}

void PageCache::erase(std::string_view key) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    for (const auto& subject : found->second.subjects) {
        const auto keys = keys_by_subject_.find(subject);
        if (keys == keys_by_subject_.end()) continue;
        std::erase(keys->second, found->first);
        if (keys->second.empty()) keys_by_subject_.erase(keys);
    }
    bytes_ -= found->second.bytes;
    ages_.erase(found->second.age);
    entries_.erase(found);
}

}  // namespace luwte::visit
