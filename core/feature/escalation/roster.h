// The duty roster: who is on duty, from when to when, and where nobody is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "store/database.h"

namespace luwte::escalation {

struct Shift {
    ShiftId id;
    StaffId staff;
    std::string staff_name;
    base::TimePoint from, to;
    int place = 1;                                   ///< in the chain: 1 is called first
    std::optional<base::TimePoint> here_at;          ///< when they said to be there
    std::optional<base::TimePoint> missing_told_at;  ///< when the next in the chain heard that they did not
    bool weekly = false;                             ///< planned by a series (shift_series.h)
};

struct Colleague {
    StaffId staff;
    std::string name;
};

/// A time in which nobody is on duty.
struct Hole {
    base::TimePoint from, to;
};

/// Who is called now.
struct Called {
    std::vector<Colleague>
        people;  ///< those on duty, each once; when there are none: everybody with the role
    bool nobody_on_duty = false;
    [[nodiscard]] bool has(StaffId staff) const;
};

/// Adds a shift. Problems: `roster.place` (1 to 9), `roster.backwards`, `roster.too-long` (over 14 days),
/// `roster.in-the-past` (field "to"), `roster.nobody` (field "staff": not a colleague with a role that can be
/// called).
[[nodiscard]] base::Result<ShiftId> add_shift(store::Connection& connection, OrganisationId organisation,
                                              StaffId by, StaffId staff, base::TimePoint from,
                                              base::TimePoint to, base::TimePoint now, int place = 1);
/// Takes a shift out; one that has begun ends now. `roster.not-found`.
[[nodiscard]] base::Result<> remove_shift(store::Connection& connection, OrganisationId organisation,
                                          StaffId by, ShiftId shift, base::TimePoint now);

/// Shifts that lie in this time, wholly or in part, by their start, at most 500.
[[nodiscard]] std::vector<Shift> shifts_between(store::Connection& connection, OrganisationId organisation,
                                                base::TimePoint from, base::TimePoint to);
/// Shifts that have not ended, by their start, at most 500.
[[nodiscard]] std::vector<Shift> shifts(store::Connection& connection, OrganisationId organisation,
                                        base::TimePoint now);
[[nodiscard]] Called called_now(store::Connection& connection, OrganisationId organisation,
                                base::TimePoint now);
/// On duty now by their place in the chain, place 1 first, and everybody who can be called.
struct DutyPlaces {
    std::vector<std::vector<StaffId>> places;
    std::vector<StaffId> everyone;
};
[[nodiscard]] DutyPlaces duty_places(store::Connection& connection, OrganisationId organisation,
                                     base::TimePoint now);
/// Who is on duty in the shift that begins next, within 24 hours, and is not on duty already.
[[nodiscard]] std::vector<Colleague> next_shift(store::Connection& connection, OrganisationId organisation,
                                                base::TimePoint now);
/// Everybody who can have a shift (moderators and duty), by name.
[[nodiscard]] std::vector<Colleague> colleagues(store::Connection& connection, OrganisationId organisation);

/// The holes between `from` and `to` that these shifts leave; those of less than a minute, which no clock
/// shows, are none. A pure function.
[[nodiscard]] std::vector<Hole> holes(const std::vector<Shift>& shifts, base::TimePoint from,
                                      base::TimePoint to);

}  // namespace luwte::escalation
