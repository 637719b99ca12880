// One Lua state with every plugin of a rule set loaded: runs the rules for one message at a time.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "script/environment.h"
#include "script/message_api.h"
#include "script/sandbox.h"
#include "script/scanner.h"

namespace luwte::script {

/// A plugin with what an organisation filled in.
struct Activation {
    PluginFiles files;
    Manifest manifest;
    Value settings;
};

/// What one rule said about one message.
struct RuleAnswer {
    std::vector<Outcome> outcomes;
    std::string fault;  ///< not empty: it failed; with traceback, without a word of the message
    std::vector<std::pair<std::size_t, std::size_t>> found;  ///< places that it asked for and found
};

/// Not thread safe: lent to one thread at a time.
class Runner {
  public:
    /// `survey`: the table to fill, for the first runner of a rule set.
    Runner(const std::vector<Activation>& plugins, PatternTable* survey, const PatternTable& table,
           Faults& faults);
    ~Runner();

    [[nodiscard]] std::vector<RuleInfo> rules() const;
    /// How many of them each plugin has, themes left out.
    [[nodiscard]] std::vector<std::size_t> rule_counts() const;
    /// The tests of tests/*.lua, by plugin and file.
    [[nodiscard]] std::vector<std::pair<std::string, Value>> load_tests(Faults& faults);
    void prepare(const Scanner& scanner) { scratch_ = scanner.make_scratch(); }
    [[nodiscard]] Scanner::Scratch& scratch() { return *scratch_; }

    /// Starts the allowance of a message.
    void begin(Evaluation& evaluation);
    /// `number` counts as rules() does; `info` is that rule with its groups. `conceal`: keep what error() was
    /// told out of the fault.
    [[nodiscard]] RuleAnswer ask(std::size_t number, const RuleInfo& info, bool conceal);
    void end();
    /// The level that was found so far, for m.danger.
    void found_danger(int level) { asking_.danger = std::max(asking_.danger, level); }

  private:
    /// Whether there is nothing to ask: a rule without functions none of whose patterns was found.
    [[nodiscard]] bool is_silent(std::size_t number, const RuleInfo& info) const;
    void run_rule(lua_State* state, const RuleFunctions& functions, const RuleInfo& info, RuleAnswer& answer);

    Sandbox sandbox_;
    Asking asking_;
    std::vector<std::unique_ptr<Environment>> environments_;
    std::vector<Models> models_;  ///< by environment
    std::vector<RuleFunctions> functions_;
    std::unique_ptr<Scanner::Scratch> scratch_;
    int message_ = 0;
};

}  // namespace luwte::script
