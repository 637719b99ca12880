// The SQL of appeals. Texts go in and come out sealed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/moderation/appeal.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/decided.h"
#include "store/database.h"

namespace luwte::moderation::sql {

/// False when there is one for this decision already.
bool insert_appeal(store::UnitOfWork& work, OrganisationId organisation, AppealId id, DecisionId decision,
                   AccountId account, base::TimePoint now);
[[nodiscard]] std::optional<Appeal> lock_appeal(store::UnitOfWork& work, OrganisationId organisation,
                                                AppealId id);
[[nodiscard]] std::optional<Appeal> lock_appeal_of(store::UnitOfWork& work, OrganisationId organisation,
                                                   DecisionId decision);
[[nodiscard]] std::optional<Appeal> find_appeal(store::Connection& connection, OrganisationId organisation,
                                                AppealId id);
[[nodiscard]] std::optional<Appeal> find_appeal_of(store::Connection& connection, OrganisationId organisation,
                                                   DecisionId decision);
[[nodiscard]] std::vector<Appeal> list_open_appeals(store::Connection& connection,
                                                    OrganisationId organisation);
void update_appeal_claim(store::UnitOfWork& work, OrganisationId organisation, AppealId id, StaffId staff,
                         base::TimePoint until, bool fresh);
/// Somebody wrote: whose turn it is now, and how dangerous it sounds.
void update_appeal_turn(store::UnitOfWork& work, OrganisationId organisation, AppealId id, bool team,
                        int danger);
void update_appeal_closed(store::UnitOfWork& work, OrganisationId organisation, AppealId id,
                          AppealOutcome outcome, StaffId staff, base::TimePoint now);
void update_overturned(store::UnitOfWork& work, OrganisationId organisation, DecisionId decision,
                       base::TimePoint now);
/// What an appeal is about, for the team: the decision, its message, and whose it is.
struct AppealedDecision {
    OwnDecision decision;
    PersonaId persona;
    std::string staff_name;
};
[[nodiscard]] std::optional<AppealedDecision> find_appealed(store::Connection& connection,
                                                            OrganisationId organisation, DecisionId decision);

struct SealedMessage {
    std::uint64_t id = 0;
    base::TimePoint at;
    StaffId staff;
    std::string sealed;
};
void insert_appeal_message(store::UnitOfWork& work, OrganisationId organisation, AppealId appeal,
                           const SealedMessage& message);
[[nodiscard]] std::vector<SealedMessage> list_appeal_messages(store::Connection& connection,
                                                              OrganisationId organisation, AppealId appeal);
void forget_appeals_of(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                       base::TimePoint now);

}  // namespace luwte::moderation::sql
