#include "feature/escalation/shift_series_store.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "feature/visit/visitor.h"

namespace luwte::escalation::sql {
namespace {

using std::chrono::floor;
using std::chrono::sys_days;

constexpr int callable = static_cast<int>(visit::Role::moderator) | static_cast<int>(visit::Role::duty);

constexpr store::Statement insert_new_series{"series.insert", R"(
insert into shift_series (id, organisation_id, staff_id, weekday, starts_minute, ends_minute, place, first_date,
    last_date, skips_holidays)
select $1, $2, s.id, $4, $5, $6, $7, $8::date, $9::date, $10 from staff s
where s.organisation_id = $2 and s.id = $3 and not s.disabled and (s.roles & $11) <> 0)"};
constexpr store::Statement end_one_series{"series.end", R"(
update shift_series set first_date = least(first_date, $3::date), last_date = $3::date
where organisation_id = $1 and id = $2 and (last_date is null or last_date > $3::date))"};
constexpr store::Statement delete_of_series{"series.delete_coming", R"(
delete from shift where organisation_id = $1 and series_id = $2 and starts_at > $3)"};
constexpr store::Statement list_all_series{"series.list", R"(
select r.id, r.staff_id, s.name, r.weekday, r.starts_minute, r.ends_minute, r.place, r.first_date, r.last_date,
    r.skips_holidays
from shift_series r join staff s on s.organisation_id = r.organisation_id and s.id = r.staff_id
where r.organisation_id = $1 and (r.last_date is null or r.last_date >= $2::date) and not s.disabled
order by r.weekday, r.starts_minute, r.place, s.name, r.id limit 500)"};
constexpr store::Statement list_planned_dates{"series.planned", R"(
select series_id, series_date from shift where organisation_id = $1 and series_id is not null and series_date >= $2::date
union select series_id, on_date from shift_series_gap where organisation_id = $1 and on_date >= $2::date)"};
constexpr store::Statement insert_planned_shift{"series.plan", R"(
insert into shift (id, organisation_id, staff_id, starts_at, ends_at, place, series_id, series_date)
select $1, $2, s.id, $4, $5, $6, $7, $8::date from staff s
where s.organisation_id = $2 and s.id = $3 and not s.disabled and (s.roles & $9) <> 0
on conflict do nothing)"};
constexpr store::Statement insert_new_absence{"absence.insert", R"(
insert into staff_absence (id, organisation_id, staff_id, first_date, last_date)
select $1, $2, s.id, $4::date, $5::date from staff s
where s.organisation_id = $2 and s.id = $3 and not s.disabled)"};
constexpr store::Statement delete_one_absence{
    "absence.delete", "delete from staff_absence where organisation_id = $1 and id = $2 returning staff_id"};
constexpr store::Statement list_all_absences{"absence.list", R"(
select a.id, a.staff_id, s.name, a.first_date, a.last_date
from staff_absence a join staff s on s.organisation_id = a.organisation_id and s.id = a.staff_id
where a.organisation_id = $1 and a.last_date >= $2::date order by a.first_date, s.name, a.id limit 200)"};
// Of a series of their own it is planned again when they are there after all; what they took over from a
// colleague is not given back behind that colleague's back.
constexpr store::Statement delete_of_staff{"absence.delete_coming", R"(
with gone as (
    delete from shift where organisation_id = $1 and staff_id = $2 and starts_at < $4 and ends_at > $3 and starts_at > $5
    returning organisation_id, series_id, series_date),
gaps as (
    insert into shift_series_gap (organisation_id, series_id, on_date)
    select g.organisation_id, g.series_id, g.series_date from gone g
    join shift_series r on r.organisation_id = g.organisation_id and r.id = g.series_id
    where r.staff_id <> $2 on conflict do nothing)
select count(*) from gone)"};

sys_days date_of(const store::Row& row, int column) {
    return floor<std::chrono::days>(row.time(column));
}

std::optional<std::string> date_text(const std::optional<sys_days>& date) {
    if (!date) return std::nullopt;
    return sql::date_text(*date);
}

}  // namespace

std::string date_text(sys_days date) {
    return fmt::format("{:%Y-%m-%d}", date);
}

bool insert_series(store::UnitOfWork& work, OrganisationId organisation, const Series& series) {
    return work.run(insert_new_series, series.id, organisation, series.staff, series.weekday,
                    static_cast<int>(series.starts.count()), static_cast<int>(series.ends.count()),
                    series.place, date_text(series.first_date), date_text(series.last_date),
                    series.skips_holidays, callable)
               .affected() == 1;
}

bool end_series(store::UnitOfWork& work, OrganisationId organisation, SeriesId id, sys_days last) {
    return work.run(end_one_series, organisation, id, date_text(last)).affected() == 1;
}

int delete_coming_of_series(store::UnitOfWork& work, OrganisationId organisation, SeriesId id,
                            base::TimePoint now) {
    return static_cast<int>(work.run(delete_of_series, organisation, id, now).affected());
}

std::vector<Series> list_series(store::Connection& connection, OrganisationId organisation, sys_days today) {
    std::vector<Series> all;
    for (const auto row : connection.run(list_all_series, organisation, date_text(today))) {
        Series series;
        series.id = row.id<SeriesId>(0);
        series.staff = row.id<StaffId>(1);
        series.staff_name = row.text(2);
        series.weekday = static_cast<unsigned>(row.number(3));
        series.starts = std::chrono::minutes(row.number(4));
        series.ends = std::chrono::minutes(row.number(5));
        series.place = static_cast<int>(row.number(6));
        series.first_date = date_of(row, 7);
        if (!row.is_null(8)) series.last_date = date_of(row, 8);
        series.skips_holidays = row.flag(9);
        all.push_back(std::move(series));
    }
    return all;
}

Planned list_planned(store::Connection& connection, OrganisationId organisation, sys_days from) {
    Planned planned;
    for (const auto row : connection.run(list_planned_dates, organisation, date_text(from)))
        planned.emplace(row.id<SeriesId>(0), date_of(row, 1));
    return planned;
}

bool insert_planned(store::UnitOfWork& work, OrganisationId organisation, const Series& series, sys_days date,
                    const Span& span) {
    return work.run(insert_planned_shift, base::new_id<ShiftId>(), organisation, series.staff, span.from,
                    span.to, series.place, series.id, date_text(date), callable)
               .affected() == 1;
}

bool insert_absence(store::UnitOfWork& work, OrganisationId organisation, const Absence& absence) {
    return work.run(insert_new_absence, absence.id, organisation, absence.staff,
                    date_text(absence.first_date), date_text(absence.last_date))
               .affected() == 1;
}

std::optional<StaffId> delete_absence(store::UnitOfWork& work, OrganisationId organisation, AbsenceId id) {
    const auto rows = work.run(delete_one_absence, organisation, id);
    if (rows.empty()) return std::nullopt;
    return rows.front().id<StaffId>(0);
}

std::vector<Absence> list_absences(store::Connection& connection, OrganisationId organisation,
                                   sys_days today) {
    std::vector<Absence> all;
    for (const auto row : connection.run(list_all_absences, organisation, date_text(today)))
        all.push_back({row.id<AbsenceId>(0), row.id<StaffId>(1), std::string(row.text(2)), date_of(row, 3),
                       date_of(row, 4)});
    return all;
}

int delete_coming_of_staff(store::UnitOfWork& work, OrganisationId organisation, StaffId staff,
                           const Span& span, base::TimePoint now) {
    return static_cast<int>(
        work.run(delete_of_staff, organisation, staff, span.from, span.to, now).front().number(0));
}

}  // namespace luwte::escalation::sql
