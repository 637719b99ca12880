// Posts as the room reads and changes them: the forum's verbs behind moderation's interface.
#pragma once

#include "feature/forum/drafts.h"
#include "feature/moderation/review.h"
#include "view/catalogue.h"

namespace luwte::room {

/// For moderation::SubjectKinds under "post". Both must live as long as what this returns. The author reads
/// the reason in the language of the post.
[[nodiscard]] moderation::SubjectKind forum_posts(const forum::Drafts& drafts,
                                                  const view::Catalogue& catalogue);

}  // namespace luwte::room
