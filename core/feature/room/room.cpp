#include "feature/room/room.h"

#include <charconv>
#include <utility>

#include "feature/room/pages.h"

namespace luwte::room {
namespace {

/// An open stream that says "look again". Its page asks for what changed as any page does, with all its
/// checks.
net::Response stream(visit::Context& context, const Parts& parts) {
    net::Response response;
    response.content_type = "text/event-stream";
    response.body = net::EventStream{[&hub = parts.hub, organisation = context.organisation->id](
                                         std::shared_ptr<net::EventSender> sender) {
        return hub.subscribe(organisation, std::move(sender));
    }};
    return response;
}

}  // namespace

visit::Route route(net::Method method, std::string pattern, std::uint16_t roles, PartsHandler handler,
                   const Parts& parts) {
    visit::Route result;
    result.method = method;
    result.pattern = std::move(pattern);
    result.access = visit::Access::staff;
    result.roles = roles;
    result.handler = [handler, parts](visit::Context& context) { return handler(context, parts); };
    return result;
}

std::int64_t number_in(std::string_view text) {
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

std::vector<visit::Route> routes(const Parts& parts) {
    std::vector<visit::Route> all{route(net::Method::get, "/room/stroom", may_enter, stream, parts)};
    for (auto part : {queue_routes, item_routes, care_routes, spam_routes, sanction_routes, appeal_routes, alarm_routes,
                      roster_routes, series_routes, swap_routes, duty_note_routes, reach_routes, drill_routes,
                      response_routes, audit_routes})
        for (auto& one : part(parts)) all.push_back(std::move(one));
    return all;
}

}  // namespace luwte::room
