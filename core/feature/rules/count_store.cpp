#include "feature/rules/count_store.h"

#include <fmt/chrono.h>

namespace luwte::rules::sql {
namespace {

constexpr store::Statement add_statement{"rules.add_counts", R"(
insert into rule_count as c (organisation_id, day, plugin, rule, version, shadow, messages, hits, actions, capped, microseconds)
select $1, $2::date, n.plugin, n.rule, n.version, n.shadow <> 0, n.messages, n.hits, n.actions, n.capped, n.microseconds
from unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
    as n (plugin, rule, version, shadow, messages, hits, actions, capped, microseconds)
order by n.plugin, n.rule, n.version, n.shadow
on conflict (organisation_id, day, plugin, rule, version, shadow) do update
set messages = c.messages + excluded.messages, hits = c.hits + excluded.hits, actions = c.actions + excluded.actions,
    capped = c.capped + excluded.capped, microseconds = c.microseconds + excluded.microseconds)"};
constexpr store::Statement list_statement{"rules.list_counts", R"(
select plugin, rule, version, shadow, sum(messages)::bigint, sum(hits)::bigint, sum(actions)::bigint, sum(capped)::bigint,
       sum(microseconds)::bigint
from rule_count where organisation_id = $1 and day >= $2::date group by plugin, rule, version, shadow
order by plugin, rule, version, shadow)"};
constexpr store::Statement actions_statement{"rules.list_actions", R"(
select plugin, rule, sum(actions)::bigint from rule_count
where organisation_id = $1 and day = $2::date and not shadow group by plugin, rule)"};

std::string date(std::chrono::sys_days day) {
    return fmt::format("{:%Y-%m-%d}", day);
}

}  // namespace

void add_counts(store::Connection& connection, OrganisationId organisation, std::chrono::sys_days day,
                const std::vector<Count>& counts) {
    std::vector<std::string> plugins;
    std::vector<std::string> rules;
    std::vector<std::string> versions;
    std::vector<std::int64_t> shadow;
    std::vector<std::int64_t> messages;
    std::vector<std::int64_t> hits;
    std::vector<std::int64_t> actions;
    std::vector<std::int64_t> capped;
    std::vector<std::int64_t> microseconds;
    for (const auto& count : counts) {
        plugins.push_back(count.plugin.substr(0, 80));
        rules.push_back(count.rule.substr(0, 80));
        versions.push_back(count.version.substr(0, 64));
        shadow.push_back(count.shadow ? 1 : 0);
        messages.push_back(count.messages);
        hits.push_back(count.hits);
        actions.push_back(count.actions);
        capped.push_back(count.capped);
        microseconds.push_back(count.microseconds);
    }
    connection.run(add_statement, organisation, date(day), plugins, rules, versions, shadow, messages, hits,
                   actions, capped, microseconds);
}

std::vector<Count> list_counts(store::Connection& connection, OrganisationId organisation,
                               std::chrono::sys_days from) {
    std::vector<Count> counts;
    for (const auto row : connection.run(list_statement, organisation, date(from)))
        counts.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                          row.flag(3), row.number(4), row.number(5), row.number(6), row.number(7),
                          row.number(8)});
    return counts;
}

std::vector<Actions> list_actions(store::Connection& connection, OrganisationId organisation,
                                  std::chrono::sys_days day) {
    std::vector<Actions> all;
    for (const auto row : connection.run(actions_statement, organisation, date(day)))
        all.push_back({std::string(row.text(0)), std::string(row.text(1)), row.number(2)});
    return all;
}

}  // namespace luwte::rules::sql
