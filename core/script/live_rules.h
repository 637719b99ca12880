// The rules that judge now, and how newer ones take their place: between two messages, and only when they
// load.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "script/rule_set.h"

namespace luwte::script {

/// Thread safe. A message keeps the set that it began with.
class LiveRules {
  public:
    explicit LiveRules(std::shared_ptr<const RuleSet> first = nullptr) : current_(std::move(first)) {}

    [[nodiscard]] std::shared_ptr<const RuleSet> current() const {
        const std::lock_guard lock(mutex_);
        return current_;
    }
    /// Builds beside the old set, then swaps. When it does not build, the old one stays and the faults say
    /// why.
    bool reload(const std::vector<PluginChoice>& plugins, Faults& faults, RuleSet::SwitchedOff tell = {}) {
        auto next = RuleSet::build(plugins, faults, std::move(tell));
        if (next == nullptr) return false;
        const std::lock_guard lock(mutex_);
        current_.swap(next);
        return true;
    }

  private:
    mutable std::mutex mutex_;
    std::shared_ptr<const RuleSet> current_;
};

}  // namespace luwte::script
