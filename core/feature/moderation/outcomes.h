// What humans decided about what rules found: for the people who write the rules.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "feature/moderation/review.h"
#include "store/database.h"

namespace luwte::moderation {

/// Items in which a rule had something to say, by what a human decided about them.
struct RuleOutcome {
    std::string plugin, rule;
    std::int64_t upheld = 0;      ///< asked for a change, or taken away
    std::int64_t overturned = 0;  ///< placed after all
};
/// Of the items decided since then.
[[nodiscard]] std::vector<RuleOutcome> rule_outcomes(store::Connection& connection,
                                                     OrganisationId organisation, base::TimePoint since);

/// The last decision that ended an item, by the id of its message; messages that nobody decided about are
/// left out.
[[nodiscard]] std::map<std::uint64_t, Choice> last_choices(store::Connection& connection,
                                                           OrganisationId organisation,
                                                           const std::string& kind,
                                                           const std::vector<std::int64_t>& ids);

}  // namespace luwte::moderation
