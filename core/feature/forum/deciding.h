// What the team decides about a post: published, back to its author, or taken away; always with a notice to
// them. Every function works within the caller's transaction, next to the review item's own decision and
// audit entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/forum/drafts.h"
#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

/// A post as a moderator sees it, with the two before it.
struct ReviewPost {
    Post post;           ///< the author by schuilnaam only
    std::string source;  ///< as it was written: positions of rules' marks are in `judged`
    std::string judged;  ///< what the rules read: title, line end, text
    Zone zone = Zone::survivors;
    std::string forum_name;
    std::string topic_title;
    bool first_disclosure = false;
    std::vector<Post> before;
};
/// `forum.not-found` when there is none, or its author took it back.
[[nodiscard]] base::Result<ReviewPost> post_for_review(store::Connection& connection,
                                                       OrganisationId organisation, PostId post);

/// Whose post it is and where it stands, with its row locked until the transaction ends: before the item of
/// moderation, as everybody who changes a post does. No account: it was erased.
struct PostAuthor {
    AccountId account;
    PersonaId persona;
    Zone zone = Zone::survivors;
    ForumId forum;
    std::string forum_name;
};
[[nodiscard]] base::Result<PostAuthor> lock_author(store::UnitOfWork& work, OrganisationId organisation,
                                                   PostId post);

/// The decisions. `version`: the one that the moderator saw; `forum.outdated` (conflict) when the author
/// changed it since. `reason`: what the author reads, in their language where that is known, at most 2,000
/// characters. `forum.not-found` when the author took the post back.
[[nodiscard]] base::Result<> publish_post(store::UnitOfWork& work, OrganisationId organisation, PostId post,
                                          int version, std::string_view reason, base::TimePoint now);
[[nodiscard]] base::Result<> remove_post(store::UnitOfWork& work, OrganisationId organisation, PostId post,
                                         int version, std::string_view reason, base::TimePoint now);
/// The text goes back to its author as a draft with the reason; nobody else sees the post until it was
/// changed and looked at again.
[[nodiscard]] base::Result<> return_post(store::UnitOfWork& work, OrganisationId organisation,
                                         const Drafts& drafts, PostId post, int version,
                                         std::string_view reason, base::TimePoint now);
/// Takes a published post out of sight until somebody has looked at it, without deciding anything.
[[nodiscard]] base::Result<> hold_post(store::UnitOfWork& work, OrganisationId organisation, PostId post,
                                       int version, std::string_view reason, base::TimePoint now);

}  // namespace luwte::forum
