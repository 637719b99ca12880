// What `m` and each sentence are to C++, shared by the files that make them.
#pragma once

#include <cstddef>
#include <string_view>

#include <lua.hpp>

#include "script/message_api.h"

namespace luwte::script {

inline constexpr const char* message_type = "luwte.message";
inline constexpr const char* sentence_type = "luwte.sentence";
inline constexpr std::size_t whole_message = static_cast<std::size_t>(-1);

/// What m and every sentence are inside: which sentence (or the whole).
struct Scope {
    const void* kind;  ///< &scope_kind: tells it from what else rules hold
    Asking* asking;
    std::size_t sentence;
};
inline constexpr char scope_kind = 0;

/// The message or sentence at argument 1; raises a Lua error when it is none, or of another message.
[[nodiscard]] Scope& scope_argument(lua_State* state);

inline void push_text(lua_State* state, std::string_view text) {
    lua_pushlstring(state, text.data(), text.size());
}
inline void push_count(lua_State* state, std::size_t count) {
    lua_pushinteger(state, static_cast<lua_Integer>(count));
}

/// Pushes the method of that name (has, count, near …); false when there is none.
[[nodiscard]] bool push_method(lua_State* state, std::string_view name);

}  // namespace luwte::script
