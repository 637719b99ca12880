#include "feature/escalation/escalation_store.h"

namespace luwte::escalation::sql {
namespace {

#define ALARM_COLUMNS                                                                                  \
    "e.id, e.subject, e.level, e.categories, e.state, e.raised_at, e.level_since, e.acknowledged_at, " \
    "e.closed_at, e.holder_id, s.name, e.outcome, e.version from escalation e "                        \
    "left join staff s on s.organisation_id = e.organisation_id and s.id = e.holder_id "

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
    "order by (e.state <> 'acknowledged') desc, e.level desc, e.level_since, e.id limit $2"};
constexpr store::Statement list_closed_alarms{"escalation.list_closed",
                                              "select " ALARM_COLUMNS
                                              "where e.organisation_id = $1 and e.state = 'closed' "
                                              "order by e.closed_at desc, e.id limit $2"};

constexpr store::Statement insert_alarm{"escalation.insert", R"(
insert into escalation (id, organisation_id, subject, level, categories, raised_at, level_since)
values ($1, $2, $3, $4, $5, $6, $6)
on conflict (organisation_id, subject) where state <> 'closed' do nothing)"};
constexpr store::Statement update_alarm_level{"escalation.update_level", R"(
update escalation set level = $3, categories = $4, level_since = $5, version = version + 1
where organisation_id = $1 and id = $2)"};
constexpr store::Statement update_alarm_state{"escalation.update_state", R"(
update escalation
set state = $3, holder_id = coalesce($4, holder_id), outcome = $5, version = version + 1,
    acknowledged_at = case when $3 = 'acknowledged' then coalesce(acknowledged_at, $6::timestamptz)
                           else acknowledged_at end,
    closed_at = case when $3 = 'closed' then $6::timestamptz end
where organisation_id = $1 and id = $2)"};
// Rows that somebody is taking at this moment are skipped: they have been seen.
constexpr store::Statement deliver_alarms{"escalation.deliver", R"(
update escalation set state = 'delivered', delivered_at = $2, version = version + 1
where organisation_id = $1 and id in (
    select id from escalation where organisation_id = $1 and state = 'raised' and id = any ($3::bigint[])
    for update skip locked)
returning id)"};

constexpr store::Statement insert_alarm_event{"escalation.insert_event", R"(
insert into escalation_event (id, organisation_id, escalation_id, number, at, what, staff_id, to_staff_id, note)
select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8 from escalation_event where escalation_id = $3)"};
constexpr store::Statement list_alarm_events{"escalation.list_events", R"(
select v.id, v.at, v.what, v.staff_id, v.to_staff_id, s.name, t.name, v.note
from escalation_event v
left join staff s on s.organisation_id = v.organisation_id and s.id = v.staff_id
left join staff t on t.organisation_id = v.organisation_id and t.id = v.to_staff_id
where v.organisation_id = $1 and v.escalation_id = $2 order by v.number limit 500)"};

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

bool insert(store::UnitOfWork& work, EscalationId id, const Raise& what, base::TimePoint now) {
    return work.run(insert_alarm, id, what.organisation, what.subject, what.level, what.categories, now)
               .affected() == 1;
}

void update_level(store::UnitOfWork& work, OrganisationId organisation, const Alarm& alarm) {
    work.run(update_alarm_level, organisation, alarm.id, alarm.level, alarm.categories, alarm.level_since);
}

void update_state(store::UnitOfWork& work, OrganisationId organisation, EscalationId id, State state,
                  StaffId holder, std::optional<Outcome> outcome, base::TimePoint now) {
    std::optional<std::string> ended;
    if (outcome) ended = outcome_name(*outcome);
    work.run(update_alarm_state, organisation, id, state_name(state), holder, ended, now);
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
    const auto note =
        event.sealed_note.empty() ? store::Parameter(std::nullopt) : store::bytes(event.sealed_note);
    work.run(insert_alarm_event, event.id, organisation, alarm, now, happening_name(event.what), event.staff,
             event.to, note);
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
        events.push_back(std::move(stored));
    }
    return events;
}

}  // namespace luwte::escalation::sql
