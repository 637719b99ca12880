// The words of the rules' pages: states, steps, problems. All translated.
#pragma once

#include <string>

#include "base/problem.h"
#include "feature/rules/backtest.h"
#include "feature/rules/rule.h"
#include "feature/visit/context.h"

namespace luwte::rules {

/// "Draft", "Watches along" …: as a chip.
[[nodiscard]] std::string state_words(const visit::Context& context, State state);
/// "Sanne published it": what happened in a step.
[[nodiscard]] std::string step_words(const visit::Context& context, const Step& step);
[[nodiscard]] std::string test_words(const visit::Context& context, TestState state);
/// "is held", "is placed" …: what becomes of a message.
[[nodiscard]] std::string action_words(const visit::Context& context, script::Action action, int level);
/// "placed", "waits" …: where a message stands.
[[nodiscard]] std::string stood_words(const visit::Context& context, std::string_view stood);
/// "83 %"; a dash when there is nothing to tell.
[[nodiscard]] std::string share_words(std::optional<double> share);
/// What is wrong with what was sent.
[[nodiscard]] std::string problem_words(const visit::Context& context, const base::Problem& problem);

}  // namespace luwte::rules
