// Which rules fail, and which are switched off for it.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "script/rule_set.h"

namespace luwte::script {

inline constexpr int failures_to_switch_off = 5;

/// Counts failures by the messages' clock.
class Health {
  public:
    explicit Health(std::size_t rules) : rules_(rules), off_(rules) {}

    [[nodiscard]] bool is_off(std::size_t rule) const { return off_[rule].load(std::memory_order_relaxed); }
    /// Returns whether this failure switches the rule off.
    bool failed(std::size_t rule, base::TimePoint now, const std::string& fault) {
        const std::lock_guard lock(mutex_);
        auto& each = rules_[rule];
        each.last_fault = fault;
        each.failures.push_back(now);
        std::erase_if(each.failures, [&](base::TimePoint at) { return at <= now - std::chrono::hours(1); });
        if (off_[rule] || each.failures.size() < failures_to_switch_off) return false;
        return off_[rule] = true;
    }
    void fill(std::size_t rule, RuleStatus& status) const {
        const std::lock_guard lock(mutex_);
        status.failures_in_the_last_hour = static_cast<int>(rules_[rule].failures.size());
        status.switched_off = off_[rule];
        status.last_fault = rules_[rule].last_fault;
    }

  private:
    struct Rule {
        std::vector<base::TimePoint> failures;
        std::string last_fault;
    };
    mutable std::mutex mutex_;
    std::vector<Rule> rules_;
    std::vector<std::atomic<bool>> off_;  ///< asked for every rule of every message
};

}  // namespace luwte::script
