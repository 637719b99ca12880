// The SQL of the outbox of calls that belong to no alarm: drills, and shifts that began without anybody.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feature/delivery/drill.h"
#include "feature/escalation/channel.h"
#include "store/database.h"

namespace luwte::delivery::sql {

struct NewCall {
    DrillId drill;  ///< or:
    ShiftId shift;  ///< one that began without "I am here"
    int step = 1;
    escalation::Stage stage = escalation::Stage::on_duty;
    escalation::Recipient recipient;
    std::string_view channel;
};
/// Writing the same down twice writes it once.
void insert_call(store::UnitOfWork& work, OrganisationId organisation, const NewCall& call,
                 base::TimePoint now);

struct ClaimedCall {
    escalation::Call call;
    std::string channel;
};
/// Takes one that is due; it is nobody else's until `until`. Those of the room's pages are not for sending.
[[nodiscard]] std::optional<ClaimedCall> claim_call(store::Connection& connection, base::TimePoint now,
                                                    base::TimePoint until);
void note_call_sent(store::Connection& connection, const escalation::Call& call, base::TimePoint now);
void note_call_again(store::Connection& connection, const escalation::Call& call, std::string_view why,
                     base::TimePoint next_try);
void note_call_failed(store::Connection& connection, const escalation::Call& call, std::string_view why);

}  // namespace luwte::delivery::sql
