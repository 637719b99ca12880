// /room/oefening: drills. An administrator starts one; who is called says "I saw it"; everybody reads how
// fast it was.
#include <algorithm>

#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using delivery::Drill;
using delivery::DrillId;
using delivery::DrillLine;

std::string passed(base::TimePoint from, base::TimePoint to) {
    return duration_words(std::chrono::duration_cast<std::chrono::seconds>(to - from));
}

net::Response show_drills(visit::Context& context, const Parts& parts,
                          const std::optional<base::Problem>& problem) {
    view::Fields fields;
    set_duty_links(fields, context, "/room/oefening");
    if (problem) fields.set_if("PROBLEM", duty_problem_words(context, *problem));
    if ((context.visitor.staff.roles & may_arrange) != 0) {
        auto form = fields.add("MAY_START");
        context.prepare_form(form);
        for (const auto& what : parts.drills.choices())
            form.add("CHOICE").set("VALUE", what).set("WORDS", drill_words(context, what));
    }
    const auto drills = parts.drills.list(context.database(), context.organisation->id);
    fields.show("EMPTY", drills.empty());
    if (!drills.empty()) {
        auto table = fields.add("HAS_DRILLS");
        for (const auto& drill : drills) {
            auto row = table.add("DRILL_LINE");
            row.set("ADDRESS", context.link("/room/oefening/" + base::to_public(drill.id)));
            row.set("WHAT", drill_words(context, drill.what));
            row.set("WHEN", clock_words(context, drill.started_at));
            row.set("CALLED", drill.calls).set("REACHED", drill.sent).set("ANSWERED", drill.acknowledged);
            row.show("RUNNING", drill.running()).show("ALONE", bool(drill.only));
        }
    }
    return room_page(context, parts, "room/drills.html", fields, Tab::roster,
                     {.status = problem ? 422U : 200U, .back = "/room/rooster"});
}

void add_line(view::Fields table, const visit::Context& context, const DrillLine& line) {
    auto row = table.add("LINE");
    row.set("WHO", line.staff ? line.name : context.translate("The fallback"));
    row.set("CHANNEL", channel_words(context, line.channel));
    row.set("STEP", stage_words(context, line.stage));
    if (line.sent_at)
        row.set("SENT", context.translate("after {time}", {{"time", passed(line.called_at, *line.sent_at)}}));
    else if (line.state == "failed")
        row.set("SENT", context.translate("not reached: {why}", {{"why", line.failure}}));
    else
        row.set("SENT", context.translate("not yet"));
    row.set("ANSWERED",
            line.acknowledged_at
                ? context.translate("after {time}", {{"time", passed(line.called_at, *line.acknowledged_at)}})
                : context.translate("no"));
}

net::Response get_drill(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = id_in<DrillId>(context);
    const auto drill = parts.drills.find(connection, organisation, id);
    if (!drill) return context.problem_page({base::ProblemKind::not_found, "drill.not-found", {}});
    view::Fields fields;
    set_duty_links(fields, context, "/room/oefening");
    fields.set("ID", base::to_public(id));
    fields.set("WHAT", drill_words(context, drill->what));
    fields.set("BY", context.translate(
                         "Started by {name}, {time}",
                         {{"name", drill->by_name}, {"time", clock_words(context, drill->started_at)}}));
    fields.show("RUNNING", drill->running()).show("OVER", !drill->running());
    fields.show("MAY_STOP", drill->running() && (context.visitor.staff.roles & may_arrange) != 0);
    const auto lines = parts.drills.lines(connection, organisation, id);
    fields.show("EMPTY", lines.empty());
    if (!lines.empty()) {
        auto table = fields.add("HAS_LINES");
        for (const auto& line : lines) add_line(table, context, line);
    }
    return room_page(context, parts, "room/drill.html", fields, Tab::roster,
                     {.back = "/room/oefening", .reloads = drill->running()});
}

net::Response get_drills(visit::Context& context, const Parts& parts) {
    return show_drills(context, parts, std::nullopt);
}

net::Response start_drill(visit::Context& context, const Parts& parts) {
    const auto started =
        parts.drills.start(context.database(), context.organisation->id, context.visitor.staff.staff,
                           context.form.get("what"), {}, context.now);
    if (!started) return show_drills(context, parts, started.error());
    return context.redirect("/room/oefening/" + base::to_public(*started));
}

net::Response say_seen(visit::Context& context, const Parts& parts) {
    const auto id = id_in<DrillId>(context);
    const auto done = parts.drills.acknowledge(context.database(), context.organisation->id, id,
                                               context.visitor.staff.staff, context.now);
    if (!done) return show_drills(context, parts, done.error());
    return context.redirect("/room/oefening/" + base::to_public(id));
}

net::Response stop_drill(visit::Context& context, const Parts& parts) {
    const auto id = id_in<DrillId>(context);
    const auto done = parts.drills.stop(context.database(), context.organisation->id, id,
                                        context.visitor.staff.staff, context.now);
    if (!done) return show_drills(context, parts, done.error());
    return context.redirect("/room/oefening/" + base::to_public(id));
}

}  // namespace

std::vector<visit::Route> drill_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/oefening", may_see_roster, get_drills, parts),
            route(Method::post, "/room/oefening", may_arrange, start_drill, parts),
            route(Method::get, "/room/oefening/{drill}", may_see_roster, get_drill, parts),
            route(Method::post, "/room/oefening/{drill}/gezien", may_be_called, say_seen, parts),
            route(Method::post, "/room/oefening/{drill}/stop", may_arrange, stop_drill, parts)};
}

}  // namespace luwte::room
