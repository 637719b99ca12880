// The SQL of weekly shifts and of absences.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "feature/escalation/shift_series.h"

namespace luwte::escalation::sql {

/// A local date as the database has it: "2026-05-01".
[[nodiscard]] std::string date_text(std::chrono::sys_days date);

/// False when there is no such colleague who can be called.
[[nodiscard]] bool insert_series(store::UnitOfWork& work, OrganisationId organisation, const Series& series);
[[nodiscard]] bool end_series(store::UnitOfWork& work, OrganisationId organisation, SeriesId id,
                              std::chrono::sys_days last);
int delete_coming_of_series(store::UnitOfWork& work, OrganisationId organisation, SeriesId id,
                            base::TimePoint now);
[[nodiscard]] std::vector<Series> list_series(store::Connection& connection, OrganisationId organisation,
                                              std::chrono::sys_days today);

/// Dates of series that need no shift any more: planned already, or taken out.
using Planned = std::set<std::pair<SeriesId, std::chrono::sys_days>>;
[[nodiscard]] Planned list_planned(store::Connection& connection, OrganisationId organisation,
                                   std::chrono::sys_days from);
/// False when somebody else was quicker, or the colleague cannot be called any more.
bool insert_planned(store::UnitOfWork& work, OrganisationId organisation, const Series& series,
                    std::chrono::sys_days date, const Span& span);

[[nodiscard]] bool insert_absence(store::UnitOfWork& work, OrganisationId organisation,
                                  const Absence& absence);
[[nodiscard]] std::optional<StaffId> delete_absence(store::UnitOfWork& work, OrganisationId organisation,
                                                    AbsenceId id);
[[nodiscard]] std::vector<Absence> list_absences(store::Connection& connection, OrganisationId organisation,
                                                 std::chrono::sys_days today);
int delete_coming_of_staff(store::UnitOfWork& work, OrganisationId organisation, StaffId staff,
                           const Span& span, base::TimePoint now);

}  // namespace luwte::escalation::sql
