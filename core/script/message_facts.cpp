#include "script/message_facts.h"

#include <algorithm>
#include <string>

#include <lua.hpp>

#include "script/normalise.h"
#include "script/sandbox.h"
#include "script/text_facts.h"

namespace luwte::script {
namespace {

void push_text(lua_State* state, std::string_view text) {
    lua_pushlstring(state, text.data(), text.size());
}
void push_number(lua_State* state, std::size_t number) {
    lua_pushinteger(state, static_cast<lua_Integer>(number));
}

const std::vector<Link>& links_of(lua_State* state, Asking& asking) {
    if (!asking.links) {
        Sandbox::of(state).charge(asking.evaluation->message().text.size() * 8);
        asking.links = find_links(*asking.evaluation);
    }
    return *asking.links;
}

void push_domains(lua_State* state, Asking& asking) {
    const auto& links = links_of(state, asking);
    lua_createtable(state, static_cast<int>(links.size()), 0);
    for (std::size_t i = 0; i < links.size(); ++i) {
        push_text(state, links[i].domain);
        lua_rawseti(state, -2, static_cast<lua_Integer>(i) + 1);
    }
}

bool push_text_fact(lua_State* state, Asking& asking, std::string_view name) {
    const auto& evaluation = *asking.evaluation;
    const auto& text = evaluation.message().text;
    const auto counted = [&](std::size_t times) { Sandbox::of(state).charge(text.size() * times); };
    if (name == "links") {
        const auto& links = links_of(state, asking);
        for (const auto& link : links) asking.found.push_back(link.place);
        push_number(state, links.size());
    } else if (name == "domains")
        push_domains(state, asking);
    else if (name == "mentions")
        counted(8), push_number(state, count_mentions(evaluation));
    else if (name == "characters")
        counted(1), push_number(state, count_characters(text));
    else if (name == "lines")
        counted(1), push_number(state, count_lines(text));
    else if (name == "capitals")
        counted(2), lua_pushinteger(state, capitals_share(text));
    else if (name == "repeats")
        counted(8), push_number(state, count_repeats(evaluation));
    else if (name == "longest_run")
        counted(1), push_number(state, longest_run(text));
    else if (name == "written_in")
        counted(32), push_text(state, language_of(text));
    else
        return false;
    return true;
}

bool push_place_fact(lua_State* state, Asking& asking, std::string_view name) {
    const auto& message = asking.evaluation->message();
    if (name == "forum")
        push_text(state, message.forum);
    else if (name == "group")
        push_text(state, message.group);
    else if (name == "arrivals")
        lua_pushinteger(state, message.arrivals);
    else if (name == "danger")
        lua_pushinteger(state, std::max(asking.danger, message.danger));
    else if (name == "hour")
        lua_pushinteger(state, wall_clock(message.now).hour);
    else if (name == "minute")
        lua_pushinteger(state, wall_clock(message.now).minute);
    else if (name == "weekday")
        lua_pushinteger(state, wall_clock(message.now).weekday);
    else
        return false;
    return true;
}

/// The domains of the list at argument 2, as those of links are written.
std::vector<std::string> domains_argument(lua_State* state) {
    luaL_checktype(state, 2, LUA_TTABLE);
    std::vector<std::string> domains;
    const auto size = luaL_len(state, 2);
    for (lua_Integer i = 1; i <= size && i <= 10'000; ++i) {
        if (lua_geti(state, 2, i) == LUA_TSTRING) domains.push_back(fold(lua_tostring(state, -1)));
        lua_pop(state, 1);
    }
    return domains;
}

bool is_in_list(lua_State* state, int value, int list) {
    const auto size = luaL_len(state, list);
    for (lua_Integer i = 1; i <= size && i <= 10'000; ++i) {
        lua_geti(state, list, i);
        const bool same = lua_rawequal(state, -1, value) != 0;
        lua_pop(state, 1);
        if (same) return true;
    }
    return false;
}

}  // namespace

bool push_fact(lua_State* state, Asking& asking, std::string_view name) {
    return push_text_fact(state, asking, name) || push_place_fact(state, asking, name);
}

int ask_links(lua_State* state, Asking& asking, bool listed) {
    const auto domains = domains_argument(state);
    const auto& links = links_of(state, asking);
    Sandbox::of(state).charge(links.size() * domains.size() * 16);
    bool any = false;
    for (const auto& link : links) {
        const bool in_list =
            std::ranges::any_of(domains, [&](const auto& each) { return is_domain_of(link.domain, each); });
        if (in_list != listed) continue;
        asking.found.push_back(link.place);
        any = true;
    }
    lua_pushboolean(state, any);
    return 1;
}

int ask_between(lua_State* state, Asking& asking) {
    const auto from = luaL_checkinteger(state, 2);
    const auto to = luaL_checkinteger(state, 3);
    luaL_argcheck(state, from >= 0 && from <= 24, 2, "hours go from 0 to 24");
    luaL_argcheck(state, to >= 0 && to <= 24, 3, "hours go from 0 to 24");
    lua_pushboolean(state, is_between(wall_clock(asking.evaluation->message().now),
                                      static_cast<int>(from % 24), static_cast<int>(to)));
    return 1;
}

int one_of(lua_State* state) {
    luaL_checkany(state, 1);
    luaL_checktype(state, 2, LUA_TTABLE);
    lua_settop(state, 2);
    Sandbox::of(state).charge(
        static_cast<std::size_t>(std::clamp<lua_Integer>(luaL_len(state, 2), 0, 10'000)) * 8);
    bool found = false;
    if (lua_istable(state, 1)) {
        const auto size = luaL_len(state, 1);
        for (lua_Integer i = 1; i <= size && i <= 100 && !found; ++i) {
            lua_geti(state, 1, i);
            found = is_in_list(state, lua_gettop(state), 2);
            lua_pop(state, 1);
        }
    } else {
        found = is_in_list(state, 1, 2);
    }
    lua_pushboolean(state, found);
    return 1;
}

}  // namespace luwte::script
