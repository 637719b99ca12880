// /room/regels: the rules that moderators write, for moderators.
#pragma once

#include <vector>

#include "feature/room/room.h"
#include "feature/visit/route.h"

namespace luwte::rules {

/// What the pages work with; all of it lives as long as the program.
struct PageParts {
    room::Parts room;
};

/// Every route under /room/regels.
[[nodiscard]] std::vector<visit::Route> rule_routes(const PageParts& parts);

}  // namespace luwte::rules
