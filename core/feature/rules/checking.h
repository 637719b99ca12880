// What somebody fills in for a rule, checked and cleaned.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/rules/rules.h"

namespace luwte::rules {

/// The source with line ends as \n; everything else stays as written. Directions and control characters that
/// would make it read differently from what it does are refused.
[[nodiscard]] base::Result<std::string> check_source(std::string_view source);
[[nodiscard]] base::Result<std::string> check_reason(std::string_view reason, bool needed);
[[nodiscard]] base::Result<> check_limits(const Writing& writing, base::TimePoint now);
[[nodiscard]] bool is_name(std::string_view name);

}  // namespace luwte::rules
