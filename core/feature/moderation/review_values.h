// How the values of the queue stand in the database: names of states, and hits as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feature/moderation/review.h"

namespace luwte::moderation {

[[nodiscard]] const char* cause_name(Cause cause);
[[nodiscard]] Cause parse_cause(std::string_view name);
[[nodiscard]] const char* placement_name(Placement placement);
[[nodiscard]] Placement parse_placement(std::string_view name);
[[nodiscard]] ItemState parse_item_state(std::string_view name);
[[nodiscard]] const char* action_name(script::Action action);

/// The first 60 hits with up to 40 marks each: positions, never the words.
[[nodiscard]] std::string hits_to_json(const std::vector<script::RuleHit>& hits);
/// What cannot be read is left out.
[[nodiscard]] std::vector<script::RuleHit> hits_from_json(std::string_view json);

}  // namespace luwte::moderation
