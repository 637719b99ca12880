// string and table for rules: Lua's own functions where they are bounded by nature, ours where they are not.
#include <algorithm>
#include <string>
#include <string_view>

#include <lua.hpp>

#include "script/sandbox.h"
#include "script/sandbox_parts.h"

namespace luwte::script {
namespace {

constexpr lua_Integer most_elements = 100'000;

/// A plain table: one with a metatable may lie about its length for as long as it likes.
lua_Integer plain_table(lua_State* state, int index) {
    luaL_checktype(state, index, LUA_TTABLE);
    if (luaL_getmetafield(state, index, "__len") != LUA_TNIL ||
        luaL_getmetafield(state, index, "__index") != LUA_TNIL ||
        luaL_getmetafield(state, index, "__newindex") != LUA_TNIL)
        luaL_argerror(state, index, "a table without metamethods expected");
    return static_cast<lua_Integer>(lua_rawlen(state, index));
}

int safe_rep(lua_State* state) {
    const auto text = text_argument(state, 1);
    const auto count = luaL_checkinteger(state, 2);
    const auto separator = lua_isnoneornil(state, 3) ? std::string_view{} : text_argument(state, 3);
    if (count <= 0) return lua_pushliteral(state, ""), 1;
    const auto one = text.size() + separator.size();
    if (one > 0 && static_cast<std::size_t>(count) > Sandbox::longest_made / one)
        return luaL_error(state, "string.rep makes at most 64 KiB");
    Sandbox::of(state).charge(one * static_cast<std::size_t>(count));
    luaL_Buffer buffer;
    luaL_buffinit(state, &buffer);
    for (lua_Integer i = 0; i < count && one > 0; ++i) {
        if (i > 0) luaL_addlstring(&buffer, separator.data(), separator.size());
        luaL_addlstring(&buffer, text.data(), text.size());
    }
    luaL_pushresult(&buffer);
    return 1;
}

/// string.find(text, part, from): plain text only.
int safe_find(lua_State* state) {
    const auto text = text_argument(state, 1);
    const auto part = text_argument(state, 2);
    auto from = luaL_optinteger(state, 3, 1);
    if (from < 0) from = std::max<lua_Integer>(1, static_cast<lua_Integer>(text.size()) + from + 1);
    Sandbox::of(state).charge(text.size());
    const auto found = from < 1 || static_cast<std::size_t>(from - 1) > text.size()
                           ? std::string_view::npos
                           : text.find(part, static_cast<std::size_t>(from - 1));
    if (found == std::string_view::npos) return lua_pushnil(state), 1;
    lua_pushinteger(state, static_cast<lua_Integer>(found) + 1);
    lua_pushinteger(state, static_cast<lua_Integer>(found + part.size()));
    return 2;
}

/// string.format without %p (addresses) and with texts and numbers only.
int safe_format(lua_State* state) {
    const auto format = text_argument(state, 1);
    if (format.find("%p") != std::string_view::npos)
        return luaL_error(state, "%%p is not available to rules");
    for (int i = 2; i <= lua_gettop(state); ++i) {
        if (lua_isnil(state, i) || lua_isboolean(state, i)) continue;
        if (lua_type(state, i) != LUA_TNUMBER && lua_type(state, i) != LUA_TSTRING)
            return luaL_argerror(state, i, "text or number expected; use tostring");
    }
    Sandbox::of(state).charge(format.size());
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_insert(state, 1);
    lua_call(state, lua_gettop(state) - 1, 1);
    return 1;
}

int split(lua_State* state) {
    auto text = text_argument(state, 1);
    const auto separator = text_argument(state, 2);
    luaL_argcheck(state, !separator.empty(), 2, "a separator expected");
    Sandbox::of(state).charge(text.size() * 4);
    lua_newtable(state);
    for (lua_Integer n = 1;; ++n) {
        luaL_argcheck(state, n <= most_elements, 1, "too many parts");
        const auto end = text.find(separator);
        const auto part = text.substr(0, end);
        lua_pushlstring(state, part.data(), part.size());
        lua_rawseti(state, -2, n);
        if (end == std::string_view::npos) return 1;
        text.remove_prefix(end + separator.size());
    }
}

int trim(lua_State* state) {
    const auto text = text_argument(state, 1);
    const auto begin = text.find_first_not_of(" \t\r\n");
    const auto part = begin == std::string_view::npos
                          ? std::string_view{}
                          : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
    lua_pushlstring(state, part.data(), part.size());
    return 1;
}

int safe_concat(lua_State* state) {
    const auto size = plain_table(state, 1);
    const auto separator = lua_isnoneornil(state, 2) ? std::string_view{} : text_argument(state, 2);
    const auto first = luaL_optinteger(state, 3, 1);
    const auto last = luaL_optinteger(state, 4, size);
    luaL_argcheck(state, first >= 1 && last <= size, 3, "outside the table");
    std::string result;
    for (auto i = first; i <= last; ++i) {
        const int type = lua_rawgeti(state, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            result = {};
            return luaL_error(state, "table.concat takes texts and numbers, not a %s (at %d)",
                              luaL_typename(state, -1), static_cast<int>(i));
        }
        std::size_t length = 0;
        const char* text = lua_tolstring(state, -1, &length);
        if (i > first) result += separator;
        result.append(text, length);
        lua_pop(state, 1);
        if (result.size() > Sandbox::longest_made) {
            result = {};
            return luaL_error(state, "table.concat makes at most 64 KiB");
        }
    }
    Sandbox::of(state).charge(result.size() +
                              static_cast<std::size_t>(std::max<lua_Integer>(0, last - first)) * 8);
    lua_pushlstring(state, result.data(), result.size());
    return 1;
}

int safe_insert(lua_State* state) {
    const auto size = plain_table(state, 1);
    if (size >= most_elements) return luaL_error(state, "the table is too long");
    lua_Integer at = size + 1;
    if (lua_gettop(state) == 3) {
        at = luaL_checkinteger(state, 2);
        luaL_argcheck(state, at >= 1 && at <= size + 1, 2, "position out of bounds");
        Sandbox::of(state).charge(static_cast<std::size_t>(size - at + 1) * 8);
        for (auto i = size; i >= at; --i) {
            lua_rawgeti(state, 1, i);
            lua_rawseti(state, 1, i + 1);
        }
    } else if (lua_gettop(state) != 2) {
        return luaL_error(state, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(state, 1, at);
    return 0;
}

int safe_remove(lua_State* state) {
    const auto size = plain_table(state, 1);
    const auto at = luaL_optinteger(state, 2, size);
    if (size == 0) return lua_pushnil(state), 1;
    luaL_argcheck(state, at >= 1 && at <= size, 2, "position out of bounds");
    Sandbox::of(state).charge(static_cast<std::size_t>(size - at) * 8);
    lua_rawgeti(state, 1, at);
    for (auto i = at; i < size; ++i) {
        lua_rawgeti(state, 1, i + 1);
        lua_rawseti(state, 1, i);
    }
    lua_pushnil(state);
    lua_rawseti(state, 1, size);
    return 1;
}

int safe_sort(lua_State* state) {
    const auto size = plain_table(state, 1);
    luaL_argcheck(state, size <= static_cast<lua_Integer>(Sandbox::most_sorted), 1,
                  "too long to sort (10,000)");
    Sandbox::of(state).charge(static_cast<std::size_t>(size) * 64);
    const bool with_order = !lua_isnoneornil(state, 2);
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_pushvalue(state, 1);
    if (with_order) {
        luaL_checktype(state, 2, LUA_TFUNCTION);
        lua_pushvalue(state, 2);
    }
    lua_call(state, with_order ? 2 : 1, 0);
    return 0;
}

int safe_unpack(lua_State* state) {
    const auto size = plain_table(state, 1);
    const auto first = luaL_optinteger(state, 2, 1);
    const auto last = luaL_optinteger(state, 3, size);
    if (first > last) return 0;
    luaL_argcheck(state, first >= 1 && last - first < 200, 1, "too many values to unpack (200)");
    luaL_checkstack(state, static_cast<int>(last - first) + 1, "too many values");
    for (auto i = first; i <= last; ++i) lua_rawgeti(state, 1, i);
    return static_cast<int>(last - first) + 1;
}
}  // namespace

void push_safe_string(lua_State* state) {
    luaL_requiref(state, "string", luaopen_string, 0);
    lua_getfield(state, -1, "format");
    lua_pushcclosure(state, safe_format, 1);
    lua_insert(state, -2);
    keep_only(state, {"byte", "char", "len", "lower", "reverse", "sub", "upper"});
    lua_insert(state, -2);
    lua_setfield(state, -2, "format");
    set_function(state, "rep", safe_rep);
    set_function(state, "find", safe_find);
    make_read_only(state, "string");
    // Every text shares one metatable: ours, locked, instead of Lua's with its patterns.
    lua_pushliteral(state, "");
    lua_newtable(state);
    lua_pushvalue(state, -3);
    lua_setfield(state, -2, "__index");
    lua_pushboolean(state, false);
    lua_setfield(state, -2, "__metatable");
    lua_setmetatable(state, -2);
    lua_pop(state, 1);
}

void push_safe_table(lua_State* state) {
    luaL_requiref(state, "table", luaopen_table, 0);
    lua_getfield(state, -1, "sort");
    lua_pushcclosure(state, safe_sort, 1);
    lua_insert(state, -2);
    keep_only(state, {"pack"});
    lua_insert(state, -2);
    lua_setfield(state, -2, "sort");
    set_function(state, "concat", safe_concat);
    set_function(state, "insert", safe_insert);
    set_function(state, "remove", safe_remove);
    set_function(state, "unpack", safe_unpack);
    make_read_only(state, "table");
}

int split_text(lua_State* state) {
    return split(state);
}
int trim_text(lua_State* state) {
    return trim(state);
}

}  // namespace luwte::script
