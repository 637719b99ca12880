#include "feature/room/frame.h"

#include <algorithm>

#include "feature/escalation/roster.h"
#include "feature/moderation/care.h"
#include "feature/room/duty_top.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

/// More than this says "and more" with a way to the list.
constexpr std::size_t most_alarms = 3;

struct TabLine {
    Tab tab;
    const char* path;
    const char* text;
    std::uint16_t roles;
};
constexpr TabLine tabs[] = {
    {Tab::queue, "/room", LUWTE_TEXT("What waits"), may_review},
    {Tab::appeals, "/room/bezwaar", LUWTE_TEXT("Objections"), may_review},
    {Tab::sanctions, "/room/geldt", LUWTE_TEXT("What holds"), may_review},
    {Tab::alarms, "/room/a", LUWTE_TEXT("Alarms"), may_be_called},
    {Tab::rules, "/room/regels", LUWTE_TEXT("Rules"), may_review},
    {Tab::roster, "/room/rooster", LUWTE_TEXT("Duty roster"), may_see_roster},
    {Tab::unmasking, "/room/maskers", LUWTE_TEXT("Masks"), may_unmask},
    {Tab::audit, "/room/audit", LUWTE_TEXT("Log"), may_audit},
};

bool has_any(const visit::Context& context, std::uint16_t roles) {
    return (context.visitor.staff.roles & roles) != 0;
}

void add_alarm(view::Fields top, visit::Context& context, const escalation::Alarm& alarm, bool may_take) {
    auto row = top.add("ALARM");
    row.set("LEVEL", level_words(context, alarm.level));
    row.set("STATE", alarm_state_words(context, alarm));
    set_clock(row, context, alarm.level_since);
    row.show("LATE", context.now > alarm.due_at);
    if (!may_take) return;
    // What it is about is for those who can be called.
    row.set_if("WHAT", categories_words(context, alarm.categories));
    auto form = row.add("MAY_TAKE");
    context.prepare_form(form);
    form.set("ID", base::to_public(alarm.id));
}

/// Everybody in the room sees that nobody has it; those who can be called can take it.
void add_alarms(view::Fields top, visit::Context& context, const Parts& parts, bool may_take) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto alarms = parts.escalations.open(connection, organisation);
    const auto called = escalation::called_now(connection, organisation, context.now);
    const auto staff = context.visitor.staff.staff;
    std::size_t waiting = 0;
    std::vector<EscalationId> shown, raised;
    for (const auto& alarm : alarms) {
        if (!alarm.waits() || ++waiting > most_alarms) continue;
        add_alarm(top, context, alarm, may_take);
        shown.push_back(alarm.id);
        if (alarm.state == escalation::State::raised) raised.push_back(alarm.id);
    }
    if (waiting > most_alarms) {
        auto more = top.add("MORE_ALARMS");
        more.show("MAY_TAKE", may_take);
    }
    top.show("NOBODY", called.nobody_on_duty);
    // Those alone that this page shows: one that comes in at this moment, or stands behind the others, is not
    // seen yet.
    if (shown.empty() || !may_take) return;
    if (!called.has(staff)) raised.clear();
    parts.escalations.deliver(connection, organisation, staff, raised, shown, context.now);
}

}  // namespace

net::Response room_page(visit::Context& context, const Parts& parts, std::string_view template_file,
                        view::Fields fields, Tab current, const PageLook& look) {
    context.prepare_form(fields);
    auto top = fields.include("TOP", "room/top.html");
    context.prepare_form(top);
    const auto choice =
        moderation::room_choice(context.database(), context.organisation->id, context.visitor.staff.staff);
    top.show("NO_KEYS", !choice.shortcuts);
    for (const auto& tab : tabs) {
        if (!has_any(context, tab.roles)) continue;
        auto row = top.add("TAB");
        row.set("ADDRESS", context.link(tab.path));
        row.set("NAME", context.translate(tab.text));
        row.show("CURRENT", tab.tab == current);
    }
    add_duty(top, context, parts, template_file != "room/roster.html");
    visit::PageOptions options;
    options.title = LUWTE_TEXT("The team's room");
    options.back = look.back;
    options.status = look.status;
    add_alarms(top, context, parts, has_any(context, may_be_called));
    options.wake = "/room/stroom?vanzelf=1";
    // A later page of a list stays where it is.
    const bool first_page = context.request.query.get("na").empty();
    options.reload_seconds = look.reload_seconds > 0 ? look.reload_seconds : look.reloads && first_page ? 30 : 0;
    return context.page(template_file, fields, options);
}

}  // namespace luwte::room
