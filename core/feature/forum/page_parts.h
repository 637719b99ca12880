// What several pages of forums have in common: who looks, a post, warnings in words, the form to write in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feature/account/accounts.h"
#include "feature/directory/snapshot.h"
#include "feature/forum/drafts.h"
#include "feature/forum/forum.h"
#include "feature/forum/history.h"
#include "feature/forum/kept_topics.h"
#include "feature/forum/searching.h"
#include "feature/forum/submitting.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::forum {

struct Notice;

/// What the pages of forums stand on; each outlives them.
struct PageParts {
    const Submitting& submitting;
    const Drafts& drafts;
    const History& history;
    const account::Accounts& accounts;
    directory::Snapshots& directory;
    KeptTopics& kept;
};

[[nodiscard]] Viewer viewer_of(const visit::Context& context);
/// The id in the address, or in a field of the query or form; none when it is not one.
template <class IdType>
[[nodiscard]] IdType read_id(std::string_view text) {
    return base::from_public<IdType>(text).value_or(IdType{});
}
/// "suicide, loss": translated, with the author's own words behind.
[[nodiscard]] std::string warnings_text(const visit::Context& context, WarningSet warnings,
                                        std::string_view own_words);
/// Coarse: "today".
[[nodiscard]] std::string when_text(const visit::Context& context, base::TimePoint moment);

/// What the team said, in the language of whoever reads it.
[[nodiscard]] std::string told(const visit::Context& context, std::string_view kept);
/// The reason that came with a notice, as its person reads it.
[[nodiscard]] std::string told_notice(const visit::Context& context, const Notice& notice);

/// Fills forum/post.html.
struct PostShown {
    bool opened = false;  ///< the visitor asked to see it though they hide its kind
    bool may_answer = false;
    bool placed = false;  ///< its author placed it just now
};
void show_post(view::Fields fields, const visit::Context& context, const Post& post, const PostShown& how);
/// Repeats PIECE.
void show_pieces(view::Fields fields, const std::vector<Piece>& pieces);

/// What the writing form shows: forum/write_form.html.
struct FormShown {
    Writing writing;
    std::string action;  ///< path, without prefix
    std::string place;   ///< where a draft of it is kept
    bool with_title = false;
    std::optional<std::string> name;  ///< of a persona to be made; none: there is one
    int version = 0;                  ///< of the post that is changed; 0: it is a new one
    bool asked = false;
    std::string faulty_field, fault;  ///< a sentence for one of the fields
};
void show_form(view::Fields fields, const visit::Context& context, const FormShown& shown);
/// What was sent by it.
[[nodiscard]] Writing read_form(const visit::Context& context);

/// A sentence for what a verb of ours refused.
[[nodiscard]] std::string problem_text(const visit::Context& context, const base::Problem& problem);

}  // namespace luwte::forum
