#include "feature/forum/reading.h"

#include <algorithm>

namespace luwte::forum {
namespace {

using base::ProblemKind;

std::unexpected<base::Problem> not_found() {
    return base::problem(ProblemKind::not_found, "forum.not-found");
}

bool may_read(const Viewer& viewer, MayRead rule, PersonaId persona) {
    return rule == MayRead::anyone || viewer.staff || persona;
}

bool is_unseen(const Personal& personal, PersonaId persona) {
    return persona && std::ranges::find(personal.unseen, static_cast<std::int64_t>(persona.value)) !=
                          personal.unseen.end();
}

/// A placeholder says that somebody answered something that is gone. With nothing after it, it says nothing.
bool is_placeholder(const Post& post) {
    return (post.state == PostState::withdrawn || post.state == PostState::removed) && !post.own;
}

PostPage make_page(std::vector<Post> posts, const Window<PostId>& window) {
    PostPage page;
    const bool more = posts.size() > posts_a_page;
    if (more) posts.pop_back();
    if (window.before) std::ranges::reverse(posts);
    page.items = std::move(posts);
    if (page.items.empty()) return page;
    const bool more_after = window.before ? true : more;
    const bool more_before = window.before ? more : window.after || window.from;
    if (more_after) page.next = page.items.back().id;
    if (more_before) page.previous = page.items.front().id;
    if (!more_after) {
        while (!page.items.empty() && is_placeholder(page.items.back())) page.items.pop_back();
    }
    return page;
}

}  // namespace

std::vector<Forum> forums_of_zone(store::Connection& connection, const Viewer& viewer, Zone zone) {
    std::vector<Forum> forums = find_forums(connection, viewer.organisation);
    const PersonaId persona = find_personal(connection, viewer, zone, {}).persona;
    std::erase_if(forums, [&](const Forum& forum) {
        return forum.zone != zone || !may_read(viewer, forum.may_read, persona);
    });
    return forums;
}

base::Result<Forum> open_forum(store::Connection& connection, const Viewer& viewer, ForumId id) {
    auto forum = find_forum(connection, viewer.organisation, id);
    if (!forum) return not_found();
    if (forum->may_read != MayRead::anyone &&
        !may_read(viewer, forum->may_read, find_personal(connection, viewer, forum->zone, {}).persona)) {
        return not_found();
    }
    return *forum;
}

base::Result<ForumView> read_forum(store::Connection& connection, const Viewer& viewer, ForumId id,
                                   TopicId after) {
    auto forum = find_forum(connection, viewer.organisation, id);
    if (!forum) return not_found();
    const Personal personal = find_personal(connection, viewer, forum->zone, {});
    if (!may_read(viewer, forum->may_read, personal.persona)) return not_found();
    ForumView view{std::move(*forum), {}};
    view.topics.items = list_topics(connection, viewer.organisation, id, after, personal.unseen);
    if (view.topics.items.size() > topics_a_page) {
        view.topics.items.pop_back();
        view.topics.next = view.topics.items.back().id;
    }
    return view;
}

base::Result<OpenTopic> open_topic(store::Connection& connection, const Viewer& viewer, TopicId id) {
    auto topic = find_topic(connection, viewer, id);
    if (!topic) return not_found();
    Personal personal = find_personal(connection, viewer, topic->forum.zone, id);
    const bool visible = (topic->listed || topic->own) &&
                         may_read(viewer, topic->forum.may_read, personal.persona) &&
                         !is_unseen(personal, topic->author.persona);
    if (!visible) return not_found();
    return OpenTopic{std::move(*topic), std::move(personal)};
}

namespace {

/// The posts of a window. Somebody who comes for one post of the first page gets that page, with what was said before.
PostPage posts_around(store::Connection& connection, const Viewer& viewer, TopicId id,
                      const Window<PostId>& window, const std::vector<std::int64_t>& unseen) {
    if (window.from) {
        auto first = make_page(list_posts(connection, viewer, id, {}, unseen), {});
        if (std::ranges::find(first.items, window.from, &Post::id) != first.items.end()) return first;
    }
    return make_page(list_posts(connection, viewer, id, window, unseen), window);
}

}  // namespace

base::Result<TopicView> read_topic(store::Connection& connection, const Viewer& viewer, TopicId id,
                                   const Window<PostId>& window) {
    auto open = open_topic(connection, viewer, id);
    if (!open) return std::unexpected(open.error());
    TopicView view{std::move(open->topic), std::move(open->personal), {}};
    view.posts = posts_around(connection, viewer, id, window, view.personal.unseen);
    for (Post& post : view.posts.items) {
        for (const auto& [reacted, bits] : view.personal.reactions) {
            if (reacted == post.id) post.own_reactions |= bits;
        }
        // The title of a topic that waits is for its author alone.
        if (post.opens_topic && view.topic.title.empty()) view.topic.title = post.heading;
    }
    return view;
}

base::Result<SeenPost> see_post(store::Connection& connection, const Viewer& viewer, PostId id, bool lock) {
    auto stored = find_post(connection, viewer.organisation, id, viewer.account, lock);
    if (!stored || stored->post.state == PostState::withdrawn) return not_found();
    Personal personal = find_personal(connection, viewer, stored->zone, stored->post.topic);
    const bool visible = (stored->post.state == PostState::published || stored->post.own) &&
                         may_read(viewer, stored->may_read, personal.persona) &&
                         !is_unseen(personal, stored->post.author.persona) &&
                         !is_unseen(personal, stored->topic_author);
    if (!visible) return not_found();
    return SeenPost{std::move(*stored), std::move(personal)};
}

base::Result<> may_write(const Viewer& viewer, MayWrite rule, PersonaId persona) {
    if (viewer.staff) return base::problem(ProblemKind::forbidden, "forum.staff");
    if (rule == MayWrite::nobody) return base::problem(ProblemKind::forbidden, "forum.archive");
    if (rule == MayWrite::zone && !persona)
        return base::problem(ProblemKind::forbidden, "forum.members-only");
    return {};
}

}  // namespace luwte::forum
