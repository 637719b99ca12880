#include "feature/moderation/appeal.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace luwte::moderation {
namespace {

constexpr std::array outcomes{"upheld", "partly", "overturned", "withdrawn"};

}  // namespace

const char* appeal_outcome_name(AppealOutcome outcome) {
    return outcomes.at(static_cast<std::size_t>(outcome));
}

std::optional<AppealOutcome> parse_appeal_outcome(std::string_view name) {
    const auto found = std::ranges::find(outcomes, name);
    if (found == outcomes.end()) return std::nullopt;
    return static_cast<AppealOutcome>(found - outcomes.begin());
}

base::TimePoint appeal_until(base::TimePoint decided_at) {
    const auto day = std::chrono::floor<std::chrono::days>(decided_at);
    auto last = std::chrono::year_month_day(day) + appeal_window;
    // The 31st of August and six months: the last day of February.
    if (!last.ok()) last = last.year() / last.month() / std::chrono::last;
    return std::chrono::sys_days(last) + (decided_at - day);
}

}  // namespace luwte::moderation
