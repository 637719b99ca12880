// /m/besluiten: what was decided about somebody's own messages, what holds for them, until when and why, and
// how to object.
#pragma once

#include <vector>

#include "feature/directory/snapshot.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/reviews.h"
#include "feature/visit/route.h"
#include "view/fields.h"

namespace luwte::moderation {

struct OwnParts {
    const Reviews& reviews;
    const Appeals& appeals;
    directory::Snapshots& directory;
};
/// The parts must outlive them.
[[nodiscard]] std::vector<visit::Route> own_routes(const OwnParts& parts);
/// The same in the API.
[[nodiscard]] std::vector<visit::Route> own_api_routes(const OwnParts& parts);
/// What is wrong with what somebody sent, in their language.
[[nodiscard]] std::string appeal_problem_words(const visit::Context& context, const base::Problem& problem);

/// What these add to a person's own page, in account/mine.h's terms: a line each.
struct OwnLine {
    std::string text, path, state;
};
/// What holds now, and decisions of the last weeks that can be objected to.
[[nodiscard]] std::vector<OwnLine> decision_lines(visit::Context& context);
/// What came of what they pointed out.
[[nodiscard]] std::vector<OwnLine> signal_lines(visit::Context& context);

}  // namespace luwte::moderation
