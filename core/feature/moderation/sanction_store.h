// The SQL of sanctions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/moderation/sanction.h"
#include "feature/moderation/sanctions.h"
#include "store/database.h"

namespace luwte::moderation::sql {

void insert_sanction(store::UnitOfWork& work, const Imposed& what, base::TimePoint now);
/// What holds for an account at that moment, heaviest first; warnings left out.
[[nodiscard]] std::vector<Sanction> list_holding(store::Connection& connection, OrganisationId organisation,
                                                 AccountId account, base::TimePoint now);
/// The same, locked until the transaction ends.
[[nodiscard]] std::vector<Sanction> lock_holding(store::UnitOfWork& work, OrganisationId organisation,
                                                 AccountId account, base::TimePoint now);
void update_passed(store::UnitOfWork& work, OrganisationId organisation, SanctionId id, base::TimePoint now);

[[nodiscard]] std::vector<Sanction> list_of_account(store::Connection& connection,
                                                    OrganisationId organisation, AccountId account);
[[nodiscard]] std::vector<Sanction> list_of_persona(store::Connection& connection,
                                                    OrganisationId organisation, PersonaId persona);
[[nodiscard]] std::vector<Sanction> list_of_decision(store::Connection& connection,
                                                     OrganisationId organisation, DecisionId decision);
/// What holds now, soonest end first.
[[nodiscard]] std::vector<Sanction> list_in_force(store::Connection& connection, OrganisationId organisation,
                                                  base::TimePoint now, int limit);
[[nodiscard]] std::optional<Sanction> lock_sanction(store::UnitOfWork& work, OrganisationId organisation,
                                                    SanctionId id);
void update_revoked(store::UnitOfWork& work, OrganisationId organisation, SanctionId id, StaffId staff,
                    base::TimePoint now);
void forget_sanctions_of(store::UnitOfWork& work, OrganisationId organisation, AccountId account);

}  // namespace luwte::moderation::sql
