// /room/a/…: alarms: take one, see what the person wrote and sees, note what was done, hand over, close.
#include <algorithm>
#include <charconv>

#include "feature/directory/help_view.h"
#include "feature/escalation/escalation_state.h"
#include "feature/escalation/roster.h"
#include "feature/room/alarm_view.h"
#include "feature/room/frame.h"
#include "feature/room/item_view.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using escalation::Alarm;
using escalation::State;

/// What was sent and did not work, to be shown again.
struct Sent {
    std::optional<base::Problem> problem;
    std::string note, outcome;
    std::int64_t version = escalation::any_version;  ///< of the alarm that the person saw
};

/// Of so many alarms at the head of the list it is told what comes next: each costs a few queries.
constexpr int most_foreseen = 5;

/// Handed over to whoever comes next, instead of a colleague.
constexpr std::string_view next_shift = "next-shift";

/// The version in a form; a text that is none matches no alarm.
std::int64_t version_in(std::string_view text) {
    std::int64_t version = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc{} && end == text.data() + text.size() && version > 0 ? version : -1;
}

net::Response list_alarms(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    view::Fields fields;
    const auto open = parts.escalations.open(connection, organisation);
    fields.show("EMPTY", open.empty());
    if (!open.empty()) {
        auto list = fields.add("HAS_OPEN");
        int lines = 0;
        for (const auto& alarm : open) {
            auto line = list.add("ALARM_LINE");
            set_alarm(line, context, alarm);
            if (++lines <= most_foreseen) set_coming(line, context, alarm);
        }
    }
    const auto closed = parts.escalations.closed(connection, organisation);
    if (!closed.empty()) {
        auto list = fields.add("HAS_CLOSED");
        for (const auto& alarm : closed) {
            auto row = list.add("CLOSED");
            row.set("ID", base::to_public(alarm.id));
            row.set("WHAT", what_words(context, alarm));
            if (alarm.outcome) row.set("OUTCOME", outcome_words(context, *alarm.outcome));
            row.set("WHEN", clock_words(context, alarm.closed_at.value_or(context.now)));
        }
    }
    return room_page(context, parts, "room/alarms.html", fields, Tab::alarms,
                     {.back = "/room", .reloads = true});
}

/// Whom it can be handed to: those on duty, then the others, or whoever comes next.
void add_colleagues(view::Fields form, visit::Context& context) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto self = context.visitor.staff.staff;
    const auto called = escalation::called_now(connection, organisation, context.now);
    auto others = escalation::colleagues(connection, organisation);
    std::erase_if(others, [&](const auto& person) { return person.staff == self; });
    form.show("NO_COLLEAGUES", others.empty());
    if (others.empty()) return;
    auto list = form.add("HAS_COLLEAGUES");
    std::string coming;
    for (const auto& person : escalation::next_shift(connection, organisation, context.now))
        coming += (coming.empty() ? "" : ", ") + person.name;
    if (!coming.empty())
        list.add("NEXT_SHIFT")
            .set("WORDS", context.translate("The next shift: {names}", {{"names", coming}}));
    const bool any_on_duty = !called.nobody_on_duty && std::ranges::any_of(others, [&](const auto& person) {
        return called.has(person.staff);
    });
    std::optional<view::Fields> on_duty, not_on_duty;
    for (const auto& person : others) {
        const bool now = any_on_duty && called.has(person.staff);
        auto& group = now ? on_duty : not_on_duty;
        if (!group) group.emplace(list.add(now ? "ON_DUTY" : "OTHERS"));
        group->add("COLLEAGUE").set("STAFF", base::to_public(person.staff)).set("NAME", person.name);
    }
}

void add_holder_form(view::Fields fields, visit::Context& context, const Alarm& alarm, const Sent& sent) {
    auto form = fields.add("HOLDER");
    form.set("NOTE", sent.note);
    form.show("MAY_ACT", alarm.state == State::acknowledged);
    add_colleagues(form, context);
    using escalation::Outcome;
    for (const auto outcome :
         {Outcome::safe, Outcome::helped, Outcome::handed_on, Outcome::no_danger, Outcome::no_contact}) {
        auto option = form.add("OUTCOME_OPTION");
        option.set("VALUE", escalation::outcome_name(outcome));
        option.set("WORDS", outcome_words(context, outcome));
        option.show("CHOSEN", sent.outcome == escalation::outcome_name(outcome));
    }
}

/// Only who has the alarm sees the message: one person reads it, and the log says who.
base::Result<> add_message(view::Fields fields, visit::Context& context, const Parts& parts,
                           const Alarm& alarm) {
    const auto material = parts.reviews.look_at(context.database(), context.organisation->id, alarm.subject,
                                                context.visitor.staff.staff, "alarm", context.now);
    if (!material && material.error().code != "review.gone") return std::unexpected(material.error());
    if (!material) {
        auto gone = fields.add("GONE");
        gone.set_if("EXCERPT", parts.escalations.excerpt(context.database(), context.organisation->id, alarm,
                                                         context.visitor.staff.staff, context.now));
        return {};
    }
    auto message = fields.add("MESSAGE");
    set_material(message, context, *material, {}, false);
    message.set("VISIBILITY", material->is_public() ? context.translate("Can be read by everybody")
                                                    : context.translate("Only its author sees it"));
    return {};
}

