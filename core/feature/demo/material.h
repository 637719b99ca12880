// Made content on its way into the database: authors, topics and posts, as rows.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/forum/forum.h"
#include "feature/forum/markdown.h"

namespace luwte::demo {

/// An account to which nobody comes back, and the one persona that it shows.
struct MadeAuthor {
    AccountId account;
    PersonaId persona;
    forum::Zone zone = forum::Zone::survivors;
    std::string name;
    base::TimePoint since;
};

struct MadePost {
    PostId id;
    TopicId topic;
    ForumId forum;
    PersonaId persona;
    bool opens_topic = false;
    bool first_disclosure = false;
    std::string title;  ///< of the topic, when it opens one
    std::string source;
    forum::Rendered rendered;
    std::string language = "nl";
    forum::WarningSet warnings = 0;
    base::TimePoint at;
    int reaction = 0;  ///< of somebody, as the bit of forum::Reaction; 0: none
    PersonaId reaction_by;
};

struct Material {
    std::vector<MadeAuthor> authors;
    std::vector<MadePost> posts;  ///< a topic's first post opens it
};

/// A post with its text rendered as any other.
[[nodiscard]] MadePost make_post(const MadeAuthor& author, TopicId topic, ForumId forum, std::string source,
                                 base::TimePoint at);

}  // namespace luwte::demo
