// The rules of one organisation, compiled: what its plugins say and what it wrote itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "feature/rules/rule.h"
#include "script/rule_set.h"

namespace luwte::rules {

/// Its own rules as plugins: those that act, and those that watch along; left out when there are none.
[[nodiscard]] std::vector<script::PluginChoice> own_choices(const std::vector<Judging>& own);

/// An own rule that does not load, so that it was left out.
struct LeftOut {
    std::string name;
    int number = 0;
    std::string why;
};
struct Compiled {
    std::shared_ptr<const script::RuleSet> rules;  ///< null when the plugins themselves do not load
    std::vector<LeftOut> left_out;
    script::Faults faults;  ///< why it is null
};
/// Takes tenths of a second. An own rule that does not load never takes the others with it.
[[nodiscard]] Compiled compile(std::vector<script::PluginChoice> plugins, std::vector<Judging> own,
                               const script::RuleSet::SwitchedOff& tell);

}  // namespace luwte::rules
