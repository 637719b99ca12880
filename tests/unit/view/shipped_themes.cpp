// The shipped themes as values: their plugin.lua is run as the data that it is.
#include <algorithm>
#include <memory>
#include <stdexcept>

#include <lua.hpp>

#include "unit/view/fixture.h"

namespace luwte::view::test {

namespace {

using State = std::unique_ptr<lua_State, decltype(&lua_close)>;

std::string text_at(lua_State* state, int index) {
    const char* text = lua_tostring(state, index);
    return text == nullptr ? "" : text;
}

/// Token names are written with _ in Lua.
std::string hyphened(std::string name) {
    std::ranges::replace(name, '_', '-');
    return name;
}

/// Calls `each` with a string key and the value on top of the stack, for the table on top.
template <class Each>
void for_each(lua_State* state, Each each) {
    if (!lua_istable(state, -1)) return;
    for (lua_pushnil(state); lua_next(state, -2) != 0; lua_pop(state, 1)) {
        if (lua_type(state, -2) == LUA_TSTRING) each(text_at(state, -2));
    }
}

Theme read_theme(lua_State* state) {
    Theme theme;
    const auto field = [state](const char* name) { lua_getfield(state, -1, name); };
    field("name");
    theme.name = text_at(state, -1);
    lua_pop(state, 1);
    field("theme");
    field("colours");
    for_each(state, [&](const std::string& palette) {
        for_each(state, [&](const std::string& name) {
            theme.colours[palette][hyphened(name)] = text_at(state, -1);
        });
    });
    lua_pop(state, 1);
    field("shape");
    for_each(state,
             [&](const std::string& name) { theme.shape[name] = text_at(state, -1); });
    lua_pop(state, 1);
    field("words");
    for_each(state, [&](const std::string& language) {
        for_each(state,
                 [&](const std::string& english) { theme.words[language][english] = text_at(state, -1); });
    });
    lua_pop(state, 1);
    field("title");
    for_each(state, [&](const std::string& language) { theme.title[language] = text_at(state, -1); });
    lua_pop(state, 1);
    field("exit_address");
    theme.exit_address = text_at(state, -1);
    lua_pop(state, 1);
    field("logo");
    theme.logo = text_at(state, -1);
    lua_pop(state, 1);
    field("front_blocks");
    for (lua_Integer at = 1; lua_geti(state, -1, at) == LUA_TSTRING; ++at) {
        theme.front_blocks.push_back(text_at(state, -1));
        lua_pop(state, 1);
    }
    return theme;
}

}  // namespace

std::vector<Theme> shipped_themes() {
    std::vector<Theme> themes;
    for (const auto* name : {"theme-luwte", "theme-haven"}) {
        const State state(luaL_newstate(), &lua_close);
        lua_register(state.get(), "plugin", [](lua_State*) { return 1; });
        const auto file = std::filesystem::path(LUWTE_SOURCE) / "plugins" / name / "plugin.lua";
        if (luaL_dofile(state.get(), file.c_str()) != LUA_OK)
            throw std::runtime_error(text_at(state.get(), -1));
        themes.push_back(read_theme(state.get()));
    }
    return themes;
}

}  // namespace luwte::view::test
