// Reads Lua back into a form: exactly what the form can show, else nothing and the line that it has no place for.
#pragma once

#include <optional>
#include <string_view>

#include "feature/rule_builder/lua_tokens.h"
#include "feature/rule_builder/rule_form.h"

namespace luwte::rule_builder {

/// The form that writes this rule. Nothing is lost on the way: what is read is written again and compared, word for
/// word; white space alone may differ. Takes time linear in the source and never runs any of it.
[[nodiscard]] std::optional<RuleForm> read_lua(std::string_view source, ReadFault& fault);

}  // namespace luwte::rule_builder
