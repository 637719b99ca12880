#include "feature/moderation/decided_store.h"

#include "feature/moderation/review_values.h"

namespace luwte::moderation::sql {
namespace {

constexpr store::Statement decided_about{"decided.about", R"(
select d.id, i.subject_kind, i.subject_id, d.choice, d.reason, d.words, coalesce(p.name, ''), d.place_name, d.at,
       d.overturned_at
from decision d
join review_item i on i.organisation_id = d.organisation_id and i.id = d.item_id
left join persona p on p.organisation_id = d.organisation_id and p.id = d.persona_id
where d.organisation_id = $1 and d.account_id = $2 and ($3::bigint is null or d.id = $3)
  and (d.choice in ('ask', 'remove') or (d.choice = 'publish' and exists (
       select 1 from sanction s where s.organisation_id = d.organisation_id and s.decision_id = d.id)))
order by d.at desc, d.id limit 100)"};

// The last decision that ended the item tells what came of it; an item may be opened again by another signal,
// which is another item.
constexpr store::Statement own_signals{"decided.signals", R"(
select s.at, s.reason, i.state, d.choice, d.overturned_at is not null
from signal s
join review_item i on i.organisation_id = s.organisation_id and i.id = s.item_id
left join lateral (
    select choice, overturned_at from decision
    where organisation_id = s.organisation_id and item_id = s.item_id and choice in ('publish', 'ask', 'remove')
    order by number desc limit 1) d on true
where s.organisation_id = $1 and s.account_id = $2 and s.at >= $3
order by s.at desc, s.id limit 50)"};

SignalState state_of(store::Row row) {
    if (row.text(2) != "decided") return SignalState::waits;
    if (row.is_null(3)) return SignalState::ended;
    const bool overturned = row.flag(4);
    switch (parse_choice(row.text(3)).value_or(Choice::note)) {
        case Choice::remove:
            return overturned ? SignalState::restored : SignalState::removed;
        case Choice::ask:
            return overturned ? SignalState::restored : SignalState::asked;
        case Choice::publish:
        case Choice::escalate:
        case Choice::note:
            break;
    }
    return SignalState::stays;
}

}  // namespace

std::vector<OwnDecision> list_decided(store::Connection& connection, OrganisationId organisation,
                                      AccountId account, DecisionId id) {
    std::vector<OwnDecision> all;
    for (const auto row : connection.run(decided_about, organisation, account, id)) {
        OwnDecision one;
        one.id = row.id<DecisionId>(0);
        one.kind = row.text(1);
        one.subject = static_cast<std::uint64_t>(row.number(2));
        one.choice = parse_choice(row.text(3)).value_or(Choice::ask);
        one.reason = row.text(4);
        one.words = row.text(5);
        one.persona_name = row.text(6);
        one.place_name = row.text(7);
        one.at = row.time(8);
        one.overturned_at = row.maybe_time(9);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<OwnSignal> list_own_signals(store::Connection& connection, OrganisationId organisation,
                                        AccountId account, base::TimePoint since) {
    std::vector<OwnSignal> all;
    for (const auto row : connection.run(own_signals, organisation, account, since))
        all.push_back({row.time(0), std::string(row.text(1)), state_of(row)});
    return all;
}

}  // namespace luwte::moderation::sql
