// /api/v1/room/alarms/…: alarms: take one, see what the person wrote, note what was done, hand over, close.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/directory/help_json.h"
#include "feature/escalation/escalation_state.h"
#include "feature/escalation/roster.h"
#include "feature/room/alarm_view.h"
#include "feature/room/pages.h"
#include "feature/room/room_api.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using escalation::Alarm;
using escalation::State;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

json moment_json(const std::optional<base::TimePoint>& moment) {
    return moment ? json(iso_moment(*moment)) : json(nullptr);
}

json stage_json(const std::optional<escalation::Stage>& stage) {
    return stage ? json(escalation::stage_name(*stage)) : json(nullptr);
}

json alarm_json(const Context& context, const Alarm& alarm) {
    return {{"id", base::to_public(alarm.id)},
            {"level", alarm.level},
            {"categories", alarm.categories},
            {"state", escalation::state_name(alarm.state)},
            {"waits", alarm.waits()},
            {"mine", alarm.held_by(context.visitor.staff.staff)},
            {"holder", alarm.holder_name},
            {"handed_by", alarm.handed_by_name},
            {"acting_at", moment_json(alarm.acting_at)},
            {"step", alarm.step},
            {"stage", stage_json(alarm.stage)},
            {"next_step_at", moment_json(alarm.next_step)},
            {"raised_at", iso_moment(alarm.raised_at)},
            {"due_at", iso_moment(alarm.due_at)},
            {"acknowledged_at", moment_json(alarm.acknowledged_at)},
            {"closed_at", moment_json(alarm.closed_at)},
            {"outcome", alarm.outcome ? json(escalation::outcome_name(*alarm.outcome)) : json(nullptr)},
            {"version", alarm.version}};
}

Response list_alarms(Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto open = parts.escalations.open(connection, organisation);
    const auto called = escalation::called_now(connection, organisation, context.now);
    json value{{"open", json::array()}, {"closed", json::array()}, {"nobody_on_duty", called.nobody_on_duty}};
    std::vector<EscalationId> raised, shown;
    for (const auto& alarm : open) {
        value["open"].push_back(alarm_json(context, alarm));
        if (alarm.waits()) shown.push_back(alarm.id);
        if (alarm.state == State::raised) raised.push_back(alarm.id);
    }
    for (const auto& alarm : parts.escalations.closed(connection, organisation))
        value["closed"].push_back(alarm_json(context, alarm));
    // Somebody who is called now gets these on their screen.
    if (!called.has(staff)) raised.clear();
    if (!shown.empty())
        parts.escalations.deliver(connection, organisation, staff, raised, shown, context.now);
    return visit::json_answer(context, value);
}

json history_json(Context& context, const Parts& parts, const escalation::Alarm& alarm) {
    auto list = json::array();
    const auto history = parts.escalations.history(context.database(), context.organisation->id, alarm.id);
    note_reading(context, alarm, history);
    for (const auto& event : history)
        list.push_back({{"what", escalation::happening_name(event.what)},
                        {"at", iso_moment(event.at)},
                        {"staff", event.staff_name},
                        {"to", event.to_name},
                        {"note", event.note},
                        {"unreadable", event.unreadable},
                        {"step", event.step},
                        {"stage", stage_json(event.stage)}});
    return list;
}

json calls_json(Context& context, const Parts& parts, EscalationId id) {
    auto list = json::array();
    for (const auto& call : parts.escalations.calls(context.database(), context.organisation->id, id))
        list.push_back({{"id", base::to_public(call.id)},
                        {"step", call.step},
                        {"name", call.name},
                        {"fallback", !call.staff},
                        {"channel", call.channel},
                        {"state", escalation::call_state_name(call.state)},
                        {"attempts", call.attempts},
                        {"at", iso_moment(call.created_at)},
                        {"sent_at", moment_json(call.sent_at)},
                        {"failure", call.failure}});
    return list;
}

/// Only who has the alarm sees the message: one person reads it, and the log says who.
Response show_alarm(Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto id = id_in<EscalationId>(context);
    const auto alarm = parts.escalations.find(connection, organisation, id);
    if (!alarm) return refuse(context, {ProblemKind::not_found, "escalation.not-found", ""});
    json value{
        {"alarm", alarm_json(context, *alarm)}, {"material", nullptr}, {"gone", false}, {"excerpt", ""}};
    if (alarm->held_by(staff)) {
        const auto material =
            parts.reviews.look_at(connection, organisation, alarm->subject, staff, "alarm", context.now);
        if (!material && material.error().code != "review.gone") return refuse(context, material.error());
        value["gone"] = !material;
        if (!material)
            value["excerpt"] =
                parts.escalations.excerpt(connection, organisation, *alarm, staff, context.now);
        if (material) value["material"] = material_json(context, *material, {});
    }
    value["history"] = history_json(context, parts, *alarm);
    value["calls"] = calls_json(context, parts, id);
    const auto directory = parts.directory.current(connection);
    value["help"] = directory::help_json(
        context, directory->help_for({alarm->categories, alarm->level, "nl"}, context.now));
    return visit::json_answer(context, value);
}

