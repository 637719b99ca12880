// `m` and its sentences, as rules see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "script/environment.h"
#include "script/evaluation.h"
#include "script/text_facts.h"

struct lua_State;

namespace luwte::script {

/// What the functions of `m` look at: set before each rule, cleared after each message.
struct Asking {
    Evaluation* evaluation = nullptr;
    const RuleInfo* rule = nullptr;
    std::vector<std::pair<std::size_t, std::size_t>>
        found;                               ///< places of hits that the rule asked for and got
    int sentences = 0;                       ///< registry reference of m.sentences, once made
    int author = 0;                          ///< the same of m.author
    std::optional<std::vector<Link>> links;  ///< once asked for
    int danger = 0;                          ///< the level that the rules asked before this one found
};

/// Makes `m` (once per state), kept in the registry; returns the reference. `asking` must outlive the state.
[[nodiscard]] int make_message(lua_State* state, Asking& asking);
/// Forgets what was made for the last message.
void forget_message(lua_State* state, Asking& asking);

}  // namespace luwte::script
