// SQL of what rules did: sums a day.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/ids.h"
#include "store/database.h"

namespace luwte::rules {

/// What one version of a rule did, since it was last written down or in a stretch of days.
struct Count {
    std::string plugin, rule, version;
    bool shadow = false;
    std::int64_t messages = 0, hits = 0, actions = 0, capped = 0, microseconds = 0;
    [[nodiscard]] bool nothing() const { return messages == 0 && hits == 0; }
};

namespace sql {

/// Adds them to the day's sums, in one statement.
void add_counts(store::Connection& connection, OrganisationId organisation, std::chrono::sys_days day,
                const std::vector<Count>& counts);
/// By plugin, rule, version.
[[nodiscard]] std::vector<Count> list_counts(store::Connection& connection, OrganisationId organisation,
                                             std::chrono::sys_days from);
/// Actions of a rule on that day, whatever its version.
struct Actions {
    std::string plugin, rule;
    std::int64_t actions = 0;
};
[[nodiscard]] std::vector<Actions> list_actions(store::Connection& connection, OrganisationId organisation,
                                                std::chrono::sys_days day);

}  // namespace sql
}  // namespace luwte::rules
