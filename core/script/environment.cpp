#include "script/environment.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <lua.hpp>

#include "script/message_facts.h"
#include "script/pattern_types.h"
#include "script/personal_data.h"
#include "script/version.h"

namespace luwte::script {
namespace {

constexpr Allowance loading{20'000'000, std::chrono::seconds(3)};
constexpr std::string_view places[] = {"topic", "reply", "group", "chat", "profile"};

void push_number(lua_State* state, std::uint32_t number, const char* type) {
    *static_cast<std::uint32_t*>(lua_newuserdatauv(state, sizeof number, 0)) = number;
    if (luaL_newmetatable(state, type) != 0) {
        lua_pushboolean(state, false);
        lua_setfield(state, -2, "__metatable");
    }
    lua_setmetatable(state, -2);
}

/// The line of the file that is being run, for faults that are found later.
int current_line(lua_State* state) {
    lua_Debug debug{};
    if (lua_getstack(state, 1, &debug) == 0 || lua_getinfo(state, "l", &debug) == 0) return 0;
    return debug.currentline;
}

int make_verdict(lua_State* state) {
    const char* name = lua_tostring(state, lua_upvalueindex(1));
    const bool named = std::string_view(name) == "warn" || std::string_view(name) == "tag";
    if (named && lua_type(state, 1) == LUA_TSTRING) {
        lua_newtable(state);
        lua_pushvalue(state, 1);
        lua_setfield(state, -2, "name");
    } else if (lua_isnoneornil(state, 1)) {
        lua_newtable(state);
    } else {
        luaL_checktype(state, 1, LUA_TTABLE);
        lua_pushvalue(state, 1);
    }
    lua_pushstring(state, name);
    lua_setfield(state, -2, "verdict");
    return 1;
}

std::map<std::string, std::string> texts_of(const Value* value) {
    std::map<std::string, std::string> texts;
    if (value != nullptr)
        for (const auto& [name, text] : value->fields)
            if (text.text() != nullptr) texts[name] = *text.text();
    return texts;
}

}  // namespace

/// The functions of the environment, with the Environment as their first upvalue.
struct EnvironmentFunctions {
    static Environment& self(lua_State* state) {
        return *static_cast<Environment*>(lua_touserdata(state, lua_upvalueindex(1)));
    }

