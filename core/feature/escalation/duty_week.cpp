#include "feature/escalation/duty_week.h"

#include <algorithm>
#include <tuple>

#include "feature/directory/hours.h"

namespace luwte::escalation {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes whole_day{24 * 60};

base::TimePoint midnight(sys_days date) {
    return directory::moment_of(date, minutes(0));
}

/// Nothing when it does not touch the day.
std::optional<DutyPiece> piece_on(sys_days date, base::TimePoint from, base::TimePoint to) {
    const auto begin = midnight(date);
    const auto end = midnight(date + days(1));
    if (to <= begin || from >= end) return std::nullopt;
    DutyPiece piece;
    piece.from = from <= begin ? minutes(0) : directory::local_time(from).of_day;
    piece.to = to >= end ? whole_day : directory::local_time(to).of_day;
    return piece;
}

}  // namespace

sys_days monday_of(sys_days date) {
    return date - days(std::chrono::weekday(date).iso_encoding() - 1);
}

Hole week_of(sys_days monday) {
    return {midnight(monday), midnight(monday + days(7))};
}

std::array<DutyDay, 7> duty_week(const std::vector<Shift>& shifts, sys_days monday, base::TimePoint now) {
    const auto week = week_of(monday);
    const auto open = now < week.to ? holes(shifts, std::max(now, week.from), week.to) : std::vector<Hole>();
    std::array<DutyDay, 7> result;
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto& day = result[i];
        day.date = monday + days(static_cast<int>(i));
        day.holiday = holiday(day.date);
        for (const auto& hole : open)
            if (auto piece = piece_on(day.date, hole.from, hole.to)) {
                piece->hole = true;
                day.pieces.push_back(*piece);
            }
        for (std::size_t at = 0; at < shifts.size(); ++at)
            if (auto piece = piece_on(day.date, shifts[at].from, shifts[at].to)) {
                piece->shift = at;
                day.pieces.push_back(*piece);
            }
        std::ranges::sort(day.pieces, {},
                          [](const DutyPiece& piece) { return std::tuple(piece.from, !piece.hole, piece.shift); });
    }
    return result;
}

}  // namespace luwte::escalation
