#include "feature/escalation/roster.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/escalation/roster_store.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;

constexpr auto longest_shift = std::chrono::days(14);
constexpr int last_place = 9;

void append_audit(store::UnitOfWork& work, OrganisationId organisation, StaffId by, const char* action,
                  const Shift& shift, base::TimePoint now) {
    const auto seconds = [](base::TimePoint at) {
        return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
    };
    const nlohmann::json details{
        {"staff", base::to_public(shift.staff)}, {"from", seconds(shift.from)}, {"to", seconds(shift.to)}};
    audit::append(
        work,
        {organisation, audit::staff_actor(by), action, "shift:" + base::to_public(shift.id), details.dump()},
        now);
}

}  // namespace

bool Called::has(StaffId staff) const {
    return std::ranges::find(people, staff, &Colleague::staff) != people.end();
}

base::Result<ShiftId> add_shift(store::Connection& connection, OrganisationId organisation, StaffId by,
                                StaffId staff, base::TimePoint from, base::TimePoint to, base::TimePoint now,
                                int place) {
    if (to <= from) return base::problem(ProblemKind::invalid, "roster.backwards", "to");
    if (to - from > longest_shift) return base::problem(ProblemKind::invalid, "roster.too-long", "to");
    if (to <= now) return base::problem(ProblemKind::invalid, "roster.in-the-past", "to");
    if (place < 1 || place > last_place) return base::problem(ProblemKind::invalid, "roster.place", "place");
    Shift shift;
    shift.id = base::new_id<ShiftId>();
    shift.staff = staff;
    shift.from = from;
    shift.to = to;
    shift.place = place;
    store::UnitOfWork work(connection);
    if (!sql::insert_shift(work, organisation, shift))
        return base::problem(ProblemKind::invalid, "roster.nobody", "staff");
    // Who is called may change now: open pages look again.
    work.announce(announcement(organisation));
    append_audit(work, organisation, by, "roster.added", shift, now);
    work.commit();
    return shift.id;
}

base::Result<> remove_shift(store::Connection& connection, OrganisationId organisation, StaffId by,
                            ShiftId id, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto shift = sql::lock_shift(work, organisation, id);
    if (!shift || shift->to <= now) return base::problem(ProblemKind::not_found, "roster.not-found");
    // Who was on duty until now stays known.
    if (shift->from < now)
        sql::end_shift(work, organisation, id, now);
    else
        sql::delete_shift(work, organisation, id);
    work.announce(announcement(organisation));
    append_audit(work, organisation, by, "roster.removed", *shift, now);
    work.commit();
    return {};
}

std::vector<Shift> shifts_between(store::Connection& connection, OrganisationId organisation,
                                  base::TimePoint from, base::TimePoint to) {
    return sql::list_shifts_between(connection, organisation, from, to);
}

std::vector<Shift> shifts(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    return sql::list_shifts(connection, organisation, now);
}

Called called_now(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    Called called{sql::list_on_duty(connection, organisation, now), false};
    if (!called.people.empty()) return called;
    return {sql::list_colleagues(connection, organisation), true};
}

DutyPlaces duty_places(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    DutyPlaces duty;
    int last = 0;
    for (const auto& [place, staff] : sql::list_duty_places(connection, organisation, now)) {
        if (place != last) duty.places.emplace_back();
        last = place;
        duty.places.back().push_back(staff);
    }
    for (const auto& person : sql::list_colleagues(connection, organisation))
        duty.everyone.push_back(person.staff);
    return duty;
}

std::vector<Colleague> next_shift(store::Connection& connection, OrganisationId organisation,
                                  base::TimePoint now) {
    return sql::list_next_shift(connection, organisation, now, now + std::chrono::hours(24));
}

std::vector<Colleague> colleagues(store::Connection& connection, OrganisationId organisation) {
    return sql::list_colleagues(connection, organisation);
}

std::vector<Hole> holes(const std::vector<Shift>& shifts, base::TimePoint from, base::TimePoint to) {
    auto ordered = shifts;
    std::ranges::sort(ordered, {}, &Shift::from);
    constexpr std::chrono::minutes shortest_hole{1};
    std::vector<Hole> found;
    auto covered_until = from;
    for (const auto& shift : ordered) {
        if (shift.from >= to) break;
        if (shift.from - covered_until >= shortest_hole) found.push_back({covered_until, shift.from});
        covered_until = std::max(covered_until, shift.to);
    }
    if (to - covered_until >= shortest_hole) found.push_back({covered_until, to});
    return found;
}

}  // namespace luwte::escalation
