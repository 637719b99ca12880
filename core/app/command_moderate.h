// `luwte moderate`: verdicts for a file of messages, one JSON object a line, without a database.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <vector>

#include "script/rule_set.h"

namespace luwte::app {

/// The rules of every moderation and escalation plugin below `plugins`, with `extra` folders added or taking
/// the place of those with the same name; nullptr and faults when one does not load.
[[nodiscard]] std::shared_ptr<const script::RuleSet> load_rules(
    const std::filesystem::path& plugins, const std::vector<std::filesystem::path>& extra,
    script::Faults& faults);

/// Reads {"id", "context", "text", …} a line and writes {"id", "level", "categories", "action", "rules"} a
/// line, in order. A line that is no message gets {"id": null, "line", "error"} and makes the exit code 65
/// (EX_DATAERR).
int moderate(const script::RuleSet& rules, std::istream& in, std::ostream& out);

}  // namespace luwte::app
