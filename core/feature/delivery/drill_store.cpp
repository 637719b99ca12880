#include "feature/delivery/drill_store.h"

namespace luwte::delivery::sql {
namespace {

#define DRILL_COLUMNS                                                                               \
    "d.id, d.by_staff_id, s.name, d.what, d.only_staff_id, d.started_at, d.ended_at, "              \
    "(select count(*) from (select distinct c.staff_id from duty_call c where c.organisation_id = " \
    "d.organisation_id and c.drill_id = d.id) a), "                                                 \
    "(select count(*) from (select distinct c.staff_id from duty_call c where c.organisation_id = " \
    "d.organisation_id and c.drill_id = d.id and c.state = 'sent') a), "                            \
    "(select count(*) from (select distinct c.staff_id from duty_call c where c.organisation_id = " \
    "d.organisation_id and c.drill_id = d.id and c.acknowledged_at is not null) a) "                \
    "from drill d join staff s on s.organisation_id = d.organisation_id and s.id = d.by_staff_id "

constexpr store::Statement insert_one_drill{"drill.insert", R"(
insert into drill (id, organisation_id, by_staff_id, what, only_staff_id, started_at, next_step_at)
values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr store::Statement lock_organisation{"drill.lock_organisation",
                                             "select id from organisation where id = $1 for no key update"};
constexpr store::Statement count_running{
    "drill.running",
    "select count(*) from drill where organisation_id = $1 and ended_at is null and only_staff_id is null"};
constexpr store::Statement lock_one_drill{
    "drill.lock", "select " DRILL_COLUMNS "where d.organisation_id = $1 and d.id = $2 for update of d"};
constexpr store::Statement end_one_drill{"drill.end", R"(
update drill set ended_at = $3, next_step_at = null where organisation_id = $1 and id = $2 and ended_at is null)"};
constexpr store::Statement fail_waiting_calls{"drill.fail_waiting", R"(
update duty_call set state = 'failed', failure = 'drill ended'
where organisation_id = $1 and drill_id = $2 and state = 'waiting')"};
constexpr store::Statement lock_one_due{"drill.lock_due", R"(
select organisation_id, id, what, started_at, step, stage from drill
where next_step_at <= $1 order by next_step_at, id limit 1 for update skip locked)"};
constexpr store::Statement list_drilled_staff{"drill.drilled", R"(
select distinct staff_id from duty_call where organisation_id = $1 and drill_id = $2 and staff_id is not null)"};
constexpr store::Statement update_step{"drill.step", R"(
update drill set step = $3, stage = $4, next_step_at = $5 where organisation_id = $1 and id = $2)"};
constexpr store::Statement list_all_drills{
    "drill.list",
    "select " DRILL_COLUMNS "where d.organisation_id = $1 order by d.started_at desc, d.id limit $2"};
constexpr store::Statement find_one_drill{
    "drill.find", "select " DRILL_COLUMNS "where d.organisation_id = $1 and d.id = $2"};
constexpr store::Statement list_drill_lines{"drill.lines", R"(
select c.step, c.stage, c.staff_id, s.name, c.channel, c.state, c.created_at, c.sent_at, c.acknowledged_at, c.failure
from duty_call c left join staff s on s.organisation_id = c.organisation_id and s.id = c.staff_id
where c.organisation_id = $1 and c.drill_id = $2 order by c.step, s.name, c.channel limit 1000)"};
constexpr store::Statement list_calling_drills{
    "drill.calling",
    "select " DRILL_COLUMNS
    "where d.organisation_id = $1 and d.ended_at is null and exists (select from duty_call c where "
    "c.organisation_id = $1 and c.drill_id = d.id and c.staff_id = $2 and c.acknowledged_at is null) "
    "and not exists (select from duty_call c where c.organisation_id = $1 and c.drill_id = d.id "
    "and c.staff_id = $2 and c.acknowledged_at is not null) "
    "order by d.started_at, d.id limit 5"};
constexpr store::Statement acknowledge_calls{"drill.acknowledge", R"(
update duty_call set acknowledged_at = $4
where organisation_id = $1 and drill_id = $2 and staff_id = $3 and acknowledged_at is null)"};
constexpr store::Statement note_shown{"drill.shown", R"(
update duty_call set state = 'sent', sent_at = $3, attempts = 1
where organisation_id = $1 and staff_id = $2 and channel = 'room' and state = 'waiting')"};

Drill read(const store::Row& row) {
    return {.id = row.id<DrillId>(0),
            .by = row.id<StaffId>(1),
            .by_name = std::string(row.text(2)),
            .what = std::string(row.text(3)),
            .only = row.id<StaffId>(4),
            .started_at = row.time(5),
            .ended_at = row.maybe_time(6),
            .calls = static_cast<int>(row.number(7)),
            .sent = static_cast<int>(row.number(8)),
            .acknowledged = static_cast<int>(row.number(9))};
}

std::vector<Drill> read_all(const store::Rows& rows) {
    std::vector<Drill> drills;
    for (const auto row : rows) drills.push_back(read(row));
    return drills;
}

std::optional<Drill> first(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

}  // namespace

void insert_drill(store::UnitOfWork& work, OrganisationId organisation, const Drill& drill,
                  base::TimePoint next_step) {
    work.run(insert_one_drill, drill.id, organisation, drill.by, drill.what, drill.only, drill.started_at,
             next_step);
}

bool lock_running(store::UnitOfWork& work, OrganisationId organisation) {
    work.run(lock_organisation, organisation);
    return work.run(count_running, organisation).front().number(0) > 0;
}

std::optional<Drill> lock_drill(store::UnitOfWork& work, OrganisationId organisation, DrillId id) {
    return first(work.run(lock_one_drill, organisation, id));
}

void end_drill(store::UnitOfWork& work, OrganisationId organisation, DrillId id, base::TimePoint now) {
    work.run(end_one_drill, organisation, id, now);
    work.run(fail_waiting_calls, organisation, id);
}

std::optional<DueDrill> lock_due_drill(store::UnitOfWork& work, base::TimePoint now) {
    const auto rows = work.run(lock_one_due, now);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return DueDrill{row.id<OrganisationId>(0),       row.id<DrillId>(1),
                    std::string(row.text(2)),        row.time(3),
                    static_cast<int>(row.number(4)), escalation::parse_stage(row.text(5))};
}

std::vector<StaffId> list_drilled(store::UnitOfWork& work, OrganisationId organisation, DrillId id) {
    std::vector<StaffId> staff;
    for (const auto row : work.run(list_drilled_staff, organisation, id)) staff.push_back(row.id<StaffId>(0));
    return staff;
}

void update_drill_step(store::UnitOfWork& work, OrganisationId organisation, DrillId id, int step,
                       escalation::Stage stage, base::TimePoint next_step) {
    work.run(update_step, organisation, id, step, escalation::stage_name(stage), next_step);
}

std::vector<Drill> list_drills(store::Connection& connection, OrganisationId organisation, int limit) {
    return read_all(connection.run(list_all_drills, organisation, limit));
}

std::optional<Drill> find_drill(store::Connection& connection, OrganisationId organisation, DrillId id) {
    return first(connection.run(find_one_drill, organisation, id));
}

std::vector<DrillLine> list_lines(store::Connection& connection, OrganisationId organisation, DrillId id) {
    std::vector<DrillLine> lines;
    for (const auto row : connection.run(list_drill_lines, organisation, id)) {
        DrillLine line;
        line.step = static_cast<int>(row.number(0));
        line.stage = escalation::parse_stage(row.text(1)).value_or(escalation::Stage::everyone);
        line.staff = row.id<StaffId>(2);
        line.name = row.text(3);
        line.channel = row.text(4);
        line.state = row.text(5);
        line.called_at = row.time(6);
        line.sent_at = row.maybe_time(7);
        line.acknowledged_at = row.maybe_time(8);
        line.failure = row.text(9);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Drill> list_calling(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    return read_all(connection.run(list_calling_drills, organisation, staff));
}

int acknowledge_drill(store::UnitOfWork& work, OrganisationId organisation, DrillId id, StaffId staff,
                      base::TimePoint now) {
    return static_cast<int>(work.run(acknowledge_calls, organisation, id, staff, now).affected());
}

void note_drill_shown(store::Connection& connection, OrganisationId organisation, StaffId staff,
                      base::TimePoint now) {
    connection.run(note_shown, organisation, staff, now);
}

}  // namespace luwte::delivery::sql
