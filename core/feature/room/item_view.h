// Fills templates with review items and messages: what queue, item and alarm pages have in common.
#pragma once

#include "feature/moderation/review.h"
#include "feature/room/room.h"
#include "feature/room/text_pieces.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

/// Level, why, clock, chips, what the rules say. No word of the message.
void set_item(view::Fields fields, const visit::Context& context, const Parts& parts,
              const moderation::Item& item);
/// The message with the words that the rules marked, and the two before it. `fold`: what is graphic is
/// folded.
void set_material(view::Fields fields, const visit::Context& context, const moderation::Material& material,
                  const Marks& marks, bool fold);
/// The words that readers and colleagues wrote with an item are private too: notes that `staff` reads them.
void note_reading(visit::Context& context, const moderation::Item& item,
                  const std::vector<moderation::SignalLine>& signals,
                  const std::vector<moderation::DecisionLine>& decisions);
/// Every position that a hit marked.
[[nodiscard]] Marks marks_of(const std::vector<script::RuleHit>& hits);

}  // namespace luwte::room
