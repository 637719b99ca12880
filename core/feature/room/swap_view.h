// Swaps that wait for an answer, as the page of the roster shows them.
#pragma once

#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

void add_swaps(view::Fields fields, visit::Context& context);

}  // namespace luwte::room
