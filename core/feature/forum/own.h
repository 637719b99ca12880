// What somebody does with posts besides writing them: withdraw, react, follow, not meet somebody, point the
// team to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/forum/drafts.h"
#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

/// Takes a post back: its text, its history and its draft are gone from every table at once. A place holder
/// stays where others answered. `forum.not-found` for everybody but its author.
[[nodiscard]] base::Result<TopicId> withdraw(store::Connection& connection, const Viewer& viewer,
                                             const Drafts& drafts, PostId post, base::TimePoint now);

/// Reacts, or takes a reaction back. `forum.no-persona` (forbidden): a reaction is somebody's, so a
/// schuilnaam in this zone comes first; `forum.own-post` (invalid).
[[nodiscard]] base::Result<TopicId> react(store::Connection& connection, const Viewer& viewer, PostId post,
                                          Reaction reaction, bool on);

[[nodiscard]] base::Result<> follow(store::Connection& connection, const Viewer& viewer, TopicId topic,
                                    bool on, base::TimePoint now);

/// From now on the viewer and the author of this post do not meet: neither sees what the other writes here.
/// The other is not told. `forum.own-post` (invalid).
[[nodiscard]] base::Result<TopicId> block_author(store::Connection& connection, const Viewer& viewer,
                                                 PostId post, base::TimePoint now);
/// Takes that back. Nothing happens when it was not so.
void unblock(store::Connection& connection, const Viewer& viewer, PersonaId persona);

/// Wijs ons hierop: points the team to a post that the viewer can see; problems as in moderation/signals.h.
[[nodiscard]] base::Result<> point_out(store::Connection& connection, const Viewer& viewer, PostId post,
                                       std::string_view reason, std::string_view words, base::TimePoint now);

}  // namespace luwte::forum
