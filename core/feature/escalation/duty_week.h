// A week of the roster, day by day, as a clock in the Netherlands has it. Pure.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "feature/escalation/holidays.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {

/// What of a shift, or of a hole, lies on one day: minutes since midnight on that day's clock.
struct DutyPiece {
    std::size_t shift = 0;  ///< which of the shifts; no meaning for a hole
    bool hole = false;
    std::chrono::minutes from{0}, to{0};  ///< to: at most 24 h
    friend bool operator==(const DutyPiece&, const DutyPiece&) = default;
};

struct DutyDay {
    std::chrono::sys_days date;
    std::optional<Holiday> holiday;
    std::vector<DutyPiece> pieces;  ///< by their start; a hole before a shift that begins with it
};

/// The Monday of the week in which a local date lies.
[[nodiscard]] std::chrono::sys_days monday_of(std::chrono::sys_days date);
/// From local midnight of a Monday until that of the next.
[[nodiscard]] Hole week_of(std::chrono::sys_days monday);
/// The seven days. Holes are shown from `now` on: what is past cannot be filled.
[[nodiscard]] std::array<DutyDay, 7> duty_week(const std::vector<Shift>& shifts, std::chrono::sys_days monday,
                                               base::TimePoint now);

}  // namespace luwte::escalation
