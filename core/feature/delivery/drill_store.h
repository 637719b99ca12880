// The SQL of drills.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "feature/delivery/drill.h"
#include "store/database.h"

namespace luwte::delivery::sql {

void insert_drill(store::UnitOfWork& work, OrganisationId organisation, const Drill& drill,
                  base::TimePoint next_step);
/// Whether one runs that is not for somebody alone; the organisation's row is locked.
[[nodiscard]] bool lock_running(store::UnitOfWork& work, OrganisationId organisation);
[[nodiscard]] std::optional<Drill> lock_drill(store::UnitOfWork& work, OrganisationId organisation,
                                              DrillId id);
void end_drill(store::UnitOfWork& work, OrganisationId organisation, DrillId id, base::TimePoint now);

struct DueDrill {
    OrganisationId organisation;
    DrillId id;
    std::string what;
    base::TimePoint started_at;
    int step = 0;
    std::optional<escalation::Stage> stage;
};
/// One that goes on now, locked; others may be at others.
[[nodiscard]] std::optional<DueDrill> lock_due_drill(store::UnitOfWork& work, base::TimePoint now);
[[nodiscard]] std::vector<StaffId> list_drilled(store::UnitOfWork& work, OrganisationId organisation,
                                                DrillId id);
void update_drill_step(store::UnitOfWork& work, OrganisationId organisation, DrillId id, int step,
                       escalation::Stage stage, base::TimePoint next_step);

[[nodiscard]] std::vector<Drill> list_drills(store::Connection& connection, OrganisationId organisation,
                                             int limit);
[[nodiscard]] std::optional<Drill> find_drill(store::Connection& connection, OrganisationId organisation,
                                              DrillId id);
[[nodiscard]] std::vector<DrillLine> list_lines(store::Connection& connection, OrganisationId organisation,
                                                DrillId id);
/// Drills that call this colleague and wait for their answer.
[[nodiscard]] std::vector<Drill> list_calling(store::Connection& connection, OrganisationId organisation,
                                              StaffId staff);
/// How many calls were answered by this.
[[nodiscard]] int acknowledge_drill(store::UnitOfWork& work, OrganisationId organisation, DrillId id,
                                    StaffId staff, base::TimePoint now);
/// Their calls by the room's pages are sent: a page shows them.
void note_drill_shown(store::Connection& connection, OrganisationId organisation, StaffId staff,
                      base::TimePoint now);

}  // namespace luwte::delivery::sql
