#include "feature/unmasking/unmasking_store.h"

namespace luwte::unmasking::sql {
namespace {

#define UNMASKING_COLUMNS                                                                                    \
    "select u.id, u.account_id, u.persona_id, coalesce(p.name, ''), coalesce(p.zone, 'survivors'), "         \
    "u.asked_by, coalesce(a.name, ''), u.asked_at, u.open_until, u.reason_kind, u.reason, u.state, "         \
    "u.decided_by, coalesce(d.name, ''), u.decided_at, u.decision_reason, u.visible_until from unmasking u " \
    "left join persona p on p.organisation_id = u.organisation_id and p.id = u.persona_id "                  \
    "left join staff a on a.organisation_id = u.organisation_id and a.id = u.asked_by "                      \
    "left join staff d on d.organisation_id = u.organisation_id and d.id = u.decided_by "                    \
    "where u.organisation_id = $1 "

constexpr store::Statement insert_one{"unmasking.insert", R"(
insert into unmasking (id, organisation_id, account_id, persona_id, post_id, asked_by, asked_at, reason_kind, reason,
                       open_until)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7::timestamptz + interval '7 days')
on conflict (organisation_id, persona_id) where state = 'open' do nothing)"};
constexpr store::Statement find_one{"unmasking.find", UNMASKING_COLUMNS "and u.id = $2"};
constexpr store::Statement lock_one{"unmasking.lock", UNMASKING_COLUMNS "and u.id = $2 for update of u"};
constexpr store::Statement list_newest{"unmasking.list",
                                       UNMASKING_COLUMNS "order by u.asked_at desc, u.id limit $2"};
constexpr store::Statement decide_one{"unmasking.decide", R"(
update unmasking set state = case when $4::boolean then 'agreed' else 'refused' end, decided_by = $3,
    decided_at = $6::timestamptz, decision_reason = $5,
    visible_until = case when $4::boolean then $6::timestamptz + interval '24 hours' end
where organisation_id = $1 and id = $2 and state = 'open')"};
constexpr store::Statement run_out{"unmasking.run_out", R"(
update unmasking set state = case state when 'open' then 'expired' else 'ended' end
where organisation_id = $1 and ((state = 'open' and open_until <= $2) or (state = 'agreed' and visible_until <= $2))
returning id, state)"};
constexpr store::Statement forget_account{"unmasking.forget", R"(
update unmasking set account_id = null, persona_id = null, reason = '',
    decision_reason = case when decision_reason is not null then ''::bytea end
where organisation_id = $1 and account_id = $2)"};

Stored read(const store::Row& row) {
    Stored stored;
    auto& request = stored.request;
    request.id = row.id<UnmaskingId>(0);
    stored.account = row.id<AccountId>(1);
    request.persona = row.id<PersonaId>(2);
    request.persona_name = row.text(3);
    request.zone = organisation::parse_zone(row.text(4)).value_or(organisation::Zone::survivors);
    request.asked_by = row.id<StaffId>(5);
    request.asked_by_name = row.text(6);
    request.asked_at = row.time(7);
    request.open_until = row.time(8);
    request.kind = row.text(9);
    stored.sealed_reason = row.bytes(10);
    request.state = parse_state(row.text(11)).value_or(State::expired);
    request.decided_by = row.id<StaffId>(12);
    request.decided_by_name = row.text(13);
    request.decided_at = row.maybe_time(14);
    if (!row.is_null(15)) stored.sealed_answer = row.bytes(15);
    request.visible_until = row.maybe_time(16);
    return stored;
}

std::optional<Stored> first(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

}  // namespace

bool insert(store::UnitOfWork& work, const Fresh& fresh, base::TimePoint now) {
    return work.run(insert_one, fresh.id, fresh.organisation, fresh.account, fresh.persona, fresh.post, fresh.asked_by,
                    now, fresh.kind, store::bytes(fresh.sealed))
               .affected() == 1;
}

std::optional<Stored> find(store::Connection& connection, OrganisationId organisation, UnmaskingId id) {
    return first(connection.run(find_one, organisation, id));
}

std::optional<Stored> lock(store::UnitOfWork& work, OrganisationId organisation, UnmaskingId id) {
    return first(work.run(lock_one, organisation, id));
}

std::vector<Stored> list(store::Connection& connection, OrganisationId organisation, int limit) {
    std::vector<Stored> all;
    for (const auto row : connection.run(list_newest, organisation, limit)) all.push_back(read(row));
    return all;
}

void update_decided(store::UnitOfWork& work, OrganisationId organisation, UnmaskingId id, StaffId staff, bool agreed,
                    const std::string& sealed, base::TimePoint now) {
    work.run(decide_one, organisation, id, staff, agreed, store::bytes(sealed), now);
}

std::vector<RanOut> update_run_out(store::UnitOfWork& work, OrganisationId organisation, base::TimePoint now) {
    std::vector<RanOut> all;
    for (const auto row : work.run(run_out, organisation, now))
        all.push_back({row.id<UnmaskingId>(0), parse_state(row.text(1)).value_or(State::expired)});
    return all;
}

void forget(store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
    work.run(forget_account, organisation, account);
}

}  // namespace luwte::unmasking::sql