void add_help(view::Fields fields, visit::Context& context, const Parts& parts, const Alarm& alarm) {
    const auto directory = parts.directory.current(context.database());
    const directory::Need need{alarm.categories, alarm.level, "nl"};
    directory::show_help(fields.include("HELP_NOW", "directory/help_now.html"),
                         directory->help_for(need, context.now), context);
}

net::Response show_alarm(visit::Context& context, const Parts& parts, EscalationId id, const Sent& sent) {
    const auto alarm = parts.escalations.find(context.database(), context.organisation->id, id);
    if (!alarm) return context.problem_page({ProblemKind::not_found, "escalation.not-found", {}});
    const bool mine = alarm->held_by(context.visitor.staff.staff);
    view::Fields fields;
    if (sent.problem) fields.set_if("PROBLEM", problem_words(context, *sent.problem));
    set_alarm(fields, context, *alarm);
    if (alarm->outcome) fields.set_if("OUTCOME", outcome_words(context, *alarm->outcome));
    set_coming(fields, context, *alarm);
    if (alarm->waits()) {
        auto waits = fields.add("WAITS");
        waits.set("DUE", context.translate("To be taken before {time}",
                                           {{"time", clock_words(context, alarm->due_at)}}));
    }
    if (mine) {
        if (const auto shown = add_message(fields, context, parts, *alarm); !shown)
            return context.problem_page(shown.error());
        add_holder_form(fields, context, *alarm, sent);
    } else if (alarm->held() || !sent.note.empty()) {
        // Also when nobody has it any more: what somebody wrote comes back.
        auto form = fields.add("OTHER_HOLDS");
        form.set("NOTE", sent.note);
        form.show("MAY_TAKE_OVER", alarm->held());
    }
    add_progress(fields, context, parts, *alarm);
    add_help(fields, context, parts, *alarm);
    const unsigned status = !sent.problem ? 200 : sent.problem->kind == ProblemKind::conflict ? 409 : 422;
    return room_page(context, parts, "room/alarm.html", fields, Tab::alarms,
                     {.status = status, .back = "/room/a"});
}

net::Response get_alarm(visit::Context& context, const Parts& parts) {
    return show_alarm(context, parts, id_in<EscalationId>(context), {});
}

net::Response take(visit::Context& context, const Parts& parts) {
    const auto id = id_in<EscalationId>(context);
    const auto taken = parts.escalations.acknowledge(context.database(), context.organisation->id, id,
                                                     context.visitor.staff.staff, context.now);
    if (!taken) return context.problem_page(taken.error());
    if (taken->by_you) return context.redirect("/room/a/" + base::to_public(id));
    return show_alarm(context, parts, id,
                      {base::Problem{ProblemKind::conflict, "escalation.not-possible", {}}, {}, {}});
}

base::Result<> take_step(visit::Context& context, const Parts& parts, EscalationId id, const Sent& sent) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto step = context.form.get("step");
    const auto& verbs = parts.escalations;
    if (step == "note") return verbs.add_note(connection, organisation, id, staff, sent.note, context.now);
    if (step == "takeover")
        return verbs.take_over(connection, organisation, id, staff, sent.version, sent.note, context.now);
    if (step == "act")
        return verbs.act(connection, organisation, id, staff, sent.version, sent.note, context.now);
    if (step == "over") {
        const auto to = context.form.get("to");
        return verbs.hand_over(
            connection, organisation, id, staff,
            {base::from_public<StaffId>(to).value_or(StaffId{}), to == next_shift, sent.version, sent.note},
            context.now);
    }
    const auto outcome = escalation::parse_outcome(sent.outcome);
    if (step != "close" || !outcome)
        return base::problem(ProblemKind::invalid, "escalation.no-outcome", "outcome");
    return verbs.close(connection, organisation, id, staff, sent.version, *outcome, sent.note, context.now);
}

net::Response go_further(visit::Context& context, const Parts& parts) {
    const auto id = id_in<EscalationId>(context);
    Sent sent{std::nullopt, std::string(context.form.get("text")), std::string(context.form.get("outcome")),
              version_in(context.form.get("version"))};
    const auto done = take_step(context, parts, id, sent);
    if (done) {
        const bool closed = context.form.get("step") == "close";
        return context.redirect(closed ? "/room/a" : "/room/a/" + base::to_public(id));
    }
    if (done.error().kind == ProblemKind::not_found) return context.problem_page(done.error());
    sent.problem = done.error();
    return show_alarm(context, parts, id, sent);
}

}  // namespace

std::vector<visit::Route> alarm_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/a", may_be_called, list_alarms, parts),
            route(Method::get, "/room/a/{alarm}", may_be_called, get_alarm, parts),
            route(Method::post, "/room/a/{alarm}/neem", may_be_called, take, parts),
            route(Method::post, "/room/a/{alarm}/verder", may_be_called, go_further, parts)};
}

}  // namespace luwte::room
