// Facts of a message that rules ask for by name beside its words: m.links, m.capitals, m.hour, m:links_to { …
// }.
#pragma once

#include <string_view>

#include "script/message_api.h"

namespace luwte::script {

/// Pushes the fact of that name; false when there is none.
[[nodiscard]] bool push_fact(lua_State* state, Asking& asking, std::string_view name);
/// m:links_to { … } and m:links_beyond { … }: whether a link leads to one of the domains in the list at
/// argument 2, or to another one. The links that did are noted as found.
int ask_links(lua_State* state, Asking& asking, bool listed);
/// m:between(from, to): hours on a clock in the Netherlands.
int ask_between(lua_State* state, Asking& asking);
/// one_of(value, list): whether the value, or one of a list of values, is in the list.
int one_of(lua_State* state);

}  // namespace luwte::script
