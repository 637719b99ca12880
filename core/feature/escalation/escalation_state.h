// The states of an alarm: which step leads from which to which, and their names in the database.
#pragma once

#include <optional>
#include <string_view>

#include "feature/escalation/escalation.h"

namespace luwte::escalation {

enum class Step : std::uint8_t { deliver, acknowledge, act, lapse, take_over, hand_over, close };

/// The state after a step, or nothing when the step is not allowed there.
[[nodiscard]] std::optional<State> after(State state, Step step);

[[nodiscard]] const char* state_name(State state);
[[nodiscard]] State parse_state(std::string_view name);
[[nodiscard]] const char* outcome_name(Outcome outcome);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view name);
[[nodiscard]] const char* happening_name(Happening what);
[[nodiscard]] Happening parse_happening(std::string_view name);

}  // namespace luwte::escalation
