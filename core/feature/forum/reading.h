// The verbs of reading: what a viewer may see of forums, topics and posts. What they may not see is not
// found.
#pragma once

#include <optional>
#include <vector>

#include "base/problem.h"
#include "feature/forum/forum.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/post_store.h"
#include "store/database.h"

namespace luwte::forum {

/// The forums of one zone that the viewer may read, in their order.
[[nodiscard]] std::vector<Forum> forums_of_zone(store::Connection& connection, const Viewer& viewer,
                                                Zone zone);
/// `forum.not-found` when there is none, or none that the viewer may know of.
[[nodiscard]] base::Result<Forum> open_forum(store::Connection& connection, const Viewer& viewer,
                                             ForumId forum);

struct ForumView {
    Forum forum;
    TopicPage topics;
};
[[nodiscard]] base::Result<ForumView> read_forum(store::Connection& connection, const Viewer& viewer,
                                                 ForumId forum, TopicId after);

/// A topic as the viewer may see it, with what is theirs.
struct OpenTopic {
    Topic topic;
    Personal personal;
};
/// `forum.not-found` also for a topic that waits, was taken away, or whose author the viewer does not meet.
[[nodiscard]] base::Result<OpenTopic> open_topic(store::Connection& connection, const Viewer& viewer,
                                                 TopicId topic);

struct TopicView {
    Topic topic;
    Personal personal;
    PostPage posts;
};
[[nodiscard]] base::Result<TopicView> read_topic(store::Connection& connection, const Viewer& viewer,
                                                 TopicId topic, const Window<PostId>& window);

/// A post that the viewer may see, with what verbs need. `lock` as in find_post.
struct SeenPost {
    StoredPost stored;
    Personal personal;
};
[[nodiscard]] base::Result<SeenPost> see_post(store::Connection& connection, const Viewer& viewer,
                                              PostId post, bool lock = false);

/// Whether this viewer may write here. Problems: `forum.archive`, `forum.members-only`, `forum.staff`
/// (forbidden).
[[nodiscard]] base::Result<> may_write(const Viewer& viewer, MayWrite rule, PersonaId persona);

}  // namespace luwte::forum
