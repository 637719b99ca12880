#include "feature/escalation/roster_store.h"

#include "feature/visit/visitor.h"

namespace luwte::escalation::sql {
namespace {

/// The roles that can be called: bits of visit::Role.
constexpr int callable = static_cast<int>(visit::Role::moderator) | static_cast<int>(visit::Role::duty);

#define SHIFT_COLUMNS                                                                                    \
    "h.id, h.staff_id, s.name, h.starts_at, h.ends_at, h.place, h.here_at, h.missing_told_at, h.series_id"

constexpr store::Statement insert_new_shift{"roster.insert", R"(
insert into shift (id, organisation_id, staff_id, starts_at, ends_at, place)
select $1, $2, s.id, $4, $5, $7 from staff s
where s.organisation_id = $2 and s.id = $3 and not s.disabled and (s.roles & $6) <> 0)"};
constexpr store::Statement lock_one_shift{"roster.lock", "select " SHIFT_COLUMNS R"(
from shift h join staff s on s.organisation_id = h.organisation_id and s.id = h.staff_id
where h.organisation_id = $1 and h.id = $2 for update of h)"};
// What a series planned stays taken away: it is not planned again.
constexpr store::Statement delete_one_shift{"roster.delete", R"(
with gone as (delete from shift where organisation_id = $1 and id = $2 returning organisation_id, series_id, series_date)
insert into shift_series_gap (organisation_id, series_id, on_date)
select organisation_id, series_id, series_date from gone where series_id is not null on conflict do nothing)"};
constexpr store::Statement end_one_shift{
    "roster.end", "update shift set ends_at = $3 where organisation_id = $1 and id = $2"};
constexpr store::Statement list_coming_shifts{"roster.list", "select " SHIFT_COLUMNS R"(
from shift h join staff s on s.organisation_id = h.organisation_id and s.id = h.staff_id
where h.organisation_id = $1 and h.ends_at > $2 and not s.disabled and (s.roles & $3) <> 0
order by h.starts_at, s.name, h.id limit 500)"};
constexpr store::Statement list_some_shifts{"roster.between", "select " SHIFT_COLUMNS R"(
from shift h join staff s on s.organisation_id = h.organisation_id and s.id = h.staff_id
where h.organisation_id = $1 and h.ends_at > $2 and h.starts_at < $4 and not s.disabled and (s.roles & $3) <> 0
order by h.starts_at, h.place, s.name, h.id limit 500)"};
constexpr store::Statement list_staff_on_duty{"roster.on_duty", R"(
select s.id, s.name from staff s
where s.organisation_id = $1 and not s.disabled and (s.roles & $3) <> 0 and exists (
    select from shift h where h.organisation_id = $1 and h.staff_id = s.id and h.starts_at <= $2 and h.ends_at > $2)
order by s.name, s.id limit 200)"};
constexpr store::Statement list_places{"roster.places", R"(
select min(h.place), s.id from staff s join shift h on h.organisation_id = s.organisation_id and h.staff_id = s.id
where s.organisation_id = $1 and not s.disabled and (s.roles & $3) <> 0 and h.starts_at <= $2 and h.ends_at > $2
group by s.id, s.name order by 1, s.name, s.id limit 200)"};
constexpr store::Statement list_next_staff{"roster.next_shift", R"(
with coming as (
    select h.staff_id, s.name, h.starts_at from shift h
    join staff s on s.organisation_id = h.organisation_id and s.id = h.staff_id
    where h.organisation_id = $1 and h.starts_at > $2 and h.starts_at <= $3 and not s.disabled and (s.roles & $4) <> 0
        and not exists (select from shift n where n.organisation_id = $1 and n.staff_id = h.staff_id
                        and n.starts_at <= $2 and n.ends_at > $2))
select distinct staff_id, name from coming where starts_at = (select min(starts_at) from coming)
order by name, staff_id limit 50)"};
constexpr store::Statement list_callable_staff{"roster.colleagues", R"(
select id, name from staff where organisation_id = $1 and not disabled and (roles & $2) <> 0
order by name, id limit 200)"};

Shift read(const store::Row& row) {
    return {.id = row.id<ShiftId>(0),
            .staff = row.id<StaffId>(1),
            .staff_name = std::string(row.text(2)),
            .from = row.time(3),
            .to = row.time(4),
            .place = static_cast<int>(row.number(5)),
            .here_at = row.maybe_time(6),
            .missing_told_at = row.maybe_time(7),
            .weekly = !row.is_null(8)};
}

std::vector<Colleague> read_colleagues(const store::Rows& rows) {
    std::vector<Colleague> people;
    for (const auto row : rows) people.push_back({row.id<StaffId>(0), std::string(row.text(1))});
    return people;
}

}  // namespace

bool insert_shift(store::UnitOfWork& work, OrganisationId organisation, const Shift& shift) {
    return work.run(insert_new_shift, shift.id, organisation, shift.staff, shift.from, shift.to, callable,
                    shift.place)
               .affected() == 1;
}

std::optional<Shift> lock_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId id) {
    const auto rows = work.run(lock_one_shift, organisation, id);
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

void delete_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId id) {
    work.run(delete_one_shift, organisation, id);
}

void end_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId id, base::TimePoint now) {
    work.run(end_one_shift, organisation, id, now);
}

std::vector<Shift> list_shifts(store::Connection& connection, OrganisationId organisation,
                               base::TimePoint now) {
    std::vector<Shift> shifts;
    for (const auto row : connection.run(list_coming_shifts, organisation, now, callable))
        shifts.push_back(read(row));
    return shifts;
}

std::vector<Shift> list_shifts_between(store::Connection& connection, OrganisationId organisation,
                                       base::TimePoint from, base::TimePoint to) {
    std::vector<Shift> shifts;
    for (const auto row : connection.run(list_some_shifts, organisation, from, callable, to)) shifts.push_back(read(row));
    return shifts;
}

std::vector<Colleague> list_on_duty(store::Connection& connection, OrganisationId organisation,
                                    base::TimePoint now) {
    return read_colleagues(connection.run(list_staff_on_duty, organisation, now, callable));
}

std::vector<std::pair<int, StaffId>> list_duty_places(store::Connection& connection,
                                                      OrganisationId organisation, base::TimePoint now) {
    std::vector<std::pair<int, StaffId>> places;
    for (const auto row : connection.run(list_places, organisation, now, callable))
        places.emplace_back(static_cast<int>(row.number(0)), row.id<StaffId>(1));
    return places;
}

std::vector<Colleague> list_next_shift(store::Connection& connection, OrganisationId organisation,
                                       base::TimePoint now, base::TimePoint until) {
    return read_colleagues(connection.run(list_next_staff, organisation, now, until, callable));
}

std::vector<Colleague> list_colleagues(store::Connection& connection, OrganisationId organisation) {
    return read_colleagues(connection.run(list_callable_staff, organisation, callable));
}

}  // namespace luwte::escalation::sql
