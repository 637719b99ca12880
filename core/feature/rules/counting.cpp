#include "feature/rules/counting.h"

#include <algorithm>

#include "feature/directory/hours.h"
#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

/// One message in so many is timed.
constexpr std::uint64_t timed_one_in = 16;

class CountedRules final : public script::RuleSet {
  public:
    CountedRules(std::shared_ptr<const RuleSet> rules, std::shared_ptr<Meter> meter)
        : rules_(std::move(rules)), meter_(std::move(meter)) {}

    [[nodiscard]] script::Verdict judge(const script::Message& message) const noexcept override {
        return rules_->judge(message, *meter_);
    }
    [[nodiscard]] script::Verdict judge(const script::Message& message,
                                        script::RuleMeter& meter) const noexcept override {
        return rules_->judge(message, meter);
    }
    [[nodiscard]] Comparison compare(const script::Message& message) const noexcept override {
        return rules_->compare(message);
    }
    [[nodiscard]] std::string explain(const script::RuleHit& hit,
                                      std::string_view language_code) const override {
        return rules_->explain(hit, language_code);
    }
    [[nodiscard]] const std::string& version() const override { return rules_->version(); }
    [[nodiscard]] std::size_t rule_count() const override { return rules_->rule_count(); }
    [[nodiscard]] std::vector<script::RuleStatus> status() const override { return rules_->status(); }

  private:
    std::shared_ptr<const RuleSet> rules_;
    std::shared_ptr<Meter> meter_;
};

}  // namespace

Meter::Meter(const script::RuleSet& rules, const std::vector<Judging>& own) {
    for (auto& status : rules.status()) {
        auto& numbers = *rules_.emplace_back(std::make_unique<Numbers>());
        const auto known = std::ranges::find_if(own, [&](const Judging& one) {
            return status.plugin == script::own_rules && one.name == status.rule && one.acts() &&
                   !status.shadow;
        });
        if (known != own.end()) numbers.cap = known->daily_cap;
        has_caps_ = has_caps_ || numbers.cap.has_value();
        numbers.rule = std::move(status);
    }
}

bool Meter::begin() noexcept {
    messages_.fetch_add(1, std::memory_order_relaxed);
    if (begun_.fetch_add(1, std::memory_order_relaxed) % timed_one_in != 0) return false;
    timed_.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void Meter::took(std::size_t rule, std::chrono::nanoseconds time) noexcept {
    rules_[rule]->nanoseconds.fetch_add(time.count(), std::memory_order_relaxed);
}

void Meter::turn(Numbers& numbers, std::chrono::sys_days day) {
    if (numbers.day == day) return;
    numbers.day = day;
    numbers.written = numbers.unwritten = 0;
}

bool Meter::may_act(std::size_t rule, base::TimePoint now) noexcept {
    auto& numbers = *rules_[rule];
    if (!numbers.cap) return true;
    const std::lock_guard lock(numbers.mutex);
    turn(numbers, day_of(now));
    if (numbers.written + numbers.unwritten >= *numbers.cap) return false;
    ++numbers.unwritten;
    return true;
}

void Meter::spoke(std::size_t rule, const Spoke& how, base::TimePoint now) noexcept {
    auto& numbers = *rules_[rule];
    numbers.hits.fetch_add(1, std::memory_order_relaxed);
    if (how.acted) numbers.actions.fetch_add(1, std::memory_order_relaxed);
    if (how.capped) numbers.capped.fetch_add(1, std::memory_order_relaxed);
    if (!numbers.cap || !how.counted || how.capped || how.acted) return;
    const std::lock_guard lock(numbers.mutex);
    if (numbers.day == day_of(now) && numbers.unwritten > 0) --numbers.unwritten;
}

std::vector<Count> Meter::take() {
    const auto messages = messages_.exchange(0);
    const auto timed = timed_.exchange(0);
    std::vector<Count> counts;
    for (const auto& numbers : rules_) {
        Count count{numbers->rule.plugin,
                    numbers->rule.rule,
                    numbers->rule.version,
                    numbers->rule.shadow,
                    messages,
                    numbers->hits.exchange(0),
                    numbers->actions.exchange(0),
                    numbers->capped.exchange(0),
                    0};
        const auto nanoseconds = numbers->nanoseconds.exchange(0);
        if (timed > 0)
            count.microseconds =
                static_cast<std::int64_t>(static_cast<double>(nanoseconds) / 1000.0 *
                                          static_cast<double>(messages) / static_cast<double>(timed));
        if (!count.nothing()) counts.push_back(std::move(count));
    }
    return counts;
}

void Meter::set_written(const std::vector<sql::Actions>& actions, std::chrono::sys_days day) {
    for (const auto& numbers : rules_) {
        if (!numbers->cap) continue;
        const auto found = std::ranges::find_if(actions, [&](const sql::Actions& one) {
            return one.plugin == numbers->rule.plugin && one.rule == numbers->rule.rule;
        });
        const std::lock_guard lock(numbers->mutex);
        turn(*numbers, day);
        const auto before = numbers->written + numbers->unwritten;
        numbers->written = found == actions.end() ? 0 : found->actions;
        // What was taken since the numbers were written stays taken.
        numbers->unwritten =
            std::max<std::int64_t>(0, std::min(numbers->unwritten, before - numbers->written));
    }
}

std::shared_ptr<const script::RuleSet> counted(std::shared_ptr<const script::RuleSet> rules,
                                               std::shared_ptr<Meter> meter) {
    return std::make_shared<CountedRules>(std::move(rules), std::move(meter));
}

void write_down(store::Connection& connection, OrganisationId organisation, Meter& meter,
                base::TimePoint now) {
    const auto counts = meter.take();
    const auto day = day_of(now);
    if (!counts.empty()) sql::add_counts(connection, organisation, day, counts);
    if (meter.has_caps()) meter.set_written(sql::list_actions(connection, organisation, day), day);
}

std::chrono::sys_days day_of(base::TimePoint moment) {
    return std::chrono::sys_days(directory::local_time(moment).date);
}

}  // namespace luwte::rules
