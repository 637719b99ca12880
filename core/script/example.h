// An example of a rule or a test of a plugin: a text, facts about it, and what must come of it.
#pragma once

#include <string>
#include <vector>

#include "script/message.h"
#include "script/value.h"

namespace luwte::script {

struct RuleAnswer;

/// What is known of a verdict, of one rule or of all.
struct Spoken {
    bool anything = false;
    Action action = Action::allow;
    int level = 0;
    std::vector<std::string> categories, reasons, tags, warnings;
};

[[nodiscard]] Spoken spoken_of(const RuleAnswer& answer);
[[nodiscard]] Spoken spoken_of(const Verdict& verdict);

struct Example {
    Message message;
    Value expected;  ///< the fields that say what must come of it
};

/// Reads { "text", hold = true, place = "reply" }; `error` when it is none.
[[nodiscard]] Example read_example(const Value& value, std::string& error);
/// What does not fit: "hold = true, but the rule nudges"; empty when all fits.
[[nodiscard]] std::string difference(const Example& example, const Spoken& spoken);

}  // namespace luwte::script
