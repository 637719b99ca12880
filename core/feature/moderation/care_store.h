// The SQL of what moderators read, how they want the room, and who moderates which place.
#pragma once

#include "feature/moderation/care.h"

namespace luwte::moderation::sql {

void insert_exposure(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool heavy,
                     int characters, base::TimePoint now);
[[nodiscard]] Exposure count_exposure(store::Connection& connection, OrganisationId organisation,
                                      StaffId staff, base::TimePoint now);
[[nodiscard]] RoomChoice find_choice(store::Connection& connection, OrganisationId organisation,
                                     StaffId staff);
void upsert_shortcuts(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool on);
void upsert_rest(store::UnitOfWork& work, OrganisationId organisation, StaffId staff,
                 const std::optional<base::TimePoint>& until);
[[nodiscard]] std::vector<PlaceModerators> list_place_moderators(store::Connection& connection,
                                                                 OrganisationId organisation);
void replace_place_moderators(store::UnitOfWork& work, OrganisationId organisation,
                              const PlaceModerators& to);

}  // namespace luwte::moderation::sql
