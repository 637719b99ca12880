#include "feature/forum/post_store.h"

namespace luwte::forum {
namespace {

// What anybody may know of a gone or waiting post is decided here, in the query: its text never leaves the
// database for somebody who may not see it. $3 is the viewer's account, null for a reader.
#define LUWTE_POST_COLUMNS                                                                                  \
    " p.id, p.topic_id, p.forum_id, p.persona_id, coalesce(author.name, ''), coalesce(author.avatar_seed, " \
    "0),"                                                                                                   \
    " p.state, p.opens_topic, case when p.state = 'published' or author.account_id = $3 then p.heading "    \
    "else '' end,"                                                                                          \
    " case when p.state = 'published' or author.account_id = $3 then p.html else '' end, p.warnings,"       \
    " case when p.state = 'published' or author.account_id = $3 then p.warning_words else '' end,"          \
    " p.reactions, p.version,"                                                                              \
    " case when author.account_id = $3 then p.explanation else '' end, p.created_at, p.edited_at is not "   \
    "null,"                                                                                                 \
    " coalesce(author.account_id = $3, false), p.language"
#define LUWTE_POSTS_SEEN                                                                                   \
    " from post p left join persona author on author.organisation_id = p.organisation_id and author.id = " \
    "p.persona_id"                                                                                         \
    " where p.organisation_id = $1 and p.topic_id = $2"                                                    \
    " and (p.state in ('published', 'removed', 'withdrawn') or author.account_id = $3)"                    \
    " and (p.persona_id is null or p.persona_id <> all ($4::bigint[]))"

constexpr store::Statement list_from_start{"forum.list_posts_start",
                                           "select" LUWTE_POST_COLUMNS LUWTE_POSTS_SEEN
                                           " order by p.created_at, p.id limit 21"};
constexpr store::Statement list_after{"forum.list_posts_after",
                                      "select" LUWTE_POST_COLUMNS LUWTE_POSTS_SEEN
                                      " and (p.created_at, p.id) > ((select created_at from post where "
                                      "organisation_id = $1 and topic_id = $2 and id = $5), $5::bigint)"
                                      " order by p.created_at, p.id limit 21"};
constexpr store::Statement list_from{"forum.list_posts_from",
                                     "select" LUWTE_POST_COLUMNS LUWTE_POSTS_SEEN
                                     " and (p.created_at, p.id) >= ((select created_at from post where "
                                     "organisation_id = $1 and topic_id = $2 and id = $5), $5::bigint)"
                                     " order by p.created_at, p.id limit 21"};
constexpr store::Statement list_before{"forum.list_posts_before",
                                       "select" LUWTE_POST_COLUMNS LUWTE_POSTS_SEEN
                                       " and (p.created_at, p.id) < ((select created_at from post where "
                                       "organisation_id = $1 and topic_id = $2 and id = $5), $5::bigint)"
                                       " order by p.created_at desc, p.id desc limit 21"};
constexpr store::Statement list_context{"forum.list_posts_context",
                                        "select" LUWTE_POST_COLUMNS LUWTE_POSTS_SEEN
                                        " and p.state = 'published'"
                                        " and (p.created_at, p.id) < ($5::timestamptz, $6::bigint) order by "
                                        "p.created_at desc, p.id desc limit 2"};

#define LUWTE_STORED_POST                                                                                  \
    "select" LUWTE_POST_COLUMNS                                                                            \
    ", author.account_id, p.source, p.plain, p.first_disclosure, f.zone, t.listed,"                        \
    " t.persona_id, f.may_read, f.may_write, p.html, p.heading,"                                           \
    " p.warning_words, p.explanation from post p"                                                          \
    " join topic t on t.organisation_id = p.organisation_id and t.id = p.topic_id"                         \
    " join forum f on f.organisation_id = p.organisation_id and f.id = p.forum_id"                         \
    " left join persona author on author.organisation_id = p.organisation_id and author.id = p.persona_id" \
    " where p.organisation_id = $1 and p.id = $2"
constexpr store::Statement find_post_statement{"forum.find_post", LUWTE_STORED_POST};
constexpr store::Statement lock_post_statement{"forum.lock_post", LUWTE_STORED_POST " for update of p"};

constexpr store::Statement find_submission_statement{"forum.find_submission", R"(
    select p.id, p.topic_id, p.state, author.account_id
    from post p left join persona author on author.organisation_id = p.organisation_id and author.id = p.persona_id
    where p.organisation_id = $1 and p.submission = $2)"};

constexpr store::Statement lock_submission_statement{
    "forum.lock_submission", "select pg_advisory_xact_lock(hashtextextended(encode($2::bytea, 'hex'), $1))"};

// The counts stop where no rule looks any further.
constexpr store::Statement judge_facts_statement{"forum.judge_facts", R"(
    with own as materialized (
        select created_at, state, source from post
        where organisation_id = $1 and persona_id = $2 order by created_at desc limit 1000
    )
    select (select count(*) from own where state <> 'withdrawn'),
           coalesce((select extract(day from $4::timestamptz - min(created_at))::bigint from own), 0),
           (select count(*) from own where created_at > $4::timestamptz - interval '10 minutes'),
           (select count(*) from own where created_at > $4::timestamptz - interval '1 day'),
           $3::bigint is not null and exists (
               select from post first
               where first.organisation_id = $1 and first.topic_id = $3 and first.first_disclosure
                 and first.state = 'published' and first.persona_id is distinct from $2
                 and (select count(*) from (
                          select from post answer
                          where answer.organisation_id = $1 and answer.topic_id = $3 and answer.state = 'published'
                            and answer.created_at > first.created_at
                            and answer.persona_id is distinct from first.persona_id limit 3) answers) < 3),
           (select count(*) from own where state <> 'withdrawn' and created_at > $4::timestamptz - interval '1 day' and source = $5),
           (select count(*) from post arrived
            where arrived.organisation_id = $1 and arrived.first_disclosure
              and arrived.created_at > $4::timestamptz - interval '10 minutes'))"};

constexpr store::Statement insert_post_statement{"forum.insert_post", R"(
    insert into post (organisation_id, id, topic_id, forum_id, persona_id, state, opens_topic, heading, source, html,
                      plain, language, warnings, warning_words, first_disclosure, explanation, submission, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    on conflict (organisation_id, submission) do nothing)"};

constexpr store::Statement update_post_statement{"forum.update_post", R"(
    update post set state = $3, heading = $4, source = $5, html = $6, plain = $7, warnings = $8, warning_words = $9,
                    explanation = $10, language = $11, version = version + 1, edited_at = $12
    where organisation_id = $1 and id = $2)"};

constexpr store::Statement set_state_statement{"forum.set_post_state", R"(
    update post set state = $3, explanation = $4 where organisation_id = $1 and id = $2)"};

constexpr store::Statement empty_post_statement{"forum.empty_post", R"(
    update post set state = 'withdrawn', heading = '', source = '', html = '', plain = '', warning_words = '',
                    warnings = 0, explanation = '', reactions = 0, version = version + 1
    where organisation_id = $1 and id = $2)"};
constexpr store::Statement delete_reactions_statement{"forum.delete_reactions", R"(
    delete from reaction where organisation_id = $1 and post_id = $2)"};

constexpr store::Statement insert_version_statement{"forum.insert_version", R"(
    insert into post_version (organisation_id, post_id, version, sealed, replaced_at) values ($1, $2, $3, $4, $5))"};
constexpr store::Statement list_versions_statement{"forum.list_versions", R"(
    select version, sealed, replaced_at from post_version where organisation_id = $1 and post_id = $2
    order by version desc limit 100)"};
constexpr store::Statement delete_versions_statement{"forum.delete_versions", R"(
    delete from post_version where organisation_id = $1 and post_id = $2)"};

constexpr store::Statement insert_reaction_statement{"forum.insert_reaction", R"(
    insert into reaction (organisation_id, post_id, topic_id, persona_id, kind) values ($1, $2, $3, $4, $5)
    on conflict do nothing)"};
constexpr store::Statement delete_reaction_statement{"forum.delete_reaction", R"(
    delete from reaction where organisation_id = $1 and post_id = $2 and persona_id = $3 and kind = $4)"};
constexpr store::Statement refresh_reactions_statement{"forum.refresh_reactions", R"(
    update post set reactions = coalesce((select bit_or(kind) from reaction where organisation_id = $1 and post_id = $2), 0)
    where organisation_id = $1 and id = $2)"};
constexpr store::Statement mutual_reactions_statement{"forum.mutual_reactions", R"(
    with gone as (
        delete from reaction r using post p
        where r.organisation_id = $1 and p.organisation_id = $1 and p.id = r.post_id
          and ((r.persona_id = $2 and p.persona_id = $3) or (r.persona_id = $3 and p.persona_id = $2))
        returning r.post_id, r.topic_id
    )
    select distinct post_id, topic_id from gone)"};

Post read_post(const store::Row& row) {
    Post post;
    post.id = row.id<PostId>(0);
    post.topic = row.id<TopicId>(1);
    post.forum = row.id<ForumId>(2);
    post.author = {row.id<PersonaId>(3), std::string(row.text(4)), static_cast<std::uint64_t>(row.number(5))};
    post.state = parse_post_state(row.text(6));
    post.opens_topic = row.flag(7);
    post.heading = row.text(8);
    post.html = row.text(9);
    post.warnings = static_cast<WarningSet>(row.number(10));
    post.warning_words = row.text(11);
    post.reactions = static_cast<std::uint8_t>(row.number(12));
    post.version = static_cast<int>(row.number(13));
    post.explanation = row.text(14);
    post.created_at = row.time(15);
    post.edited = row.flag(16);
    post.own = row.flag(17);
    post.language = row.text(18);
    if (post.state == PostState::withdrawn) post.author = {};
    return post;
}

std::vector<Post> read_posts(const store::Rows& rows) {
    std::vector<Post> posts;
    posts.reserve(rows.size());
    for (const store::Row& row : rows) posts.push_back(read_post(row));
    return posts;
}

}  // namespace

std::vector<Post> list_posts(store::Connection& connection, const Viewer& viewer, TopicId topic,
                             const Window<PostId>& window, const std::vector<std::int64_t>& unseen) {
    const auto list = [&](const store::Statement& statement, PostId mark) {
        return read_posts(
            connection.run(statement, viewer.organisation, topic, viewer.account, unseen, mark));
    };
    if (window.after) return list(list_after, window.after);
    if (window.from) return list(list_from, window.from);
    if (window.before) return list(list_before, window.before);
    return read_posts(connection.run(list_from_start, viewer.organisation, topic, viewer.account, unseen));
}

std::optional<StoredPost> find_post(store::Connection& connection, OrganisationId organisation, PostId id,
                                    AccountId viewer, bool lock) {
    const store::Rows rows =
        connection.run(lock ? lock_post_statement : find_post_statement, organisation, id, viewer);
    if (rows.empty()) return std::nullopt;
    const store::Row row = rows.front();
    StoredPost stored;
    stored.post = read_post(row);
    stored.author_account = row.id<AccountId>(19);
    stored.source = row.text(20);
    stored.plain = row.text(21);
    stored.first_disclosure = row.flag(22);
    stored.zone = parse_zone(row.text(23)).value_or(Zone::survivors);
    stored.topic_listed = row.flag(24);
    stored.topic_author = row.id<PersonaId>(25);
    stored.may_read = row.text(26) == "anyone" ? MayRead::anyone : MayRead::zone;
    stored.may_write = row.text(27) == "anyone" ? MayWrite::anyone
                       : row.text(27) == "zone" ? MayWrite::zone
                                                : MayWrite::nobody;
    stored.post.html = row.text(28);
    stored.post.heading = row.text(29);
    stored.post.warning_words = row.text(30);
    stored.post.explanation = row.text(31);
    return stored;
}

std::vector<Post> list_posts_before(store::Connection& connection, OrganisationId organisation,
                                    const StoredPost& post) {
    std::vector<Post> posts =
        read_posts(connection.run(list_context, organisation, post.post.topic, AccountId{},
                                  std::vector<std::int64_t>{}, post.post.created_at, post.post.id));
    return {posts.rbegin(), posts.rend()};
}

std::optional<Submission> find_submission(store::Connection& connection, OrganisationId organisation,
                                          std::string_view submission) {
    const store::Rows rows =
        connection.run(find_submission_statement, organisation, store::bytes(submission));
    if (rows.empty()) return std::nullopt;
    const store::Row row = rows.front();
    return Submission{row.id<PostId>(0), row.id<TopicId>(1), parse_post_state(row.text(2)),
                      row.id<AccountId>(3)};
}

void lock_submission(store::Connection& connection, OrganisationId organisation,
                     std::string_view submission) {
    connection.run(lock_submission_statement, organisation, store::bytes(submission));
}

JudgeFacts find_judge_facts(store::Connection& connection, OrganisationId organisation, PersonaId persona,
                            TopicId topic, std::string_view source, base::TimePoint now) {
    const store::Rows rows = connection.run(judge_facts_statement, organisation, persona, topic, now, source);
    const store::Row row = rows.front();
    return {row.number(0), row.number(1), row.number(2), row.number(3),
            row.flag(4),   row.number(5), row.number(6)};
}

bool insert_post(store::Connection& connection, OrganisationId organisation, const NewPost& post,
                 const PostText& text, base::TimePoint now) {
    return connection
               .run(insert_post_statement, organisation, post.id, post.topic, post.forum, post.persona,
                    post_state_name(post.state), post.opens_topic, text.heading, text.source,
                    text.rendered.html, text.rendered.plain, post.language,
                    static_cast<std::int64_t>(text.warnings), text.warning_words, post.first_disclosure,
                    post.explanation, store::bytes(post.submission), now)
               .affected() == 1;
}

void update_post(store::Connection& connection, OrganisationId organisation, PostId post, PostState state,
                 const PostText& text, std::string_view explanation, std::string_view language,
                 base::TimePoint now) {
    connection.run(update_post_statement, organisation, post, post_state_name(state), text.heading,
                   text.source, text.rendered.html, text.rendered.plain,
                   static_cast<std::int64_t>(text.warnings), text.warning_words, explanation, language, now);
}

void set_post_state(store::Connection& connection, OrganisationId organisation, PostId post, PostState state,
                    std::string_view explanation) {
    connection.run(set_state_statement, organisation, post, post_state_name(state), explanation);
}

void empty_post(store::Connection& connection, OrganisationId organisation, PostId post) {
    connection.run(empty_post_statement, organisation, post);
    connection.run(delete_versions_statement, organisation, post);
    connection.run(delete_reactions_statement, organisation, post);
}

void insert_version(store::Connection& connection, OrganisationId organisation, PostId post, int version,
                    std::string_view sealed, base::TimePoint now) {
    connection.run(insert_version_statement, organisation, post, version, store::bytes(sealed), now);
}

std::vector<SealedVersion> list_versions(store::Connection& connection, OrganisationId organisation,
                                         PostId post) {
    std::vector<SealedVersion> versions;
    for (const store::Row& row : connection.run(list_versions_statement, organisation, post)) {
        versions.push_back({static_cast<int>(row.number(0)), row.bytes(1), row.time(2)});
    }
    return versions;
}

void delete_versions(store::Connection& connection, OrganisationId organisation, PostId post) {
    connection.run(delete_versions_statement, organisation, post);
}

void set_reaction(store::Connection& connection, OrganisationId organisation, const Post& post,
                  PersonaId persona, Reaction reaction, bool on) {
    const int kind = static_cast<int>(reaction);
    if (on) {
        connection.run(insert_reaction_statement, organisation, post.id, post.topic, persona, kind);
    } else {
        connection.run(delete_reaction_statement, organisation, post.id, persona, kind);
    }
    connection.run(refresh_reactions_statement, organisation, post.id);
}

std::vector<TopicId> delete_mutual_reactions(store::Connection& connection, OrganisationId organisation,
                                             PersonaId one, PersonaId other) {
    std::vector<TopicId> topics;
    for (const store::Row& row : connection.run(mutual_reactions_statement, organisation, one, other)) {
        connection.run(refresh_reactions_statement, organisation, row.id<PostId>(0));
        topics.push_back(row.id<TopicId>(1));
    }
    return topics;
}

}  // namespace luwte::forum
