// What is kept in memory until something that it shows changes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace luwte::visit {

/// Values by a key, each about some subjects ("topic 8x…"), dropped when one of these is heard to have
/// changed. Bounded by bytes; the ones that were made longest ago go first. Thread safe. A value is copied
/// out: make it a shared pointer when it is large.
///
/// What was read from the database while a change was being announced must not be kept: so ask for `epoch`
/// before reading, and `keep` refuses when one of the subjects has changed since.
template <class Value>
class SubjectCache {
  public:
    explicit SubjectCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    [[nodiscard]] std::optional<Value> find(std::string_view key, base::TimePoint now) const;
    [[nodiscard]] std::uint64_t epoch() const;
    /// `bytes`: how much the value takes, without the key.
    void keep(std::string key, Value value, std::size_t bytes, base::TimePoint until,
              const std::vector<std::string>& subjects, std::uint64_t epoch_before);
    /// Drops everything about `subject`.
    void drop(std::string_view subject);
    void drop_all();
    [[nodiscard]] std::size_t bytes() const;

  private:
    /// Subjects remembered as changed; beyond it everything counts as changed, which only costs a few misses.
    static constexpr std::size_t most_changes = 50'000;
    /// What an entry takes besides its value, about.
    static constexpr std::size_t overhead = 512;

    struct HashText {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <class T>
    using ByText = std::unordered_map<std::string, T, HashText, std::equal_to<>>;
    struct Entry {
        Value value;
        base::TimePoint until;
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

template <class Value>
std::optional<Value> SubjectCache<Value>::find(std::string_view key, base::TimePoint now) const {
    const std::shared_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || found->second.until <= now) return std::nullopt;
    return found->second.value;
}

template <class Value>
std::uint64_t SubjectCache<Value>::epoch() const {
    const std::shared_lock lock(mutex_);
    return epoch_;
}

template <class Value>
void SubjectCache<Value>::keep(std::string key, Value value, std::size_t bytes, base::TimePoint until,
                               const std::vector<std::string>& subjects, std::uint64_t epoch_before) {
    const std::unique_lock lock(mutex_);
    if (all_changed_ > epoch_before) return;
    for (const auto& subject : subjects) {
        const auto changed = changed_.find(subject);
        if (changed != changed_.end() && changed->second > epoch_before) return;
    }
    erase(key);
    bytes += key.size() * 3 + overhead;
    if (bytes > most_bytes_) return;
    while (bytes_ + bytes > most_bytes_) erase(std::string(ages_.front()));
    ages_.push_back(key);
    for (const auto& subject : subjects) keys_by_subject_[subject].push_back(key);
    bytes_ += bytes;
    entries_.emplace(std::move(key), Entry{std::move(value), until, bytes, subjects, std::prev(ages_.end())});
}

template <class Value>
void SubjectCache<Value>::drop(std::string_view subject) {
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

template <class Value>
void SubjectCache<Value>::drop_all() {
    const std::unique_lock lock(mutex_);
    all_changed_ = ++epoch_;
    changed_.clear();
    entries_.clear();
    keys_by_subject_.clear();
    ages_.clear();
    bytes_ = 0;
}

template <class Value>
std::size_t SubjectCache<Value>::bytes() const {
    const std::shared_lock lock(mutex_);
    return bytes_;
}

template <class Value>
void SubjectCache<Value>::erase(std::string_view key) {
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
