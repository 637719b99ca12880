#include "feature/demo/material.h"

#include "base/text.h"

namespace luwte::demo {

MadePost make_post(const MadeAuthor& author, TopicId topic, ForumId forum, std::string source,
                   base::TimePoint at) {
    MadePost post;
    post.id = base::new_id<PostId>();
    post.topic = topic;
    post.forum = forum;
    post.persona = author.persona;
    post.source = base::clean_text(source);
    post.rendered = forum::render_markdown(post.source);
    post.at = at;
    return post;
}

}  // namespace luwte::demo
