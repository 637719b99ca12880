#include "feature/escalation/escalation_store.h"

#include "feature/escalation/chain.h"

namespace luwte::escalation::sql {
namespace {

#define ALARM_COLUMNS                                                                                  \
    "e.id, e.subject, e.level, e.categories, e.state, e.raised_at, e.level_since, e.acknowledged_at, " \
    "e.closed_at, e.holder_id, s.name, e.outcome, e.version, e.due_at, e.acting_at, e.handed_by_id, "  \
    "h.name, e.step, e.stage, e.next_step_at from escalation e "                                       \
    "left join staff s on s.organisation_id = e.organisation_id and s.id = e.holder_id "               \
    "left join staff h on h.organisation_id = e.organisation_id and h.id = e.handed_by_id "

constexpr store::Statement lock_open_alarm{"escalation.lock_open",
                                           "select " ALARM_COLUMNS
                                           "where e.organisation_id = $1 and e.subject = $2 "
                                           "and e.state <> 'closed' for update of e"};
constexpr store::Statement lock_alarm{"escalation.lock", "select " ALARM_COLUMNS
                                                         "where e.organisation_id = $1 and e.id = $2 "
                                                         "for update of e"};
constexpr store::Statement find_alarm{"escalation.find",
                                      "select " ALARM_COLUMNS "where e.organisation_id = $1 and e.id = $2"};
constexpr store::Statement find_open_alarm{
    "escalation.find_open",
    "select id from escalation where organisation_id = $1 and subject = $2 "
    "and state <> 'closed'"};
constexpr store::Statement list_open_alarms{
    "escalation.list_open",
    "select " ALARM_COLUMNS
    "where e.organisation_id = $1 and e.state <> 'closed' "
    "order by (e.state not in ('acknowledged', 'acting')) desc, e.level desc, e.level_since, e.id limit $2"};
constexpr store::Statement list_closed_alarms{"escalation.list_closed",
                                              "select " ALARM_COLUMNS
                                              "where e.organisation_id = $1 and e.state = 'closed' "
                                              "order by e.closed_at desc, e.id limit $2"};

constexpr store::Statement insert_alarm{"escalation.insert", R"(
insert into escalation (id, organisation_id, subject, level, categories, raised_at, level_since, next_step_at, due_at, excerpt)
values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8)
on conflict (organisation_id, subject) where state <> 'closed' do nothing)"};
constexpr store::Statement update_alarm_level{"escalation.update_level", R"(
update escalation set level = $3, categories = $4, level_since = $5, due_at = $6, version = version + 1,
    next_step_at = case when $7 then $5::timestamptz else next_step_at end,
    round_step = case when $7 then step else round_step end, stage = case when $7 then null else stage end
where organisation_id = $1 and id = $2)"};
constexpr store::Statement update_alarm_state{"escalation.update_state", R"(
update escalation
set state = $3, holder_id = $4, handed_by_id = $5, outcome = $6, next_step_at = $7, due_at = coalesce($8, due_at),
    version = version + 1,
    round_step = case when $9 then step else round_step end, stage = case when $9 then null else stage end,
    acknowledged_at = case when $3 = 'acknowledged' then coalesce(acknowledged_at, $10::timestamptz)
                           else acknowledged_at end,
    acting_at = case when $3 = 'acting' then coalesce(acting_at, $10::timestamptz) else acting_at end,
    closed_at = case when $3 = 'closed' then $10::timestamptz end
where organisation_id = $1 and id = $2)"};
constexpr store::Statement update_alarm_next_step{"escalation.update_next_step", R"(
update escalation set next_step_at = $3 where organisation_id = $1 and id = $2)"};
constexpr store::Statement find_alarm_excerpt{"escalation.find_excerpt", R"(
select excerpt from escalation where organisation_id = $1 and id = $2)"};
// Rows that somebody is taking at this moment are skipped: they have been seen.
constexpr store::Statement deliver_alarms{"escalation.deliver", R"(
update escalation set state = 'delivered', delivered_at = $2, version = version + 1
where organisation_id = $1 and id in (
    select id from escalation where organisation_id = $1 and state = 'raised' and id = any ($3::bigint[])
    for update skip locked)
returning id)"};

constexpr store::Statement insert_alarm_event{"escalation.insert_event", R"(
insert into escalation_event (id, organisation_id, escalation_id, number, at, what, staff_id, to_staff_id, note,
    step, stage)
select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10 from escalation_event where escalation_id = $3)"};
constexpr store::Statement list_alarm_events{"escalation.list_events", R"(
select v.id, v.at, v.what, v.staff_id, v.to_staff_id, s.name, t.name, v.note, v.step, v.stage
from escalation_event v
left join staff s on s.organisation_id = v.organisation_id and s.id = v.staff_id
left join staff t on t.organisation_id = v.organisation_id and t.id = v.to_staff_id
where v.organisation_id = $1 and v.escalation_id = $2 order by v.number limit 500)"};

store::Parameter bytes_or_null(const std::string& raw) {
    return raw.empty() ? store::Parameter(std::nullopt) : store::bytes(raw);
}

Alarm read(const store::Row& row) {
    Alarm alarm;
    alarm.id = row.id<EscalationId>(0);
    alarm.subject = row.text(1);
    alarm.level = static_cast<int>(row.number(2));
    alarm.categories = row.texts(3);
    alarm.state = parse_state(row.text(4));
    alarm.raised_at = row.time(5);
    alarm.level_since = row.time(6);
    alarm.acknowledged_at = row.maybe_time(7);
    alarm.closed_at = row.maybe_time(8);
    alarm.holder = row.id<StaffId>(9);
    alarm.holder_name = row.text(10);
    alarm.outcome = parse_outcome(row.text(11));
    alarm.version = row.number(12);
    alarm.due_at = row.time(13);
    alarm.acting_at = row.maybe_time(14);
    alarm.handed_by = row.id<StaffId>(15);
    alarm.handed_by_name = row.text(16);
    alarm.step = static_cast<int>(row.number(17));
    alarm.stage = parse_stage(row.text(18));
    alarm.next_step = row.maybe_time(19);
    return alarm;
}

std::optional<Alarm> first(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

std::vector<Alarm> all(const store::Rows& rows) {
    std::vector<Alarm> alarms;
    alarms.reserve(rows.size());
    for (const auto row : rows) alarms.push_back(read(row));
    return alarms;
}

}  // namespace

std::optional<Alarm> lock_open(store::UnitOfWork& work, OrganisationId organisation,
                               const std::string& subject) {
    return first(work.run(lock_open_alarm, organisation, subject));
}

std::optional<Alarm> lock(store::UnitOfWork& work, OrganisationId organisation, EscalationId id) {
    return first(work.run(lock_alarm, organisation, id));
}

bool insert(store::UnitOfWork& work, EscalationId id, const Raise& what, base::TimePoint due_at,
            base::TimePoint now) {
    return work.run(insert_alarm, id, what.organisation, what.subject, what.level, what.categories, now,
                    due_at, bytes_or_null(what.sealed_excerpt))
               .affected() == 1;
}

void update_level(store::UnitOfWork& work, OrganisationId organisation, const Alarm& alarm, bool again) {
    work.run(update_alarm_level, organisation, alarm.id, alarm.level, alarm.categories, alarm.level_since,
             alarm.due_at, again);
}

void update_state(store::UnitOfWork& work, OrganisationId organisation, EscalationId id, const Move& move,
                  base::TimePoint now) {
    std::optional<std::string> ended;
    if (move.outcome) ended = outcome_name(*move.outcome);
    work.run(update_alarm_state, organisation, id, state_name(move.state), move.holder, move.handed_by, ended,
             move.next_step, move.due_at, move.new_round, now);
}

void update_next_step(store::UnitOfWork& work, OrganisationId organisation, EscalationId id,
                      base::TimePoint at) {
    work.run(update_alarm_next_step, organisation, id, at);
}

std::vector<EscalationId> deliver(store::UnitOfWork& work, OrganisationId organisation,
                                  const std::vector<EscalationId>& shown, base::TimePoint now) {
    std::vector<std::int64_t> wanted;
    for (const auto id : shown) wanted.push_back(static_cast<std::int64_t>(id.value));
    std::vector<EscalationId> ids;
    for (const auto row : work.run(deliver_alarms, organisation, now, wanted))
        ids.push_back(row.id<EscalationId>(0));
    return ids;
}

void insert_event(store::UnitOfWork& work, OrganisationId organisation, EscalationId alarm,
                  const NewEvent& event, base::TimePoint now) {
    std::optional<int> step;
    std::optional<std::string> stage;
    if (event.what == Happening::called) step = event.step;
    if (event.stage) stage = stage_name(*event.stage);
    work.run(insert_alarm_event, event.id, organisation, alarm, now, happening_name(event.what), event.staff,
             event.to, bytes_or_null(event.sealed_note), step, stage);
}

std::optional<Alarm> find(store::Connection& connection, OrganisationId organisation, EscalationId id) {
    return first(connection.run(find_alarm, organisation, id));
}

std::optional<EscalationId> find_open_of(store::Connection& connection, OrganisationId organisation,
                                         const std::string& subject) {
    const auto rows = connection.run(find_open_alarm, organisation, subject);
    if (rows.empty()) return std::nullopt;
    return rows.front().id<EscalationId>(0);
}

std::vector<Alarm> list_open(store::Connection& connection, OrganisationId organisation, int limit) {
    return all(connection.run(list_open_alarms, organisation, limit));
}

std::vector<Alarm> list_closed(store::Connection& connection, OrganisationId organisation, int limit) {
    return all(connection.run(list_closed_alarms, organisation, limit));
}

std::string find_excerpt(store::Connection& connection, OrganisationId organisation, EscalationId id) {
    const auto rows = connection.run(find_alarm_excerpt, organisation, id);
    return rows.empty() || rows.front().is_null(0) ? std::string() : rows.front().bytes(0);
}

std::vector<StoredEvent> list_events(store::Connection& connection, OrganisationId organisation,
                                     EscalationId id) {
    std::vector<StoredEvent> events;
    for (const auto row : connection.run(list_alarm_events, organisation, id)) {
        StoredEvent stored;
        stored.id = static_cast<std::uint64_t>(row.number(0));
        stored.event.at = row.time(1);
        stored.event.what = parse_happening(row.text(2));
        stored.event.staff = row.id<StaffId>(3);
        stored.event.to = row.id<StaffId>(4);
        stored.event.staff_name = row.text(5);
        stored.event.to_name = row.text(6);
        if (!row.is_null(7)) stored.sealed_note = row.bytes(7);
        stored.event.step = static_cast<int>(row.number(8));
        stored.event.stage = parse_stage(row.text(9));
        events.push_back(std::move(stored));
    }
    return events;
}

}  // namespace luwte::escalation::sql
