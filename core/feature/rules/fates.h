// What rules did lately, put together for the list: counts, what humans decided, plugins' rules beside own
// ones.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feature/rules/rule.h"
#include "script/rule_set.h"
#include "store/database.h"

namespace luwte::rules {

/// What a rule did in a week, all its versions together.
struct Fate {
    std::int64_t messages = 0, hits = 0, actions = 0, capped = 0, shadow_hits = 0, microseconds = 0;
    std::int64_t upheld = 0, overturned = 0;
    [[nodiscard]] std::optional<double> upheld_share() const;
    [[nodiscard]] std::optional<double> overturned_share() const;
    /// Microseconds a message.
    [[nodiscard]] std::optional<double> time_a_message() const;
};

/// The seven days up to `now`, by "plugin/rule".
using Fates = std::map<std::string, Fate, std::less<>>;
[[nodiscard]] Fates fates_of_week(store::Connection& connection, OrganisationId organisation,
                                  base::TimePoint now);
[[nodiscard]] Fate fate_of(const Fates& fates, std::string_view plugin, std::string_view rule);

}  // namespace luwte::rules
