// How fast alarms were really taken, by level and month, for those who answer for it.
//
// A month with fewer than five alarms of a level shows that there were fewer than five, and no more: behind a
// median of two stands one person who wrote something, and one who was on duty.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::escalation {

inline constexpr int fewest_shown = 5;

struct ResponseTimes {
    int year = 0;
    unsigned month = 0;  ///< 1 to 12, in the Netherlands, in which the alarm was raised
    int level = 2;
    bool few = false;  ///< fewer than five: the rest is empty
    int alarms = 0;
    std::optional<std::chrono::seconds> median, p90;  ///< from raised to taken; none: none was taken
    double in_time = 0;                               ///< share that was taken before its deadline, 0 to 1
};

/// Newest month first, higher level first; the last 24 months. Alarms whose deadline lies ahead and that
/// nobody has taken yet do not count yet.
[[nodiscard]] std::vector<ResponseTimes> response_times(store::Connection& connection,
                                                        OrganisationId organisation, base::TimePoint now);
/// As CSV (RFC 4180), with a header.
[[nodiscard]] std::string response_csv(const std::vector<ResponseTimes>& times);

}  // namespace luwte::escalation
