#include "feature/audit/audit_store.h"

namespace luwte::audit::sql {
namespace {

// The upsert locks the chain's end until the commit, and sees what the writer before us committed; so numbers
// have no gaps and every entry follows the one before it, however many write at once.
constexpr store::Statement append_entry{"audit.append", R"(
with moment as (select $2::timestamptz as at),
head as (
    insert into audit_head as h (organisation_id, number, previous, hash)
    select $1::bigint, 1, decode(repeat('00', 32), 'hex'),
           audit_hash($1::bigint, 1, at, $3, $4, $5, $6, decode(repeat('00', 32), 'hex')) from moment
    on conflict (organisation_id) do update
    set number = h.number + 1, previous = h.hash,
        hash = audit_hash($1::bigint, h.number + 1, $2::timestamptz, $3, $4, $5, $6, h.hash)
    returning number, previous, hash)
insert into audit_entry (organisation_id, number, at, actor, action, subject, details, previous, hash)
select $1::bigint, head.number, moment.at, $3, $4, $5, $6, head.previous, head.hash from head, moment)"};

constexpr store::Statement find_end_of_chain{"audit.find_end", R"(
select coalesce(h.number, 0), h.hash, coalesce((select max(number) from audit_entry where organisation_id = $1), 0)
from (select $1::bigint as id) o left join audit_head h on h.organisation_id = o.id)"};

constexpr store::Statement list_entries_from{"audit.list_from", R"(
select number, at, actor, action, subject, details, previous, hash from audit_entry
where organisation_id = $1 and number between $2 and $3 order by number limit $4)"};

constexpr store::Statement list_entries_before{"audit.list_before", R"(
select number, at, actor, action, subject, details, previous, hash from audit_entry
where organisation_id = $1 and number < $2 order by number desc limit $3)"};
// Apart, so that each has its index whatever is asked.
constexpr store::Statement list_of_kind{"audit.list_of_kind", R"(
select number, at, actor, action, subject, details, previous, hash from audit_entry
where organisation_id = $1 and number < $2 and split_part(action, '.', 1) = $4 order by number desc limit $3)"};
constexpr store::Statement list_of_subject{"audit.list_of_subject", R"(
select number, at, actor, action, subject, details, previous, hash from audit_entry
where organisation_id = $1 and number < $2 and subject = $4 and subject <> ''
  and ($5::text = '' or split_part(action, '.', 1) = $5) order by number desc limit $3)"};

constexpr store::Statement entry_exists_since{"audit.exists_since", R"(
select exists (select from audit_entry where organisation_id = $1 and subject = $2 and subject <> '' and actor = $3
               and action = $4 and at >= $5))"};

// The installation's own chain has number 0, which as an id would become null.
std::int64_t key_of(OrganisationId organisation) {
    return static_cast<std::int64_t>(organisation.value);
}

std::vector<Recorded> read(OrganisationId organisation, const store::Rows& rows) {
    std::vector<Recorded> entries;
    entries.reserve(rows.size());
    for (const auto row : rows) {
        Recorded recorded;
        recorded.number = row.number(0);
        recorded.at = row.time(1);
        recorded.entry = {organisation, std::string(row.text(2)), std::string(row.text(3)),
                          std::string(row.text(4)), std::string(row.text(5))};
        recorded.previous = row.bytes(6);
        recorded.hash = row.bytes(7);
        entries.push_back(std::move(recorded));
    }
    return entries;
}

}  // namespace

void insert(store::UnitOfWork& work, const Entry& entry, base::TimePoint now) {
    work.run(append_entry, key_of(entry.organisation), now, entry.actor, entry.action, entry.subject,
             entry.details.empty() ? std::string("{}") : entry.details);
}

End find_end(store::Connection& connection, OrganisationId organisation) {
    const auto rows = connection.run(find_end_of_chain, key_of(organisation));
    const auto row = rows.front();
    return {row.number(0), row.is_null(1) ? std::string() : row.bytes(1), row.number(2)};
}

bool exists_since(store::Connection& connection, OrganisationId organisation, const std::string& actor,
                  const std::string& action, const std::string& subject, base::TimePoint since) {
    return connection.run(entry_exists_since, key_of(organisation), subject, actor, action, since)
        .front()
        .flag(0);
}

std::vector<Recorded> list_from(store::Connection& connection, OrganisationId organisation,
                                std::int64_t first, std::int64_t last, int limit) {
    return read(organisation, connection.run(list_entries_from, key_of(organisation), first, last, limit));
}

std::vector<Recorded> list_before(store::Connection& connection, OrganisationId organisation,
                                  std::int64_t before, int limit, const Filter& filter) {
    const auto key = key_of(organisation);
    if (!filter.subject.empty())
        return read(organisation,
                    connection.run(list_of_subject, key, before, limit, filter.subject, filter.kind));
    if (!filter.kind.empty())
        return read(organisation, connection.run(list_of_kind, key, before, limit, filter.kind));
    return read(organisation, connection.run(list_entries_before, key, before, limit));
}

}  // namespace luwte::audit::sql
