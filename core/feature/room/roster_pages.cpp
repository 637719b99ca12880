// /room/rooster: who is on duty, from when to when, and where nobody is.
#include <algorithm>

#include "feature/escalation/roster.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;

constexpr std::chrono::days looks_ahead{7};
constexpr std::size_t most_holes = 20;

struct Sent {
    std::optional<base::Problem> problem;
    std::string staff, from, to;
};

/// Everybody keeps their own shifts; administrators keep everybody's.
bool may_change(const visit::Context& context, StaffId whose) {
    const auto& staff = context.visitor.staff;
    return staff.has(visit::Role::administrator) || staff.staff == whose;
}

std::string names(const std::vector<escalation::Colleague>& people) {
    std::string list;
    for (const auto& person : people) {
        if (!list.empty()) list += ", ";
        list += person.name;
    }
    return list;
}

void add_holes(view::Fields fields, const visit::Context& context,
               const std::vector<escalation::Shift>& shifts) {
    const auto found = escalation::holes(shifts, context.now, context.now + looks_ahead);
    fields.show("NO_HOLES", found.empty());
    if (found.empty()) return;
    auto box = fields.add("HAS_HOLES");
    for (std::size_t i = 0; i < found.size() && i < most_holes; ++i) {
        const auto from = clock_words(context, found[i].from);
        const auto to = clock_words(context, found[i].to);
        box.add("HOLE").set("WORDS",
                            context.translate("from {from} until {to}", {{"from", from}, {"to", to}}));
    }
}

void add_shifts(view::Fields fields, const visit::Context& context,
                const std::vector<escalation::Shift>& shifts) {
    if (shifts.empty()) return;
    auto table = fields.add("HAS_SHIFTS");
    for (const auto& shift : shifts) {
        auto row = table.add("SHIFT");
        row.set("ID", base::to_public(shift.id));
        row.set("WHO", shift.staff_name);
        row.set("FROM", clock_words(context, shift.from));
        row.set("TO", clock_words(context, shift.to));
        row.show("NOW", shift.from <= context.now).show("MAY_REMOVE", may_change(context, shift.staff));
    }
}

void add_form(view::Fields fields, visit::Context& context, const Sent& sent) {
    fields.set("FROM", sent.from.empty() ? local_input(context.now) : sent.from);
    fields.set("TO", sent.to.empty() ? local_input(context.now + std::chrono::hours(8)) : sent.to);
    if (!context.visitor.staff.has(visit::Role::administrator)) return;
    auto choice = fields.add("CHOOSES_WHO");
    for (const auto& person : escalation::colleagues(context.database(), context.organisation->id)) {
        const auto id = base::to_public(person.staff);
        choice.add("COLLEAGUE").set("STAFF", id).set("NAME", person.name).show("CHOSEN", id == sent.staff);
    }
}

net::Response show_roster(visit::Context& context, const Parts& parts, const Sent& sent) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto called = escalation::called_now(connection, organisation, context.now);
    view::Fields fields;
    if (sent.problem) fields.set_if("PROBLEM", problem_words(context, *sent.problem));
    fields.set("ON_NOW", called.nobody_on_duty
                             ? context.translate("Nobody is on duty now.")
                             : context.translate("On duty now: {names}", {{"names", names(called.people)}}));
    add_holes(fields, context, shifts);
    add_shifts(fields, context, shifts);
    add_form(fields, context, sent);
    return room_page(context, parts, "room/roster.html", fields, Tab::roster,
                     {.status = sent.problem ? 422U : 200U, .back = "/room"});
}

net::Response get_roster(visit::Context& context, const Parts& parts) {
    return show_roster(context, parts, {});
}

base::Result<ShiftId> add(visit::Context& context, const Sent& sent) {
    const auto from = parse_local_input(sent.from);
    const auto to = parse_local_input(sent.to);
    if (!from || !to) return base::problem(ProblemKind::invalid, "roster.no-moment", from ? "to" : "from");
    const auto self = context.visitor.staff.staff;
    const auto whose = sent.staff.empty() ? self : base::from_public<StaffId>(sent.staff).value_or(StaffId{});
    if (!may_change(context, whose))
        return base::problem(ProblemKind::forbidden, "roster.not-yours", "staff");
    return escalation::add_shift(context.database(), context.organisation->id, self, whose, *from, *to,
                                 context.now);
}

net::Response add_shift(visit::Context& context, const Parts& parts) {
    Sent sent{std::nullopt, std::string(context.form.get("staff")), std::string(context.form.get("from")),
              std::string(context.form.get("to"))};
    const auto added = add(context, sent);
    if (added) return context.redirect("/room/rooster");
    sent.problem = added.error();
    return show_roster(context, parts, sent);
}

net::Response remove_shift(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = base::from_public<ShiftId>(context.form.get("shift")).value_or(ShiftId{});
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto shift = std::ranges::find(shifts, id, &escalation::Shift::id);
    if (shift == shifts.end())
        return show_roster(context, parts,
                           {base::Problem{ProblemKind::not_found, "roster.not-found", {}}, {}, {}, {}});
    if (!may_change(context, shift->staff))
        return show_roster(context, parts,
                           {base::Problem{ProblemKind::forbidden, "roster.not-yours", {}}, {}, {}, {}});
    const auto removed =
        escalation::remove_shift(connection, organisation, context.visitor.staff.staff, id, context.now);
    if (!removed) return show_roster(context, parts, {removed.error(), {}, {}, {}});
    return context.redirect("/room/rooster");
}

}  // namespace

std::vector<visit::Route> roster_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/rooster", may_see_roster, get_roster, parts),
            route(Method::post, "/room/rooster", may_see_roster, add_shift, parts),
            route(Method::post, "/room/rooster/weg", may_see_roster, remove_shift, parts)};
}

}  // namespace luwte::room
