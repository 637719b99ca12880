#include "feature/moderation/care_store.h"

namespace luwte::moderation::sql {
namespace {

constexpr std::chrono::hours exposure_kept{48};
constexpr std::chrono::hours a_day{24};

constexpr store::Statement add_exposure{"care.expose", R"(
insert into exposure (id, organisation_id, staff_id, at, heavy, characters) values ($1, $2, $3, $4, $5, $6))"};
constexpr store::Statement drop_exposure{
    "care.forget", "delete from exposure where organisation_id = $1 and staff_id = $2 and at < $3"};
constexpr store::Statement count_read{"care.count", R"(
select count(*), count(*) filter (where heavy), count(*) filter (where heavy and at >= $4) from exposure
where organisation_id = $1 and staff_id = $2 and at >= $3)"};
constexpr store::Statement find_room_choice{
    "care.choice",
    "select shortcuts, rests_until from room_choice where organisation_id = $1 and staff_id = $2"};
constexpr store::Statement put_shortcuts{"care.shortcuts", R"(
insert into room_choice (organisation_id, staff_id, shortcuts) values ($1, $2, $3)
on conflict (organisation_id, staff_id) do update set shortcuts = excluded.shortcuts)"};
constexpr store::Statement put_rest{"care.rest", R"(
insert into room_choice (organisation_id, staff_id, rests_until) values ($1, $2, $3)
on conflict (organisation_id, staff_id) do update set rests_until = excluded.rests_until)"};
constexpr store::Statement list_places{"care.places", R"(
select place, array_agg(staff_id order by staff_id) from place_moderator where organisation_id = $1
group by place order by place)"};
constexpr store::Statement clear_place{
    "care.clear_place", "delete from place_moderator where organisation_id = $1 and place = $2"};
constexpr store::Statement fill_place{"care.fill_place", R"(
insert into place_moderator (organisation_id, place, staff_id)
select s.organisation_id, $2, s.id from staff s where s.organisation_id = $1 and s.id = any($3))"};

}  // namespace

void insert_exposure(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool heavy,
                     int characters, base::TimePoint now) {
    work.run(drop_exposure, organisation, staff, now - exposure_kept);
    work.run(add_exposure, base::random_id_value(), organisation, staff, now, heavy, characters);
}

Exposure count_exposure(store::Connection& connection, OrganisationId organisation, StaffId staff,
                        base::TimePoint now) {
    const auto rows = connection.run(count_read, organisation, staff, now - a_day, now - pause_window);
    const auto row = rows.front();
    return {static_cast<int>(row.number(0)), static_cast<int>(row.number(1)),
            static_cast<int>(row.number(2))};
}

RoomChoice find_choice(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    const auto rows = connection.run(find_room_choice, organisation, staff);
    if (rows.empty()) return {};
    return {rows.front().flag(0), rows.front().maybe_time(1)};
}

void upsert_shortcuts(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool on) {
    work.run(put_shortcuts, organisation, staff, on);
}

void upsert_rest(store::UnitOfWork& work, OrganisationId organisation, StaffId staff,
                 const std::optional<base::TimePoint>& until) {
    work.run(put_rest, organisation, staff, until);
}

std::vector<PlaceModerators> list_place_moderators(store::Connection& connection,
                                                   OrganisationId organisation) {
    std::vector<PlaceModerators> all;
    for (const auto row : connection.run(list_places, organisation)) {
        PlaceModerators one{std::string(row.text(0)), {}};
        for (const auto id : row.numbers(1)) one.staff.push_back(StaffId{static_cast<std::uint64_t>(id)});
        all.push_back(std::move(one));
    }
    return all;
}

void replace_place_moderators(store::UnitOfWork& work, OrganisationId organisation,
                              const PlaceModerators& to) {
    std::vector<std::int64_t> ids;
    for (const auto staff : to.staff) ids.push_back(static_cast<std::int64_t>(staff.value));
    work.run(clear_place, organisation, to.place);
    work.run(fill_place, organisation, to.place, ids);
}

}  // namespace luwte::moderation::sql
