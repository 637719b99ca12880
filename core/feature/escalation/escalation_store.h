// The SQL of alarms and their history.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/escalation/escalation.h"
#include "feature/escalation/escalation_state.h"

namespace luwte::escalation::sql {

/// The open alarm of a subject, locked until the transaction ends.
[[nodiscard]] std::optional<Alarm> lock_open(store::UnitOfWork& work, OrganisationId organisation,
                                             const std::string& subject);
/// One alarm, locked.
[[nodiscard]] std::optional<Alarm> lock(store::UnitOfWork& work, OrganisationId organisation,
                                        EscalationId id);
/// False when the subject has an open alarm already.
[[nodiscard]] bool insert(store::UnitOfWork& work, EscalationId id, const Raise& what, base::TimePoint now);
void update_level(store::UnitOfWork& work, OrganisationId organisation, const Alarm& alarm);

/// Moves to a state with a holder (none: as it was), and an outcome when it is closed.
void update_state(store::UnitOfWork& work, OrganisationId organisation, EscalationId id, State state,
                  StaffId holder, std::optional<Outcome> outcome, base::TimePoint now);
/// Marks those of `shown` that are raised as delivered; which ones.
[[nodiscard]] std::vector<EscalationId> deliver(store::UnitOfWork& work, OrganisationId organisation,
                                                const std::vector<EscalationId>& shown, base::TimePoint now);

struct NewEvent {
    std::uint64_t id = 0;
    Happening what = Happening::raised;
    StaffId staff, to;
    std::string sealed_note;  ///< empty: none
};
/// Adds to the history; the alarm's row must be locked by this transaction.
void insert_event(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm,
                  const NewEvent& event, base::TimePoint now);

[[nodiscard]] std::optional<Alarm> find(store::Connection& connection, OrganisationId organisation,
                                        EscalationId id);
[[nodiscard]] std::optional<EscalationId> find_open_of(store::Connection& connection,
                                                       OrganisationId organisation,
                                                       const std::string& subject);
/// Open ones: those that wait first, then by level and moment.
[[nodiscard]] std::vector<Alarm> list_open(store::Connection& connection, OrganisationId organisation,
                                           int limit);
/// Closed ones, newest first.
[[nodiscard]] std::vector<Alarm> list_closed(store::Connection& connection, OrganisationId organisation,
                                             int limit);

struct StoredEvent {
    std::uint64_t id = 0;
    Event event;
    std::string sealed_note;
};
[[nodiscard]] std::vector<StoredEvent> list_events(store::Connection& connection, OrganisationId organisation,
                                                   EscalationId id);

}  // namespace luwte::escalation::sql
