// /room/maskers: lifting a mask, for custodians.
#pragma once

#include <vector>

#include "feature/room/room.h"
#include "feature/unmasking/unmaskings.h"
#include "feature/visit/route.h"

namespace luwte::unmasking {

/// What the pages work with; all of it lives as long as the program.
struct PageParts {
    room::Parts room;
    const Unmaskings& unmaskings;
};

/// Every route under /room/maskers.
[[nodiscard]] std::vector<visit::Route> unmasking_routes(const PageParts& parts);

}  // namespace luwte::unmasking
