// The SQL of "I am here".
#pragma once

#include <optional>

#include "feature/escalation/presence.h"

namespace luwte::escalation::sql {

void update_here(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift, base::TimePoint now);
/// A shift that began before `begun`, runs now, and of which nobody said or heard anything; locked.
[[nodiscard]] std::optional<Missing> lock_missing(store::UnitOfWork& work, base::TimePoint begun,
                                                  base::TimePoint now);
void update_missing_told(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift,
                         base::TimePoint now);

}  // namespace luwte::escalation::sql
