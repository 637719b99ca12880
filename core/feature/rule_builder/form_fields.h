// The form as browsers send it, into a RuleForm and through its buttons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feature/rule_builder/rule_form.h"
#include "net/request.h"

namespace luwte::rule_builder {

/// What was filled in, cleaned. What cannot be a number is one that no limit allows, so that it is told.
[[nodiscard]] RuleForm read_fields(const net::Parameters& fields);

/// What a button did: `do` is "add:g0", "drop:g0.c1", "add-group", "drop-group:g1", "add-example", "drop-example:e0",
/// "show". Unknown ones do nothing. Returns the field that it is about now ("g0.c2"), to lead people there.
[[nodiscard]] std::string press(RuleForm& form, const net::Parameters& fields);

/// What an empty form begins with.
[[nodiscard]] RuleForm new_form();

/// One a line.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

}  // namespace luwte::rule_builder
