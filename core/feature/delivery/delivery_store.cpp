#include "feature/delivery/delivery_store.h"

namespace luwte::delivery::sql {
namespace {

constexpr store::Statement lock_owner{"delivery.lock_owner", R"(
select id from staff where organisation_id = $1 and id = $2 and not disabled for update)"};
constexpr store::Statement lock_organisation{"delivery.lock_organisation",
                                             "select id from organisation where id = $1 for no key update"};
constexpr store::Statement count_ways{
    "delivery.count",
    "select count(*) from delivery_way where organisation_id = $1 and staff_id is not distinct from $2"};
constexpr store::Statement insert_one_way{"delivery.insert", R"(
insert into delivery_way (id, organisation_id, staff_id, kind, address, address_hash, created_at)
values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing)"};
constexpr store::Statement delete_one_way{"delivery.delete", R"(
delete from delivery_way where organisation_id = $1 and staff_id is not distinct from $2 and id = $3)"};
constexpr store::Statement list_some_ways{"delivery.list", R"(
select id, staff_id, kind, address, created_at, last_sent_at, failing_since, failure from delivery_way
where organisation_id = $1 and staff_id is not distinct from $2 and ($3::text is null or kind = $3)
order by kind, created_at, id limit 50)"};
constexpr store::Statement list_reachable_staff{"delivery.reachable", R"(
select distinct coalesce(w.staff_id, 0) from delivery_way w
left join staff s on s.organisation_id = w.organisation_id and s.id = w.staff_id
where w.organisation_id = $1 and w.kind = $2
    and ((w.staff_id = any ($3::bigint[]) and not s.disabled) or ($4 and w.staff_id is null)))"};
constexpr store::Statement list_everybodys_reach{"delivery.reach", R"(
select s.id, s.name, coalesce(array_agg(distinct w.kind) filter (where w.kind is not null), '{}'),
    coalesce(bool_or(w.failing_since is not null), false)
from staff s left join delivery_way w on w.organisation_id = s.organisation_id and w.staff_id = s.id
where s.organisation_id = $1 and not s.disabled and (s.roles & $2) <> 0
group by s.id, s.name order by s.name, s.id limit 200)"};
constexpr store::Statement note_way_sent{"delivery.sent", R"(
update delivery_way set last_sent_at = $3, failing_since = null, failure = ''
where organisation_id = $1 and id = $2)"};
constexpr store::Statement note_way_failure{"delivery.failed", R"(
update delivery_way set failing_since = coalesce(failing_since, $4), failure = left($3, 100)
where organisation_id = $1 and id = $2)"};
constexpr store::Statement forget_one_way{"delivery.forget",
                                          "delete from delivery_way where organisation_id = $1 and id = $2"};
constexpr store::Statement find_own_words{
    "delivery.words", "select title, words from delivery_setting where organisation_id = $1"};
constexpr store::Statement write_own_words{"delivery.write_words", R"(
insert into delivery_setting (organisation_id, title, words) values ($1, $2, $3)
on conflict (organisation_id) do update set title = excluded.title, words = excluded.words)"};
constexpr store::Statement delete_own_words{"delivery.delete_words",
                                            "delete from delivery_setting where organisation_id = $1"};

}  // namespace

int lock_count(store::UnitOfWork& work, OrganisationId organisation, StaffId staff) {
    if (staff)
        work.run(lock_owner, organisation, staff);
    else
        work.run(lock_organisation, organisation);
    return static_cast<int>(work.run(count_ways, organisation, staff).front().number(0));
}

bool insert_way(store::UnitOfWork& work, OrganisationId organisation, const Way& way, std::string_view sealed,
                std::string_view hash) {
    return work.run(insert_one_way, way.id, organisation, way.staff, kind_name(way.kind),
                    store::bytes(sealed), store::bytes(hash), way.created_at)
               .affected() == 1;
}

bool delete_way(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, WayId id) {
    return work.run(delete_one_way, organisation, staff, id).affected() == 1;
}

std::vector<StoredWay> list_ways(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                 std::optional<Kind> kind) {
    std::optional<std::string> wanted;
    if (kind) wanted = kind_name(*kind);
    std::vector<StoredWay> ways;
    for (const auto row : connection.run(list_some_ways, organisation, staff, wanted)) {
        StoredWay stored;
        stored.way.id = row.id<WayId>(0);
        stored.way.staff = row.id<StaffId>(1);
        stored.way.kind = parse_kind(row.text(2)).value_or(Kind::mail);
        stored.sealed = row.bytes(3);
        stored.way.created_at = row.time(4);
        stored.way.last_sent_at = row.maybe_time(5);
        stored.way.failing_since = row.maybe_time(6);
        stored.way.failure = row.text(7);
        ways.push_back(std::move(stored));
    }
    return ways;
}

std::vector<StaffId> list_reachable(store::Connection& connection, OrganisationId organisation, Kind kind,
                                    const std::vector<StaffId>& staff, bool fallback) {
    std::vector<std::int64_t> wanted;
    for (const auto id : staff) wanted.push_back(static_cast<std::int64_t>(id.value));
    std::vector<StaffId> reachable;
    for (const auto row :
         connection.run(list_reachable_staff, organisation, kind_name(kind), wanted, fallback))
        reachable.push_back(row.id<StaffId>(0));
    return reachable;
}

std::vector<Reach> list_reach(store::Connection& connection, OrganisationId organisation, int roles) {
    std::vector<Reach> all;
    for (const auto row : connection.run(list_everybodys_reach, organisation, roles))
        all.push_back({row.id<StaffId>(0), std::string(row.text(1)), row.texts(2), row.flag(3)});
    return all;
}

void note_sent(store::Connection& connection, OrganisationId organisation, WayId id, base::TimePoint now) {
    connection.run(note_way_sent, organisation, id, now);
}

void note_failure(store::Connection& connection, OrganisationId organisation, WayId id,
                  std::string_view failure, base::TimePoint now) {
    connection.run(note_way_failure, organisation, id, failure, now);
}

void forget_way(store::Connection& connection, OrganisationId organisation, WayId id) {
    connection.run(forget_one_way, organisation, id);
}

std::optional<Words> find_words(store::Connection& connection, OrganisationId organisation) {
    const auto rows = connection.run(find_own_words, organisation);
    if (rows.empty()) return std::nullopt;
    return Words{std::string(rows.front().text(0)), std::string(rows.front().text(1))};
}

void write_words(store::UnitOfWork& work, OrganisationId organisation, const Words& words) {
    work.run(write_own_words, organisation, words.title, words.text);
}

void delete_words(store::UnitOfWork& work, OrganisationId organisation) {
    work.run(delete_own_words, organisation);
}

}  // namespace luwte::delivery::sql
