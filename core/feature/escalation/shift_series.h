// Shifts that come back every week, and days on which a colleague is away. A series is on a clock in the
// Netherlands: 22:00 stays 22:00 on both sides of a change of the clock. Its shifts stand in the roster six
// weeks ahead, as ones that can be swapped and taken away like any other.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "store/database.h"

namespace luwte::escalation {

using SeriesId = base::PublicId<struct ShiftSeriesTag>;
using AbsenceId = base::PublicId<struct StaffAbsenceTag>;

/// How far ahead shifts of series stand in the roster.
inline constexpr std::chrono::days planned_ahead{42};

struct Series {
    SeriesId id;
    StaffId staff;
    std::string staff_name;
    unsigned weekday = 0;  ///< on which it begins: 0 Monday … 6 Sunday
    std::chrono::minutes starts{0},
        ends{0};  ///< since midnight; an end not after the start is on the next day
    int place = 1;
    std::chrono::sys_days first_date;
    std::optional<std::chrono::sys_days> last_date;
    bool skips_holidays = false;
};

struct Absence {
    AbsenceId id;
    StaffId staff;
    std::string staff_name;
    std::chrono::sys_days first_date, last_date;
};

/// When a series has its shift on that date; nothing when it has none (another weekday, outside its dates, a
/// holiday that it skips, nothing left of it by a change of the clock). Pure.
struct Span {
    base::TimePoint from, to;
};
[[nodiscard]] std::optional<Span> shift_on(const Series& series, std::chrono::sys_days date);

/// Adds one and plans it. Problems (invalid): `series.weekday`, `series.times`, `series.dates`,
/// `roster.place`, `roster.nobody`.
[[nodiscard]] base::Result<SeriesId> add_series(store::Connection& connection, OrganisationId organisation,
                                                StaffId by, const Series& series, base::TimePoint now);
/// Its shifts that have not begun go. `series.not-found`.
[[nodiscard]] base::Result<> end_series(store::Connection& connection, OrganisationId organisation,
                                        StaffId by, SeriesId id, base::TimePoint now);
/// Those that have not ended, by weekday and time.
[[nodiscard]] std::vector<Series> list_series(store::Connection& connection, OrganisationId organisation,
                                              base::TimePoint now);
[[nodiscard]] std::optional<Series> find_series(store::Connection& connection, OrganisationId organisation,
                                                SeriesId id, base::TimePoint now);

/// Days off, whole ones. What was planned for them and has not begun goes out of the roster; how many shifts.
/// Problems (invalid): `absence.dates` (backwards, over a year, or past), `roster.nobody`.
[[nodiscard]] base::Result<int> add_absence(store::Connection& connection, OrganisationId organisation,
                                            StaffId by, StaffId staff, std::chrono::sys_days first,
                                            std::chrono::sys_days last, base::TimePoint now);
/// Weekly shifts come back. `absence.not-found`.
[[nodiscard]] base::Result<> remove_absence(store::Connection& connection, OrganisationId organisation,
                                            StaffId by, AbsenceId id, base::TimePoint now);
/// Those that are not over.
[[nodiscard]] std::vector<Absence> absences(store::Connection& connection, OrganisationId organisation,
                                            base::TimePoint now);

/// Puts the shifts of all series into the roster that are not there yet; how many. May be repeated, and run
/// by several processes at once.
int plan(store::Connection& connection, OrganisationId organisation, base::TimePoint now);

}  // namespace luwte::escalation
