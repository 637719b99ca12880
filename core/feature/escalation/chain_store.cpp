#include "feature/escalation/chain_store.h"

#include "feature/escalation/escalation_state.h"

namespace luwte::escalation::sql {
namespace {

constexpr store::Statement read_settings{"chain.settings", R"(
select level2_seconds, level3_seconds, acting_seconds, repeat_seconds from escalation_setting where organisation_id = $1)"};
constexpr store::Statement write_settings{"chain.write_settings", R"(
insert into escalation_setting (organisation_id, level2_seconds, level3_seconds, acting_seconds, repeat_seconds)
values ($1, $2, $3, $4, $5)
on conflict (organisation_id) do update set level2_seconds = excluded.level2_seconds,
    level3_seconds = excluded.level3_seconds, acting_seconds = excluded.acting_seconds,
    repeat_seconds = excluded.repeat_seconds)"};

constexpr store::Statement list_due_alarms{"chain.list_due", R"(
select organisation_id, id from escalation where next_step_at <= $1 order by next_step_at, level desc limit $2)"};
constexpr store::Statement count_open_alarms{"chain.count_open", R"(
select state, count(*), min(level_since) from escalation where state <> 'closed' group by state)"};
constexpr store::Statement next_due_alarm{
    "chain.next_alarm_due", "select min(next_step_at) from escalation where next_step_at is not null"};
constexpr store::Statement next_due_call{
    "chain.next_call_due",
    "select min(next_try_at) from alarm_call where state = 'waiting' and channel <> 'room'"};
// Skipping what another process has locked: it is at it.
constexpr store::Statement lock_due_alarm{"chain.lock_due", R"(
select id from escalation where organisation_id = $1 and id = $2 and next_step_at <= $3 for update skip locked)"};
constexpr store::Statement list_called_staff{"chain.list_called", R"(
select distinct c.staff_id from alarm_call c
join escalation e on e.organisation_id = c.organisation_id and e.id = c.escalation_id
where c.organisation_id = $1 and c.escalation_id = $2 and c.step > e.round_step and c.staff_id is not null)"};
constexpr store::Statement update_alarm_step{"chain.update_step", R"(
update escalation set step = step + 1, stage = $3, next_step_at = $4, version = version + 1
where organisation_id = $1 and id = $2 returning step)"};
constexpr store::Statement insert_new_call{"chain.insert_call", R"(
insert into alarm_call (id, organisation_id, escalation_id, step, stage, staff_id, channel, next_try_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
on conflict (escalation_id, step, staff_id, channel) do nothing)"};

// The most urgent first. Who dies before telling what became of it leaves a row that is due again.
constexpr store::Statement claim_one_call{"chain.claim_call", R"(
update alarm_call c set attempts = attempts + 1, next_try_at = $2
from escalation e
where c.id = (
    select w.id from alarm_call w join escalation a on a.organisation_id = w.organisation_id and a.id = w.escalation_id
    where w.state = 'waiting' and w.next_try_at <= $1 and w.channel <> 'room'
    order by a.level desc, w.next_try_at limit 1 for update of w skip locked)
    and e.organisation_id = c.organisation_id and e.id = c.escalation_id
returning c.id, c.organisation_id, c.escalation_id, c.staff_id, c.stage, e.level, c.attempts, e.raised_at, c.channel)"};
constexpr store::Statement lock_call_alarm{"chain.lock_alarm_of", R"(
select c.step from escalation e join alarm_call c on c.organisation_id = e.organisation_id and c.escalation_id = e.id
where e.organisation_id = $1 and e.id = $2 and c.id = $3 for update of e)"};
// Sent is sent, even when it was not needed any more or another attempt is under way.
constexpr store::Statement update_sent_call{"chain.sent", R"(
update alarm_call set state = 'sent', sent_at = $3, ended_at = null, failure = ''
where organisation_id = $1 and id = $2 and state in ('waiting', 'cancelled'))"};
constexpr store::Statement update_call_again{"chain.again", R"(
update alarm_call set next_try_at = $4, failure = $5
where organisation_id = $1 and id = $2 and state = 'waiting' and attempts = $3)"};
constexpr store::Statement update_failed_call{"chain.failed", R"(
update alarm_call set state = 'failed', ended_at = $4, failure = $5
where organisation_id = $1 and id = $2 and state = 'waiting' and attempts = $3)"};
// Whoever has the room open has been reached, whatever the other ways said.
constexpr store::Statement count_reached{"chain.reached", R"(
select count(*) filter (where state = 'failed'),
    count(*) filter (where state in ('sent', 'acknowledged') or (state = 'waiting' and channel <> 'room'))
from alarm_call where organisation_id = $1 and escalation_id = $2 and step = $3)"};

constexpr store::Statement update_taken_calls{"chain.taken", R"(
update alarm_call set ended_at = $4,
    state = case when staff_id = $3 and state in ('waiting', 'sent') then 'acknowledged' else 'cancelled' end
where organisation_id = $1 and escalation_id = $2 and (state = 'waiting' or (state = 'sent' and staff_id = $3)))"};
constexpr store::Statement update_shown_calls{"chain.shown", R"(
update alarm_call set state = 'sent', sent_at = $4, attempts = attempts + 1
where organisation_id = $1 and escalation_id = any ($2::bigint[]) and staff_id = $3 and channel = 'room'
    and state = 'waiting')"};
constexpr store::Statement list_alarm_calls{"chain.list_calls", R"(
select c.id, c.step, c.staff_id, s.name, c.channel, c.state, c.attempts, c.created_at, c.sent_at, c.failure
from alarm_call c left join staff s on s.organisation_id = c.organisation_id and s.id = c.staff_id
where c.organisation_id = $1 and c.escalation_id = $2
order by c.step desc, s.name nulls first, c.staff_id, c.channel limit $3)"};

std::optional<base::TimePoint> moment(const store::Rows& rows) {
    return rows.empty() ? std::nullopt : rows.front().maybe_time(0);
}

}  // namespace

Deadlines read_deadlines(store::Connection& connection, OrganisationId organisation) {
    const auto rows = connection.run(read_settings, organisation);
    if (rows.empty()) return {};
    const auto row = rows.front();
    using std::chrono::seconds;
    return {seconds(row.number(0)), seconds(row.number(1)), seconds(row.number(2)), seconds(row.number(3))};
}

void write_deadlines(store::UnitOfWork& work, OrganisationId organisation, const Deadlines& deadlines) {
    work.run(write_settings, organisation, std::int64_t{deadlines.level2.count()},
             std::int64_t{deadlines.level3.count()}, std::int64_t{deadlines.acting.count()},
             std::int64_t{deadlines.repeat.count()});
}

std::vector<Due> list_due(store::Connection& connection, base::TimePoint now, int limit) {
    std::vector<Due> due;
    for (const auto row : connection.run(list_due_alarms, now, limit))
        due.push_back({row.id<OrganisationId>(0), row.id<EscalationId>(1)});
    return due;
}

std::vector<OpenCount> count_open(store::Connection& connection) {
    std::vector<OpenCount> counts;
    for (const auto row : connection.run(count_open_alarms))
        counts.push_back({parse_state(row.text(0)), row.number(1), row.time(2)});
    return counts;
}

std::optional<base::TimePoint> next_alarm_due(store::Connection& connection) {
    return moment(connection.run(next_due_alarm));
}

std::optional<base::TimePoint> next_call_due(store::Connection& connection) {
    return moment(connection.run(next_due_call));
}

std::optional<EscalationId> lock_due(store::UnitOfWork& work, const Due& due, base::TimePoint now) {
    const auto rows = work.run(lock_due_alarm, due.organisation, due.alarm, now);
    if (rows.empty()) return std::nullopt;
    return rows.front().id<EscalationId>(0);
}

std::vector<StaffId> list_called(store::Connection& connection, OrganisationId organisation,
                                 EscalationId alarm) {
    std::vector<StaffId> called;
    for (const auto row : connection.run(list_called_staff, organisation, alarm))
        called.push_back(row.id<StaffId>(0));
    return called;
}

int update_step(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm, Stage stage,
                base::TimePoint next_step) {
    const auto rows = work.run(update_alarm_step, organisation, alarm, stage_name(stage), next_step);
    return static_cast<int>(rows.front().number(0));
}

void insert_call(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm, int step,
                 Stage stage, const Recipient& recipient, std::string_view channel, base::TimePoint now) {
    work.run(insert_new_call, base::new_id<AlarmCallId>(), organisation, alarm, step, stage_name(stage),
             recipient.staff, channel, now);
}

std::optional<Claimed> claim_call(store::Connection& connection, base::TimePoint now, base::TimePoint until) {
    const auto rows = connection.run(claim_one_call, now, until);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    Claimed claimed;
    claimed.call.id = row.id<AlarmCallId>(0);
    claimed.call.organisation = row.id<OrganisationId>(1);
    claimed.call.alarm = row.id<EscalationId>(2);
    claimed.call.recipient = {row.id<StaffId>(3)};
    claimed.call.stage = parse_stage(row.text(4)).value_or(Stage::everyone);
    claimed.call.level = static_cast<int>(row.number(5));
    claimed.call.attempt = static_cast<int>(row.number(6));
    claimed.call.raised_at = row.time(7);
    claimed.channel = row.text(8);
    return claimed;
}

int lock_alarm_of(store::UnitOfWork& work, const Call& call) {
    const auto rows = work.run(lock_call_alarm, call.organisation, call.alarm, call.id);
    return rows.empty() ? 0 : static_cast<int>(rows.front().number(0));
}

bool update_sent(store::UnitOfWork& work, const Call& call, base::TimePoint now) {
    return work.run(update_sent_call, call.organisation, call.id, now).affected() == 1;
}

bool update_again(store::UnitOfWork& work, const Call& call, std::string_view why, base::TimePoint next_try) {
    return work.run(update_call_again, call.organisation, call.id, call.attempt, next_try, why).affected() ==
           1;
}

bool update_failed(store::UnitOfWork& work, const Call& call, std::string_view why, base::TimePoint now) {
    return work.run(update_failed_call, call.organisation, call.id, call.attempt, now, why).affected() == 1;
}

bool has_reached_nobody(store::UnitOfWork& work, const Call& call, int step) {
    const auto rows = work.run(count_reached, call.organisation, call.alarm, step);
    return rows.front().number(0) > 0 && rows.front().number(1) == 0;
}

void update_taken(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm, StaffId by,
                  base::TimePoint now) {
    work.run(update_taken_calls, organisation, alarm, by, now);
}

void update_shown(store::UnitOfWork& work, OrganisationId organisation,
                  const std::vector<EscalationId>& alarms, StaffId staff, base::TimePoint now) {
    std::vector<std::int64_t> ids;
    for (const auto id : alarms) ids.push_back(static_cast<std::int64_t>(id.value));
    work.run(update_shown_calls, organisation, ids, staff, now);
}

std::vector<CallLine> list_calls(store::Connection& connection, OrganisationId organisation,
                                 EscalationId alarm, int limit) {
    std::vector<CallLine> calls;
    for (const auto row : connection.run(list_alarm_calls, organisation, alarm, limit)) {
        CallLine line;
        line.id = row.id<AlarmCallId>(0);
        line.step = static_cast<int>(row.number(1));
        line.staff = row.id<StaffId>(2);
        line.name = row.text(3);
        line.channel = row.text(4);
        line.state = parse_call_state(row.text(5));
        line.attempts = static_cast<int>(row.number(6));
        line.created_at = row.time(7);
        line.sent_at = row.maybe_time(8);
        line.failure = row.text(9);
        calls.push_back(std::move(line));
    }
    return calls;
}

}  // namespace luwte::escalation::sql
