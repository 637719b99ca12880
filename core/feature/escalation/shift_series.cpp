#include "feature/escalation/shift_series.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/directory/hours.h"
#include "feature/escalation/escalation.h"
#include "feature/escalation/holidays.h"
#include "feature/escalation/shift_series_store.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes whole_day{24 * 60};
constexpr int last_place = 9;
constexpr days longest_absence{366};

void finish(store::UnitOfWork& work, OrganisationId organisation, StaffId by, const char* action,
            StaffId staff, base::TimePoint now) {
    // Who is called may change now: open pages look again.
    work.announce(announcement(organisation));
    const nlohmann::json details{{"staff", base::to_public(staff)}};
    audit::append(work, {organisation, audit::staff_actor(by), action, {}, details.dump()}, now);
}

bool is_away(const std::vector<Absence>& absences, StaffId staff, sys_days date) {
    return std::ranges::any_of(absences, [&](const Absence& absence) {
        return absence.staff == staff && absence.first_date <= date && date <= absence.last_date;
    });
}

/// Local midnight of the first date until that after the last.
Span days_of(sys_days first, sys_days last) {
    return {directory::moment_of(first, minutes(0)), directory::moment_of(last + days(1), minutes(0))};
}

int plan_in(store::UnitOfWork& work, OrganisationId organisation, base::TimePoint now) {
    auto& connection = work.connection();
    const auto today = directory::local_time(now).date;
    // One that began yesterday evening may still run.
    const auto first = today - days(1);
    const auto planned = sql::list_planned(connection, organisation, first);
    const auto away = sql::list_absences(connection, organisation, first);
    int count = 0;
    for (const auto& series : sql::list_series(connection, organisation, first))
        for (auto date = first; date <= today + planned_ahead; date += days(1)) {
            const auto span = shift_on(series, date);
            if (!span || span->to <= now || planned.contains({series.id, date}) ||
                is_away(away, series.staff, date))
                continue;
            if (sql::insert_planned(work, organisation, series, date, *span)) ++count;
        }
    return count;
}

}  // namespace

std::optional<Span> shift_on(const Series& series, sys_days date) {
    if (std::chrono::weekday(date).iso_encoding() - 1 != series.weekday || date < series.first_date)
        return std::nullopt;
    if (series.last_date && date > *series.last_date) return std::nullopt;
    if (series.skips_holidays && holiday(date)) return std::nullopt;
    const auto last = series.ends <= series.starts ? date + days(1) : date;
    const Span span{directory::moment_of(date, series.starts), directory::moment_of(last, series.ends)};
    if (span.to <= span.from) return std::nullopt;
    return span;
}

base::Result<SeriesId> add_series(store::Connection& connection, OrganisationId organisation, StaffId by,
                                  const Series& wanted, base::TimePoint now) {
    const auto invalid = [](const char* code, const char* field) {
        return base::problem(ProblemKind::invalid, code, field);
    };
    const auto today = directory::local_time(now).date;
    if (wanted.weekday > 6) return invalid("series.weekday", "weekday");
    if (wanted.starts < minutes(0) || wanted.starts >= whole_day || wanted.ends < minutes(0) ||
        wanted.ends > whole_day)
        return invalid("series.times", "starts");
    if (wanted.place < 1 || wanted.place > last_place) return invalid("roster.place", "place");
    if (wanted.first_date > today + days(366) ||
        (wanted.last_date && *wanted.last_date < std::max(today, wanted.first_date)))
        return invalid("series.dates", "last");
    auto series = wanted;
    series.id = base::new_id<SeriesId>();
    series.first_date = std::max(series.first_date, today);
    store::UnitOfWork work(connection);
    if (!sql::insert_series(work, organisation, series)) return invalid("roster.nobody", "staff");
    plan_in(work, organisation, now);
    finish(work, organisation, by, "roster.series-added", series.staff, now);
    work.commit();
    return series.id;
}

base::Result<> end_series(store::Connection& connection, OrganisationId organisation, StaffId by, SeriesId id,
                          base::TimePoint now) {
    const auto series = find_series(connection, organisation, id, now);
    if (!series) return base::problem(ProblemKind::not_found, "series.not-found");
    store::UnitOfWork work(connection);
    // Until yesterday: one of today that has begun is a shift like any other and stays.
    if (!sql::end_series(work, organisation, id, directory::local_time(now).date - days(1)))
        return base::problem(ProblemKind::not_found, "series.not-found");
    sql::delete_coming_of_series(work, organisation, id, now);
    finish(work, organisation, by, "roster.series-ended", series->staff, now);
    work.commit();
    return {};
}

std::vector<Series> list_series(store::Connection& connection, OrganisationId organisation,
                                base::TimePoint now) {
    return sql::list_series(connection, organisation, directory::local_time(now).date);
}

std::optional<Series> find_series(store::Connection& connection, OrganisationId organisation, SeriesId id,
                                  base::TimePoint now) {
    auto all = list_series(connection, organisation, now);
    const auto found = std::ranges::find(all, id, &Series::id);
    if (found == all.end()) return std::nullopt;
    return *found;
}

base::Result<int> add_absence(store::Connection& connection, OrganisationId organisation, StaffId by,
                              StaffId staff, sys_days first, sys_days last, base::TimePoint now) {
    if (last < first || last - first > longest_absence || last < directory::local_time(now).date)
        return base::problem(ProblemKind::invalid, "absence.dates", "last");
    store::UnitOfWork work(connection);
    if (!sql::insert_absence(work, organisation, {base::new_id<AbsenceId>(), staff, {}, first, last}))
        return base::problem(ProblemKind::invalid, "roster.nobody", "staff");
    const int taken_out = sql::delete_coming_of_staff(work, organisation, staff, days_of(first, last), now);
    finish(work, organisation, by, "roster.absence-added", staff, now);
    work.commit();
    return taken_out;
}

base::Result<> remove_absence(store::Connection& connection, OrganisationId organisation, StaffId by,
                              AbsenceId id, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto staff = sql::delete_absence(work, organisation, id);
    if (!staff) return base::problem(ProblemKind::not_found, "absence.not-found");
    plan_in(work, organisation, now);
    finish(work, organisation, by, "roster.absence-removed", *staff, now);
    work.commit();
    return {};
}

std::vector<Absence> absences(store::Connection& connection, OrganisationId organisation,
                              base::TimePoint now) {
    return sql::list_absences(connection, organisation, directory::local_time(now).date);
}

int plan(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const int count = plan_in(work, organisation, now);
    if (count > 0) work.announce(announcement(organisation));
    work.commit();
    return count;
}

}  // namespace luwte::escalation
