// Conversations kept for people with an account, as all of them see them who left no trace in it: no post, no
// reaction, nobody whom they do not meet. What is theirs alone is asked of the database for each page.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "feature/forum/reading.h"
#include "feature/visit/subject_cache.h"

namespace luwte::forum {

struct KeptTopic {
    TopicView view;     ///< as a reader sees it, without its posts
    std::string posts;  ///< HTML of the posts, as somebody sees them who wrote none of them
};

using KeptTopics = visit::SubjectCache<std::shared_ptr<const KeptTopic>>;

/// How much of them is kept, in bytes.
inline constexpr std::size_t most_kept_topics = std::size_t{24} * 1024 * 1024;

}  // namespace luwte::forum
