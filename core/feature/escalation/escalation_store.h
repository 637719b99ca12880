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
/// False when the subject has an open alarm already. Its chain begins at once.
[[nodiscard]] bool insert(store::UnitOfWork& work, EscalationId id, const Raise& what, base::TimePoint due_at,
                          base::TimePoint now);
/// Writes its level, categories and moments; `again`: the chain begins anew, at once.
void update_level(store::UnitOfWork& work, OrganisationId organisation, const Alarm& alarm, bool again);

/// What a step changes of an alarm's row.
struct Move {
    State state = State::raised;
    StaffId holder, handed_by;
    std::optional<Outcome> outcome = {};
    std::optional<base::TimePoint> next_step = {};
    std::optional<base::TimePoint> due_at = {};  ///< none: as it was
    bool new_round = false;                      ///< the chain begins anew
};
void update_state(store::UnitOfWork& work, OrganisationId organisation, EscalationId id, const Move& move,
                  base::TimePoint now);
/// Lets the chain go on at another moment.
void update_next_step(store::UnitOfWork& work, OrganisationId organisation, EscalationId id,
                      base::TimePoint at);
/// Marks those of `shown` that are raised as delivered; which ones.
[[nodiscard]] std::vector<EscalationId> deliver(store::UnitOfWork& work, OrganisationId organisation,
                                                const std::vector<EscalationId>& shown, base::TimePoint now);

struct NewEvent {
    std::uint64_t id = 0;
    Happening what = Happening::raised;
    StaffId staff = {}, to = {};
    std::string sealed_note = {};     ///< empty: none
    int step = 0;                     ///< of Happening::called
    std::optional<Stage> stage = {};  ///< of Happening::called, and of delivered when a call went out
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
/// What was said, sealed; empty when nothing was kept.
[[nodiscard]] std::string find_excerpt(store::Connection& connection, OrganisationId organisation,
                                       EscalationId id);
[[nodiscard]] std::vector<StoredEvent> list_events(store::Connection& connection, OrganisationId organisation,
                                                   EscalationId id);

}  // namespace luwte::escalation::sql
