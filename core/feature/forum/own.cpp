#include "feature/forum/own.h"

#include "base/text.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/reading.h"
#include "feature/forum/search_store.h"
#include "feature/forum/writing.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/signals.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;

std::unexpected<base::Problem> not_found() {
    return base::problem(ProblemKind::not_found, "forum.not-found");
}

}  // namespace

base::Result<TopicId> withdraw(store::Connection& connection, const Viewer& viewer, const Drafts& drafts,
                               PostId post, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto seen = see_post(connection, viewer, post, true);
    if (!seen || !seen->stored.post.own) return not_found();
    const StoredPost& stored = seen->stored;
    const std::vector<std::string> stems = list_stems(connection, viewer.organisation, post);
    empty_post(connection, viewer.organisation, post);
    if (stored.post.state == PostState::published)
        prune_stems(connection, viewer.organisation, stored.zone, stems);
    refresh_topic(connection, viewer.organisation, stored.post.topic);
    drafts.forget(connection, viewer, draft_place(post));
    announce_topic(work, stored.post.forum, stored.post.topic);
    moderation::withdraw(work, viewer.organisation, "post", post.value, now);
    work.commit();
    return stored.post.topic;
}

base::Result<TopicId> react(store::Connection& connection, const Viewer& viewer, PostId post,
                            Reaction reaction, bool on) {
    store::UnitOfWork work(connection);
    const auto seen = see_post(connection, viewer, post, true);
    if (!seen) return std::unexpected(seen.error());
    const Post& target = seen->stored.post;
    if (target.own) return base::problem(ProblemKind::invalid, "forum.own-post");
    if (!seen->personal.persona) return base::problem(ProblemKind::forbidden, "forum.no-persona");
    set_reaction(connection, viewer.organisation, target, seen->personal.persona, reaction, on);
    announce_topic(work, target.forum, target.topic);
    work.commit();
    return target.topic;
}

base::Result<> follow(store::Connection& connection, const Viewer& viewer, TopicId topic, bool on,
                      base::TimePoint now) {
    const auto open = open_topic(connection, viewer, topic);
    if (!open) return std::unexpected(open.error());
    if (!viewer.account) return base::problem(ProblemKind::unauthenticated, "forum.no-account");
    store::UnitOfWork work(connection);
    if (on) {
        insert_follow(connection, viewer.organisation, viewer.account, topic, now);
    } else {
        delete_follow(connection, viewer.organisation, viewer.account, topic);
    }
    work.commit();
    return {};
}

base::Result<TopicId> block_author(store::Connection& connection, const Viewer& viewer, PostId post,
                                   base::TimePoint now) {
    if (!viewer.account) return base::problem(ProblemKind::unauthenticated, "forum.no-account");
    store::UnitOfWork work(connection);
    const auto seen = see_post(connection, viewer, post);
    if (!seen) return std::unexpected(seen.error());
    const Post& target = seen->stored.post;
    if (target.own || !target.author.persona) return base::problem(ProblemKind::invalid, "forum.own-post");
    insert_block(connection, viewer.organisation, viewer.account, target.author.persona, now);
    if (seen->personal.persona) {
        for (const TopicId topic : delete_mutual_reactions(connection, viewer.organisation,
                                                           seen->personal.persona, target.author.persona)) {
            work.announce("topic " + base::to_public(topic));
        }
    }
    work.commit();
    return target.topic;
}

void unblock(store::Connection& connection, const Viewer& viewer, PersonaId persona) {
    store::UnitOfWork work(connection);
    delete_block(connection, viewer.organisation, viewer.account, persona);
    work.commit();
}

base::Result<> point_out(store::Connection& connection, const Viewer& viewer, PostId post,
                         std::string_view reason, std::string_view words, base::TimePoint now) {
    if (!base::is_utf8(words)) return base::problem(ProblemKind::invalid, "forum.not-text", "words");
    store::UnitOfWork work(connection);
    const auto seen = see_post(connection, viewer, post);
    if (!seen) return std::unexpected(seen.error());
    const auto item = moderation::signal(
        work,
        {viewer.organisation, "post", post.value, organisation::zone_name(seen->stored.zone), viewer.account,
         std::string(reason), base::clean_text(words), draft_place(seen->stored.post.forum)},
        now);
    if (!item) return std::unexpected(item.error());
    work.commit();
    return {};
}

}  // namespace luwte::forum
