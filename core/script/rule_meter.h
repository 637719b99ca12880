// Whoever keeps count of what rules do: told by a rule set while it judges.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/clock.h"

namespace luwte::script {

/// Rules go by their number, in the order of RuleSet::status(). Called by every thread that judges; never
/// throws.
class RuleMeter {
  public:
    virtual ~RuleMeter() = default;
    /// A message begins. Whether its rules are to be timed: a look at the clock for every rule of every
    /// message would cost more than the counting is worth.
    [[nodiscard]] virtual bool begin() noexcept = 0;
    virtual void took(std::size_t rule, std::chrono::nanoseconds time) noexcept = 0;
    /// The rule is about to act. False: it has done so often enough today, and holds for a human instead. A
    /// call to danger has no cap.
    [[nodiscard]] virtual bool may_act(std::size_t rule, base::TimePoint now) noexcept = 0;
    /// It had something to say. `counted`: may_act was asked; it is taken back when it did not act after all.
    struct Spoke {
        bool acted = false, capped = false, counted = false;
    };
    virtual void spoke(std::size_t rule, const Spoke& how, base::TimePoint now) noexcept = 0;
};

}  // namespace luwte::script
