#include "feature/room/alarm_view.h"

#include <algorithm>
#include <map>

#include "feature/audit/audit.h"
#include "feature/escalation/chains.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using escalation::Alarm;
using escalation::CallLine;
using escalation::CallState;
using escalation::Stage;
using escalation::State;

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) {
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

std::string coming_words(const visit::Context& context, const Alarm& alarm,
                         const escalation::Coming& coming) {
    const auto time = clock_words(context, coming.at);
    if (alarm.state == State::acknowledged)
        return context.translate("Without \"I am acting\" before {time} the alarm calls again.",
                                 {{"time", time}});
    if (coming.at <= context.now) return context.translate("The next call goes out now.");
    if (coming.stage == Stage::everyone)
        return context.translate("At {time} everybody is called, if nobody has taken it by then.",
                                 {{"time", time}});
    if (coming.stage == Stage::fallback)
        return context.translate(
            "At {time} the organisation's fallback is called and everybody again, if nobody has taken it by "
            "then.",
            {{"time", time}});
    return context.translate("At {time} {names} is called, if nobody has taken it by then.",
                             {{"time", time}, {"names", list_of(coming.names)}});
}

std::string call_words(const visit::Context& context, const CallLine& call) {
    const bool by_room = call.channel == escalation::room_channel;
    const auto with = [&](const char* text) {
        return context.translate(
            text, {{"time", call.sent_at ? clock_words(context, *call.sent_at) : std::string()},
                   {"why", call.failure}});
    };
    switch (call.state) {
        case CallState::waiting:
            if (by_room) return context.translate("on no screen yet");
            return call.failure.empty() ? context.translate("is being sent")
                                        : with(LUWTE_TEXT("did not succeed ({why}), is tried again"));
        case CallState::sent:
            return by_room ? with(LUWTE_TEXT("on the screen at {time}")) : with(LUWTE_TEXT("sent at {time}"));
        case CallState::failed:
            return with(LUWTE_TEXT("did not succeed ({why})"));
        case CallState::acknowledged:
            return context.translate("took it");
        case CallState::cancelled:
            return context.translate("not needed any more");
    }
    return {};
}

void add_calls(view::Fields fields, visit::Context& context, const Parts& parts, const Alarm& alarm,
               const std::map<int, Stage>& stages) {
    std::optional<view::Fields> step;
    int number = 0;
    for (const auto& call : parts.escalations.calls(context.database(), context.organisation->id, alarm.id)) {
        if (!step || call.step != number) {
            // The present step stands open, those before it are folded.
            step.emplace(fields.add("STEP").add(number == 0 ? "NEWEST" : "OLDER"));
            number = call.step;
            const auto found = stages.find(number);
            step->set("WHOM", stage_words(context, found == stages.end() ? Stage::everyone : found->second));
            step->set("WHEN", clock_words(context, call.created_at));
        }
        auto row = step->add("CALL");
        row.set("WHO", call.staff ? call.name : context.translate("The fallback"));
        row.set("BY", channel_words(context, call.channel));
        row.set("HOW", call_words(context, call));
        row.show("FAILED", call.state == CallState::failed);
    }
    fields.show("NO_CALLS", number == 0);
}

}  // namespace

std::string what_words(const visit::Context& context, const Alarm& alarm) {
    auto words = categories_words(context, alarm.categories);
    return words.empty() ? context.translate("Somebody may be in danger") : words;
}

void set_alarm(view::Fields fields, const visit::Context& context, const Alarm& alarm) {
    fields.set("ID", base::to_public(alarm.id));
    fields.set("VERSION", std::to_string(alarm.version));
    fields.set("LEVEL", level_words(context, alarm.level));
    fields.set("WHAT", what_words(context, alarm));
    fields.set("STATE", alarm_state_words(context, alarm));
    set_clock(fields, context, alarm.level_since);
    fields.show("IS_NOW", alarm.waits());
    fields.show("IS_LATE", alarm.waits() && context.now > alarm.due_at);
    fields.show("IS_MINE", alarm.held_by(context.visitor.staff.staff));
}

void set_coming(view::Fields fields, visit::Context& context, const Alarm& alarm) {
    const auto next = escalation::coming(context.database(), context.organisation->id, alarm, context.now);
    fields.set_if("COMING", next ? coming_words(context, alarm, *next) : std::string());
}

void note_reading(visit::Context& context, const Alarm& alarm, const std::vector<escalation::Event>& history) {
    if (std::ranges::all_of(history, [](const auto& event) { return event.note.empty(); })) return;
    audit::note_look(context.database(), context.organisation->id, context.visitor.staff.staff, alarm.subject,
                     "alarm-notes", context.now);
}

void add_progress(view::Fields fields, visit::Context& context, const Parts& parts, const Alarm& alarm) {
    std::map<int, Stage> stages;
    const auto history = parts.escalations.history(context.database(), context.organisation->id, alarm.id);
    note_reading(context, alarm, history);
    for (const auto& event : history) {
        if (event.what == escalation::Happening::called && event.stage)
            stages.emplace(event.step, *event.stage);
        auto row = fields.add("LINE");
        row.set("WHAT", happening_words(context, event));
        row.set("WHEN", clock_words(context, event.at));
        row.set_if("WORDS", event.note);
        row.show("UNREADABLE", event.unreadable);
    }
    add_calls(fields, context, parts, alarm, stages);
}

}  // namespace luwte::room
