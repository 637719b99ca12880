// The names that a plugin's files see: rule, words, re, exact, use, settings and the verdicts, on top of the
// safe library.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "script/outcome.h"
#include "script/pattern_table.h"
#include "script/plugin.h"
#include "script/sandbox.h"

struct lua_State;

namespace luwte::script {

/// One rule as its file gives it, without the functions (those live in each state).
struct RuleInfo {
    std::string plugin, id;
    bool shadow = false;                                ///< watches along
    base::TimePoint until = base::TimePoint::max();  ///< from when it says nothing
    std::string file;     ///< "house-rules/rules/a.lua"
    std::string version;  ///< a hash of the file and all that it shares
    int line = 0;
    PluginKind kind = PluginKind::moderation;
    std::map<std::string, std::string> about;
    std::uint32_t places = 0;        ///< bit per Place
    GroupNames groups;               ///< its own patterns and the plugin's
    std::vector<std::uint32_t> own;  ///< its own patterns alone
    bool has_when = false, has_judge = false;
    std::vector<Outcome> verdict;
    std::vector<Value> examples;
    /// Sentences of its own for its reasons: reason → language code → sentence.
    std::map<std::string, std::map<std::string, std::string>> reasons;
    Models models;  ///< the plugin's
};


/// What a state keeps of a rule: references to its functions in the registry.
struct RuleFunctions {
    int when = 0, judge = 0;  ///< LUA_NOREF when there is none
};

/// Loads one plugin into one state. Must live as long as the state.
class Environment {
  public:
    /// `survey`: the table to fill, on the first load; else `table` has everything.
    Environment(Sandbox& sandbox, const PluginFiles& plugin, PluginKind kind, Value settings,
                PatternTable* survey, const PatternTable& table);

    /// Loads patterns.lua and rules/*.lua. Faults say what is wrong; then the rules are incomplete.
    void load(Faults& faults);
    /// Loads tests/*.lua as data.
    [[nodiscard]] std::vector<std::pair<std::string, Value>> load_tests(Faults& faults);

    [[nodiscard]] const std::vector<RuleInfo>& rules() const { return rules_; }
    [[nodiscard]] const std::vector<RuleFunctions>& functions() const { return functions_; }

  private:
    friend struct EnvironmentFunctions;
    void push_environment(lua_State* state);
    void run_file(lua_State* state, const std::string& path);
    void load_rule(lua_State* state, const std::string& path);
    void read_rule(lua_State* state, RuleInfo& rule);
    [[nodiscard]] GroupNames read_patterns(lua_State* state, int index);
    void read_pattern(lua_State* state, int index, const std::string& name,
                      std::vector<std::uint32_t>& entries, int depth);
    std::uint32_t expression(lua_State* state, Expression::Against against);
    const std::vector<std::uint32_t>& word_list(lua_State* state, const std::string& file);
    void read_lines(lua_State* state, int index, const std::string& name,
                    std::vector<std::uint32_t>& entries);

    Sandbox& sandbox_;
    const PluginFiles& plugin_;
    PluginKind kind_;
    Value settings_;
    PatternTable* survey_;
    const PatternTable& table_;
    bool loading_ = false;
    int environment_ = 0;  ///< registry reference
    GroupNames shared_;
    std::map<std::string, int> modules_;  ///< lib files → registry reference; 0: being loaded
    std::map<std::string, std::vector<std::uint32_t>> lists_;
    std::vector<RuleInfo> rules_;
    std::vector<RuleFunctions> functions_;
    Faults* faults_ = nullptr;
};

/// The expression of an `re` or `exact` value at `index`; raises a Lua error when it is none.
[[nodiscard]] std::uint32_t expression_argument(lua_State* state, int index);

}  // namespace luwte::script
