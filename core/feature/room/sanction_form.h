// The part of the decision screen that is about the author: what held before, and what holds from now on.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "feature/moderation/sanctions.h"
#include "feature/room/room.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

/// Fills room/sanction_form.html: what this persona was given before (and nothing of another one), and the
/// choices, as they were sent last when there is a `form`.
void add_sanction_form(view::Fields fields, visit::Context& context, PersonaId persona, bool has_place);

/// What a form or a JSON body orders: the fields "sanction" (a kind; empty: none), "sanction_reach",
/// "sanction_days", "sanction_minutes", "sanction_reason". Without reach, days or minutes: what mostly fits.
/// `sanction.no-kind`, `sanction.no-reach`, `sanction.no-length` (invalid).
using FieldReader = std::function<std::string_view(std::string_view name)>;
[[nodiscard]] base::Result<std::optional<moderation::SanctionOrder>> read_sanction(const FieldReader& field);

}  // namespace luwte::room
