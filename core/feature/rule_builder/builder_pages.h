// /room/regels/formulier: a rule as a form, for moderators; and what the editor asks while somebody writes Lua.
#pragma once

#include <vector>

#include "feature/room/room.h"
#include "feature/rule_builder/ready_rules.h"
#include "feature/visit/route.h"

namespace luwte::rule_builder {

/// What the pages work with; all of it lives as long as the program.
struct PageParts {
    room::Parts room;
    const ReadyRules& ready;
};

[[nodiscard]] std::vector<visit::Route> builder_routes(const PageParts& parts);

}  // namespace luwte::rule_builder
