// Messages that were written before, as the rules would have read them then: to try rules on.
#pragma once

#include <string>
#include <vector>

#include "feature/forum/forum.h"
#include "script/message.h"
#include "store/database.h"

namespace luwte::forum {

struct PastMessage {
    PostId post;
    PostState state = PostState::published;
    bool readable_by_all = false;  ///< published, in a forum that anyone reads
    script::Message message;
};

/// Where the next ones begin: behind this one.
struct PastPlace {
    base::TimePoint at = base::TimePoint::max();
    PostId post;
};

/// Newest first, at most `limit`, of every zone; what its author took back is left out. Who wrote them is not
/// told; the facts about authors are those of the moment of writing.
[[nodiscard]] std::vector<PastMessage> past_messages(store::Connection& connection,
                                                     OrganisationId organisation, const PastPlace& before,
                                                     int limit);

}  // namespace luwte::forum
