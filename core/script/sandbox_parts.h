// What the files of the safe library share.
#pragma once

#include <initializer_list>
#include <string_view>

struct lua_State;

namespace luwte::script {

/// The text at `index`, which stays Lua's; raises an error when it is none.
[[nodiscard]] std::string_view text_argument(lua_State* state, int index);
/// Moves named functions of the library table on top of the stack into a new table, which replaces it.
void keep_only(lua_State* state, std::initializer_list<const char*> names);
void set_function(lua_State* state, const char* name, int (*function)(lua_State*));

/// `string` (its metatable too) and `table`, read-only, on top of the stack.
void push_safe_string(lua_State* state);
void push_safe_table(lua_State* state);
/// split(text, separator) and trim(text).
int split_text(lua_State* state);
int trim_text(lua_State* state);

}  // namespace luwte::script
