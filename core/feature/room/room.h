// The team's room: what moderators, people on duty, administrators and custodians see and do.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "feature/delivery/deliveries.h"
#include "feature/delivery/drills.h"
#include "feature/directory/snapshot.h"
#include "feature/escalation/duty_notes.h"
#include "feature/escalation/escalations.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/reviews.h"
#include "feature/room/event_hub.h"
#include "feature/visit/route.h"

namespace luwte::room {

/// What the pages work with; all of it lives as long as the program.
struct Parts {
    const moderation::Judge& judge;
    const moderation::Reviews& reviews;
    const escalation::Escalations& escalations;
    directory::Snapshots& directory;
    EventHub& hub;
    const delivery::Deliveries& deliveries;
    const delivery::Drills& drills;
    const escalation::DutyNotes& duty_notes;
    const moderation::Appeals& appeals;
};

/// Who may what (safety.md S17), as bits of visit::Role.
inline constexpr std::uint16_t may_review = static_cast<std::uint16_t>(visit::Role::moderator);
inline constexpr std::uint16_t may_be_called = may_review | static_cast<std::uint16_t>(visit::Role::duty);
inline constexpr std::uint16_t may_audit = static_cast<std::uint16_t>(visit::Role::administrator) |
                                           static_cast<std::uint16_t>(visit::Role::custodian);
inline constexpr std::uint16_t may_see_roster =
    may_be_called | static_cast<std::uint16_t>(visit::Role::administrator);
inline constexpr std::uint16_t may_arrange = static_cast<std::uint16_t>(visit::Role::administrator);
inline constexpr std::uint16_t may_unmask = static_cast<std::uint16_t>(visit::Role::custodian);
inline constexpr std::uint16_t may_enter = may_be_called | may_audit;

/// Every route under /room.
[[nodiscard]] std::vector<visit::Route> routes(const Parts& parts);

}  // namespace luwte::room
