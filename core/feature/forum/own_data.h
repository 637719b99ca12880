// Everything of one person in the forums: to take along, and to erase (account/take_along.h,
// account/erasure.h).
#pragma once

#include "base/clock.h"
#include "feature/account/erasure.h"
#include "feature/account/take_along.h"
#include "feature/forum/drafts.h"
#include "feature/forum/history.h"
#include "view/catalogue.h"

namespace luwte::forum {

/// Posts in any state, reactions left out (they hold nothing of the person's own); with the account itself:
/// drafts.
[[nodiscard]] account::Exporter make_exporter(const Drafts& drafts, const view::Catalogue& catalogue);

/// Empties every post, and takes the account out of every table of this feature. What stays: place holders
/// without author or text, where others answered.
[[nodiscard]] account::Eraser make_eraser(const base::Clock& clock);

}  // namespace luwte::forum
