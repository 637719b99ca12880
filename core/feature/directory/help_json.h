// What to call now, as JSON.
#pragma once

#include <span>

#include <nlohmann/json_fwd.hpp>

#include "feature/directory/directory.h"
#include "feature/visit/context.h"

namespace luwte::directory {

[[nodiscard]] nlohmann::json help_json(const visit::Context& context, std::span<const HelpLine> lines);
/// {"state": "open", "text": "Open now"}
[[nodiscard]] nlohmann::json openness_json(const visit::Context& context, const Openness& open);
/// true, false, or null: not known.
[[nodiscard]] nlohmann::json known_json(const std::optional<bool>& value);
[[nodiscard]] const char* cost_code(Cost cost);

}  // namespace luwte::directory
