// The words of the form: kinds, choices, faults. All translated.
#pragma once

#include <string>
#include <string_view>

#include "feature/visit/context.h"

namespace luwte::rule_builder {

/// What a code of a choice means: "survivors", "topic", "phone", "nl", a weekday; an unknown one as it is.
[[nodiscard]] std::string choice_words(const visit::Context& context, std::string_view kind, std::string_view code);
/// What is wrong with a field, or why a rule cannot be shown as a form.
[[nodiscard]] std::string fault_words(const visit::Context& context, std::string_view code);

}  // namespace luwte::rule_builder
