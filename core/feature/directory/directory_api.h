// The wegwijzer in the API: /api/v1/help, /api/v1/services.
#pragma once

#include <vector>

#include "feature/directory/snapshot.h"
#include "feature/visit/route.h"

namespace luwte::directory {

/// `snapshots` must outlive them.
[[nodiscard]] std::vector<visit::Route> directory_api_routes(Snapshots& snapshots);

}  // namespace luwte::directory
