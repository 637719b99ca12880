// What the functions of the forums' API have in common: what they stand on, and how a post, an author or a
// topic is written as JSON. The same things are left out as on the pages.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/secret.h"
#include "feature/account/sessions.h"
#include "feature/directory/snapshot.h"
#include "feature/forum/page_parts.h"
#include "feature/visit/json_answer.h"

namespace luwte::forum {

/// Each outlives the routes.
struct ApiParts {
    const Submitting& submitting;
    const Drafts& drafts;
    const History& history;
    const account::Accounts& accounts;
    const account::Sessions& sessions;
    directory::Snapshots& directory;
    base::SecretKey sending_key;  ///< names the sending of a message by its Idempotency-Key
};

/// problem+json with the sentence that the pages have for it.
[[nodiscard]] net::Response refuse(const visit::Context& context, const base::Problem& problem);

/// {"id", "name", "avatar"}, or null: erased or withdrawn.
[[nodiscard]] nlohmann::json author_json(const Author& author);
[[nodiscard]] nlohmann::json forum_json(const Forum& forum);
[[nodiscard]] nlohmann::json post_json(const visit::Context& context, const Post& post, bool opened);
/// [{"text", "marked"}, …]
[[nodiscard]] nlohmann::json pieces_json(const std::vector<Piece>& pieces);
/// The words that explanations are about, marked in the text that the rules read.
[[nodiscard]] std::vector<Piece> mark_words(const std::string& text,
                                            const std::vector<moderation::Judge::Explanation>& explanations);
/// A line each.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
[[nodiscard]] nlohmann::json writing_json(const Writing& writing);

/// Bits of reactions as a list of "recognition", "support", "thanks".
[[nodiscard]] std::vector<std::string> reaction_codes(std::uint8_t bits);
/// The zone of "a" to "d" in the query or a body; survivors when there is none. `api.no-zone` (invalid).
[[nodiscard]] base::Result<Zone> zone_in(std::string_view letter);

/// The id in the address.
template <class IdType>
[[nodiscard]] IdType id_at(const visit::Context& context) {
    return read_id<IdType>(context.captures.at(0));
}

}  // namespace luwte::forum
