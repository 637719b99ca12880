// The forums in the API: /api/v1/forums, /topics, /posts, /search, and what is a person's own.
#pragma once

#include <vector>

#include "feature/forum/api_parts.h"
#include "feature/visit/route.h"

namespace luwte::forum {

/// All of them; the parts must outlive them.
[[nodiscard]] std::vector<visit::Route> forum_api_routes(const ApiParts& parts);

// What they are put together from.
[[nodiscard]] std::vector<visit::Route> reading_api_routes();
[[nodiscard]] std::vector<visit::Route> writing_api_routes(const ApiParts& parts);
[[nodiscard]] std::vector<visit::Route> post_api_routes(const ApiParts& parts);
[[nodiscard]] std::vector<visit::Route> own_api_routes(const ApiParts& parts);

}  // namespace luwte::forum
