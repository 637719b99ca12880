// Writes a form as Lua, as a person would write it.
#pragma once

#include <string>
#include <string_view>

#include "feature/rule_builder/rule_form.h"

namespace luwte::rule_builder {

/// The rule; `form` must have no faults (form_faults), else this throws std::invalid_argument: nothing that was not
/// checked becomes code.
[[nodiscard]] std::string write_lua(const RuleForm& form);

/// Any bytes as a Lua text in double quotes, that reads back as the same bytes and as nothing else.
[[nodiscard]] std::string lua_text(std::string_view text);

}  // namespace luwte::rule_builder
