// What an author is told of a decision: a standard reason, kept by its code so that it is read in whatever
// language they read at that moment, and the moderator's own words under it.
#pragma once

#include <string>
#include <string_view>

#include "feature/moderation/review.h"
#include "view/catalogue.h"

namespace luwte::moderation {

/// As it is kept: "reason:remove:hurts", an empty line, the words.
[[nodiscard]] std::string keep_told(Choice choice, std::string_view reason, std::string_view words);
/// As it is read. What was kept before there were codes, and what a rule said, stays as it is.
[[nodiscard]] std::string tell(const view::Catalogue& catalogue, view::Language language,
                               std::string_view kept);

}  // namespace luwte::moderation
