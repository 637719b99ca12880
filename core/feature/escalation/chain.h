// The chain of an alarm: who is called first, who next, and what happens when nobody takes it. Plain values
// and pure rules; the database is chains.h, the clockwork chain_timer.h.
//
//   on duty, place 1 → place 2 … → everyone → the fallback (and everyone, again and again)
//
// A step waits for the deadline of the alarm's level. When every call of a step failed, the next step comes
// at once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/escalation/channel.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {

/// An organisation's deadlines.
struct Deadlines {
    std::chrono::seconds level2{900}, level3{120};
    std::chrono::seconds acting{900};  ///< from taking it to saying "I am acting"
    std::chrono::seconds repeat{900};  ///< between two calls at the end of the chain
    [[nodiscard]] std::chrono::seconds of_level(int level) const { return level >= 3 ? level3 : level2; }
    friend bool operator==(const Deadlines&, const Deadlines&) = default;
};

/// "on_duty", "next" …, as in the database and the API.
[[nodiscard]] const char* stage_name(Stage stage);
[[nodiscard]] std::optional<Stage> parse_stage(std::string_view name);

enum class CallState : std::uint8_t { waiting, sent, failed, acknowledged, cancelled };
[[nodiscard]] const char* call_state_name(CallState state);
[[nodiscard]] CallState parse_call_state(std::string_view name);

/// One call of an alarm, for the people in the room.
struct CallLine {
    AlarmCallId id;
    int step = 1;
    StaffId staff;     ///< none: the organisation's fallback
    std::string name;  ///< empty: the fallback
    std::string channel;
    CallState state = CallState::waiting;
    int attempts = 0;
    base::TimePoint created_at;
    std::optional<base::TimePoint> sent_at;
    std::string failure;  ///< why the last attempt did not succeed
};

/// How far an alarm's present way through the chain is.
struct Way {
    std::optional<Stage> stage;   ///< of the last step; none: nobody was called yet
    std::vector<StaffId> called;  ///< in this way, at any step
    std::vector<StaffId> asked;   ///< to take it over: they are called first
};

struct NextStep {
    Stage stage = Stage::on_duty;
    std::vector<Recipient> recipients;
    bool last = false;  ///< the end of the chain: repeated until somebody takes it
};

/// Who is called next. Never without a recipient, and always the same for the same input.
[[nodiscard]] NextStep next_step(const DutyPlaces& duty, const Way& way);

}  // namespace luwte::escalation
