#include "feature/demo/material_store.h"

#include "base/secret.h"
#include "feature/account/names.h"

namespace luwte::demo {
namespace {

constexpr store::Statement find_name_keys_statement{"demo.find_name_keys", R"(
    select name_key from persona where organisation_id = $1 and zone = $2)"};

// A lookup that no six words give, and a hash that nothing verifies: an account without a code would end with
// its last session, and these have none.
constexpr store::Statement insert_accounts_statement{"demo.insert_accounts", R"(
    insert into account (organisation_id, id, created_on, code_lookup, code_hash)
    select $1, made.id, (timestamptz 'epoch' + made.since * interval '1 microsecond')::date, decode(made.lookup, 'hex'), 'none'
    from unnest($2::bigint[], $3::bigint[], $4::text[]) made (id, since, lookup))"};

constexpr store::Statement insert_personas_statement{"demo.insert_personas", R"(
    insert into persona (organisation_id, id, account_id, zone, name, name_key, avatar_seed, created_on)
    select $1, made.id, made.account, made.zone, made.name, made.key, made.seed,
           (timestamptz 'epoch' + made.since * interval '1 microsecond')::date
    from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[])
         made (id, account, zone, name, key, seed, since))"};

constexpr store::Statement insert_topics_statement{"demo.insert_topics", R"(
    insert into topic (organisation_id, id, forum_id, title, persona_id, created_at, active_at)
    select $1, made.id, made.forum, '', made.persona, made.at, made.at
    from (select id, forum, persona, timestamptz 'epoch' + since * interval '1 microsecond'
          from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) raw (id, forum, persona, since))
         made (id, forum, persona, at))"};

constexpr store::Statement insert_posts_statement{"demo.insert_posts", R"(
    insert into post (organisation_id, id, topic_id, forum_id, persona_id, state, opens_topic, first_disclosure, heading,
                      source, html, plain, language, warnings, created_at, reactions)
    select $1, made.id, made.topic, made.forum, made.persona, 'published', made.flags & 1 <> 0, made.flags & 2 <> 0,
           made.heading, made.source, made.html, made.plain, made.language, made.warnings,
           timestamptz 'epoch' + made.since * interval '1 microsecond', made.reaction
    from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::bigint[], $13::bigint[], $14::bigint[])
         made (id, topic, forum, persona, flags, heading, source, html, plain, language, warnings, since, reaction))"};

constexpr store::Statement insert_reactions_statement{"demo.insert_reactions", R"(
    insert into reaction (organisation_id, post_id, topic_id, persona_id, kind)
    select $1, made.* from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) made)"};

constexpr store::Statement analyze_statement{"demo.analyze",
                                             "analyze account, persona, topic, post, reaction, search_stem"};

/// One column of many rows.
template <class Made, class Read>
auto column(std::span<const Made> made, Read read) {
    std::vector<decltype(read(made.front()))> values;
    values.reserve(made.size());
    for (const Made& one : made) values.push_back(read(one));
    return values;
}

template <class IdType>
std::int64_t number(IdType id) {
    return static_cast<std::int64_t>(id.value);
}

std::int64_t microseconds(base::TimePoint at) {
    return at.time_since_epoch().count();
}

}  // namespace

std::set<std::string, std::less<>> find_name_keys(store::Connection& connection, OrganisationId organisation,
                                                  forum::Zone zone) {
    std::set<std::string, std::less<>> keys;
    for (const store::Row& row :
         connection.run(find_name_keys_statement, organisation, organisation::zone_name(zone)))
        keys.emplace(row.text(0));
    return keys;
}

void insert_authors(store::Connection& connection, OrganisationId organisation,
                    std::span<const MadeAuthor> authors) {
    const auto accounts = column(authors, [](const MadeAuthor& author) { return number(author.account); });
    const auto since = column(authors, [](const MadeAuthor& author) { return microseconds(author.since); });
    connection.run(insert_accounts_statement, organisation, accounts, since,
                   column(authors, [](const MadeAuthor&) { return base::to_hex(base::random_string(32)); }));
    connection.run(
        insert_personas_statement, organisation,
        column(authors, [](const MadeAuthor& author) { return number(author.persona); }), accounts,
        column(authors,
               [](const MadeAuthor& author) { return std::string(organisation::zone_name(author.zone)); }),
        column(authors, [](const MadeAuthor& author) { return author.name; }),
        column(authors, [](const MadeAuthor& author) { return account::name_key(author.name); }),
        column(authors, [](const MadeAuthor&) { return static_cast<std::int64_t>(base::random_id_value()); }),
        since);
}

void insert_topics(store::Connection& connection, OrganisationId organisation,
                   std::span<const MadePost> opening) {
    connection.run(insert_topics_statement, organisation,
                   column(opening, [](const MadePost& post) { return number(post.topic); }),
                   column(opening, [](const MadePost& post) { return number(post.forum); }),
                   column(opening, [](const MadePost& post) { return number(post.persona); }),
                   column(opening, [](const MadePost& post) { return microseconds(post.at); }));
}

void insert_posts(store::Connection& connection, OrganisationId organisation,
                  std::span<const MadePost> posts) {
    connection.run(insert_posts_statement, organisation,
                   column(posts, [](const MadePost& post) { return number(post.id); }),
                   column(posts, [](const MadePost& post) { return number(post.topic); }),
                   column(posts, [](const MadePost& post) { return number(post.forum); }),
                   column(posts, [](const MadePost& post) { return number(post.persona); }),
                   column(posts,
                          [](const MadePost& post) {
                              return std::int64_t{post.opens_topic} | std::int64_t{post.first_disclosure}
                                                                          << 1;
                          }),
                   column(posts, [](const MadePost& post) { return post.title; }),
                   column(posts, [](const MadePost& post) { return post.source; }),
                   column(posts, [](const MadePost& post) { return post.rendered.html; }),
                   column(posts, [](const MadePost& post) { return post.rendered.plain; }),
                   column(posts, [](const MadePost& post) { return post.language; }),
                   column(posts, [](const MadePost& post) { return std::int64_t{post.warnings}; }),
                   column(posts, [](const MadePost& post) { return microseconds(post.at); }),
                   column(posts, [](const MadePost& post) { return std::int64_t{post.reaction}; }));
}

void insert_reactions(store::Connection& connection, OrganisationId organisation,
                      std::span<const MadePost> posts) {
    connection.run(insert_reactions_statement, organisation,
                   column(posts, [](const MadePost& post) { return number(post.id); }),
                   column(posts, [](const MadePost& post) { return number(post.topic); }),
                   column(posts, [](const MadePost& post) { return number(post.reaction_by); }),
                   column(posts, [](const MadePost& post) { return std::int64_t{post.reaction}; }));
}

void refresh_statistics(store::Connection& connection) {
    connection.run(analyze_statement);
}

}  // namespace luwte::demo
