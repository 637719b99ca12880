// The SQL of the chain: deadlines, what is due, and the outbox of calls. What is due is looked for in all
// organisations at once; what is then done names its organisation, as everywhere.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "feature/escalation/chain.h"
#include "feature/escalation/escalation.h"

namespace luwte::escalation::sql {

[[nodiscard]] Deadlines read_deadlines(store::Connection& connection, OrganisationId organisation);
void write_deadlines(store::UnitOfWork& work, OrganisationId organisation, const Deadlines& deadlines);

struct Due {
    OrganisationId organisation;
    EscalationId alarm;
};
/// Alarms whose chain is to go on, the longest due first.
[[nodiscard]] std::vector<Due> list_due(store::Connection& connection, base::TimePoint now, int limit);
/// Open alarms of all organisations, for those who watch over the installation.
struct OpenCount {
    State state = State::raised;
    std::int64_t count = 0;
    base::TimePoint oldest;  ///< since when the oldest stands at its level
};
[[nodiscard]] std::vector<OpenCount> count_open(store::Connection& connection);
/// When the next alarm, or call, is due; none: never, as it stands.
[[nodiscard]] std::optional<base::TimePoint> next_alarm_due(store::Connection& connection);
[[nodiscard]] std::optional<base::TimePoint> next_call_due(store::Connection& connection);

/// The alarm, locked, when it is still due and nobody else is at it.
[[nodiscard]] std::optional<EscalationId> lock_due(store::UnitOfWork& work, const Due& due,
                                                   base::TimePoint now);
/// Whom the present way through the chain has called.
[[nodiscard]] std::vector<StaffId> list_called(store::Connection& connection, OrganisationId organisation,
                                               EscalationId alarm);
/// One step further, of an alarm that is locked: its number.
[[nodiscard]] int update_step(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm,
                              Stage stage, base::TimePoint next_step);
void insert_call(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm, int step,
                 Stage stage, const Recipient& recipient, std::string_view channel, base::TimePoint now);

struct Claimed {
    Call call;
    std::string channel;
};
/// Takes one call that is due, the most urgent first; it is nobody else's until `until`.
[[nodiscard]] std::optional<Claimed> claim_call(store::Connection& connection, base::TimePoint now,
                                                base::TimePoint until);
/// The step of the chain that a call belongs to, 0 when there is no such call; its alarm is locked by it.
[[nodiscard]] int lock_alarm_of(store::UnitOfWork& work, const Call& call);
/// What became of a call's attempt. Each is false when the call went another way meanwhile.
bool update_sent(store::UnitOfWork& work, const Call& call, base::TimePoint now);
bool update_again(store::UnitOfWork& work, const Call& call, std::string_view why, base::TimePoint next_try);
bool update_failed(store::UnitOfWork& work, const Call& call, std::string_view why, base::TimePoint now);
/// Whether calls of that step have failed, and none has reached anybody or still may.
[[nodiscard]] bool has_reached_nobody(store::UnitOfWork& work, const Call& call, int step);

/// Somebody has it: their calls are acknowledged, the others that wait are not needed any more.
void update_taken(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm, StaffId by,
                  base::TimePoint now);
/// The alarm is on a page of theirs: their calls by the room's pages are sent.
void update_shown(store::UnitOfWork& work, OrganisationId organisation,
                  const std::vector<EscalationId>& alarms, StaffId staff, base::TimePoint now);

[[nodiscard]] std::vector<CallLine> list_calls(store::Connection& connection, OrganisationId organisation,
                                               EscalationId alarm, int limit);

}  // namespace luwte::escalation::sql
