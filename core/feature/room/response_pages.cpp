// /room/reactie: how fast alarms were really taken, by month and level; and the same as CSV.
#include <fmt/format.h>

#include "feature/escalation/response_times.h"
#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

std::string time_or_dash(const std::optional<std::chrono::seconds>& time) {
    return time ? duration_words(*time) : "–";
}

net::Response show_times(visit::Context& context, const Parts& parts) {
    view::Fields fields;
    set_duty_links(fields, context, "/room/reactie");
    const auto times = escalation::response_times(context.database(), context.organisation->id, context.now);
    fields.show("EMPTY", times.empty());
    if (!times.empty()) {
        auto table = fields.add("HAS_TIMES");
        for (const auto& line : times) {
            auto row = table.add("TIME");
            row.set("MONTH", fmt::format("{} {}", month_words(context, line.month), line.year));
            row.set("LEVEL", line.level);
            row.show("FEW", line.few);
            if (line.few) continue;
            auto numbers = row.add("NUMBERS");
            numbers.set("ALARMS", line.alarms);
            numbers.set("MEDIAN", time_or_dash(line.median));
            numbers.set("P90", time_or_dash(line.p90));
            numbers.set("IN_TIME", fmt::format("{:.0f} %", line.in_time * 100));
        }
    }
    return room_page(context, parts, "room/response.html", fields, Tab::roster, {.back = "/room/rooster"});
}

net::Response send_csv(visit::Context& context, const Parts&) {
    net::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.headers.push_back({"content-disposition", "attachment; filename=\"tijden.csv\""});
    response.body = escalation::response_csv(
        escalation::response_times(context.database(), context.organisation->id, context.now));
    return response;
}

}  // namespace

std::vector<visit::Route> response_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/reactie", may_see_roster, show_times, parts),
            route(Method::get, "/room/reactie.csv", may_see_roster, send_csv, parts)};
}

}  // namespace luwte::room
