// Forms by chance, from a number: the same number gives the same form.
#pragma once

#include <cstdint>

#include "feature/rule_builder/rule_form.h"

namespace luwte::rule_builder {

/// A form without faults.
[[nodiscard]] RuleForm random_form(std::uint32_t number);

/// Texts that would like to be more than text.
[[nodiscard]] const std::vector<std::string>& hostile_texts();

}  // namespace luwte::rule_builder
