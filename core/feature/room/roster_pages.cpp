// /room/rooster: a week of the duty roster: who, from when to when, where nobody is; adding and taking away
// single shifts; "I am here".
#include <algorithm>
#include <charconv>

#include "feature/directory/hours.h"
#include "feature/escalation/duty_week.h"
#include "feature/escalation/presence.h"
#include "feature/escalation/roster.h"
#include "feature/escalation/swaps.h"
#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/swap_view.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using escalation::Shift;

constexpr std::chrono::days looks_ahead{7};
constexpr std::size_t most_holes = 20;
constexpr const char* path = "/room/rooster";

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

void add_holes(view::Fields fields, const visit::Context& context, const std::vector<Shift>& shifts) {
    const auto found = escalation::holes(shifts, context.now, context.now + looks_ahead);
    fields.show("NO_HOLES", found.empty());
    if (found.empty()) return;
    auto box = fields.add("HAS_HOLES");
    for (std::size_t i = 0; i < found.size() && i < most_holes; ++i)
        box.add("HOLE").set("WORDS", span_words(context, found[i].from, found[i].to));
}

void add_shift_piece(view::Fields day, const visit::Context& context, const Shift& shift,
                     const escalation::DutyPiece& piece) {
    auto row = day.add("PIECE");
    row.set("TIME", time_words(piece.from) + "–" + time_words(piece.to));
    row.set_if("WHO", shift.staff_name);
    row.show("SECOND", shift.place > 1);
    row.set("PLACE", shift.place);
    row.show("NOW", shift.from <= context.now && context.now < shift.to);
    row.show("HERE_SAID", shift.here_at.has_value()).show("WEEKLY", shift.weekly);
    // Shown once: on the day on which it begins, or the first of the page.
    const bool begins =
        piece.from > std::chrono::minutes(0) || directory::local_time(shift.from).of_day == piece.from;
    const bool changeable = begins && shift.to > context.now;
    if (changeable && may_change(context, shift.staff)) {
        auto form = row.add("MAY_REMOVE");
        context.prepare_form(form);
        form.set("ID", base::to_public(shift.id))
            .set("WHO", shift.staff_name)
            .set("FROM", clock_words(context, shift.from));
    }
    if (changeable && shift.staff == context.visitor.staff.staff)
        row.add("MAY_SWAP").set("ADDRESS", context.link("/room/rooster/ruil/" + base::to_public(shift.id)));
}

void add_week(view::Fields fields, visit::Context& context, std::chrono::sys_days monday) {
    const auto week = escalation::week_of(monday);
    const auto shifts =
        escalation::shifts_between(context.database(), context.organisation->id, week.from, week.to);
    const auto address = [&](std::chrono::sys_days date) {
        return context.link(std::string(path) + "?week=" + date_input(date));
    };
    fields.set("WEEK",
               day_words(context, monday) + " – " + day_words(context, monday + std::chrono::days(6)));
    fields.set("BEFORE", address(monday - std::chrono::days(7)))
        .set("AFTER", address(monday + std::chrono::days(7)));
    const auto today = directory::local_time(context.now).date;
    for (const auto& day : escalation::duty_week(shifts, monday, context.now)) {
        auto box = fields.add("DAY");
        box.set("NAME", day_words(context, day.date)).show("TODAY", day.date == today);
        if (day.holiday) box.set_if("HOLIDAY", holiday_words(context, *day.holiday));
        box.show("NONE", day.pieces.empty());
        for (const auto& piece : day.pieces) {
            if (piece.hole)
                box.add("PIECE").add("IS_HOLE").set("TIME",
                                                    time_words(piece.from) + "–" + time_words(piece.to));
            else
                add_shift_piece(box, context, shifts[piece.shift], piece);
        }
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
    const auto wished = parse_date(context.request.query.get("week"));
    view::Fields fields;
    set_duty_links(fields, context, path);
    if (sent.problem) fields.set_if("PROBLEM", duty_problem_words(context, *sent.problem));
    fields.set("ON_NOW", called.nobody_on_duty
                             ? context.translate("Nobody is on duty now.")
                             : context.translate("On duty now: {names}", {{"names", names(called.people)}}));
    add_holes(fields, context, shifts);
    add_week(fields, context,
             escalation::monday_of(wished.value_or(directory::local_time(context.now).date)));
    add_swaps(fields, context);
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
    const auto place = context.form.get("place");
    int number = 1;
    if (!place.empty() &&
        std::from_chars(place.data(), place.data() + place.size(), number).ec != std::errc{})
        number = 0;
    return escalation::add_shift(context.database(), context.organisation->id, self, whose, *from, *to,
                                 context.now, number);
}

net::Response add_shift(visit::Context& context, const Parts& parts) {
    Sent sent{std::nullopt, std::string(context.form.get("staff")), std::string(context.form.get("from")),
              std::string(context.form.get("to"))};
    const auto added = add(context, sent);
    if (added) return context.redirect(path);
    sent.problem = added.error();
    return show_roster(context, parts, sent);
}

net::Response remove_shift(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = base::from_public<ShiftId>(context.form.get("shift")).value_or(ShiftId{});
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto shift = std::ranges::find(shifts, id, &Shift::id);
    if (shift == shifts.end())
        return show_roster(context, parts,
                           {base::Problem{ProblemKind::not_found, "roster.not-found", {}}, {}, {}, {}});
    if (!may_change(context, shift->staff))
        return show_roster(context, parts,
                           {base::Problem{ProblemKind::forbidden, "roster.not-yours", {}}, {}, {}, {}});
    const auto removed =
        escalation::remove_shift(connection, organisation, context.visitor.staff.staff, id, context.now);
    if (!removed) return show_roster(context, parts, {removed.error(), {}, {}, {}});
    return context.redirect(path);
}

net::Response say_here(visit::Context& context, const Parts& parts) {
    const auto id = base::from_public<ShiftId>(context.form.get("shift")).value_or(ShiftId{});
    const auto done = escalation::say_here(context.database(), context.organisation->id,
                                           context.visitor.staff.staff, id, context.now);
    if (!done) return show_roster(context, parts, {done.error(), {}, {}, {}});
    return context.redirect(path);
}

}  // namespace

std::vector<visit::Route> roster_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, path, may_see_roster, get_roster, parts),
            route(Method::post, path, may_see_roster, add_shift, parts),
            route(Method::post, "/room/rooster/weg", may_see_roster, remove_shift, parts),
            route(Method::post, "/room/rooster/hier", may_be_called, say_here, parts)};
}

}  // namespace luwte::room
