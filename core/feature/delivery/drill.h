// Drills: calls as in earnest, marked as a drill everywhere, that show whether colleagues are reached and how
// fast. The nouns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/escalation/chain.h"

namespace luwte::delivery {

using DrillId = base::PublicId<struct DrillTag>;
using DutyCallId = base::PublicId<struct DutyCallTag>;

/// What a drill tries, beside the names of channels: the whole chain, step by step, until somebody answers.
inline constexpr std::string_view whole_chain = "chain";
/// After this a drill ends by itself.
inline constexpr std::chrono::minutes longest_drill{60};

struct Drill {
    DrillId id;
    StaffId by;
    std::string by_name;
    std::string what;  ///< whole_chain, escalation::room_channel, or the name of a channel
    StaffId only;      ///< a colleague who tries their own address; none: everybody
    base::TimePoint started_at;
    std::optional<base::TimePoint> ended_at;
    int calls = 0, sent = 0,
        acknowledged = 0;  ///< how many people, of whom so many were reached and answered
    [[nodiscard]] bool running() const { return !ended_at; }
};

/// One call of a drill.
struct DrillLine {
    int step = 1;
    escalation::Stage stage = escalation::Stage::on_duty;
    StaffId staff;     ///< none: the fallback
    std::string name;  ///< empty: the fallback
    std::string channel;
    std::string state;  ///< "waiting", "sent", "failed"
    base::TimePoint called_at;
    std::optional<base::TimePoint> sent_at, acknowledged_at;
    std::string failure;
};

}  // namespace luwte::delivery