Response take(Context& context, const Parts& parts) {
    const auto taken =
        parts.escalations.acknowledge(context.database(), context.organisation->id,
                                      id_in<EscalationId>(context), context.visitor.staff.staff, context.now);
    if (!taken) return refuse(context, taken.error());
    return visit::json_answer(context, {{"mine", taken->by_you}, {"holder", taken->holder_name}});
}

/// The version that the caller saw; no alarm has one below 1.
std::int64_t version_in(const JsonBody& body) {
    const auto version = body.number("version").value_or(-1);
    return version > 0 ? version : -1;
}

Response take_over(Context& context, const Parts& parts, const JsonBody& body) {
    return done(context, parts.escalations.take_over(
                             context.database(), context.organisation->id, id_in<EscalationId>(context),
                             context.visitor.staff.staff, version_in(body), body.text("note"), context.now));
}

Response act(Context& context, const Parts& parts, const JsonBody& body) {
    return done(context, parts.escalations.act(context.database(), context.organisation->id,
                                               id_in<EscalationId>(context), context.visitor.staff.staff,
                                               version_in(body), body.text("note"), context.now));
}

Response hand_over(Context& context, const Parts& parts, const JsonBody& body) {
    const auto& to = body.text("to");
    return done(context,
                parts.escalations.hand_over(context.database(), context.organisation->id,
                                            id_in<EscalationId>(context), context.visitor.staff.staff,
                                            {base::from_public<StaffId>(to).value_or(StaffId{}),
                                             to == "next-shift", version_in(body), body.text("note")},
                                            context.now));
}

Response add_note(Context& context, const Parts& parts, const JsonBody& body) {
    return done(context, parts.escalations.add_note(context.database(), context.organisation->id,
                                                    id_in<EscalationId>(context), context.visitor.staff.staff,
                                                    body.text("note"), context.now));
}

Response close(Context& context, const Parts& parts, const JsonBody& body) {
    const auto outcome = escalation::parse_outcome(body.text("outcome"));
    if (!outcome) return refuse(context, {ProblemKind::invalid, "escalation.no-outcome", "outcome"});
    return done(context, parts.escalations.close(context.database(), context.organisation->id,
                                                 id_in<EscalationId>(context), context.visitor.staff.staff,
                                                 version_in(body), *outcome, body.text("note"), context.now));
}

}  // namespace

std::vector<visit::Route> alarm_api_routes(const Parts& parts) {
    using Step = Response (*)(Context&, const Parts&, const JsonBody&);
    const auto send = [&](const char* pattern, std::vector<visit::JsonField> fields, Step step) {
        auto route =
            for_roles(visit::api_send(net::Method::post, pattern, Access::staff, std::move(fields),
                                      [=](Context& c, const JsonBody& body) { return step(c, parts, body); }),
                      may_be_called);
        route.body_limit = 64 * 1024;
        return route;
    };
    const visit::JsonField note{"note", JsonKind::text, true};
    const visit::JsonField version{"version", JsonKind::number, true};
    return {
        for_roles(visit::api_get("/api/v1/room/alarms", Access::staff,
                                 [=](Context& c) { return list_alarms(c, parts); }),
                  may_be_called),
        for_roles(visit::api_get("/api/v1/room/alarms/{alarm}", Access::staff,
                                 [=](Context& c) { return show_alarm(c, parts); }),
                  may_be_called),
        send("/api/v1/room/alarms/{alarm}/acknowledge", {},
             [](Context& c, const Parts& p, const JsonBody&) { return take(c, p); }),
        send("/api/v1/room/alarms/{alarm}/take-over", {note, version}, take_over),
        send("/api/v1/room/alarms/{alarm}/act", {note, version}, act),
        send("/api/v1/room/alarms/{alarm}/hand-over", {note, version, {"to", JsonKind::text, true}},
             hand_over),
        send("/api/v1/room/alarms/{alarm}/notes", {note}, add_note),
        send("/api/v1/room/alarms/{alarm}/close", {note, version, {"outcome", JsonKind::text, true}}, close)};
}

}  // namespace luwte::room
