// The functions that rules may use: Lua's own where they are harmless, bounded ones of ours where they are
// not.
#include <algorithm>
#include <string>
#include <string_view>

#include <lua.hpp>

#include "script/sandbox.h"
#include "script/sandbox_parts.h"

namespace luwte::script {
namespace {

// pcall: as Lua's, but what is spent stays an error.
int safe_pcall(lua_State* state) {
    luaL_checkany(state, 1);
    auto& sandbox = Sandbox::of(state);
    const int status = lua_pcall(state, lua_gettop(state) - 1, LUA_MULTRET, 0);
    if (status == LUA_ERRMEM) sandbox.stop_uncaught();
    if (status != LUA_OK && sandbox.must_stop()) return lua_error(state);
    if (status != LUA_OK) sandbox.raised_by_rule = false;
    lua_pushboolean(state, status == LUA_OK);
    lua_insert(state, 1);
    return lua_gettop(state);
}

int safe_error(lua_State* state) {
    const int level = static_cast<int>(luaL_optinteger(state, 2, 1));
    lua_settop(state, 1);
    Sandbox::of(state).raised_by_rule = true;
    if (lua_type(state, 1) == LUA_TSTRING && level > 0) {
        luaL_where(state, level);
        lua_pushvalue(state, 1);
        lua_concat(state, 2);
    }
    return lua_error(state);
}

int safe_assert(lua_State* state) {
    luaL_checkany(state, 1);
    if (lua_toboolean(state, 1)) return lua_gettop(state);
    Sandbox::of(state).raised_by_rule = true;
    lua_remove(state, 1);
    if (lua_gettop(state) == 0) return luaL_error(state, "assertion failed!");
    lua_settop(state, 1);
    return lua_error(state);
}

int safe_setmetatable(lua_State* state) {
    luaL_checktype(state, 1, LUA_TTABLE);
    if (!lua_isnil(state, 2)) luaL_checktype(state, 2, LUA_TTABLE);
    if (luaL_getmetafield(state, 1, "__metatable") != LUA_TNIL)
        return luaL_error(state, "this metatable is locked");
    for (const char* refused : {"__gc", "__mode", "__close"})
        if (lua_istable(state, 2)) {
            lua_pushstring(state, refused);
            lua_rawget(state, 2);
            if (!lua_isnil(state, -1)) return luaL_error(state, "%s is not available to rules", refused);
            lua_pop(state, 1);
        }
    lua_settop(state, 2);
    lua_setmetatable(state, 1);
    return 1;
}

int safe_getmetatable(lua_State* state) {
    luaL_checkany(state, 1);
    if (!lua_getmetatable(state, 1)) return lua_pushnil(state), 1;
    luaL_getmetafield(state, 1, "__metatable");
    return 1;
}

/// Lua's own shows addresses, which differ every time.
int safe_tostring(lua_State* state) {
    luaL_checkany(state, 1);
    const int type = lua_type(state, 1);
    if (type == LUA_TTABLE && luaL_getmetafield(state, 1, "__tostring") != LUA_TNIL) {
        lua_pushvalue(state, 1);
        lua_call(state, 1, 1);
        if (lua_type(state, -1) != LUA_TSTRING) return luaL_error(state, "'__tostring' must return a string");
        return 1;
    }
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA)
        lua_pushstring(state, luaL_typename(state, 1));
    else
        luaL_tolstring(state, 1, nullptr);
    return 1;
}

int next_in_order(lua_State* state) {
    const auto at = lua_tointeger(state, lua_upvalueindex(2)) + 1;
    lua_pushinteger(state, at);
    lua_replace(state, lua_upvalueindex(2));
    if (lua_rawgeti(state, lua_upvalueindex(1), at) == LUA_TNIL) return 1;
    lua_pushvalue(state, -1);
    lua_gettable(state, lua_upvalueindex(3));
    return 2;
}

bool key_before(lua_State* state) {
    const bool first_number = lua_type(state, -2) == LUA_TNUMBER;
    const bool second_number = lua_type(state, -1) == LUA_TNUMBER;
    if (first_number != second_number) return first_number;
    if (first_number) return lua_compare(state, -2, -1, LUA_OPLT) != 0;
    if (lua_type(state, -2) != LUA_TSTRING || lua_type(state, -1) != LUA_TSTRING)
        return lua_type(state, -2) < lua_type(state, -1);
    return text_argument(state, -2) < text_argument(state, -1);
}

int compare_keys(lua_State* state) {
    lua_settop(state, 2);
    lua_pushboolean(state, key_before(state));
    return 1;
}

/// In order of keys, since Lua's own order changes from state to state and a verdict must not.
int safe_pairs(lua_State* state) {
    if (luaL_getmetafield(state, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(state, 1);
        lua_call(state, 1, 3);
        return 3;
    }
    luaL_checktype(state, 1, LUA_TTABLE);
    lua_settop(state, 1);
    lua_newtable(state);
    lua_Integer count = 0;
    for (lua_pushnil(state); lua_next(state, 1) != 0;) {
        lua_pop(state, 1);
        lua_pushvalue(state, -1);
        lua_rawseti(state, -3, ++count);
        if (count > static_cast<lua_Integer>(Sandbox::most_sorted))
            return luaL_error(state, "too many keys for pairs (10,000)");
    }
    Sandbox::of(state).charge(static_cast<std::size_t>(count) * 64);
    lua_pushvalue(state, lua_upvalueindex(1));  // Lua's sort
    lua_pushvalue(state, -2);
    lua_pushcfunction(state, compare_keys);
    lua_call(state, 2, 0);
    lua_pushinteger(state, 0);
    lua_pushvalue(state, 1);
    lua_pushcclosure(state, next_in_order, 3);
    return 1;
}

constexpr const char* pairs_name = "luwte.pairs";

/// pairs of a read-only table: over what it stands for, which is not handed out.
int read_only_pairs(lua_State* state) {
    lua_getfield(state, LUA_REGISTRYINDEX, pairs_name);
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_call(state, 1, 1);
    return 1;
}

int read_only_length(lua_State* state) {
    lua_pushinteger(state, static_cast<lua_Integer>(lua_rawlen(state, lua_upvalueindex(1))));
    return 1;
}

int refuse_writing(lua_State* state) {
    return luaL_error(state, "%s is read-only; keep what you need in a local",
                      lua_tostring(state, lua_upvalueindex(1)));
}

}  // namespace

std::string_view text_argument(lua_State* state, int index) {
    std::size_t size = 0;
    const char* text = luaL_checklstring(state, index, &size);
    return {text, size};
}

void keep_only(lua_State* state, std::initializer_list<const char*> names) {
    lua_newtable(state);
    for (const char* name : names) {
        lua_getfield(state, -2, name);
        lua_setfield(state, -2, name);
    }
    lua_remove(state, -2);
}

void set_function(lua_State* state, const char* name, lua_CFunction function) {
    lua_pushcfunction(state, function);
    lua_setfield(state, -2, name);
}

void make_read_only(lua_State* state, const char* what) {
    lua_newtable(state);
    lua_newtable(state);
    lua_pushvalue(state, -3);
    lua_setfield(state, -2, "__index");
    lua_pushvalue(state, -3);
    lua_pushcclosure(state, read_only_pairs, 1);
    lua_setfield(state, -2, "__pairs");
    lua_pushvalue(state, -3);
    lua_pushcclosure(state, read_only_length, 1);
    lua_setfield(state, -2, "__len");
    lua_pushstring(state, what);
    lua_pushcclosure(state, refuse_writing, 1);
    lua_setfield(state, -2, "__newindex");
    lua_pushboolean(state, false);
    lua_setfield(state, -2, "__metatable");
    lua_setmetatable(state, -2);
    lua_remove(state, -2);
}

void push_safe_library(lua_State* state) {
    lua_newtable(state);
    luaL_requiref(state, "_G", luaopen_base, 0);
    for (const char* name : {"ipairs", "rawequal", "rawget", "rawlen", "select", "tonumber", "type"}) {
        lua_getfield(state, -1, name);
        lua_setfield(state, -3, name);
    }
    lua_pop(state, 1);
    set_function(state, "pcall", safe_pcall);
    set_function(state, "error", safe_error);
    set_function(state, "assert", safe_assert);
    set_function(state, "setmetatable", safe_setmetatable);
    set_function(state, "getmetatable", safe_getmetatable);
    set_function(state, "tostring", safe_tostring);
    set_function(state, "split", split_text);
    set_function(state, "trim", trim_text);
    luaL_requiref(state, "table", luaopen_table, 0);
    lua_getfield(state, -1, "sort");
    lua_remove(state, -2);
    lua_pushcclosure(state, safe_pairs, 1);
    lua_pushvalue(state, -1);
    lua_setfield(state, LUA_REGISTRYINDEX, pairs_name);
    lua_setfield(state, -2, "pairs");
    push_safe_string(state);
    lua_setfield(state, -2, "string");
    push_safe_table(state);
    lua_setfield(state, -2, "table");
    luaL_requiref(state, "math", luaopen_math, 0);
    keep_only(state, {"abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger",
                      "modf", "pi", "sqrt", "tointeger", "type", "ult", "exp", "log"});
    make_read_only(state, "math");
    lua_setfield(state, -2, "math");
    luaL_requiref(state, "utf8", luaopen_utf8, 0);
    keep_only(state, {"char", "codepoint", "codes", "len", "offset"});
    make_read_only(state, "utf8");
    lua_setfield(state, -2, "utf8");
}

}  // namespace luwte::script
