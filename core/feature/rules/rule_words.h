// The words of the rules' pages: states, steps, problems. All translated.
#pragma once

#include <string>

#include "base/problem.h"
#include "feature/rules/rule.h"
#include "feature/visit/context.h"

namespace luwte::rules {

/// "Draft", "Watches along" …: as a chip.
[[nodiscard]] std::string state_words(const visit::Context& context, State state);
/// "Sanne published it": what happened in a step.
[[nodiscard]] std::string step_words(const visit::Context& context, const Step& step);
/// What is wrong with what was sent.
[[nodiscard]] std::string problem_words(const visit::Context& context, const base::Problem& problem);

}  // namespace luwte::rules
