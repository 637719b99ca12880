#include "feature/escalation/presence.h"

#include <algorithm>

#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/escalation/presence_store.h"
#include "feature/escalation/roster_store.h"

namespace luwte::escalation {

using base::ProblemKind;

base::Result<> say_here(store::Connection& connection, OrganisationId organisation, StaffId staff, ShiftId id,
                        base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto shift = sql::lock_shift(work, organisation, id);
    if (!shift || shift->to <= now) return base::problem(ProblemKind::not_found, "roster.not-found");
    if (shift->staff != staff) return base::problem(ProblemKind::forbidden, "roster.not-yours");
    if (now < shift->from - here_from) return base::problem(ProblemKind::conflict, "roster.too-early");
    if (shift->here_at) return {};
    sql::update_here(work, organisation, id, now);
    work.announce(announcement(organisation));
    audit::append(
        work, {organisation, audit::staff_actor(staff), "roster.here", "shift:" + base::to_public(id), "{}"},
        now);
    work.commit();
    return {};
}

std::vector<Shift> here_wanted(const std::vector<Shift>& shifts, StaffId staff, base::TimePoint now) {
    std::vector<Shift> wanted;
    std::ranges::copy_if(shifts, std::back_inserter(wanted), [&](const Shift& shift) {
        return shift.staff == staff && !shift.here_at && shift.from - here_from <= now && now < shift.to;
    });
    return wanted;
}

std::vector<Shift> missing(const std::vector<Shift>& shifts, base::TimePoint now) {
    std::vector<Shift> found;
    std::ranges::copy_if(shifts, std::back_inserter(found), [&](const Shift& shift) {
        return !shift.here_at && shift.missing_told_at && shift.from + here_within <= now && now < shift.to;
    });
    return found;
}

std::optional<Missing> take_missing(store::UnitOfWork& work, base::TimePoint now) {
    auto found = sql::lock_missing(work, now - here_within, now);
    if (!found) return std::nullopt;
    sql::update_missing_told(work, found->organisation, found->shift, now);
    auto duty = duty_places(work.connection(), found->organisation, now);
    std::erase(duty.everyone, found->staff);
    auto step = next_step(duty, {.stage = Stage::on_duty, .called = {found->staff}, .asked = {}});
    found->stage = step.stage;
    found->tell = std::move(step.recipients);
    work.announce(announcement(found->organisation));
    return found;
}

}  // namespace luwte::escalation
