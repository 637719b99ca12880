// The doors of the API: what there is (/api/v1), and its description (/api/v1/openapi.json).
#pragma once

#include <string>
#include <vector>

#include "feature/visit/route.h"

namespace luwte::content {

/// `described`: every route of the API but these two, which are told with them. `document`: OpenAPI 3.1 as
/// JSON, the same for everybody.
[[nodiscard]] std::vector<visit::Route> api_routes(const std::vector<visit::Route>& described,
                                                   std::string document);

}  // namespace luwte::content
