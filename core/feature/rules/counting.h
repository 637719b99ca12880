// Counting what rules do while they judge, cheaply: numbers in memory, written down every few seconds; and
// the cap on a rule's actions a day.
//
// In one process the cap is exact. Several share what they wrote down, so together they may go over it by
// what happens within one interval of writing.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/rules/count_store.h"
#include "feature/rules/rule.h"
#include "script/rule_set.h"
#include "store/database.h"

namespace luwte::rules {

/// The numbers of one compiled set of one organisation.
class Meter final : public script::RuleMeter {
  public:
    Meter(const script::RuleSet& rules, const std::vector<Judging>& own);

    bool begin() noexcept override;
    void took(std::size_t rule, std::chrono::nanoseconds time) noexcept override;
    bool may_act(std::size_t rule, base::TimePoint now) noexcept override;
    void spoke(std::size_t rule, const Spoke& how, base::TimePoint now) noexcept override;

    /// What happened since the last time; then it begins anew.
    [[nodiscard]] std::vector<Count> take();
    /// What all processes have written down for today.
    void set_written(const std::vector<sql::Actions>& actions, std::chrono::sys_days day);
    [[nodiscard]] bool has_caps() const { return has_caps_; }

  private:
    struct Numbers {
        script::RuleStatus rule;
        std::atomic<std::int64_t> hits = 0, actions = 0, capped = 0, nanoseconds = 0;
        std::optional<int> cap;
        std::mutex mutex;  ///< of the next three
        std::chrono::sys_days day{};
        std::int64_t written = 0, unwritten = 0;  ///< actions of the day: in the database, and since then
    };
    /// Moves on to another day.
    static void turn(Numbers& numbers, std::chrono::sys_days day);

    std::vector<std::unique_ptr<Numbers>> rules_;
    std::atomic<std::int64_t> messages_ = 0, timed_ = 0;
    std::atomic<std::uint64_t> begun_ = 0;
    bool has_caps_ = false;
};

/// A set whose work is counted: what judges an organisation's messages.
[[nodiscard]] std::shared_ptr<const script::RuleSet> counted(std::shared_ptr<const script::RuleSet> rules,
                                                             std::shared_ptr<Meter> meter);

/// Writes what a meter counted down, and tells it what the others did. In one transaction.
void write_down(store::Connection& connection, OrganisationId organisation, Meter& meter,
                base::TimePoint now);

/// The day on a clock in the Netherlands.
[[nodiscard]] std::chrono::sys_days day_of(base::TimePoint moment);

}  // namespace luwte::rules
