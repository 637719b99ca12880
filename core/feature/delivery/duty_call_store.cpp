#include "feature/delivery/duty_call_store.h"

namespace luwte::delivery::sql {
namespace {

constexpr store::Statement insert_one_call{"duty_call.insert", R"(
insert into duty_call (id, organisation_id, drill_id, shift_id, step, stage, staff_id, channel, created_at, next_try_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict do nothing)"};
constexpr store::Statement claim_one_call{"duty_call.claim", R"(
update duty_call set attempts = attempts + 1, next_try_at = $2
where id = (select id from duty_call where state = 'waiting' and channel <> 'room' and next_try_at <= $1
            order by next_try_at, id limit 1 for update skip locked)
returning id, organisation_id, staff_id, stage, attempts, drill_id, created_at, channel)"};
constexpr store::Statement note_sent{"duty_call.sent", R"(
update duty_call set state = 'sent', sent_at = $3, failure = ''
where organisation_id = $1 and id = $2 and state = 'waiting')"};
constexpr store::Statement note_again{"duty_call.again", R"(
update duty_call set next_try_at = $4, failure = left($3, 100)
where organisation_id = $1 and id = $2 and state = 'waiting')"};
constexpr store::Statement note_failed{"duty_call.failed", R"(
update duty_call set state = 'failed', failure = left($3, 100)
where organisation_id = $1 and id = $2 and state = 'waiting')"};

}  // namespace

void insert_call(store::UnitOfWork& work, OrganisationId organisation, const NewCall& call,
                 base::TimePoint now) {
    work.run(insert_one_call, base::random_id_value(), organisation, call.drill, call.shift, call.step,
             escalation::stage_name(call.stage), call.recipient.staff, call.channel, now);
}

std::optional<ClaimedCall> claim_call(store::Connection& connection, base::TimePoint now,
                                      base::TimePoint until) {
    const auto rows = connection.run(claim_one_call, now, until);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    ClaimedCall claimed;
    claimed.call.id = row.id<escalation::AlarmCallId>(0);
    claimed.call.organisation = row.id<OrganisationId>(1);
    claimed.call.recipient.staff = row.id<StaffId>(2);
    claimed.call.stage = escalation::parse_stage(row.text(3)).value_or(escalation::Stage::everyone);
    claimed.call.attempt = static_cast<int>(row.number(4));
    claimed.call.drill = !row.is_null(5);
    claimed.call.raised_at = row.time(6);
    claimed.channel = row.text(7);
    return claimed;
}

void note_call_sent(store::Connection& connection, const escalation::Call& call, base::TimePoint now) {
    connection.run(note_sent, call.organisation, call.id, now);
}

void note_call_again(store::Connection& connection, const escalation::Call& call, std::string_view why,
                     base::TimePoint next_try) {
    connection.run(note_again, call.organisation, call.id, why, next_try);
}

void note_call_failed(store::Connection& connection, const escalation::Call& call, std::string_view why) {
    connection.run(note_failed, call.organisation, call.id, why);
}

}  // namespace luwte::delivery::sql
