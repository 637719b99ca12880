// The SQL of swaps.
#pragma once

#include <optional>
#include <vector>

#include "feature/escalation/swaps.h"

namespace luwte::escalation::sql {

/// Whether a colleague can be called.
[[nodiscard]] bool is_callable(store::Connection& connection, OrganisationId organisation, StaffId staff);
/// False when the shift is asked about already.
[[nodiscard]] bool insert_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id, StaffId by,
                               const NewSwap& what, base::TimePoint now);
/// One that waits for an answer, locked.
[[nodiscard]] std::optional<Swap> lock_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id);
void update_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id, std::string_view state,
                 StaffId by, base::TimePoint now);
void give_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift, StaffId to);
/// Other questions about a shift that has another owner now make no sense any more.
void withdraw_swaps_of(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift,
                       base::TimePoint now);
[[nodiscard]] std::vector<Swap> list_swaps(store::Connection& connection, OrganisationId organisation,
                                           base::TimePoint now);

}  // namespace luwte::escalation::sql