    static void only_while_loading(lua_State* state, const char* what) {
        if (!self(state).loading_)
            luaL_error(state, "%s works while a file is loaded only. Write it at the top of the file", what);
    }
    static int re(lua_State* state) {
        only_while_loading(state, "re");
        push_number(state, self(state).expression(state, Expression::Against::folded), expression_type);
        return 1;
    }
    static int exact(lua_State* state) {
        only_while_loading(state, "exact");
        push_number(state, self(state).expression(state, Expression::Against::written), expression_type);
        return 1;
    }
    static int words(lua_State* state) {
        only_while_loading(state, "words");
        if (lua_istable(state, 1)) return mark(state, lines_type);
        const std::string file = luaL_checkstring(state, 1);
        if (!self(state).plugin_.files.contains("words/" + file))
            luaL_error(state, "there is no words/%s in this plugin", file.c_str());
        lua_newtable(state);
        lua_pushstring(state, file.c_str());
        lua_setfield(state, -2, words_type);
        make_read_only(state, "a word list");
        return 1;
    }
    /// The table at 1 as a pattern of that type: its list, and its language.
    static int mark(lua_State* state, const char* type) {
        lua_settop(state, 1);
        lua_pushboolean(state, true);
        lua_setfield(state, 1, type);
        return 1;
    }
    static int data(lua_State* state) {
        only_while_loading(state, "data");
        const std::string kind = luaL_checkstring(state, 1);
        if (personal_data(kind).empty())
            luaL_error(state, "there is no kind of data '%s'. There are: %s", kind.c_str(),
                       fmt::format("{}", fmt::join(personal_data_kinds(), ", ")).c_str());
        lua_newtable(state);
        lua_pushstring(state, kind.c_str());
        lua_setfield(state, -2, data_type);
        make_read_only(state, "a kind of data");
        return 1;
    }
    static int rule(lua_State* state) {
        luaL_checktype(state, 1, LUA_TTABLE);
        lua_settop(state, 1);
        lua_pushinteger(state, current_line(state));
        lua_setfield(state, 1, "line");
        return 1;
    }
    static int use(lua_State* state) {
        only_while_loading(state, "use");
        auto& environment = self(state);
        const std::string name = luaL_checkstring(state, 1);
        if (!name.starts_with("lib/") || !environment.plugin_.files.contains(name + ".lua"))
            luaL_error(state, "there is no %s.lua in this plugin. use takes files of lib/: use \"lib/who\"",
                       name.c_str());
        const auto [found, added] = environment.modules_.try_emplace(name, 0);
        if (!added && found->second == 0) luaL_error(state, "%s uses itself", name.c_str());
        if (added) {
            environment.run_file(state, name + ".lua");
            if (lua_istable(state, -1)) make_read_only(state, "a module");
            found->second = luaL_ref(state, LUA_REGISTRYINDEX);
        }
        lua_rawgeti(state, LUA_REGISTRYINDEX, found->second);
        return 1;
    }
};

std::uint32_t expression_argument(lua_State* state, int index) {
    return *static_cast<std::uint32_t*>(luaL_checkudata(state, index, expression_type));
}

Environment::Environment(Sandbox& sandbox, const PluginFiles& plugin, PluginKind kind, Value settings,
                         PatternTable* survey, const PatternTable& table)
    : sandbox_(sandbox),
      plugin_(plugin),
      kind_(kind),
      settings_(std::move(settings)),
      survey_(survey),
      table_(table) {}

void Environment::push_environment(lua_State* state) {
    push_safe_library(state);
    const auto add = [&](const char* name, lua_CFunction function) {
        lua_pushlightuserdata(state, this);
        lua_pushcclosure(state, function, 1);
        lua_setfield(state, -2, name);
    };
    add("re", EnvironmentFunctions::re);
    add("exact", EnvironmentFunctions::exact);
    add("words", EnvironmentFunctions::words);
    add("data", EnvironmentFunctions::data);
    add("rule", EnvironmentFunctions::rule);
    add("use", EnvironmentFunctions::use);
    for (const char* verdict : {"allow", "nudge", "hold", "escalate", "warn", "tag", "reply"}) {
        lua_pushstring(state, verdict);
        lua_pushcclosure(state, make_verdict, 1);
        lua_setfield(state, -2, verdict);
    }
    lua_pushcfunction(state, one_of);
    lua_setfield(state, -2, "one_of");
    push_value(state, settings_);
    for (const auto& [name, value] : settings_.fields)
        if (value.is_table) {
            lua_getfield(state, -1, name.c_str());
            make_read_only(state, "a setting");
            lua_setfield(state, -2, name.c_str());
        }
    make_read_only(state, "settings");
    lua_setfield(state, -2, "settings");
    make_read_only(state, "a global");
}

void Environment::run_file(lua_State* state, const std::string& path) {
    luaL_checkstack(state, 8, "files use each other too deeply");
    lua_rawgeti(state, LUA_REGISTRYINDEX, environment_);
    sandbox_.load(plugin_.files.at(path), plugin_.name + "/" + path);
    lua_call(state, 0, 1);
}

void Environment::load(Faults& faults) {
    faults_ = &faults;
    loading_ = true;
    const auto attempt = [&](const std::string& path, const std::function<void(lua_State*)>& work) {
        sandbox_.begin(loading);
        const auto error = sandbox_.run(work);
        if (error) faults.push_back(fault_of(*error, plugin_.name + "/" + path));
    };
    attempt("plugin.lua", [&](lua_State* state) {
        push_environment(state);
        environment_ = luaL_ref(state, LUA_REGISTRYINDEX);
    });
    if (plugin_.files.contains("patterns.lua"))
        attempt("patterns.lua", [&](lua_State* state) {
            run_file(state, "patterns.lua");
            if (!lua_istable(state, -1))
                luaL_error(state, "%s/patterns.lua:1: the file must return a table of patterns",
                           plugin_.name.c_str());
            if (survey_ != nullptr) shared_ = read_patterns(state, -1);
        });
    for (const auto& [path, source] : plugin_.files)
        if (path.starts_with("rules/") && path.ends_with(".lua"))
            attempt(path, [&](lua_State* state) { load_rule(state, path); });
    loading_ = false;
    faults_ = nullptr;
}

std::vector<std::pair<std::string, Value>> Environment::load_tests(Faults& faults) {
    std::vector<std::pair<std::string, Value>> tests;
    for (const auto& [path, source] : plugin_.files) {
        if (!path.starts_with("tests/") || !path.ends_with(".lua")) continue;
        const auto file = plugin_.name + "/" + path;
        sandbox_.begin(loading);
        const auto error = sandbox_.run([&](lua_State* state) {
            run_file(state, path);
            auto value = read_value(state, -1);
            if (!value || !value->is_table)
                luaL_error(state, "%s:1: the file must return a list of examples", file.c_str());
            for (auto& each : value->list) tests.emplace_back(file, std::move(each));
        });
        if (error) faults.push_back(fault_of(*error, file));
    }
    return tests;
}

void Environment::load_rule(lua_State* state, const std::string& path) {
    const auto file = plugin_.name + "/" + path;
    run_file(state, path);
    if (!lua_istable(state, -1) || lua_getfield(state, -1, "line") != LUA_TNUMBER)
        luaL_error(state, "%s:1: the file must end by returning rule { ... }", file.c_str());
    lua_pop(state, 1);
    RuleInfo rule;
    rule.plugin = plugin_.name;
    rule.file = file;
    rule.kind = kind_;
    read_rule(state, rule);
    RuleFunctions functions{LUA_NOREF, LUA_NOREF};
    if (lua_getfield(state, -1, "when") == LUA_TFUNCTION)
        functions.when = luaL_ref(state, LUA_REGISTRYINDEX);
    else
        lua_pop(state, 1);
    if (lua_getfield(state, -1, "judge") == LUA_TFUNCTION)
        functions.judge = luaL_ref(state, LUA_REGISTRYINDEX);
    else
        lua_pop(state, 1);
    functions_.push_back(functions);
    rules_.push_back(std::move(rule));
}

void Environment::read_rule(lua_State* state, RuleInfo& rule) {
    const int table = lua_gettop(state);
    lua_getfield(state, table, "line");
    rule.line = static_cast<int>(lua_tointeger(state, -1));
    lua_pop(state, 1);
    const auto fail = [&](const std::string& what) {
        luaL_error(state, "%s:%d: %s", rule.file.c_str(), rule.line, what.c_str());
    };

    rule.groups = shared_;
    if (lua_getfield(state, table, "patterns") == LUA_TTABLE && survey_ != nullptr)
        for (const auto& [name, group] : read_patterns(state, -1)) {
            rule.groups.insert_or_assign(name, group);
            rule.own.push_back(group);
        }
    lua_pop(state, 1);
    static constexpr std::string_view known[] = {"id",      "about",    "on",      "patterns", "when", "judge",
                                                 "verdict", "examples", "reasons", "line"};
    for (lua_pushnil(state); lua_next(state, table) != 0; lua_pop(state, 1))
        if (lua_type(state, -2) != LUA_TSTRING ||
            std::ranges::find(known, std::string_view(lua_tostring(state, -2))) == std::end(known))
            fail(fmt::format("'{}' is unknown in a rule. See plugins/README.md",
                             lua_type(state, -2) == LUA_TSTRING ? lua_tostring(state, -2) : "a number"));
    const auto is_function = [&](const char* name) {
        const int type = lua_getfield(state, table, name);
        lua_pop(state, 1);
        if (type != LUA_TNIL && type != LUA_TFUNCTION) fail(fmt::format("{} must be a function", name));
        return type == LUA_TFUNCTION;
    };
    rule.has_when = is_function("when");
    rule.has_judge = is_function("judge");

    const auto data = read_value(state, table, true);
    if (!data) fail("a rule holds too much, or something nested too deep");
    rule.id = data->text_of("id");
    if (rule.id.empty() || rule.id.size() > 60 ||
        rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        fail("id is missing, or holds more than small letters, digits and -");
    if (std::ranges::any_of(rules_, [&](const RuleInfo& other) { return other.id == rule.id; }))
        fail("another rule has the id '" + rule.id + "'");
    rule.about = texts_of(data->find("about"));
    if (const auto* on = data->find("on"); on == nullptr)
        rule.places = ~0U;
    else
        for (const auto& place : on->list) {
            const auto found =
                place.text() == nullptr ? std::end(places) : std::ranges::find(places, *place.text());
            if (found == std::end(places)) fail("'on' knows topic, reply, group, chat and profile");
            rule.places |= 1U << static_cast<unsigned>(found - std::begin(places));
        }
    if (const auto* verdict = data->find("verdict")) {
        std::string error;
        rule.verdict = read_outcomes(*verdict, error);
        if (!error.empty()) fail(error);
    }
    if (rule.has_judge && (rule.has_when || !rule.verdict.empty()))
        fail("a rule has either judge, or when and verdict");
    if (!rule.has_judge && rule.verdict.empty())
        fail("verdict is missing. Write verdict = hold { reason = \"…\" }, or a judge function");
    if (survey_ != nullptr && !rule.has_judge && !rule.has_when && rule.own.empty())
        fail("a rule needs when, judge or patterns of its own");
    for (const auto& outcome : rule.verdict)
        for (const auto& name : outcome.mark_names)
            if (survey_ != nullptr && !rule.groups.contains(name))
                fail("marks names the pattern '" + name + "', which there is not");
    if (const auto* examples = data->find("examples")) rule.examples = examples->list;
    if (const auto* reasons = data->find("reasons"))
        for (const auto& [reason, sentences] : reasons->fields) rule.reasons[reason] = texts_of(&sentences);
    // Shared files are part of what the rule says.
    std::string all;
    for (const auto& [path, source] : plugin_.files)
        if (path == rule.file.substr(plugin_.name.size() + 1) || path == "patterns.lua" ||
            path.starts_with("lib/") || path.starts_with("words/") || path.ends_with(".model"))
            all += path + "\n" + source;
    rule.version = version_hash(all);
}

}  // namespace luwte::script
