// A version tried on past messages: what would change. Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/moderation/review.h"
#include "feature/rules/rule.h"
#include "script/message.h"
#include "store/database.h"

namespace luwte::rules {

inline constexpr int usual_messages = 10'000;
inline constexpr int most_messages = 20'000;
/// Changed messages that are kept for looking at; more are counted only.
inline constexpr std::size_t most_changes = 2'000;

enum class TestState : std::uint8_t { running, finished, cancelled, interrupted, failed };
[[nodiscard]] const char* test_state_name(TestState state);
[[nodiscard]] TestState parse_test_state(std::string_view name);

/// A message that was written before, whoever keeps it.
struct PastMessage {
    std::string kind = "post";
    std::uint64_t id = 0;
    std::string stood;             ///< "published", "held", "returned", "removed"
    bool readable_by_all = false;  ///< reading it takes no entry in the audit log
    script::Message message;
};
/// Where past messages come from, newest first: those before a moment and an id.
struct Archive {
    std::function<std::vector<PastMessage>(store::Connection&, OrganisationId, base::TimePoint before,
                                           std::uint64_t before_id, int limit)>
        read;
};

/// Against what humans decided: `wrong` is what they took away or asked to change.
struct Measure {
    std::int64_t caught_wrong = 0, caught_fine = 0, wrong = 0;
    /// Of what was caught, how much was wrong; none when nothing was.
    [[nodiscard]] std::optional<double> precision() const;
    /// Of what was wrong, how much was caught.
    [[nodiscard]] std::optional<double> recall() const;
};

struct TestResult {
    std::int64_t messages = 0, changed = 0, own_hits = 0, decided = 0, milliseconds = 0, rules = 0;
    std::array<std::int64_t, 4> before{}, after{};  ///< by script::Action
    Measure before_all, after_all, own;             ///< all rules as they were and would be; this rule alone
};
[[nodiscard]] std::string to_json(const TestResult& result);
[[nodiscard]] TestResult result_from_json(std::string_view json);

struct Backtest {
    BacktestId id;
    RuleId rule;
    std::string rule_name;
    int number = 0;
    TestState state = TestState::running;
    int wanted = 0, total = 0, done = 0;
    Deed started;
    base::TimePoint beat_at;
    std::optional<base::TimePoint> ended_at;
    bool cancel_wanted = false;
    TestResult result;
};

/// A message whose verdict would change.
struct TestChange {
    int position = 0;
    std::string kind;
    std::uint64_t subject = 0;
    script::Action before = script::Action::allow, after = script::Action::allow;
    int before_level = 0, after_level = 0;
    std::string stood;
    std::optional<moderation::Choice> decided;
};

}  // namespace luwte::rules
