// What the pages about masks say: states, kinds of reasons, problems.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/unmasking/unmasking.h"
#include "feature/visit/context.h"

namespace luwte::unmasking {

[[nodiscard]] std::string state_words(const visit::Context& context, State state);
/// As custodians choose it; what the person reads stands in forum::unmask_reasons.
[[nodiscard]] std::string kind_words(const visit::Context& context, std::string_view kind);
[[nodiscard]] std::string zone_words(const visit::Context& context, organisation::Zone zone);
[[nodiscard]] std::string problem_words(const visit::Context& context, const base::Problem& problem);

}  // namespace luwte::unmasking
