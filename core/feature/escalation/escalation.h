// An escalation (alarm): a message that a human must see within minutes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::escalation {

enum class State : std::uint8_t { raised, delivered, acknowledged, handed_over, closed };

struct Raise {
    OrganisationId organisation;
    std::string subject;                  ///< "post:<id>"
    int level = 2;                        ///< 2: within 15 minutes, 3: within 2
    std::vector<std::string> categories;  ///< most serious first
};

/// Stores it within the caller's transaction and announces "escalation <organisation>" at its commit. Raising
/// twice for one subject keeps the one alarm, at the higher level.
EscalationId raise(store::UnitOfWork& work, const Raise& what, base::TimePoint now);

}  // namespace luwte::escalation
