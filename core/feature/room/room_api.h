// The team's room in the API: /api/v1/room/…. As in the room itself, staff see moments as clocks show them.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "feature/room/room.h"
#include "feature/room/text_pieces.h"
#include "feature/visit/context.h"
#include "feature/visit/json_answer.h"

namespace luwte::room {

[[nodiscard]] std::vector<visit::Route> room_api_routes(const Parts& parts);

// What they are put together from.
[[nodiscard]] std::vector<visit::Route> queue_api_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> appeal_api_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> sanction_api_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> alarm_api_routes(const Parts& parts);
[[nodiscard]] std::vector<visit::Route> roster_api_routes(const Parts& parts);

/// problem+json with the sentence that the room has for it.
[[nodiscard]] net::Response refuse(const visit::Context& context, const base::Problem& problem);
/// 204, or the refusal.
[[nodiscard]] net::Response done(const visit::Context& context, const base::Result<>& result);
/// The message, the words that rules marked in it, and the two before it.
[[nodiscard]] nlohmann::json material_json(const visit::Context& context,
                                           const moderation::Material& material, const Marks& marks);
/// A sanction as the team sees it: by the persona that it was given to.
[[nodiscard]] nlohmann::json sanction_json(const visit::Context& context,
                                           const moderation::Sanction& sanction);
/// The same route for staff with one of these roles alone.
[[nodiscard]] visit::Route for_roles(visit::Route route, std::uint16_t roles);

}  // namespace luwte::room
