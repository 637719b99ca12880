// The SQL of decisions as the people whom they are about see them.
#pragma once

#include <vector>

#include "feature/moderation/decided.h"

namespace luwte::moderation::sql {

/// `id`: that one alone, or none: all.
[[nodiscard]] std::vector<OwnDecision> list_decided(store::Connection& connection,
                                                    OrganisationId organisation, AccountId account,
                                                    DecisionId id);
[[nodiscard]] std::vector<OwnSignal> list_own_signals(store::Connection& connection,
                                                      OrganisationId organisation, AccountId account,
                                                      base::TimePoint since);

}  // namespace luwte::moderation::sql
