// SQL of outcomes.h: it is nothing but questions.
#include "feature/moderation/outcomes.h"

namespace luwte::moderation {
namespace {

constexpr store::Statement rule_outcomes_statement{"outcomes.of_rules", R"(
with said as (
    select distinct i.id, hit->>'plugin' as plugin, hit->>'rule' as rule
    from review_item i cross join lateral jsonb_array_elements(i.hits::jsonb) as hit
    where i.organisation_id = $1 and i.state = 'decided' and i.decided_at >= $2
)
select said.plugin, said.rule, count(*) filter (where last.choice <> 'publish'),
       count(*) filter (where last.choice = 'publish')
from said cross join lateral (
    select case when d.overturned_at is null then d.choice else 'publish' end as choice
    from decision d where d.organisation_id = $1 and d.item_id = said.id
    and d.choice in ('publish', 'ask', 'remove') order by d.number desc limit 1) last
where said.plugin is not null and said.rule is not null
group by said.plugin, said.rule)"};
constexpr store::Statement last_choices_statement{"outcomes.last_choices", R"(
select distinct on (i.subject_id) i.subject_id, case when d.overturned_at is null then d.choice else 'publish' end
from review_item i join decision d on d.organisation_id = i.organisation_id and d.item_id = i.id
where i.organisation_id = $1 and i.subject_kind = $2 and i.subject_id = any($3::bigint[])
and d.choice in ('publish', 'ask', 'remove')
order by i.subject_id, d.at desc, d.number desc)"};

}  // namespace

std::vector<RuleOutcome> rule_outcomes(store::Connection& connection, OrganisationId organisation,
                                       base::TimePoint since) {
    std::vector<RuleOutcome> outcomes;
    for (const auto row : connection.run(rule_outcomes_statement, organisation, since))
        outcomes.push_back(
            {std::string(row.text(0)), std::string(row.text(1)), row.number(2), row.number(3)});
    return outcomes;
}

std::map<std::uint64_t, Choice> last_choices(store::Connection& connection, OrganisationId organisation,
                                             const std::string& kind, const std::vector<std::int64_t>& ids) {
    std::map<std::uint64_t, Choice> choices;
    for (const auto row : connection.run(last_choices_statement, organisation, kind, ids))
        if (const auto choice = parse_choice(row.text(1)))
            choices.emplace(static_cast<std::uint64_t>(row.number(0)), *choice);
    return choices;
}

}  // namespace luwte::moderation
