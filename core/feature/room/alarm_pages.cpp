// /room/a/…: alarms: take one, see what the person wrote and sees, note what was done, hand over, close.
#include <algorithm>
#include <charconv>

#include "feature/directory/help_view.h"
#include "feature/escalation/escalation_state.h"
#include "feature/escalation/roster.h"
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

/// Handed over to whoever comes next, instead of a colleague.
constexpr std::string_view next_shift = "next-shift";

/// The version in a form; a text that is none matches no alarm.
std::int64_t version_in(std::string_view text) {
    std::int64_t version = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc{} && end == text.data() + text.size() && version > 0 ? version : -1;
}

std::string what_words(const visit::Context& context, const Alarm& alarm) {
    auto words = categories_words(context, alarm.categories);
    return words.empty() ? context.translate("Somebody may be in danger") : words;
}

void set_alarm(view::Fields fields, const visit::Context& context, const Alarm& alarm) {
    fields.set("ID", base::to_public(alarm.id));
    fields.set("LEVEL", level_words(context, alarm.level));
    fields.set("WHAT", what_words(context, alarm));
    fields.set("STATE", alarm_state_words(context, alarm));
    fields.set("VERSION", std::to_string(alarm.version));
    set_clock(fields, context, alarm.level_since);
    fields.show("IS_NOW", alarm.waits());
    fields.show("IS_MINE", alarm.held_by(context.visitor.staff.staff));
}

net::Response list_alarms(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    view::Fields fields;
    const auto open = parts.escalations.open(connection, organisation);
    fields.show("EMPTY", open.empty());
    if (!open.empty()) {
        auto list = fields.add("HAS_OPEN");
        for (const auto& alarm : open) set_alarm(list.add("ALARM_LINE"), context, alarm);
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

void add_holder_form(view::Fields fields, visit::Context& context, const Sent& sent) {
    auto form = fields.add("HOLDER");
    form.set("NOTE", sent.note);
    auto called = escalation::called_now(context.database(), context.organisation->id, context.now).people;
    std::erase_if(called, [&](const auto& person) { return person.staff == context.visitor.staff.staff; });
    form.show("NO_COLLEAGUES", called.empty());
    if (!called.empty()) {
        auto list = form.add("HAS_COLLEAGUES");
        for (const auto& person : called)
            list.add("COLLEAGUE").set("STAFF", base::to_public(person.staff)).set("NAME", person.name);
    }
    using escalation::Outcome;
    for (const auto outcome :
         {Outcome::safe, Outcome::helped, Outcome::handed_on, Outcome::no_danger, Outcome::no_contact}) {
        auto option = form.add("OUTCOME_OPTION");
        option.set("VALUE", escalation::outcome_name(outcome));
        option.set("WORDS", outcome_words(context, outcome));
        option.show("CHOSEN", sent.outcome == escalation::outcome_name(outcome));
    }
}

void add_history(view::Fields fields, visit::Context& context, const Parts& parts, EscalationId id) {
    for (const auto& event : parts.escalations.history(context.database(), context.organisation->id, id)) {
        auto row = fields.add("LINE");
        row.set("WHAT", happening_words(context, event));
        row.set("WHEN", clock_words(context, event.at));
        row.set_if("WORDS", event.note);
        row.show("UNREADABLE", event.unreadable);
    }
}

/// Only who has the alarm sees the message: one person reads it, and the log says who.
base::Result<> add_message(view::Fields fields, visit::Context& context, const Parts& parts,
                           const Alarm& alarm) {
    const auto material = parts.reviews.look_at(context.database(), context.organisation->id, alarm.subject,
                                                context.visitor.staff.staff, "alarm", context.now);
    if (!material && material.error().code != "review.gone") return std::unexpected(material.error());
    if (!material) {
        fields.show("GONE");
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
    if (alarm->waits()) {
        fields.show("WAITS");
        fields.set("DUE", context.translate("To be taken before {time}",
                                            {{"time", clock_words(context, alarm->due_at)}}));
    }
    if (mine) {
        if (const auto shown = add_message(fields, context, parts, *alarm); !shown)
            return context.problem_page(shown.error());
        add_holder_form(fields, context, sent);
    } else if (alarm->held()) {
        fields.add("OTHER_HOLDS").set("NOTE", sent.note);
    }
    add_history(fields, context, parts, id);
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
