#include "feature/rules/backtest_store.h"

#include "script/rule_set.h"

namespace luwte::rules::sql {
namespace {

#define TEST_COLUMNS                                                                                       \
    "select t.id, t.rule_id, r.name, t.number, t.state, t.wanted, t.total, t.done, t.started_by, s.name, " \
    "t.started_at, t.beat_at, t.ended_at, t.cancel_wanted, t.result from backtest t "                      \
    "join rule r on r.organisation_id = t.organisation_id and r.id = t.rule_id "                           \
    "left join staff s on s.organisation_id = t.organisation_id and s.id = t.started_by "

constexpr store::Statement insert_statement{"backtest.insert", R"(
insert into backtest (id, organisation_id, rule_id, number, wanted, started_by, started_at, beat_at)
values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (organisation_id) where state = 'running' do nothing)"};
constexpr store::Statement find_statement{"backtest.find",
                                          TEST_COLUMNS "where t.organisation_id = $1 and t.id = $2"};
constexpr store::Statement list_statement{"backtest.list", TEST_COLUMNS
                                          "where t.organisation_id = $1 and t.rule_id = $2 and t.number = $3 "
                                          "order by t.started_at desc, t.id limit 10"};
constexpr store::Statement beat_statement{"backtest.beat", R"(
update backtest set total = $3, done = $4, beat_at = $5
where organisation_id = $1 and id = $2 and state = 'running' returning cancel_wanted)"};
constexpr store::Statement cancel_statement{
    "backtest.cancel",
    "update backtest set cancel_wanted = true where organisation_id = $1 and id = $2 and state = 'running'"};
constexpr store::Statement end_statement{"backtest.end", R"(
update backtest set state = $3, total = $4, done = $5, result = $6, beat_at = $7, ended_at = $7
where organisation_id = $1 and id = $2 and state = 'running')"};
constexpr store::Statement interrupt_statement{"backtest.interrupt", R"(
update backtest set state = 'interrupted', ended_at = $3
where organisation_id = $1 and state = 'running' and beat_at < $2)"};
constexpr store::Statement insert_changes_statement{"backtest.insert_changes", R"(
insert into backtest_change (organisation_id, backtest_id, position, subject_kind, subject_id, before_action,
                             before_level, after_action, after_level, stood, decided)
select $1, $2, n.position, n.kind, n.subject, n.before_action, n.before_level, n.after_action, n.after_level, n.stood,
       n.decided
from unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::bigint[], $8::text[], $9::bigint[], $10::text[],
            $11::text[]) as n (position, kind, subject, before_action, before_level, after_action, after_level, stood,
                               decided))"};
constexpr store::Statement list_changes_statement{"backtest.list_changes", R"(
select position, subject_kind, subject_id, before_action, before_level, after_action, after_level, stood, decided
from backtest_change where organisation_id = $1 and backtest_id = $2 and position > $3 order by position limit $4)"};

Backtest read(const store::Row& row) {
    Backtest test;
    test.id = row.id<BacktestId>(0);
    test.rule = row.id<RuleId>(1);
    test.rule_name = row.text(2);
    test.number = static_cast<int>(row.number(3));
    test.state = parse_test_state(row.text(4));
    test.wanted = static_cast<int>(row.number(5));
    test.total = static_cast<int>(row.number(6));
    test.done = static_cast<int>(row.number(7));
    test.started = {row.id<StaffId>(8), std::string(row.text(9)), row.time(10)};
    test.beat_at = row.time(11);
    test.ended_at = row.maybe_time(12);
    test.cancel_wanted = row.flag(13);
    test.result = result_from_json(row.text(14));
    return test;
}

script::Action parse_action(std::string_view name) {
    for (const auto action : {script::Action::nudge, script::Action::hold, script::Action::escalate})
        if (script::to_text(action) == name) return action;
    return script::Action::allow;
}

}  // namespace

bool insert_test(store::Connection& connection, OrganisationId organisation, const Backtest& test) {
    return connection
               .run(insert_statement, test.id, organisation, test.rule, test.number, test.wanted,
                    test.started.staff, test.started.at)
               .affected() == 1;
}

std::optional<Backtest> find_test(store::Connection& connection, OrganisationId organisation, BacktestId id) {
    const auto rows = connection.run(find_statement, organisation, id);
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

std::vector<Backtest> list_tests(store::Connection& connection, OrganisationId organisation, RuleId rule,
                                 int number) {
    std::vector<Backtest> tests;
    for (const auto row : connection.run(list_statement, organisation, rule, number))
        tests.push_back(read(row));
    return tests;
}

bool beat(store::Connection& connection, OrganisationId organisation, BacktestId id, int total, int done,
          base::TimePoint now) {
    const auto rows = connection.run(beat_statement, organisation, id, total, done, now);
    return !rows.empty() && !rows.front().flag(0);
}

void update_cancel(store::Connection& connection, OrganisationId organisation, BacktestId id) {
    connection.run(cancel_statement, organisation, id);
}

bool end_test(store::UnitOfWork& work, OrganisationId organisation, BacktestId id, TestState state, int total,
              int done, const TestResult& result, base::TimePoint now) {
    return work.run(end_statement, organisation, id, test_state_name(state), total, done, to_json(result),
                    now)
               .affected() == 1;
}

void interrupt_silent(store::Connection& connection, OrganisationId organisation, base::TimePoint since,
                      base::TimePoint now) {
    connection.run(interrupt_statement, organisation, since, now);
}

void insert_changes(store::UnitOfWork& work, OrganisationId organisation, BacktestId id,
                    const std::vector<TestChange>& changes) {
    if (changes.empty()) return;
    std::vector<std::int64_t> positions;
    std::vector<std::int64_t> subjects;
    std::vector<std::int64_t> before_levels;
    std::vector<std::int64_t> after_levels;
    std::vector<std::string> kinds;
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::vector<std::string> stood;
    std::vector<std::string> decided;
    for (const auto& change : changes) {
        positions.push_back(change.position);
        kinds.push_back(change.kind);
        subjects.push_back(static_cast<std::int64_t>(change.subject));
        before.emplace_back(script::to_text(change.before));
        before_levels.push_back(change.before_level);
        after.emplace_back(script::to_text(change.after));
        after_levels.push_back(change.after_level);
        stood.push_back(change.stood);
        decided.emplace_back(change.decided ? moderation::choice_name(*change.decided) : "");
    }
    work.run(insert_changes_statement, organisation, id, positions, kinds, subjects, before, before_levels,
             after, after_levels, stood, decided);
}

std::vector<TestChange> list_changes(store::Connection& connection, OrganisationId organisation,
                                     BacktestId id, int after, int limit) {
    std::vector<TestChange> changes;
    for (const auto row : connection.run(list_changes_statement, organisation, id, after, limit))
        changes.push_back({static_cast<int>(row.number(0)), std::string(row.text(1)),
                           static_cast<std::uint64_t>(row.number(2)), parse_action(row.text(3)),
                           parse_action(row.text(5)), static_cast<int>(row.number(4)),
                           static_cast<int>(row.number(6)), std::string(row.text(7)),
                           moderation::parse_choice(row.text(8))});
    return changes;
}

}  // namespace luwte::rules::sql
