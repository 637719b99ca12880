#include "feature/moderation/care.h"

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/moderation/care_store.h"

namespace luwte::moderation {

Exposure exposure(store::Connection& connection, OrganisationId organisation, StaffId staff,
                  base::TimePoint now) {
    return sql::count_exposure(connection, organisation, staff, now);
}

void note_exposure(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool heavy,
                   int characters, base::TimePoint now) {
    sql::insert_exposure(work, organisation, staff, heavy, characters, now);
}

RoomChoice room_choice(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    return sql::find_choice(connection, organisation, staff);
}

void choose_shortcuts(store::Connection& connection, OrganisationId organisation, StaffId staff, bool on) {
    store::UnitOfWork work(connection);
    sql::upsert_shortcuts(work, organisation, staff, on);
    work.commit();
}

void rest(store::Connection& connection, OrganisationId organisation, StaffId staff,
          const std::optional<base::TimePoint>& until) {
    store::UnitOfWork work(connection);
    sql::upsert_rest(work, organisation, staff, until);
    work.commit();
}

std::vector<PlaceModerators> place_moderators(store::Connection& connection, OrganisationId organisation) {
    return sql::list_place_moderators(connection, organisation);
}

void assign_place(store::Connection& connection, OrganisationId organisation, const PlaceModerators& to,
                  StaffId by, base::TimePoint now) {
    store::UnitOfWork work(connection);
    sql::replace_place_moderators(work, organisation, to);
    auto names = nlohmann::json::array();
    for (const auto staff : to.staff) names.push_back(base::to_public(staff));
    audit::append(work,
                  {organisation, audit::staff_actor(by), "queue.assigned", to.place,
                   nlohmann::json{{"staff", std::move(names)}}.dump()},
                  now);
    work.commit();
}

}  // namespace luwte::moderation
