#include "script/value.h"

#include <lua.hpp>

namespace luwte::script {
namespace {

class Reader {
  public:
    Reader(lua_State* state, bool skip_functions) : state_(state), skip_functions_(skip_functions) {}

    bool read(int index, Value& into, int depth) {
        if (depth > 12 || ++count_ > 20'000 || !lua_checkstack(state_, 6)) return false;
        index = lua_absindex(state_, index);
        switch (lua_type(state_, index)) {
            case LUA_TNIL:
                return true;
            case LUA_TBOOLEAN:
                into.scalar = lua_toboolean(state_, index) != 0;
                return true;
            case LUA_TNUMBER:
                into.scalar = static_cast<double>(lua_tonumber(state_, index));
                return true;
            case LUA_TSTRING:
                into.scalar = text_at(index);
                return true;
            case LUA_TTABLE:
                return read_table(index, into, depth);
            default:
                return skip_functions_;
        }
    }

  private:
    std::string text_at(int index) {
        std::size_t size = 0;
        const char* text = lua_tolstring(state_, index, &size);
        return {text, size};
    }

    bool read_table(int index, Value& into, int depth) {
        into.is_table = true;
        const auto size = lua_rawlen(state_, index);
        for (std::size_t i = 1; i <= size; ++i) {
            lua_rawgeti(state_, index, static_cast<lua_Integer>(i));
            const bool ok = read(-1, into.list.emplace_back(), depth + 1);
            lua_pop(state_, 1);
            if (!ok) return false;
        }
        for (lua_pushnil(state_); lua_next(state_, index) != 0; lua_pop(state_, 1)) {
            if (lua_type(state_, -2) != LUA_TSTRING) continue;
            if (!read(-1, into.fields[text_at(-2)], depth + 1)) return lua_pop(state_, 2), false;
        }
        return true;
    }

    lua_State* state_;
    bool skip_functions_;
    std::size_t count_ = 0;
};

}  // namespace

const Value* Value::find(std::string_view name) const {
    const auto found = fields.find(name);
    return found == fields.end() || found->second.is_nothing() ? nullptr : &found->second;
}

std::string Value::text_of(std::string_view name, std::string_view fallback) const {
    const auto* value = find(name);
    return value != nullptr && value->text() != nullptr ? *value->text() : std::string(fallback);
}

std::string Value::kind() const {
    if (is_table) return list.empty() && !fields.empty() ? "a table" : "a list";
    if (text() != nullptr) return "a text";
    if (number() != nullptr) return "a number";
    return boolean() != nullptr ? "true or false" : "nothing";
}

std::optional<Value> read_value(lua_State* state, int index, bool skip_functions) {
    Value value;
    if (!Reader(state, skip_functions).read(index, value, 0)) return std::nullopt;
    return value;
}

void push_value(lua_State* state, const Value& value) {
    luaL_checkstack(state, 4, "value too deep");
    if (value.is_table) {
        lua_createtable(state, static_cast<int>(value.list.size()), static_cast<int>(value.fields.size()));
        for (std::size_t i = 0; i < value.list.size(); ++i) {
            push_value(state, value.list[i]);
            lua_rawseti(state, -2, static_cast<lua_Integer>(i) + 1);
        }
        for (const auto& [name, field] : value.fields) {
            lua_pushlstring(state, name.data(), name.size());
            push_value(state, field);
            lua_rawset(state, -3);
        }
    } else if (value.text() != nullptr)
        lua_pushlstring(state, value.text()->data(), value.text()->size());
    else if (value.number() != nullptr) {
        lua_Integer whole = 0;
        if (lua_numbertointeger(*value.number(), &whole) && static_cast<double>(whole) == *value.number())
            lua_pushinteger(state, whole);
        else
            lua_pushnumber(state, *value.number());
    } else if (value.boolean() != nullptr)
        lua_pushboolean(state, *value.boolean());
    else
        lua_pushnil(state);
}

}  // namespace luwte::script
