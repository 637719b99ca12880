#include "feature/forum/search_store.h"

namespace luwte::forum {
namespace {

// A post's words are stemmed by its own language; nobody says in which language they search, so all are
// tried.
constexpr store::Statement parse_statement{"forum.parse_query", R"(
    with parsed as (
        select websearch_to_tsquery('luwte_dutch', $1) || websearch_to_tsquery('luwte_english', $1)
               || websearch_to_tsquery('luwte_arabic', $1)
               || websearch_to_tsquery('luwte_simple', $1) as query
    )
    select query::text,
           tsvector_to_array(to_tsvector('luwte_dutch', $1) || to_tsvector('luwte_english', $1)
                             || to_tsvector('luwte_arabic', $1) || to_tsvector('luwte_simple', $1))
    from parsed)"};

constexpr store::Statement nearest_statement{"forum.nearest_stems", R"(
    select word.stems, array(
        select near.stem from unnest(word.stems) own (stem)
        join search_stem near on near.organisation_id = $1 and near.zone = $2 and near.stem % own.stem
             and similarity(near.stem, own.stem) >= 0.4
        group by near.stem order by max(similarity(near.stem, own.stem)) desc, near.stem limit 4)
    from (
        select array(select distinct stem from unnest(
                   ts_lexize('dutch_stem', lexeme) || ts_lexize('english_stem', lexeme)
                   || ts_lexize('arabic_stem', lexeme) || array[lexeme]) stem) as stems
        from unnest(to_tsvector('luwte_simple', $3))
        where ts_lexize('dutch_stem', lexeme) <> '{}' and ts_lexize('english_stem', lexeme) <> '{}'
        order by positions[1] limit 6) word)"};

// A search looks at the newest posts first: a word that many use fills a page there. What is not filled by
// then is a word that few use, and the words' index gives all of its posts at once. Left to choose, the
// planner walks all posts for a rare word or gathers thousands for a common one; either takes a hundred times
// as long. $1 organisation, $2 zone, $3 the viewer's account, $4 the query, $5 after that post, $6 personas
// not met, $7 whether the viewer is staff, $8 how many.
#define LUWTE_MAY_FIND                                                                               \
    " p.forum_id = any (array(select f.id from forum f where f.organisation_id = $1 and f.zone = $2" \
    " and (f.may_read = 'anyone' or $7 or exists (select from persona mine"                          \
    " where mine.organisation_id = $1 and mine.account_id = $3 and mine.zone = $2))))"               \
    " and (p.persona_id is null or p.persona_id <> all ($6::bigint[]))"                              \
    " and (cardinality($6::bigint[]) = 0 or not exists (select from topic t"                         \
    " where t.organisation_id = $1 and t.id = p.topic_id and t.persona_id = any ($6::bigint[])))"
#define LUWTE_AFTER                                                                                       \
    " (p.created_at, p.id) < (coalesce((select created_at from post where organisation_id = $1 and id = " \
    "$5),"                                                                                                \
    " 'infinity'), coalesce($5::bigint, 0))"
#define LUWTE_FOUND                                                                                        \
    " select p.id, p.topic_id, t.title, left(p.plain, 4000), p.warnings, p.warning_words,"                 \
    " coalesce(author.name, ''), p.created_at"                                                             \
    " from page join post p on p.organisation_id = $1 and p.id = page.id"                                  \
    " join topic t on t.organisation_id = p.organisation_id and t.id = p.topic_id"                         \
    " left join persona author on author.organisation_id = p.organisation_id and author.id = p.persona_id" \
    " order by p.created_at desc, p.id desc"

constexpr store::Statement find_newest_statement{
    "forum.find_newest_posts",
    "with page as materialized (select p.id from"
    " (select p.* from post p where p.organisation_id = $1 and p.state = 'published' and" LUWTE_AFTER
    " order by p.created_at desc, p.id desc limit 1000) p"
    " where p.search @@ $4::tsquery and" LUWTE_MAY_FIND
    " order by p.created_at desc, p.id desc limit $8)" LUWTE_FOUND};

// Adding nothing to the organisation keeps its own index out of it: it would bring in every post of the
// organisation, to be compared with the few that have the word.
constexpr store::Statement find_all_statement{
    "forum.find_all_posts",
    "with hits as materialized (select p.id, p.created_at from post p"
    " where p.organisation_id + 0 = $1 and p.state = 'published' and p.search @@ $4::tsquery "
    "and" LUWTE_MAY_FIND "), page as materialized (select p.id from hits p where" LUWTE_AFTER
    " order by p.created_at desc, p.id desc limit $8)" LUWTE_FOUND};

// In order, so that two transactions that add the same stems wait for each other instead of dying.
constexpr store::Statement add_stems_statement{"forum.add_stems", R"(
    insert into search_stem (organisation_id, zone, stem)
    select $1, $2, lexeme from post, unnest(search)
    where organisation_id = $1 and id = $3 and length(lexeme) between 4 and 40 and lexeme ~ '^[[:alpha:]]+$'
    order by lexeme
    on conflict do nothing)"};
constexpr store::Statement list_stems_statement{"forum.list_stems", R"(
    select tsvector_to_array(search) from post where organisation_id = $1 and id = $2)"};
constexpr store::Statement prune_stems_statement{"forum.prune_stems", R"(
    delete from search_stem s where s.organisation_id = $1 and s.zone = $2 and s.stem = any ($3::text[])
      and not exists (
          select from post p join forum f on f.organisation_id = p.organisation_id and f.id = p.forum_id
          where p.organisation_id = $1 and f.zone = $2 and p.state = 'published' and p.search @@ s.stem::tsquery))"};
constexpr store::Statement clear_stems_statement{"forum.clear_stems",
                                                 "delete from search_stem where organisation_id = $1"};
constexpr store::Statement rebuild_stems_statement{"forum.rebuild_stems", R"(
    insert into search_stem (organisation_id, zone, stem)
    select distinct p.organisation_id, f.zone, lexeme
    from post p join forum f on f.organisation_id = p.organisation_id and f.id = p.forum_id, unnest(p.search)
    where p.organisation_id = $1 and p.state = 'published' and length(lexeme) between 4 and 40
      and lexeme ~ '^[[:alpha:]]+$'
    on conflict do nothing)"};

}  // namespace

ParsedQuery parse_query(store::Connection& connection, std::string_view words) {
    const store::Rows rows = connection.run(parse_statement, words);
    return {std::string(rows.front().text(0)), rows.front().texts(1)};
}

std::vector<ParsedQuery::Word> nearest_stems(store::Connection& connection, OrganisationId organisation,
                                             Zone zone, std::string_view words) {
    std::vector<ParsedQuery::Word> all;
    for (const store::Row& row :
         connection.run(nearest_statement, organisation, organisation::zone_name(zone), words)) {
        all.push_back({row.texts(0), row.texts(1)});
    }
    return all;
}

std::vector<FoundPost> find_posts(store::Connection& connection, const Viewer& viewer, Zone zone,
                                  const std::string& query, PostId after,
                                  const std::vector<std::int64_t>& unseen, int limit) {
    const auto find = [&](const store::Statement& statement) {
        std::vector<FoundPost> found;
        for (const store::Row& row :
             connection.run(statement, viewer.organisation, organisation::zone_name(zone), viewer.account,
                            query, after, unseen, viewer.staff, limit)) {
            found.push_back({row.id<PostId>(0), row.id<TopicId>(1), std::string(row.text(2)),
                             std::string(row.text(3)), static_cast<WarningSet>(row.number(4)),
                             std::string(row.text(5)), std::string(row.text(6)), row.time(7)});
        }
        return found;
    };
    auto found = find(find_newest_statement);
    if (std::ssize(found) < limit) found = find(find_all_statement);
    return found;
}

void add_stems(store::Connection& connection, OrganisationId organisation, Zone zone, PostId post) {
    connection.run(add_stems_statement, organisation, organisation::zone_name(zone), post);
}

std::vector<std::string> list_stems(store::Connection& connection, OrganisationId organisation, PostId post) {
    const store::Rows rows = connection.run(list_stems_statement, organisation, post);
    return rows.empty() ? std::vector<std::string>() : rows.front().texts(0);
}

void prune_stems(store::Connection& connection, OrganisationId organisation, Zone zone,
                 const std::vector<std::string>& stems) {
    connection.run(prune_stems_statement, organisation, organisation::zone_name(zone), stems);
}

void rebuild_stems(store::Connection& connection, OrganisationId organisation) {
    connection.run(clear_stems_statement, organisation);
    connection.run(rebuild_stems_statement, organisation);
}

}  // namespace luwte::forum
