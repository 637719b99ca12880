#include "feature/forum/deciding.h"

#include "base/text.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/post_store.h"
#include "feature/forum/search_store.h"
#include "feature/forum/writing.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;

/// Changes the state, and all that follows from it for everybody else.
base::Result<StoredPost> move_post(store::UnitOfWork& work, OrganisationId organisation, PostId id,
                                   int version, PostState state, std::string_view explanation) {
    store::Connection& connection = work.connection();
    auto stored = find_post(connection, organisation, id, {}, true);
    if (!stored || stored->post.state == PostState::withdrawn) {
        return base::problem(ProblemKind::not_found, "forum.not-found");
    }
    if (stored->post.version != version) return base::problem(ProblemKind::conflict, "forum.outdated");
    if (!may_become(stored->post.state, state)) return base::problem(ProblemKind::conflict, "forum.state");
    set_post_state(connection, organisation, id, state, explanation);
    if (state == PostState::published) {
        add_stems(connection, organisation, stored->zone, id);
    } else if (stored->post.state == PostState::published) {
        prune_stems(connection, organisation, stored->zone, list_stems(connection, organisation, id));
    }
    refresh_topic(connection, organisation, stored->post.topic);
    announce_topic(work, stored->post.forum, stored->post.topic);
    return *std::move(stored);
}

void tell_author(store::UnitOfWork& work, OrganisationId organisation, const StoredPost& stored,
                 const char* kind, std::string_view reason, base::TimePoint now) {
    if (!stored.author_account) return;  // erased meanwhile: nobody to tell
    insert_notice(work.connection(), organisation, stored.author_account, stored.post.id, kind, reason, now);
}

}  // namespace

base::Result<ReviewPost> post_for_review(store::Connection& connection, OrganisationId organisation,
                                         PostId id) {
    const auto stored = find_post(connection, organisation, id, {}, false);
    if (!stored || stored->post.state == PostState::withdrawn) {
        return base::problem(ProblemKind::not_found, "forum.not-found");
    }
    ReviewPost review;
    review.post = stored->post;
    review.source = stored->source;
    review.judged = judged_text({stored->post.heading, stored->source, 0, {}});
    review.zone = stored->zone;
    if (const auto forum = find_forum(connection, organisation, stored->post.forum))
        review.forum_name = forum->name;
    if (const auto topic = find_topic(connection, {organisation, {}, true}, stored->post.topic)) {
        review.topic_title = topic->title.empty() ? stored->post.heading : topic->title;
    }
    review.first_disclosure = stored->first_disclosure;
    review.before = list_posts_before(connection, organisation, *stored);
    return review;
}

base::Result<PostAuthor> lock_author(store::UnitOfWork& work, OrganisationId organisation, PostId id) {
    store::Connection& connection = work.connection();
    const auto stored = find_post(connection, organisation, id, {}, true);
    if (!stored || stored->post.state == PostState::withdrawn) {
        return base::problem(ProblemKind::not_found, "forum.not-found");
    }
    PostAuthor author{
        stored->author_account, stored->post.author.persona, stored->zone, stored->post.forum, {}};
    if (const auto forum = find_forum(connection, organisation, stored->post.forum))
        author.forum_name = forum->name;
    return author;
}

base::Result<> publish_post(store::UnitOfWork& work, OrganisationId organisation, PostId post, int version,
                            std::string_view reason, base::TimePoint now) {
    const std::string words = base::shorten(base::clean_text(reason), 2000);
    const auto stored = move_post(work, organisation, post, version, PostState::published, "");
    if (!stored) return std::unexpected(stored.error());
    // Somebody looked at a message that everybody could read all along: no news for its author.
    if (stored->post.state != PostState::published)
        tell_author(work, organisation, *stored, "published", words, now);
    return {};
}

base::Result<> remove_post(store::UnitOfWork& work, OrganisationId organisation, PostId post, int version,
                           std::string_view reason, base::TimePoint now) {
    const std::string words = base::shorten(base::clean_text(reason), 2000);
    const auto stored = move_post(work, organisation, post, version, PostState::removed, words);
    if (!stored) return std::unexpected(stored.error());
    tell_author(work, organisation, *stored, "removed", words, now);
    return {};
}

base::Result<> return_post(store::UnitOfWork& work, OrganisationId organisation, const Drafts& drafts,
                           PostId post, int version, std::string_view reason, base::TimePoint now) {
    const std::string words = base::shorten(base::clean_text(reason), 2000);
    const auto stored = move_post(work, organisation, post, version, PostState::returned, words);
    if (!stored) return std::unexpected(stored.error());
    tell_author(work, organisation, *stored, "returned", words, now);
    if (!stored->author_account) return {};
    const Viewer author{organisation, stored->author_account, false};
    if (drafts.find(work.connection(), author, draft_place(post))) return {};  // they are changing it already
    return drafts.save(
        work.connection(), author,
        {draft_place(post),
         {stored->post.heading, stored->source, stored->post.warnings, stored->post.warning_words},
         words,
         now},
        now);
}

base::Result<> hold_post(store::UnitOfWork& work, OrganisationId organisation, PostId post, int version,
                         std::string_view reason, base::TimePoint) {
    const auto stored = move_post(work, organisation, post, version, PostState::held,
                                  base::shorten(base::clean_text(reason), 2000));
    if (!stored) return std::unexpected(stored.error());
    return {};
}

}  // namespace luwte::forum
