// try_on: many messages, two threads that make way for everybody else.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <sys/resource.h>
#include <unistd.h>

#include "feature/rules/backtests.h"
#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

constexpr unsigned threads = 2;
constexpr std::chrono::milliseconds between_questions{500};
constexpr int niceness = 10;

/// What came of one message.
struct Outcome {
    script::Action before = script::Action::allow, after = script::Action::allow;
    int before_level = 0, after_level = 0;
    bool own_hit = false, differs = false;
};

bool catches(script::Action action) {
    return action >= script::Action::hold;
}

Outcome outcome_of(const script::RuleSet& rules, const std::string& name, const script::Message& message) {
    const auto [before, after] = rules.compare(message);
    Outcome outcome{before.action, after.action, before.level, after.level, false, false};
    for (const auto& hit : after.hits)
        outcome.own_hit = outcome.own_hit || (hit.plugin == script::own_rules && hit.rule == name);
    outcome.differs = before.action != after.action || before.level != after.level ||
                      before.tags != after.tags || before.add_warnings != after.add_warnings;
    return outcome;
}

/// Judges until all are judged or it is told to stop.
class Work {
  public:
    Work(const script::RuleSet& rules, const std::string& name, const std::vector<PastMessage>& messages)
        : rules_(rules), name_(name), messages_(messages), outcomes_(messages.size()) {}

    /// False when `go_on` said so.
    bool run(const GoOn& go_on) {
        if (!go_on(0)) return false;
        std::vector<std::jthread> all;
        for (unsigned i = 0; i < threads; ++i) all.emplace_back([this] { judge(); });
        std::unique_lock lock(mutex_);
        bool goes_on = true;
        while (finished_ < threads) {
            changed_.wait_for(lock, between_questions, [this] { return finished_ == threads; });
            if (finished_ == threads) break;
            lock.unlock();
            goes_on = goes_on && go_on(static_cast<int>(std::min(next_.load(), messages_.size())));
            if (!goes_on) stopping_ = true;
            lock.lock();
        }
        return goes_on;
    }
    [[nodiscard]] const std::vector<Outcome>& outcomes() const { return outcomes_; }

  private:
    void judge() {
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
        for (auto i = next_++; i < messages_.size() && !stopping_; i = next_++)
            outcomes_[i] = outcome_of(rules_, name_, messages_[i].message);
        const std::lock_guard lock(mutex_);
        ++finished_;
        changed_.notify_all();
    }

    const script::RuleSet& rules_;
    const std::string& name_;
    const std::vector<PastMessage>& messages_;
    std::vector<Outcome> outcomes_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    unsigned finished_ = 0;
};

void measure(Measure& measure, bool caught, bool wrong) {
    if (wrong) ++measure.wrong;
    if (caught) ++(wrong ? measure.caught_wrong : measure.caught_fine);
}

}  // namespace

std::optional<Tried> try_on(const script::RuleSet& rules, const std::string& name,
                            const std::vector<PastMessage>& messages,
                            const std::map<std::uint64_t, moderation::Choice>& decided, const GoOn& go_on) {
    const auto began = std::chrono::steady_clock::now();
    Work work(rules, name, messages);
    if (!work.run(go_on)) return std::nullopt;
    Tried tried;
    auto& result = tried.result;
    result.messages = static_cast<std::int64_t>(messages.size());
    result.rules = static_cast<std::int64_t>(rules.rule_count());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const auto& outcome = work.outcomes()[i];
        ++result.before[static_cast<std::size_t>(outcome.before)];
        ++result.after[static_cast<std::size_t>(outcome.after)];
        if (outcome.own_hit) ++result.own_hits;
        const auto choice = decided.find(messages[i].id);
        if (choice != decided.end()) {
            ++result.decided;
            const bool wrong = choice->second != moderation::Choice::publish;
            measure(result.before_all, catches(outcome.before), wrong);
            measure(result.after_all, catches(outcome.after), wrong);
            measure(result.own, outcome.own_hit, wrong);
        }
        if (!outcome.differs) continue;
        ++result.changed;
        if (tried.changes.size() == most_changes) continue;
        TestChange change{static_cast<int>(tried.changes.size()) + 1,
                          messages[i].kind,
                          messages[i].id,
                          outcome.before,
                          outcome.after,
                          outcome.before_level,
                          outcome.after_level,
                          messages[i].stood,
                          {}};
        if (choice != decided.end()) change.decided = choice->second;
        tried.changes.push_back(std::move(change));
    }
    result.milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began)
            .count();
    return tried;
}

}  // namespace luwte::rules
