// The SQL of the duty roster. Names and roles come from the staff table, which every feature may refer to.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "feature/escalation/roster.h"

namespace luwte::escalation::sql {

/// False when there is no such colleague who can be called.
[[nodiscard]] bool insert_shift(store::UnitOfWork& work, OrganisationId organisation, const Shift& shift);
[[nodiscard]] std::optional<Shift> lock_shift(store::UnitOfWork& work, OrganisationId organisation,
                                              ShiftId id);
void delete_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId id);
void end_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId id, base::TimePoint now);
[[nodiscard]] std::vector<Shift> list_shifts(store::Connection& connection, OrganisationId organisation,
                                             base::TimePoint now);
[[nodiscard]] std::vector<Shift> list_shifts_between(store::Connection& connection, OrganisationId organisation,
                                                     base::TimePoint from, base::TimePoint to);
[[nodiscard]] std::vector<Colleague> list_on_duty(store::Connection& connection, OrganisationId organisation,
                                                  base::TimePoint now);
/// Each once, at their first place; by place.
[[nodiscard]] std::vector<std::pair<int, StaffId>> list_duty_places(store::Connection& connection,
                                                                    OrganisationId organisation,
                                                                    base::TimePoint now);
[[nodiscard]] std::vector<Colleague> list_next_shift(store::Connection& connection,
                                                     OrganisationId organisation, base::TimePoint now,
                                                     base::TimePoint until);
[[nodiscard]] std::vector<Colleague> list_colleagues(store::Connection& connection,
                                                     OrganisationId organisation);

}  // namespace luwte::escalation::sql
