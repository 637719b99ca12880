// What the team does with sanctions, and the one place that asks whether one stops a message.
//
// Problems: `sanction.no-reason`, `sanction.no-kind`, `sanction.no-length`, `sanction.no-author` (invalid),
// `sanction.not-found`, `sanction.changed` (conflict).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "feature/moderation/sanction.h"
#include "store/database.h"

namespace luwte::moderation {

/// Whom a decision was about. The account never leaves the verbs.
struct Author {
    AccountId account;
    PersonaId persona;
    std::string zone;
    std::string place;       ///< "forum:<id>"
    std::string place_name;  ///< as it is called now
};

/// Everything of a new sanction.
struct Imposed {
    OrganisationId organisation;
    SanctionId id;
    DecisionId decision;
    StaffId staff;
    Author author;
    SanctionOrder order;
    std::string words;
};

/// Whether it can be ordered at all.
[[nodiscard]] base::Result<> check(const SanctionOrder& order, const std::string& words);
/// Within the decision's transaction; the audit entry is the decision's.
void impose(store::UnitOfWork& work, const Imposed& what, base::TimePoint now);

/// What stops this account there now, the longest first; none: it may write. For pages; asks nothing for a
/// reader without an account.
[[nodiscard]] std::optional<Stop> stopping(store::Connection& connection, OrganisationId organisation,
                                           AccountId account, const Where& where, Act act,
                                           base::TimePoint now);
/// The same within the transaction that stores the message: of two messages at the same moment slow mode lets
/// one pass. Every way in which a message comes in calls this, whoever sent it.
[[nodiscard]] std::optional<Stop> pass(store::UnitOfWork& work, OrganisationId organisation,
                                       AccountId account, const Where& where, Act act, base::TimePoint now);

/// Everything that was given to an account, newest first: for the person.
[[nodiscard]] std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                                 AccountId account);
/// What the team gave to this persona, and nothing of any other one: for the room.
[[nodiscard]] std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                                 PersonaId persona);
/// What came with a decision.
[[nodiscard]] std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                                 DecisionId decision);
/// What holds now, by its end, at most 200: for the room.
[[nodiscard]] std::vector<Sanction> in_force(store::Connection& connection, OrganisationId organisation,
                                             base::TimePoint now);
/// How many of them still count.
[[nodiscard]] int strikes(const std::vector<Sanction>& sanctions, base::TimePoint now);

/// Takes it back: it holds no longer and counts no longer. With its audit entry; commits.
[[nodiscard]] base::Result<> revoke(store::Connection& connection, OrganisationId organisation, SanctionId id,
                                    std::int64_t version, StaffId staff, base::TimePoint now);
/// The same for everything that came with a decision, within the caller's transaction. How many.
int revoke_of(store::UnitOfWork& work, OrganisationId organisation, DecisionId decision, StaffId staff,
              base::TimePoint now);

}  // namespace luwte::moderation
