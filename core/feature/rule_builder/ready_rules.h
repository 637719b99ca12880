// Rules that moderators can start from, one file each: what other libraries of rules can say, and what they cannot.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace luwte::rule_builder {

struct ReadyRule {
    std::string source;
    std::map<std::string, std::string> about;  ///< by language code
};
/// By name, in order. What does not load is left out, and the log says why.
using ReadyRules = std::map<std::string, ReadyRule, std::less<>>;
[[nodiscard]] ReadyRules read_ready_rules(const std::filesystem::path& folder);

}  // namespace luwte::rule_builder
