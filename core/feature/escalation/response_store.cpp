// The SQL of response times.
#include "feature/escalation/response_times.h"

namespace luwte::escalation {
namespace {

constexpr store::Statement list_times{"response.list", R"(
with counted as (
    select date_trunc('month', raised_at at time zone 'Europe/Amsterdam') as month, level,
        extract(epoch from acknowledged_at - raised_at) as seconds,
        acknowledged_at is not null and acknowledged_at <= due_at as in_time
    from escalation
    where organisation_id = $1 and (acknowledged_at is not null or due_at <= $2)
        and raised_at >= $2 - interval '24 months')
select extract(year from month)::int, extract(month from month)::int, level, count(*),
    percentile_disc(0.5) within group (order by seconds), percentile_disc(0.9) within group (order by seconds),
    avg(in_time::int)
from counted group by month, level order by month desc, level desc limit 100)"};

std::optional<std::chrono::seconds> seconds(const store::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return std::chrono::seconds(static_cast<std::int64_t>(row.real(column)));
}

}  // namespace

std::vector<ResponseTimes> response_times(store::Connection& connection, OrganisationId organisation,
                                          base::TimePoint now) {
    std::vector<ResponseTimes> times;
    for (const auto row : connection.run(list_times, organisation, now)) {
        ResponseTimes line;
        line.year = static_cast<int>(row.number(0));
        line.month = static_cast<unsigned>(row.number(1));
        line.level = static_cast<int>(row.number(2));
        const auto count = static_cast<int>(row.number(3));
        line.few = count < fewest_shown;
        if (!line.few) {
            line.alarms = count;
            line.median = seconds(row, 4);
            line.p90 = seconds(row, 5);
            line.in_time = row.real(6);
        }
        times.push_back(line);
    }
    return times;
}

}  // namespace luwte::escalation
