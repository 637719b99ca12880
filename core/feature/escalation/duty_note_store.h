// The SQL of hand-over notes.
#pragma once

#include <string_view>
#include <vector>

#include "feature/escalation/duty_notes.h"

namespace luwte::escalation::sql {

struct StoredDutyNote {
    DutyNote note;
    std::string sealed;
};
void insert_duty_note(store::UnitOfWork& work, OrganisationId organisation, DutyNoteId id, StaffId by,
                      std::string_view sealed, base::TimePoint now);
/// False when it is not theirs, or not there.
[[nodiscard]] bool delete_duty_note(store::UnitOfWork& work, OrganisationId organisation, DutyNoteId id,
                                    StaffId by);
[[nodiscard]] std::vector<StoredDutyNote> list_duty_notes(store::Connection& connection,
                                                          OrganisationId organisation, base::TimePoint since);
void delete_old_duty_notes(store::Connection& connection, base::TimePoint before);

}  // namespace luwte::escalation::sql
