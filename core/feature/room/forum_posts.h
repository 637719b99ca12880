// Posts as the room reads and changes them: the forum's verbs behind moderation's interface.
#pragma once

#include "feature/forum/drafts.h"
#include "feature/moderation/review.h"

namespace luwte::room {

/// For moderation::SubjectKinds under "post". `drafts` must live as long as what this returns. The author
/// reads a standard reason in the language that they read in at that moment.
[[nodiscard]] moderation::SubjectKind forum_posts(const forum::Drafts& drafts);

}  // namespace luwte::room
