#include "feature/rules/rule_store.h"

namespace luwte::rules::sql {
namespace {

#define VERSION_COLUMNS                                                                                \
    "v.rule_id, v.number, v.based_on, v.about, v.reason, v.author_id, a.name, v.created_at, v.state, " \
    "v.proposed_by, p.name, v.proposed_at, v.published_by, u.name, v.published_at, v.expires_at, "     \
    "v.daily_cap"
#define VERSION_TABLES                                                                     \
    " from rule_version v"                                                                 \
    " left join staff a on a.organisation_id = v.organisation_id and a.id = v.author_id"   \
    " left join staff p on p.organisation_id = v.organisation_id and p.id = v.proposed_by" \
    " left join staff u on u.organisation_id = v.organisation_id and u.id = v.published_by "
#define WITH_SOURCE "select " VERSION_COLUMNS ", v.source" VERSION_TABLES

constexpr store::Statement insert_rule_statement{
    "rules.insert", "insert into rule (id, organisation_id, name, created_at) values ($1, $2, $3, $4)"};
constexpr store::Statement lock_rule_statement{
    "rules.lock", "select id, name, created_at from rule where organisation_id = $1 and id = $2 for update"};
constexpr store::Statement find_rule_statement{
    "rules.find", "select id, name, created_at from rule where organisation_id = $1 and id = $2"};
constexpr store::Statement count_rules_statement{"rules.count",
                                                 "select count(*) from rule where organisation_id = $1"};

constexpr store::Statement insert_version_statement{"rules.insert_version", R"(
insert into rule_version (organisation_id, rule_id, number, based_on, source, about, reason, author_id, created_at,
                          expires_at, daily_cap)
values ($1, $2, $3, nullif($4::integer, 0), $5, $6, $7, $8, $9, $10, $11))"};
constexpr store::Statement update_state_statement{
    "rules.update_state",
    "update rule_version set state = $4 where organisation_id = $1 and rule_id = $2 and number = $3"};
constexpr store::Statement update_proposed_statement{"rules.propose", R"(
update rule_version set state = 'proposed', proposed_by = $4, proposed_at = $5
where organisation_id = $1 and rule_id = $2 and number = $3)"};
constexpr store::Statement update_published_statement{"rules.publish", R"(
update rule_version set state = 'published', published_by = $4, published_at = $5
where organisation_id = $1 and rule_id = $2 and number = $3)"};
constexpr store::Statement insert_step_statement{"rules.insert_step", R"(
insert into rule_step (organisation_id, rule_id, number, at, staff_id, from_state, to_state, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8))"};

constexpr store::Statement find_version_statement{
    "rules.find_version", WITH_SOURCE "where v.organisation_id = $1 and v.rule_id = $2 and v.number = $3"};
constexpr store::Statement list_versions_statement{
    "rules.list_versions",
    WITH_SOURCE "where v.organisation_id = $1 and v.rule_id = $2 order by v.number desc"};
constexpr store::Statement list_steps_statement{"rules.list_steps", R"(
select t.at, t.number, t.staff_id, s.name, t.from_state, t.to_state, t.reason
from rule_step t left join staff s on s.organisation_id = t.organisation_id and s.id = t.staff_id
where t.organisation_id = $1 and t.rule_id = $2 order by t.id desc limit 500)"};
constexpr store::Statement list_rules_statement{
    "rules.list",
    "select " VERSION_COLUMNS ", r.name, r.created_at" VERSION_TABLES
    "join rule r on r.organisation_id = v.organisation_id and r.id = v.rule_id "
    "where v.organisation_id = $1 and (v.state in ('shadow', 'proposed', 'published') or v.number = "
    "(select max(l.number) from rule_version l where l.organisation_id = v.organisation_id and l.rule_id = "
    "v.rule_id)) "
    "order by r.name, r.id, v.number desc"};
constexpr store::Statement list_judging_statement{"rules.judging", R"(
select r.id, r.name, v.number, v.state, v.source, v.expires_at, v.daily_cap
from rule_version v join rule r on r.organisation_id = v.organisation_id and r.id = v.rule_id
where v.organisation_id = $1 and v.state in ('shadow', 'proposed', 'published')
and (v.expires_at is null or v.expires_at > $2) order by r.name, v.number)"};
constexpr store::Statement list_expired_statement{"rules.expired", R"(
select r.id, r.name, v.number, v.state, '', v.expires_at, v.daily_cap
from rule_version v join rule r on r.organisation_id = v.organisation_id and r.id = v.rule_id
where v.organisation_id = $1 and v.state in ('shadow', 'proposed', 'published') and v.expires_at <= $2
order by r.id, v.number limit 100)"};

constexpr int source_column = 17;

std::optional<Deed> deed(const store::Row& row, int staff, int name, int at) {
    if (row.is_null(staff)) return std::nullopt;
    return Deed{row.id<StaffId>(staff), std::string(row.text(name)), row.time(at)};
}

Version read_version(const store::Row& row) {
    Version version;
    version.rule = row.id<RuleId>(0);
    version.number = static_cast<int>(row.number(1));
    version.based_on = static_cast<int>(row.number(2));
    version.about = row.text(3);
    version.reason = row.text(4);
    version.written = {row.id<StaffId>(5), std::string(row.text(6)), row.time(7)};
    version.state = parse_state(row.text(8)).value_or(State::withdrawn);
    version.proposed = deed(row, 9, 10, 11);
    version.published = deed(row, 12, 13, 14);
    version.expires_at = row.maybe_time(15);
    if (!row.is_null(16)) version.daily_cap = static_cast<int>(row.number(16));
    return version;
}

Version read_with_source(const store::Row& row) {
    auto version = read_version(row);
    version.source = row.text(source_column);
    return version;
}

std::optional<Rule> read_rule(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return Rule{row.id<RuleId>(0), std::string(row.text(1)), row.time(2)};
}

std::vector<Judging> read_judging(const store::Rows& rows) {
    std::vector<Judging> all;
    for (const auto row : rows) {
        Judging one{row.id<RuleId>(0),
                    std::string(row.text(1)),
                    static_cast<int>(row.number(2)),
                    parse_state(row.text(3)).value_or(State::shadow),
                    std::string(row.text(4)),
                    row.maybe_time(5),
                    {}};
        if (!row.is_null(6)) one.daily_cap = static_cast<int>(row.number(6));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

base::Result<> insert_rule(store::UnitOfWork& work, OrganisationId organisation, const Rule& rule) {
    const auto inserted =
        work.try_run(insert_rule_statement, rule.id, organisation, rule.name, rule.created_at);
    if (!inserted) return std::unexpected(inserted.error());
    return {};
}

std::optional<Rule> lock_rule(store::UnitOfWork& work, OrganisationId organisation, RuleId rule) {
    return read_rule(work.run(lock_rule_statement, organisation, rule));
}

void insert_version(store::UnitOfWork& work, OrganisationId organisation, const Version& version) {
    work.run(insert_version_statement, organisation, version.rule, version.number, version.based_on,
             version.source, version.about, version.reason, version.written.staff, version.written.at,
             version.expires_at, version.daily_cap);
}

void update_state(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number,
                  State state) {
    work.run(update_state_statement, organisation, rule, number, state_name(state));
}

void update_proposed(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number,
                     StaffId by, base::TimePoint now) {
    work.run(update_proposed_statement, organisation, rule, number, by, now);
}

void update_published(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number,
                      StaffId by, base::TimePoint now) {
    work.run(update_published_statement, organisation, rule, number, by, now);
}

void insert_step(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, const Step& step) {
    work.run(insert_step_statement, organisation, rule, step.number, step.at, step.staff,
             step.from ? state_name(*step.from) : "", state_name(step.to), step.reason);
}

std::optional<Rule> find_rule(store::Connection& connection, OrganisationId organisation, RuleId rule) {
    return read_rule(connection.run(find_rule_statement, organisation, rule));
}

std::optional<Version> find_version(store::Connection& connection, OrganisationId organisation, RuleId rule,
                                    int number) {
    const auto rows = connection.run(find_version_statement, organisation, rule, number);
    if (rows.empty()) return std::nullopt;
    return read_with_source(rows.front());
}

std::vector<Version> list_versions(store::Connection& connection, OrganisationId organisation, RuleId rule) {
    std::vector<Version> versions;
    for (const auto row : connection.run(list_versions_statement, organisation, rule))
        versions.push_back(read_with_source(row));
    return versions;
}

std::vector<Step> list_steps(store::Connection& connection, OrganisationId organisation, RuleId rule) {
    std::vector<Step> steps;
    for (const auto row : connection.run(list_steps_statement, organisation, rule))
        steps.push_back({row.time(0), static_cast<int>(row.number(1)), row.id<StaffId>(2),
                         std::string(row.text(3)), parse_state(row.text(4)),
                         parse_state(row.text(5)).value_or(State::draft), std::string(row.text(6))});
    return steps;
}

std::vector<RuleLine> list_rules(store::Connection& connection, OrganisationId organisation) {
    std::vector<RuleLine> lines;
    for (const auto row : connection.run(list_rules_statement, organisation)) {
        auto version = read_version(row);
        if (lines.empty() || lines.back().rule.id != version.rule)
            lines.push_back({{version.rule, std::string(row.text(17)), row.time(18)}, version, {}, {}});
        if (version.state == State::published) lines.back().published = version;
        if (version.state == State::shadow || version.state == State::proposed)
            lines.back().on_trial = version;
    }
    return lines;
}

std::int64_t count_rules(store::Connection& connection, OrganisationId organisation) {
    return connection.run(count_rules_statement, organisation).front().number(0);
}

std::vector<Judging> list_judging(store::Connection& connection, OrganisationId organisation,
                                  base::TimePoint now) {
    return read_judging(connection.run(list_judging_statement, organisation, now));
}

std::vector<Judging> list_expired(store::Connection& connection, OrganisationId organisation,
                                  base::TimePoint now) {
    return read_judging(connection.run(list_expired_statement, organisation, now));
}

}  // namespace luwte::rules::sql
