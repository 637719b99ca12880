#include "feature/moderation/appeal_store.h"

#include "feature/moderation/review_values.h"

namespace luwte::moderation::sql {
namespace {

#define APPEAL_COLUMNS                                                                                     \
    "a.id, a.decision_id, a.first_staff_id, coalesce(f.name, ''), a.state, a.danger, a.waits_for, "        \
    "a.opened_at, a.due_at, a.claimed_by, coalesce(c.name, ''), a.claimed_until, a.closed_at, a.outcome, " \
    "a.version from appeal a "                                                                             \
    "left join staff f on f.organisation_id = a.organisation_id and f.id = a.first_staff_id "              \
    "left join staff c on c.organisation_id = a.organisation_id and c.id = a.claimed_by "

constexpr store::Statement insert_statement{"appeal.insert", R"(
insert into appeal (id, organisation_id, decision_id, account_id, first_staff_id, opened_at, due_at)
select $1, $2, $3, $4, d.staff_id, $5, $6 from decision d where d.organisation_id = $2 and d.id = $3
on conflict (organisation_id, decision_id) do nothing)"};
constexpr store::Statement lock_one{
    "appeal.lock", "select " APPEAL_COLUMNS "where a.organisation_id = $1 and a.id = $2 for update of a"};
constexpr store::Statement lock_of_decision{
    "appeal.lock_of",
    "select " APPEAL_COLUMNS "where a.organisation_id = $1 and a.decision_id = $2 for update of a"};
constexpr store::Statement find_one{"appeal.find",
                                    "select " APPEAL_COLUMNS "where a.organisation_id = $1 and a.id = $2"};
constexpr store::Statement find_of_decision{
    "appeal.find_of", "select " APPEAL_COLUMNS "where a.organisation_id = $1 and a.decision_id = $2"};
constexpr store::Statement list_open{"appeal.open", "select " APPEAL_COLUMNS
                                                    "where a.organisation_id = $1 and a.state = 'open' "
                                                    "order by (3 - a.danger), a.due_at, a.id limit 200"};
constexpr store::Statement claim_one{"appeal.claim", R"(
update appeal set claimed_by = $3, claimed_until = $4, version = version + case when $5 then 1 else 0 end
where organisation_id = $1 and id = $2)"};
constexpr store::Statement turn_one{"appeal.turn", R"(
update appeal set waits_for = $3, danger = greatest(danger, $4), version = version + 1
where organisation_id = $1 and id = $2)"};
constexpr store::Statement close_one{"appeal.close", R"(
update appeal set state = 'closed', outcome = $3, closed_by = $4, closed_at = $5, claimed_by = null,
                  claimed_until = null, version = version + 1
where organisation_id = $1 and id = $2)"};
constexpr store::Statement overturn_decision{
    "appeal.overturn", "update decision set overturned_at = $3 where organisation_id = $1 and id = $2"};
constexpr store::Statement find_decision{"appeal.decision", R"(
select d.id, i.subject_kind, i.subject_id, d.choice, d.reason, d.words, coalesce(p.name, ''), d.place_name, d.at,
       d.overturned_at, d.persona_id, coalesce(s.name, '')
from decision d
join review_item i on i.organisation_id = d.organisation_id and i.id = d.item_id
left join persona p on p.organisation_id = d.organisation_id and p.id = d.persona_id
left join staff s on s.organisation_id = d.organisation_id and s.id = d.staff_id
where d.organisation_id = $1 and d.id = $2)"};
constexpr store::Statement insert_message{"appeal.insert_message", R"(
insert into appeal_message (id, organisation_id, appeal_id, number, at, staff_id, sealed)
select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6 from appeal_message where appeal_id = $3)"};
constexpr store::Statement list_messages{"appeal.messages", R"(
select id, at, staff_id, sealed from appeal_message where organisation_id = $1 and appeal_id = $2
order by number limit 200)"};
constexpr store::Statement forget_messages{"appeal.forget_messages", R"(
delete from appeal_message m using appeal a
where a.organisation_id = $1 and a.account_id = $2 and m.organisation_id = a.organisation_id and m.appeal_id = a.id)"};
constexpr store::Statement forget_appeals{"appeal.forget", R"(
update appeal set account_id = null, state = 'closed', outcome = coalesce(outcome, 'withdrawn'),
                  closed_at = coalesce(closed_at, $3), version = version + 1
where organisation_id = $1 and account_id = $2)"};

Appeal read(store::Row row) {
    Appeal appeal;
    appeal.id = row.id<AppealId>(0);
    appeal.decision = row.id<DecisionId>(1);
    appeal.first_staff = row.id<StaffId>(2);
    appeal.first_staff_name = row.text(3);
    appeal.open = row.text(4) == "open";
    appeal.danger = static_cast<int>(row.number(5));
    appeal.waits_for_team = row.text(6) == "team";
    appeal.opened_at = row.time(7);
    appeal.due_at = row.time(8);
    appeal.claimed_by = row.id<StaffId>(9);
    appeal.claimed_by_name = row.text(10);
    appeal.claimed_until = row.maybe_time(11);
    appeal.closed_at = row.maybe_time(12);
    appeal.outcome = parse_appeal_outcome(row.text(13));
    appeal.version = row.number(14);
    return appeal;
}

std::optional<Appeal> first(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

}  // namespace

bool insert_appeal(store::UnitOfWork& work, OrganisationId organisation, AppealId id, DecisionId decision,
                   AccountId account, base::TimePoint now) {
    return work.run(insert_statement, id, organisation, decision, account, now, now + appeal_answer_within)
               .affected() == 1;
}

std::optional<Appeal> lock_appeal(store::UnitOfWork& work, OrganisationId organisation, AppealId id) {
    return first(work.run(lock_one, organisation, id));
}

std::optional<Appeal> lock_appeal_of(store::UnitOfWork& work, OrganisationId organisation,
                                     DecisionId decision) {
    return first(work.run(lock_of_decision, organisation, decision));
}

std::optional<Appeal> find_appeal(store::Connection& connection, OrganisationId organisation, AppealId id) {
    return first(connection.run(find_one, organisation, id));
}

std::optional<Appeal> find_appeal_of(store::Connection& connection, OrganisationId organisation,
                                     DecisionId decision) {
    return first(connection.run(find_of_decision, organisation, decision));
}

std::vector<Appeal> list_open_appeals(store::Connection& connection, OrganisationId organisation) {
    std::vector<Appeal> all;
    for (const auto row : connection.run(list_open, organisation)) all.push_back(read(row));
    return all;
}

void update_appeal_claim(store::UnitOfWork& work, OrganisationId organisation, AppealId id, StaffId staff,
                         base::TimePoint until, bool fresh) {
    work.run(claim_one, organisation, id, staff, until, fresh);
}

void update_appeal_turn(store::UnitOfWork& work, OrganisationId organisation, AppealId id, bool team,
                        int danger) {
    work.run(turn_one, organisation, id, team ? "team" : "person", danger);
}

void update_appeal_closed(store::UnitOfWork& work, OrganisationId organisation, AppealId id,
                          AppealOutcome outcome, StaffId staff, base::TimePoint now) {
    work.run(close_one, organisation, id, appeal_outcome_name(outcome), staff, now);
}

void update_overturned(store::UnitOfWork& work, OrganisationId organisation, DecisionId decision,
                       base::TimePoint now) {
    work.run(overturn_decision, organisation, decision, now);
}

std::optional<AppealedDecision> find_appealed(store::Connection& connection, OrganisationId organisation,
                                              DecisionId decision) {
    const auto rows = connection.run(find_decision, organisation, decision);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    AppealedDecision found;
    found.decision.id = row.id<DecisionId>(0);
    found.decision.kind = row.text(1);
    found.decision.subject = static_cast<std::uint64_t>(row.number(2));
    found.decision.choice = parse_choice(row.text(3)).value_or(Choice::ask);
    found.decision.reason = row.text(4);
    found.decision.words = row.text(5);
    found.decision.persona_name = row.text(6);
    found.decision.place_name = row.text(7);
    found.decision.at = row.time(8);
    found.decision.overturned_at = row.maybe_time(9);
    found.persona = row.id<PersonaId>(10);
    found.staff_name = row.text(11);
    return found;
}

void insert_appeal_message(store::UnitOfWork& work, OrganisationId organisation, AppealId appeal,
                           const SealedMessage& message) {
    work.run(insert_message, static_cast<std::int64_t>(message.id), organisation, appeal, message.at,
             message.staff, store::bytes(message.sealed));
}

std::vector<SealedMessage> list_appeal_messages(store::Connection& connection, OrganisationId organisation,
                                                AppealId appeal) {
    std::vector<SealedMessage> all;
    for (const auto row : connection.run(list_messages, organisation, appeal))
        all.push_back(
            {static_cast<std::uint64_t>(row.number(0)), row.time(1), row.id<StaffId>(2), row.bytes(3)});
    return all;
}

void forget_appeals_of(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                       base::TimePoint now) {
    work.run(forget_messages, organisation, account);
    work.run(forget_appeals, organisation, account, now);
}

}  // namespace luwte::moderation::sql
