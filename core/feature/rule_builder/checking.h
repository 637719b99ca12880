// A rule tried while somebody writes it: at most a few at once, whatever the rule would like to cost.
#pragma once

#include <optional>
#include <string>

#include "feature/visit/route.h"
#include "script/rule_trial.h"

namespace luwte::rule_builder {

/// try_rule, unless two others are being tried at this moment: then nothing, and it is asked again later.
[[nodiscard]] std::optional<script::RuleTrial> try_now(const std::string& name, const std::string& source);

/// POST /room/regels/controle: source (and name) to JSON: { loads, passed, faults: [{ line, column, what, advice }], examples: [{
/// text, wanted, got, fault }], form }. `form`: whether the form can show it; 503 when too many are being tried.
[[nodiscard]] visit::Route check_route();

}  // namespace luwte::rule_builder
