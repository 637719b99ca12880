// /m/besluiten: what was decided about somebody's own messages, what holds for them, until when and why, and
// how to object.
#pragma once

#include <vector>

#include "feature/moderation/reviews.h"
#include "feature/visit/route.h"
#include "view/fields.h"

namespace luwte::moderation {

struct OwnParts {
    const Reviews& reviews;
};
/// The parts must outlive them.
[[nodiscard]] std::vector<visit::Route> own_routes(const OwnParts& parts);

/// What these add to a person's own page, in account/mine.h's terms: a line each.
struct OwnLine {
    std::string text, path, state;
};
/// What holds now, and decisions of the last weeks that can be objected to.
[[nodiscard]] std::vector<OwnLine> decision_lines(visit::Context& context);
/// What came of what they pointed out.
[[nodiscard]] std::vector<OwnLine> signal_lines(visit::Context& context);

}  // namespace luwte::moderation
