#include "feature/forum/personal_store.h"

namespace luwte::forum {
namespace {

constexpr store::Statement insert_follow_statement{"forum.insert_follow", R"(
    insert into topic_follow (organisation_id, account_id, topic_id, seen_at) values ($1, $2, $3, $4)
    on conflict do nothing)"};
constexpr store::Statement delete_follow_statement{"forum.delete_follow", R"(
    delete from topic_follow where organisation_id = $1 and account_id = $2 and topic_id = $3)"};
constexpr store::Statement mark_seen_statement{"forum.mark_seen", R"(
    update topic_follow f set seen_at = $4 from topic t
    where f.organisation_id = $1 and f.account_id = $2 and f.topic_id = $3
      and t.organisation_id = $1 and t.id = $3 and t.active_at > f.seen_at)"};
constexpr store::Statement list_followed_statement{"forum.list_followed", R"(
    with unseen as (
        select b.blocked_persona_id as id from persona_block b where b.organisation_id = $1 and b.account_id = $2
        union
        select other.id from persona mine
        join persona_block b on b.organisation_id = $1 and b.blocked_persona_id = mine.id
        join persona other on other.organisation_id = $1 and other.account_id = b.account_id and other.zone = mine.zone
        where mine.organisation_id = $1 and mine.account_id = $2
    )
    select t.id, t.title, exists (
               select from post p left join persona author on author.organisation_id = $1 and author.id = p.persona_id
               where p.organisation_id = $1 and p.topic_id = t.id and p.state = 'published' and p.created_at > f.seen_at
                 and author.account_id is distinct from $2 and p.persona_id not in (select id from unseen)),
           t.active_at
    from topic_follow f join topic t on t.organisation_id = f.organisation_id and t.id = f.topic_id
    join forum on forum.organisation_id = t.organisation_id and forum.id = t.forum_id
    where f.organisation_id = $1 and f.account_id = $2 and t.listed
      and (t.persona_id is null or t.persona_id not in (select id from unseen))
      and (forum.may_read = 'anyone' or exists (
               select from persona where organisation_id = $1 and account_id = $2 and zone = forum.zone))
    order by t.active_at desc, t.id limit 100)"};

constexpr store::Statement insert_block_statement{"forum.insert_block", R"(
    insert into persona_block (organisation_id, account_id, blocked_persona_id, created_at) values ($1, $2, $3, $4)
    on conflict do nothing)"};
constexpr store::Statement delete_block_statement{"forum.delete_block", R"(
    delete from persona_block where organisation_id = $1 and account_id = $2 and blocked_persona_id = $3)"};
constexpr store::Statement list_blocked_statement{"forum.list_blocked", R"(
    select p.id, p.name, p.zone from persona_block b
    join persona p on p.organisation_id = b.organisation_id and p.id = b.blocked_persona_id
    where b.organisation_id = $1 and b.account_id = $2 order by p.name limit 500)"};

constexpr store::Statement make_draft_statement{"forum.make_draft", R"(
    insert into draft (organisation_id, id, account_id, place, sealed, updated_at) values ($1, $2, $3, $4, '', $5)
    on conflict (organisation_id, account_id, place) do update set place = excluded.place returning id)"};
constexpr store::Statement update_draft_statement{"forum.update_draft", R"(
    update draft set sealed = $3, updated_at = $4 where organisation_id = $1 and id = $2)"};
constexpr store::Statement find_draft_statement{"forum.find_draft", R"(
    select id, place, sealed, updated_at from draft where organisation_id = $1 and account_id = $2 and place = $3)"};
constexpr store::Statement find_trace_statement{"forum.find_trace", R"(
    with mine as materialized (select id, zone from persona where organisation_id = $1 and account_id = $2)
    select (select id from mine where zone = $3),
           exists (select from topic_follow where organisation_id = $1 and account_id = $2 and topic_id = $4),
           not exists (select from persona_block where organisation_id = $1 and account_id = $2)
           and not exists (select from mine join persona_block b
                           on b.organisation_id = $1 and b.blocked_persona_id = mine.id)
           and not exists (select from mine join reaction r
                           on r.organisation_id = $1 and r.persona_id = mine.id and r.topic_id = $4)
           and not exists (select from mine join post p
                           on p.organisation_id = $1 and p.persona_id = mine.id and p.topic_id = $4),
           d.id, d.place, d.sealed, d.updated_at
    from (select) one left join draft d on d.organisation_id = $1 and d.account_id = $2 and d.place = $5)"};
constexpr store::Statement list_drafts_statement{"forum.list_drafts", R"(
    select id, place, sealed, updated_at from draft where organisation_id = $1 and account_id = $2
    order by updated_at desc limit 100)"};
constexpr store::Statement delete_draft_statement{"forum.delete_draft", R"(
    delete from draft where organisation_id = $1 and account_id = $2 and place = $3)"};

constexpr store::Statement insert_notice_statement{"forum.insert_notice", R"(
    insert into notice (organisation_id, id, account_id, post_id, kind, reason, created_at)
    values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr store::Statement list_notices_statement{"forum.list_notices", R"(
    select n.kind, n.reason, n.post_id, p.topic_id, coalesce(p.state = 'withdrawn', true), n.created_at
    from notice n left join post p on p.organisation_id = n.organisation_id and p.id = n.post_id
    where n.organisation_id = $1 and n.account_id = $2 order by n.created_at desc, n.id limit 100)"};

constexpr store::Statement own_posts_statement{"forum.own_posts", R"(
    select p.id, p.topic_id, p.state, p.heading, p.source, p.warnings, p.warning_words, p.explanation, p.created_at,
           p.version
    from persona mine join post p on p.organisation_id = mine.organisation_id and p.persona_id = mine.id
    where mine.organisation_id = $1 and mine.account_id = $2 and ($3::bigint is null or mine.id = $3)
      and p.state <> 'withdrawn'
    order by p.created_at desc, p.id desc limit $4)"};
constexpr store::Statement lock_own_posts_statement{"forum.lock_own_posts", R"(
    select p.id from persona mine join post p on p.organisation_id = mine.organisation_id and p.persona_id = mine.id
    where mine.organisation_id = $1 and mine.account_id = $2 and p.state <> 'withdrawn'
    order by p.id for update of p)"};

constexpr store::Statement forget_statements[] = {
    {"forum.forget_reactions", R"(
        with gone as (
            delete from reaction where organisation_id = $1 and persona_id in (
                select id from persona where organisation_id = $1 and account_id = $2)
            returning post_id, kind
        )
        update post p set reactions = coalesce((
            select bit_or(r.kind) from reaction r
            where r.organisation_id = $1 and r.post_id = p.id and r.persona_id not in (
                select id from persona where organisation_id = $1 and account_id = $2)), 0)
        where p.organisation_id = $1 and p.id in (select post_id from gone))"},
    {"forum.forget_posts", R"(
        update post set persona_id = null, submission = null where organisation_id = $1 and persona_id in (
            select id from persona where organisation_id = $1 and account_id = $2))"},
    {"forum.forget_topics", R"(
        update topic set persona_id = null where organisation_id = $1 and persona_id in (
            select id from persona where organisation_id = $1 and account_id = $2))"},
    {"forum.forget_blocks", R"(
        delete from persona_block where organisation_id = $1 and (account_id = $2 or blocked_persona_id in (
            select id from persona where organisation_id = $1 and account_id = $2)))"},
    {"forum.forget_follows", "delete from topic_follow where organisation_id = $1 and account_id = $2"},
    {"forum.forget_drafts", "delete from draft where organisation_id = $1 and account_id = $2"},
    {"forum.forget_notices", "delete from notice where organisation_id = $1 and account_id = $2"},
};

SealedDraft read_draft(const store::Row& row, int from = 0) {
    return {row.id<DraftId>(from), std::string(row.text(from + 1)), row.bytes(from + 2), row.time(from + 3)};
}

}  // namespace

void insert_follow(store::Connection& connection, OrganisationId organisation, AccountId account,
                   TopicId topic, base::TimePoint now) {
    connection.run(insert_follow_statement, organisation, account, topic, now);
}

void delete_follow(store::Connection& connection, OrganisationId organisation, AccountId account,
                   TopicId topic) {
    connection.run(delete_follow_statement, organisation, account, topic);
}

void mark_seen(store::Connection& connection, OrganisationId organisation, AccountId account, TopicId topic,
               base::TimePoint now) {
    connection.run(mark_seen_statement, organisation, account, topic, now);
}

std::vector<Followed> list_followed(store::Connection& connection, OrganisationId organisation,
                                    AccountId account) {
    std::vector<Followed> followed;
    for (const store::Row& row : connection.run(list_followed_statement, organisation, account)) {
        followed.push_back({row.id<TopicId>(0), std::string(row.text(1)), row.flag(2), row.time(3)});
    }
    return followed;
}

void insert_block(store::Connection& connection, OrganisationId organisation, AccountId account,
                  PersonaId blocked, base::TimePoint now) {
    connection.run(insert_block_statement, organisation, account, blocked, now);
}

void delete_block(store::Connection& connection, OrganisationId organisation, AccountId account,
                  PersonaId blocked) {
    connection.run(delete_block_statement, organisation, account, blocked);
}

std::vector<Blocked> list_blocked(store::Connection& connection, OrganisationId organisation,
                                  AccountId account) {
    std::vector<Blocked> blocked;
    for (const store::Row& row : connection.run(list_blocked_statement, organisation, account)) {
        blocked.push_back({row.id<PersonaId>(0), std::string(row.text(1)),
                           parse_zone(row.text(2)).value_or(Zone::survivors)});
    }
    return blocked;
}

DraftId draft_id(store::Connection& connection, OrganisationId organisation, AccountId account,
                 std::string_view place, base::TimePoint now) {
    return connection.run(make_draft_statement, organisation, base::new_id<DraftId>(), account, place, now)
        .front()
        .id<DraftId>(0);
}

void update_draft(store::Connection& connection, OrganisationId organisation, DraftId draft,
                  std::string_view sealed, base::TimePoint now) {
    connection.run(update_draft_statement, organisation, draft, store::bytes(sealed), now);
}

std::optional<SealedDraft> find_draft(store::Connection& connection, OrganisationId organisation,
                                      AccountId account, std::string_view place) {
    const store::Rows rows = connection.run(find_draft_statement, organisation, account, place);
    if (rows.empty()) return std::nullopt;
    return read_draft(rows.front());
}

Trace find_trace(store::Connection& connection, OrganisationId organisation, AccountId account, Zone zone,
                 TopicId topic, std::string_view draft_place) {
    const store::Rows rows = connection.run(find_trace_statement, organisation, account,
                                            organisation::zone_name(zone), topic, draft_place);
    const store::Row row = rows.front();
    Trace trace{row.id<PersonaId>(0), row.flag(1), row.flag(2), {}};
    if (!row.is_null(3)) trace.draft = read_draft(row, 3);
    return trace;
}

std::vector<SealedDraft> list_drafts(store::Connection& connection, OrganisationId organisation,
                                     AccountId account) {
    std::vector<SealedDraft> drafts;
    for (const store::Row& row : connection.run(list_drafts_statement, organisation, account))
        drafts.push_back(read_draft(row));
    return drafts;
}

void delete_draft(store::Connection& connection, OrganisationId organisation, AccountId account,
                  std::string_view place) {
    connection.run(delete_draft_statement, organisation, account, place);
}

void insert_notice(store::Connection& connection, OrganisationId organisation, AccountId account, PostId post,
                   std::string_view kind, std::string_view reason, base::TimePoint now) {
    connection.run(insert_notice_statement, organisation, base::random_id_value(), account, post, kind,
                   reason, now);
}

std::vector<Notice> list_notices(store::Connection& connection, OrganisationId organisation,
                                 AccountId account) {
    std::vector<Notice> notices;
    for (const store::Row& row : connection.run(list_notices_statement, organisation, account)) {
        notices.push_back({std::string(row.text(0)), std::string(row.text(1)), row.id<PostId>(2),
                           row.id<TopicId>(3), row.flag(4), row.time(5)});
    }
    return notices;
}

std::vector<OwnPost> list_own_posts(store::Connection& connection, OrganisationId organisation,
                                    AccountId account, PersonaId persona, int limit) {
    std::vector<OwnPost> posts;
    for (const store::Row& row : connection.run(own_posts_statement, organisation, account, persona, limit)) {
        posts.push_back({row.id<PostId>(0), row.id<TopicId>(1), parse_post_state(row.text(2)),
                         std::string(row.text(3)), std::string(row.text(4)),
                         warning_codes(static_cast<WarningSet>(row.number(5))), std::string(row.text(6)),
                         std::string(row.text(7)), row.time(8), static_cast<int>(row.number(9))});
    }
    return posts;
}

std::vector<PostId> lock_own_posts(store::Connection& connection, OrganisationId organisation,
                                   AccountId account) {
    std::vector<PostId> posts;
    for (const store::Row& row : connection.run(lock_own_posts_statement, organisation, account)) {
        posts.push_back(row.id<PostId>(0));
    }
    return posts;
}

void forget_account(store::Connection& connection, OrganisationId organisation, AccountId account) {
    for (const store::Statement& statement : forget_statements)
        connection.run(statement, organisation, account);
}

}  // namespace luwte::forum
