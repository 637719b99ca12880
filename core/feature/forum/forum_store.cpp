#include "feature/forum/forum_store.h"

#include <charconv>

namespace luwte::forum {
namespace {

constexpr store::Statement find_forums_statement{"forum.find_forums", R"(
    select id, zone, position, name, purpose, rules, language, may_read, may_write
    from forum where organisation_id = $1 order by zone, position, name)"};

constexpr store::Statement find_forum_statement{"forum.find_forum", R"(
    select id, zone, position, name, purpose, rules, language, may_read, may_write
    from forum where organisation_id = $1 and id = $2)"};

constexpr store::Statement insert_forum_statement{"forum.insert_forum", R"(
    insert into forum (organisation_id, id, zone, position, name, purpose, rules, language, may_read, may_write)
    values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10))"};

constexpr store::Statement find_topic_statement{"forum.find_topic", R"(
    select f.id, f.zone, f.position, f.name, f.purpose, f.rules, f.language, f.may_read, f.may_write,
           t.id, t.title, t.warnings, t.listed, t.persona_id, author.name, author.avatar_seed,
           $3::bigint is not null and exists (
               select from post p join persona mine on mine.organisation_id = p.organisation_id and mine.id = p.persona_id
               where p.organisation_id = $1 and p.topic_id = t.id and mine.account_id = $3 and p.state <> 'withdrawn')
    from topic t
    join forum f on f.organisation_id = t.organisation_id and f.id = t.forum_id
    left join persona author on author.organisation_id = t.organisation_id and author.id = t.persona_id
    where t.organisation_id = $1 and t.id = $2)"};

constexpr store::Statement find_personal_statement{"forum.find_personal", R"(
    with mine as (
        select id, zone from persona where organisation_id = $1 and account_id = $2
    )
    select (select id from mine where zone = $3),
           array(select b.blocked_persona_id from persona_block b where b.organisation_id = $1 and b.account_id = $2
                 union
                 select other.id from mine
                 join persona_block b on b.organisation_id = $1 and b.blocked_persona_id = mine.id
                 join persona other on other.organisation_id = $1 and other.account_id = b.account_id
                      and other.zone = mine.zone),
           exists (select from topic_follow where organisation_id = $1 and account_id = $2 and topic_id = $4),
           array(select r.post_id::text || ':' || r.kind from reaction r join mine on mine.id = r.persona_id
                 where r.organisation_id = $1 and r.topic_id = $4))"};

// The row comparison against two scalars lets the index find the place to begin.
constexpr store::Statement list_topics_statement{"forum.list_topics", R"(
    select t.id, t.title, t.first_line, t.warnings, t.warning_words, coalesce(author.name, ''), t.active_at
    from topic t left join persona author on author.organisation_id = t.organisation_id and author.id = t.persona_id
    where t.organisation_id = $1 and t.forum_id = $2 and t.listed
      and (t.active_at, t.id) < (
          coalesce((select active_at from topic where organisation_id = $1 and forum_id = $2 and id = $3), 'infinity'),
          coalesce($3::bigint, 0))
      and (t.persona_id is null or t.persona_id <> all ($4::bigint[]))
    order by t.active_at desc, t.id desc limit 21)"};

constexpr store::Statement insert_topic_statement{"forum.insert_topic", R"(
    insert into topic (organisation_id, id, forum_id, title, persona_id, created_at, active_at)
    values ($1, $2, $3, '', $4, $5, $5))"};

constexpr store::Statement touch_topic_statement{"forum.touch_topic", R"(
    update topic set active_at = greatest(active_at, $3), listed = true where organisation_id = $1 and id = $2)"};

constexpr store::Statement refresh_topic_statement{"forum.refresh_topic", R"(
    update topic t set
        title = coalesce(opening.heading, ''),
        first_line = coalesce(left(split_part(opening.plain, E'\n', 1), 300), ''),
        warnings = coalesce(opening.warnings, 0),
        warning_words = coalesce(opening.warning_words, ''),
        listed = exists (select from post p where p.organisation_id = $1 and p.topic_id = $2 and p.state = 'published'),
        active_at = coalesce((select max(p.created_at) from post p
                              where p.organisation_id = $1 and p.topic_id = $2 and p.state = 'published'), t.created_at)
    from (select 1) one left join lateral (
        select heading, plain, warnings, warning_words from post
        where organisation_id = $1 and topic_id = $2 and opens_topic and state = 'published') opening on true
    where t.organisation_id = $1 and t.id = $2)"};

Forum read_forum(const store::Row& row) {
    Forum forum;
    forum.id = row.id<ForumId>(0);
    forum.zone = parse_zone(row.text(1)).value_or(Zone::survivors);
    forum.position = static_cast<int>(row.number(2));
    forum.name = row.text(3);
    forum.purpose = row.text(4);
    forum.rules = row.texts(5);
    forum.language = row.text(6);
    forum.may_read = row.text(7) == "anyone" ? MayRead::anyone : MayRead::zone;
    forum.may_write = row.text(8) == "anyone" ? MayWrite::anyone
                      : row.text(8) == "zone" ? MayWrite::zone
                                              : MayWrite::nobody;
    return forum;
}

/// "123:2" as the statement above writes it.
std::pair<PostId, std::uint8_t> read_reaction(std::string_view text) {
    std::uint64_t post = 0;
    unsigned bits = 0;
    const std::size_t colon = text.find(':');
    std::from_chars(text.data(), text.data() + colon, post);
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), bits);
    return {PostId{post}, static_cast<std::uint8_t>(bits)};
}

}  // namespace

