// The SQL of the queue: items, claims, signals, decisions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/moderation/review.h"
#include "feature/moderation/reviews.h"

namespace luwte::moderation::sql {

/// Opens an item, or puts what was found now into the one that is open for its subject. Its id.
ReviewItemId open_item(store::UnitOfWork& work, OrganisationId organisation, const Item& item);
/// The same for a signal: an open item keeps what the rules found, and becomes no less dangerous.
ReviewItemId join_item(store::UnitOfWork& work, OrganisationId organisation, const Item& item);
/// False when this account's signal is there already.
bool insert_signal(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId item, AccountId account,
                   const std::string& reason, const std::string& words, base::TimePoint now);
void forget_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                    base::TimePoint now);

/// Locked until the transaction ends.
[[nodiscard]] std::optional<Item> lock(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id);
[[nodiscard]] std::optional<Item> lock_open(store::UnitOfWork& work, OrganisationId organisation,
                                            const std::string& kind, std::uint64_t subject);
/// `fresh`: another claim than before, so that the version moves on and the next look is noted again.
void update_claim(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id, StaffId staff,
                  base::TimePoint until, bool fresh);
void update_released(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id);
void update_decided(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id,
                    base::TimePoint now);
void update_danger(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id, int danger);
/// True when this is the first look of the claim.
[[nodiscard]] bool update_looked(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id,
                                 StaffId staff);
/// With what it stands on: the item as it is now. Its id.
DecisionId insert_decision(store::UnitOfWork& work, const Decide& what, const Item& item,
                           const Author& author, const std::string& words, base::TimePoint now);

[[nodiscard]] std::optional<Item> find(store::Connection& connection, OrganisationId organisation,
                                       ReviewItemId id);
[[nodiscard]] std::vector<Item> list_queue(store::Connection& connection, OrganisationId organisation,
                                           const QueuePlace& after, int limit);
[[nodiscard]] std::vector<Item> list_queue_for(store::Connection& connection, OrganisationId organisation,
                                               StaffId staff, const QueuePlace& after, int limit,
                                               base::TimePoint now);
/// `spares`: heavy ones only once colleagues had them for ten minutes.
[[nodiscard]] std::optional<ReviewItemId> find_next(store::Connection& connection,
                                                    OrganisationId organisation, StaffId staff, bool spares,
                                                    base::TimePoint now);
[[nodiscard]] std::vector<Item> list_spam(store::Connection& connection, OrganisationId organisation,
                                          StaffId staff, base::TimePoint now);
[[nodiscard]] std::vector<SignalLine> list_signals(store::Connection& connection, OrganisationId organisation,
                                                   ReviewItemId id);
[[nodiscard]] std::vector<DecisionLine> list_decisions(store::Connection& connection,
                                                       OrganisationId organisation, ReviewItemId id);
[[nodiscard]] int count_heavy(store::Connection& connection, OrganisationId organisation, StaffId staff,
                              base::TimePoint since);

void upsert_fault(store::UnitOfWork& work, OrganisationId organisation, const std::string& rule,
                  const std::string& traceback, base::TimePoint now);
[[nodiscard]] std::vector<RuleFault> list_faults(store::Connection& connection, OrganisationId organisation);
void update_faults_seen(store::UnitOfWork& work, OrganisationId organisation, base::TimePoint now);

}  // namespace luwte::moderation::sql
