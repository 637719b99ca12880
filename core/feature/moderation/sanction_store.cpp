#include "feature/moderation/sanction_store.h"

namespace luwte::moderation::sql {
namespace {

// A persona is named by what it is called now, a place by what it was called when it was decided.
#define SANCTION_COLUMNS                                                                                 \
    "s.id, s.decision_id, s.persona_id, coalesce(p.name, ''), s.kind, s.reach, s.zone, s.place, "        \
    "s.reason, s.words, s.starts_at, s.ends_at, s.counts_until, s.every_minutes, s.last_passed_at, "     \
    "s.revoked_at, coalesce(g.name, ''), coalesce(r.name, ''), s.version, d.place_name from sanction s " \
    "join decision d on d.organisation_id = s.organisation_id and d.id = s.decision_id "                 \
    "left join persona p on p.organisation_id = s.organisation_id and p.id = s.persona_id "              \
    "left join staff g on g.organisation_id = s.organisation_id and g.id = d.staff_id "                  \
    "left join staff r on r.organisation_id = s.organisation_id and r.id = s.revoked_by "
#define HOLDING                                                                                  \
    "where s.organisation_id = $1 and s.account_id = $2 and s.ends_at > $3 and s.revoked_at is " \
    "null and s.kind <> 'warning' order by s.ends_at desc, s.id"

constexpr store::Statement insert_statement{"sanction.insert", R"(
insert into sanction (id, organisation_id, decision_id, account_id, persona_id, kind, reach, zone, place, reason,
                      words, starts_at, ends_at, counts_until, every_minutes, last_passed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))"};
constexpr store::Statement holding{"sanction.holding", "select " SANCTION_COLUMNS HOLDING};
constexpr store::Statement holding_locked{"sanction.lock_holding",
                                          "select " SANCTION_COLUMNS HOLDING " for update of s"};
constexpr store::Statement note_passed{
    "sanction.passed", "update sanction set last_passed_at = $3 where organisation_id = $1 and id = $2"};
constexpr store::Statement of_account{"sanction.of_account",
                                      "select " SANCTION_COLUMNS
                                      "where s.organisation_id = $1 and s.account_id = $2 "
                                      "order by s.starts_at desc, s.id limit 200"};
constexpr store::Statement of_persona{"sanction.of_persona",
                                      "select " SANCTION_COLUMNS
                                      "where s.organisation_id = $1 and s.persona_id = $2 "
                                      "order by s.starts_at desc, s.id limit 50"};
constexpr store::Statement of_decision{"sanction.of_decision",
                                       "select " SANCTION_COLUMNS
                                       "where s.organisation_id = $1 and s.decision_id = $2 "
                                       "order by s.starts_at, s.id limit 50"};
constexpr store::Statement in_force_now{"sanction.in_force",
                                        "select " SANCTION_COLUMNS
                                        "where s.organisation_id = $1 and s.ends_at > $2 and "
                                        "s.revoked_at is null and s.account_id is not null "
                                        "order by s.ends_at, s.id limit $3"};
constexpr store::Statement lock_one{
    "sanction.lock", "select " SANCTION_COLUMNS "where s.organisation_id = $1 and s.id = $2 for update of s"};
constexpr store::Statement revoke_one{"sanction.revoke", R"(
update sanction set revoked_at = $3, revoked_by = $4, version = version + 1
where organisation_id = $1 and id = $2 and revoked_at is null)"};
// What stays says what was done and why by its code; nothing of whom.
constexpr store::Statement forget{"sanction.forget", R"(
update sanction set account_id = null, persona_id = null, words = '', version = version + 1
where organisation_id = $1 and account_id = $2)"};

Sanction read(store::Row row) {
    Sanction sanction;
    sanction.id = row.id<SanctionId>(0);
    sanction.decision = row.id<DecisionId>(1);
    sanction.persona = row.id<PersonaId>(2);
    sanction.persona_name = row.text(3);
    sanction.kind = parse_sanction_kind(row.text(4)).value_or(SanctionKind::warning);
    sanction.reach = parse_reach(row.text(5)).value_or(Reach::zone);
    sanction.zone = row.text(6);
    sanction.place = row.text(7);
    sanction.reason = row.text(8);
    sanction.words = row.text(9);
    sanction.starts_at = row.time(10);
    sanction.ends_at = row.time(11);
    sanction.counts_until = row.time(12);
    sanction.every_minutes = static_cast<int>(row.number(13));
    sanction.last_passed_at = row.maybe_time(14);
    sanction.revoked_at = row.maybe_time(15);
    sanction.given_by = row.text(16);
    sanction.revoked_by = row.text(17);
    sanction.version = row.number(18);
    sanction.place_name = row.text(19);
    return sanction;
}

std::vector<Sanction> read_all(const store::Rows& rows) {
    std::vector<Sanction> all;
    for (const auto row : rows) all.push_back(read(row));
    return all;
}

}  // namespace

void insert_sanction(store::UnitOfWork& work, const Imposed& what, base::TimePoint now) {
    const auto& order = what.order;
    const bool slow = order.kind == SanctionKind::slow;
    work.run(insert_statement, what.id, what.organisation, what.decision, what.author.account,
             what.author.persona, sanction_kind_name(order.kind), reach_name(order.reach), what.author.zone,
             order.reach == Reach::place ? what.author.place : std::string(), order.reason, what.words, now,
             now + order.lasts, now + counts_for(order.kind),
             slow ? store::Parameter(order.every_minutes) : store::Parameter(std::nullopt),
             slow ? store::Parameter(now) : store::Parameter(std::nullopt));
}

std::vector<Sanction> list_holding(store::Connection& connection, OrganisationId organisation,
                                   AccountId account, base::TimePoint now) {
    return read_all(connection.run(holding, organisation, account, now));
}

std::vector<Sanction> lock_holding(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                                   base::TimePoint now) {
    return read_all(work.run(holding_locked, organisation, account, now));
}

void update_passed(store::UnitOfWork& work, OrganisationId organisation, SanctionId id, base::TimePoint now) {
    work.run(note_passed, organisation, id, now);
}

std::vector<Sanction> list_of_account(store::Connection& connection, OrganisationId organisation,
                                      AccountId account) {
    return read_all(connection.run(of_account, organisation, account));
}

std::vector<Sanction> list_of_persona(store::Connection& connection, OrganisationId organisation,
                                      PersonaId persona) {
    return read_all(connection.run(of_persona, organisation, persona));
}

std::vector<Sanction> list_of_decision(store::Connection& connection, OrganisationId organisation,
                                       DecisionId decision) {
    return read_all(connection.run(of_decision, organisation, decision));
}

std::vector<Sanction> list_in_force(store::Connection& connection, OrganisationId organisation,
                                    base::TimePoint now, int limit) {
    return read_all(connection.run(in_force_now, organisation, now, limit));
}

std::optional<Sanction> lock_sanction(store::UnitOfWork& work, OrganisationId organisation, SanctionId id) {
    const auto rows = work.run(lock_one, organisation, id);
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

void update_revoked(store::UnitOfWork& work, OrganisationId organisation, SanctionId id, StaffId staff,
                    base::TimePoint now) {
    work.run(revoke_one, organisation, id, now, staff);
}

void forget_sanctions_of(store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
    work.run(forget, organisation, account);
}

}  // namespace luwte::moderation::sql
