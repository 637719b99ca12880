// The routes of each part of the room; `routes` in room.h puts them together.
#pragma once

#include <vector>

#include "feature/room/room.h"
#include "feature/visit/route.h"

namespace luwte::room {

[[nodiscard]] std::vector<visit::Route> queue_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> item_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> appeal_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> care_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> spam_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> sanction_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> alarm_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> roster_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> series_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> swap_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> duty_note_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> reach_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> drill_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> response_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> audit_routes(const Parts& parts);

using PartsHandler = net::Response (*)(visit::Context&, const Parts&);
/// A route for staff with one of these roles; everybody else gets 404.
[[nodiscard]] visit::Route route(net::Method method, std::string pattern, std::uint16_t roles,
                                 PartsHandler handler, const Parts& parts);

/// A whole number, or -1.
[[nodiscard]] std::int64_t number_in(std::string_view text);

/// An id from the address, or none.
template <class IdType>
[[nodiscard]] IdType id_in(const visit::Context& context, std::size_t capture = 0) {
    if (capture >= context.captures.size()) return {};
    return base::from_public<IdType>(context.captures[capture]).value_or(IdType{});
}

}  // namespace luwte::room
