// /room/regels: the rules that moderators write, for moderators.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/ids.h"
#include "feature/room/room.h"
#include "feature/visit/route.h"

namespace luwte::script {
class RuleSet;
}

namespace luwte::rules {

class Backtests;

/// What the pages work with; all of it lives as long as the program.
struct PageParts {
    room::Parts room;
    Backtests& backtests;
    /// What judges now; null: nothing.
    std::function<std::shared_ptr<const script::RuleSet>(OrganisationId)> rules_of;
};

/// Every route under /room/regels.
[[nodiscard]] std::vector<visit::Route> rule_routes(const PageParts& parts);

}  // namespace luwte::rules
