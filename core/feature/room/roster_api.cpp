// /api/v1/room/roster and /api/v1/room/audit: who is on duty and where nobody is; what was done, by days.
#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/escalation/roster.h"
#include "feature/room/pages.h"
#include "feature/room/room_api.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

constexpr std::chrono::days looks_ahead{7};
constexpr int entries_a_page = 50;

/// Everybody keeps their own shifts; administrators keep everybody's.
bool may_change(const Context& context, StaffId whose) {
    const auto& staff = context.visitor.staff;
    return staff.has(visit::Role::administrator) || staff.staff == whose;
}

json colleagues_json(const std::vector<escalation::Colleague>& people) {
    auto list = json::array();
    for (const auto& person : people)
        list.push_back({{"staff", base::to_public(person.staff)}, {"name", person.name}});
    return list;
}

Response show_roster(Context& context) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto called = escalation::called_now(connection, organisation, context.now);
    json value{{"called", colleagues_json(called.people)},
               {"nobody_on_duty", called.nobody_on_duty},
               {"colleagues", colleagues_json(escalation::colleagues(connection, organisation))},
               {"shifts", json::array()},
               {"holes", json::array()}};
    for (const auto& shift : shifts)
        value["shifts"].push_back({{"id", base::to_public(shift.id)},
                                   {"staff", base::to_public(shift.staff)},
                                   {"name", shift.staff_name},
                                   {"from", iso_moment(shift.from)},
                                   {"to", iso_moment(shift.to)},
                                   {"may_remove", may_change(context, shift.staff)}});
    for (const auto& hole : escalation::holes(shifts, context.now, context.now + looks_ahead))
        value["holes"].push_back({{"from", iso_moment(hole.from)}, {"to", iso_moment(hole.to)}});
    return visit::json_answer(context, value);
}

/// Moments as a clock in the Netherlands has them: "2026-05-01T20:14".
Response add_shift(Context& context, const JsonBody& body) {
    const auto from = parse_local_input(body.text("from"));
    const auto to = parse_local_input(body.text("to"));
    if (!from || !to)
        return refuse(context, {ProblemKind::invalid, "roster.no-moment", from ? "to" : "from"});
    const auto self = context.visitor.staff.staff;
    const auto whose =
        body.has("staff") ? base::from_public<StaffId>(body.text("staff")).value_or(StaffId{}) : self;
    if (!may_change(context, whose))
        return refuse(context, {ProblemKind::forbidden, "roster.not-yours", "staff"});
    const auto added = escalation::add_shift(context.database(), context.organisation->id, self, whose, *from,
                                             *to, context.now);
    if (!added) return refuse(context, added.error());
    return visit::json_answer(context, {{"id", base::to_public(*added)}}, 201);
}

Response remove_shift(Context& context) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = id_in<ShiftId>(context);
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto shift = std::ranges::find(shifts, id, &escalation::Shift::id);
    if (shift == shifts.end()) return refuse(context, {ProblemKind::not_found, "roster.not-found", ""});
    if (!may_change(context, shift->staff))
        return refuse(context, {ProblemKind::forbidden, "roster.not-yours", ""});
    return done(context, escalation::remove_shift(connection, organisation, context.visitor.staff.staff, id,
                                                  context.now));
}

/// Days, not moments: the log must not tell when somebody was awake.
Response show_audit(Context& context) {
    const auto asked = context.request.query.get("before");
    std::int64_t before = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), before);
    if (!asked.empty() && (error != std::errc{} || end != asked.data() + asked.size() || before < 1))
        return refuse(context, {ProblemKind::invalid, "api.bad-number", "before"});
    auto entries = audit::recent(context.database(), context.organisation->id, before, entries_a_page + 1);
    const bool more = entries.size() > entries_a_page;
    if (more) entries.pop_back();
    json value{{"items", json::array()}, {"before", more ? json(entries.back().number) : json(nullptr)}};
    for (const auto& recorded : entries) {
        const auto details = json::parse(recorded.entry.details, nullptr, false);
        value["items"].push_back({{"number", recorded.number},
                                  {"when", visit::coarse_json(context, recorded.at)},
                                  {"actor", recorded.entry.actor},
                                  {"action", recorded.entry.action},
                                  {"subject", recorded.entry.subject},
                                  {"details", details.is_object() ? details : json::object()}});
    }
    return visit::json_answer(context, value);
}

}  // namespace

std::vector<visit::Route> roster_api_routes(const Parts&) {
    return {
        for_roles(visit::api_get("/api/v1/room/roster", Access::staff, show_roster), may_see_roster),
        for_roles(visit::api_send(net::Method::post, "/api/v1/room/roster/shifts", Access::staff,
                                  {{"from", JsonKind::text, true}, {"to", JsonKind::text, true}, {"staff"}},
                                  add_shift),
                  may_see_roster),
        for_roles(visit::api_delete("/api/v1/room/roster/shifts/{shift}", Access::staff, remove_shift),
                  may_see_roster),
        for_roles(visit::api_get("/api/v1/room/audit", Access::staff, show_audit), may_audit)};
}

}  // namespace luwte::room
