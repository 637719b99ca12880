// Rules that an organisation writes itself: as one plugin together, and each by itself while it is written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "script/fault.h"
#include "script/plugin.h"

namespace luwte::script {

/// The plugin that an organisation's own rules make up; no folder may have this name.
inline constexpr std::string_view own_rules = "own-rules";

/// A rule by its name (its `id`) and its source.
struct OwnSource {
    std::string name, source;
};
/// Their plugin, each rule as rules/<name>.lua. A fault's file says whose it is: see `rule_of_fault`.
[[nodiscard]] PluginFiles own_plugin(const std::vector<OwnSource>& rules);
/// The name of the own rule that a fault is about; empty when it is about none.
[[nodiscard]] std::string rule_of_fault(const Fault& fault);

/// What came of one example.
struct ExampleAnswer {
    std::string text;
    std::string wanted;  ///< as written: "hold = true, category = spam"
    bool spoke = false;  ///< the rule had something to say
    std::string got;     ///< in words: "hold", "nothing", "escalate, level 3"
    std::string fault;   ///< empty: as wanted
};

/// One rule, loaded and put to its examples.
struct RuleTrial {
    Faults faults;  ///< why it cannot be used; a line of its source each
    std::string id;
    std::map<std::string, std::string> about;
    std::size_t patterns = 0;
    std::vector<ExampleAnswer> examples;

    /// It loads.
    [[nodiscard]] bool loads() const { return !id.empty(); }
    /// It loads, and its examples are there and come out as wanted: what propose and publish ask for.
    [[nodiscard]] bool passed() const { return loads() && faults.empty(); }
};

/// Tries a rule by itself, in a sandbox. `name`: what its id has to be; empty: anything. A failing example is
/// among the faults too. Takes some milliseconds; a hostile source at most three seconds.
[[nodiscard]] RuleTrial try_rule(const std::string& name, const std::string& source);

}  // namespace luwte::script