std::vector<Forum> find_forums(store::Connection& connection, OrganisationId organisation) {
    std::vector<Forum> forums;
    for (const store::Row& row : connection.run(find_forums_statement, organisation))
        forums.push_back(read_forum(row));
    return forums;
}

std::optional<Forum> find_forum(store::Connection& connection, OrganisationId organisation, ForumId forum) {
    const store::Rows rows = connection.run(find_forum_statement, organisation, forum);
    if (rows.empty()) return std::nullopt;
    return read_forum(rows.front());
}

void insert_forum(store::Connection& connection, OrganisationId organisation, const Forum& forum) {
    constexpr const char* may_write[] = {"anyone", "zone", "nobody"};
    connection.run(insert_forum_statement, organisation, forum.id, organisation::zone_name(forum.zone),
                   forum.position, forum.name, forum.purpose, forum.rules, forum.language,
                   forum.may_read == MayRead::anyone ? "anyone" : "zone",
                   may_write[static_cast<std::size_t>(forum.may_write)]);
}

std::optional<Topic> find_topic(store::Connection& connection, const Viewer& viewer, TopicId id) {
    const store::Rows rows = connection.run(find_topic_statement, viewer.organisation, id, viewer.account);
    if (rows.empty()) return std::nullopt;
    const store::Row row = rows.front();
    Topic topic;
    topic.forum = read_forum(row);
    topic.id = row.id<TopicId>(9);
    topic.title = row.text(10);
    topic.warnings = static_cast<WarningSet>(row.number(11));
    topic.listed = row.flag(12);
    topic.author = {row.id<PersonaId>(13), std::string(row.text(14)),
                    static_cast<std::uint64_t>(row.number(15))};
    topic.own = row.flag(16);
    return topic;
}

Personal find_personal(store::Connection& connection, const Viewer& viewer, Zone zone, TopicId topic) {
    Personal personal;
    if (!viewer.account) return personal;
    const store::Rows rows = connection.run(find_personal_statement, viewer.organisation, viewer.account,
                                            organisation::zone_name(zone), topic);
    const store::Row row = rows.front();
    personal.persona = row.id<PersonaId>(0);
    personal.unseen = row.numbers(1);
    personal.follows = row.flag(2);
    for (const std::string& text : row.texts(3)) personal.reactions.push_back(read_reaction(text));
    return personal;
}

std::vector<TopicLine> list_topics(store::Connection& connection, OrganisationId organisation, ForumId forum,
                                   TopicId after, const std::vector<std::int64_t>& unseen) {
    std::vector<TopicLine> lines;
    for (const store::Row& row : connection.run(list_topics_statement, organisation, forum, after, unseen)) {
        lines.push_back({row.id<TopicId>(0), std::string(row.text(1)), std::string(row.text(2)),
                         static_cast<WarningSet>(row.number(3)), std::string(row.text(4)),
                         std::string(row.text(5)), row.time(6)});
    }
    return lines;
}

void insert_topic(store::Connection& connection, OrganisationId organisation, TopicId topic, ForumId forum,
                  PersonaId persona, base::TimePoint now) {
    connection.run(insert_topic_statement, organisation, topic, forum, persona, now);
}

void touch_topic(store::Connection& connection, OrganisationId organisation, TopicId topic,
                 base::TimePoint now) {
    connection.run(touch_topic_statement, organisation, topic, now);
}

void refresh_topic(store::Connection& connection, OrganisationId organisation, TopicId topic) {
    connection.run(refresh_topic_statement, organisation, topic);
}

}  // namespace luwte::forum
