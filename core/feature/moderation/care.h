// Care for those who moderate: how much heavy text they read today, which they alone see; a rest from it; who
// moderates which place first; whether single keys do something.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::moderation {

/// After so many heavy messages within four hours a pause is proposed, and lighter ones come first.
inline constexpr int heavy_until_pause = 20;
inline constexpr std::chrono::hours pause_window{4};
/// How long a rest lasts that somebody takes.
inline constexpr std::chrono::minutes rest_lasts{30};

/// What somebody read. For themselves alone: no page and no answer of the API gives it to another.
struct Exposure {
    int messages_today = 0;  ///< of the last 24 hours
    int heavy_today = 0;     ///< danger 2 and 3, and precise descriptions
    int heavy_lately = 0;    ///< within pause_window
};
[[nodiscard]] Exposure exposure(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                base::TimePoint now);
/// Notes that a message was read, in the transaction of the look; forgets what is older than two days.
void note_exposure(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, bool heavy,
                   int characters, base::TimePoint now);

/// How a colleague wants the room.
struct RoomChoice {
    bool shortcuts = true;  ///< single keys do something (WCAG 2.1.4: they can be switched off)
    std::optional<base::TimePoint> rests_until;
    [[nodiscard]] bool rests(base::TimePoint now) const { return rests_until && *rests_until > now; }
};
[[nodiscard]] RoomChoice room_choice(store::Connection& connection, OrganisationId organisation,
                                     StaffId staff);
void choose_shortcuts(store::Connection& connection, OrganisationId organisation, StaffId staff, bool on);
/// Until then heavy messages go to colleagues first; none: back again.
void rest(store::Connection& connection, OrganisationId organisation, StaffId staff,
          const std::optional<base::TimePoint>& until);

/// Who moderates a place first.
struct PlaceModerators {
    std::string place;
    std::vector<StaffId> staff;
};
[[nodiscard]] std::vector<PlaceModerators> place_moderators(store::Connection& connection,
                                                            OrganisationId organisation);
/// Those and nobody else; nobody: the place is everybody's again. With its audit entry; commits.
void assign_place(store::Connection& connection, OrganisationId organisation, const PlaceModerators& to,
                  StaffId by, base::TimePoint now);

}  // namespace luwte::moderation
