// SQL of past_messages.h.
#include "feature/forum/content_warning.h"
#include "feature/forum/past_messages.h"
#include "feature/forum/writing.h"

namespace luwte::forum {
namespace {

// Facts of the moment of writing: what the same persona had written until then, and whether the message is
// among the first three answers to somebody's first one (as forum.judge_facts has it for a message that is
// being written).
constexpr store::Statement past_statement{"forum.past_messages", R"(
with last as materialized (
    select p.id, p.persona_id from post p
    where p.organisation_id = $1 and p.state <> 'withdrawn' and (p.created_at, p.id) < ($2::timestamptz, $3::bigint)
    order by p.created_at desc, p.id desc limit $4
), own as materialized (
    select p.id, row_number() over mine - 1 as messages,
           extract(day from p.created_at - min(p.created_at) over mine)::bigint as days,
           count(*) over (partition by p.persona_id order by p.created_at
                          range between interval '10 minutes' preceding and current row) - 1 as lately,
           count(*) over (partition by p.persona_id, p.source order by p.created_at
                          range between interval '1 day' preceding and current row) - 1 as same
    from post p
    where p.organisation_id = $1 and p.state <> 'withdrawn' and p.persona_id in (select persona_id from last)
    window mine as (partition by p.persona_id order by p.created_at, p.id)
)
select p.id, p.state, p.opens_topic, p.heading, p.source, p.language, p.warnings, p.first_disclosure, p.created_at,
       f.zone, f.id, f.may_read, coalesce(own.messages, 10), coalesce(own.days, 30), coalesce(own.lately, 0),
       coalesce(own.same, 0),
       not p.opens_topic and first.id is not null and (
           select count(*) from (
               select from post answer
               where answer.organisation_id = $1 and answer.topic_id = p.topic_id and answer.state = 'published'
                 and answer.created_at > first.created_at and answer.created_at < p.created_at
                 and answer.persona_id is distinct from first.persona_id limit 3) answers) < 3
from last join post p on p.organisation_id = $1 and p.id = last.id
join forum f on f.organisation_id = $1 and f.id = p.forum_id
left join own on own.id = p.id
left join post first on first.organisation_id = $1 and first.topic_id = p.topic_id and first.opens_topic
    and first.first_disclosure and first.persona_id is distinct from p.persona_id
order by p.created_at desc, p.id desc)"};

}  // namespace

std::vector<PastMessage> past_messages(store::Connection& connection, OrganisationId organisation,
                                       const PastPlace& before, int limit) {
    std::vector<PastMessage> messages;
    for (const auto row : connection.run(past_statement, organisation, before.at,
                                         static_cast<std::int64_t>(before.post.value), limit)) {
        PastMessage past;
        past.post = row.id<PostId>(0);
        past.state = parse_post_state(row.text(1));
        past.readable_by_all = past.state == PostState::published && row.text(11) == "anyone";
        auto& message = past.message;
        const bool opens = row.flag(2);
        message.text =
            judged_text({opens ? std::string(row.text(3)) : std::string(), std::string(row.text(4)), 0, {}});
        message.place = opens ? script::Place::topic : script::Place::reply;
        message.language = row.text(5);
        message.warnings = warning_codes(static_cast<WarningSet>(row.number(6)));
        message.first_disclosure = row.flag(7);
        message.now = row.time(8);
        message.zone = row.text(9);
        message.forum = base::encode_id(static_cast<std::uint64_t>(row.number(10)));
        message.author_messages = row.number(12);
        message.author_days = row.number(13);
        message.author_last_ten_minutes = row.number(14);
        message.author_same_text = row.number(15);
        message.replies_to_first_disclosure = row.flag(16);
        messages.push_back(std::move(past));
    }
    return messages;
}

}  // namespace luwte::forum
