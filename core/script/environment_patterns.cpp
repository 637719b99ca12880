// Environment: what stands under `patterns`, gathered in the table of all patterns.
#include <algorithm>

#include <fmt/format.h>
#include <lua.hpp>

#include "script/environment.h"
#include "script/pattern_types.h"
#include "script/personal_data.h"

namespace luwte::script {

GroupNames Environment::read_patterns(lua_State* state, int index) {
    GroupNames names;
    index = lua_absindex(state, index);
    std::vector<std::string> keys;
    for (lua_pushnil(state); lua_next(state, index) != 0; lua_pop(state, 1)) {
        if (lua_type(state, -2) != LUA_TSTRING)
            luaL_error(state, "patterns have names: patterns = { name = words \"…\" }");
        keys.emplace_back(lua_tostring(state, -2));
    }
    std::ranges::sort(keys);
    for (const auto& key : keys) {
        std::vector<std::uint32_t> entries;
        lua_getfield(state, index, key.c_str());
        read_pattern(state, -1, key, entries, 0);
        lua_pop(state, 1);
        names[key] = survey_->add_group(std::move(entries));
    }
    return names;
}

void Environment::read_pattern(lua_State* state, int index, const std::string& name,
                               std::vector<std::uint32_t>& entries, int depth) {
    luaL_checkstack(state, 8, "patterns nested too deep");
    index = lua_absindex(state, index);
    if (lua_type(state, index) == LUA_TSTRING) {
        const std::string text = lua_tostring(state, index);
        std::string error;
        auto phrase = parse_phrase(text, "", error);
        if (phrase.inflected) error = "~ needs to know the language. Put the line in a word list";
        if (!error.empty())
            luaL_error(state, "pattern '%s', \"%s\": %s", name.c_str(), text.c_str(), error.c_str());
        entries.push_back(survey_->add({std::move(phrase), nullptr, text}));
    } else if (luaL_testudata(state, index, expression_type) != nullptr) {
        entries.push_back(expression_argument(state, index));
    } else if (lua_type(state, index) == LUA_TTABLE && depth < 4) {
        if (lua_getfield(state, index, words_type) == LUA_TSTRING) {
            const auto& list = word_list(state, lua_tostring(state, -1));
            entries.insert(entries.end(), list.begin(), list.end());
            return lua_pop(state, 1);
        }
        lua_pop(state, 1);
        if (lua_getfield(state, index, data_type) == LUA_TSTRING) {
            for (const auto& entry : personal_data(lua_tostring(state, -1)))
                entries.push_back(survey_->add(entry));
            return lua_pop(state, 1);
        }
        lua_pop(state, 1);
        if (lua_getfield(state, index, lines_type) == LUA_TBOOLEAN) {
            lua_pop(state, 1);
            return read_lines(state, index, name, entries);
        }
        lua_pop(state, 1);
        const auto size = lua_rawlen(state, index);
        if (size == 0) luaL_error(state, "pattern '%s' is an empty list", name.c_str());
        for (std::size_t i = 1; i <= size; ++i) {
            lua_rawgeti(state, index, static_cast<lua_Integer>(i));
            read_pattern(state, -1, name, entries, depth + 1);
            lua_pop(state, 1);
        }
    } else {
        luaL_error(state, "pattern '%s' must be a text, words, data, re, exact or a list of them, not a %s",
                   name.c_str(), luaL_typename(state, index));
    }
}

std::uint32_t Environment::expression(lua_State* state, Expression::Against against) {
    std::size_t size = 0;
    const char* text = luaL_checklstring(state, 1, &size);
    luaL_argcheck(state, size > 0 && size <= 4000, 1, "an expression of 1 to 4,000 characters expected");
    const std::string source(text, size);
    if (const auto* number = table_.find_expression(source, against)) return *number;
    if (survey_ == nullptr) luaL_error(state, "an expression that differs from load to load");
    std::string error;
    auto compiled = Expression::compile(source, against, error);
    if (!compiled)
        luaL_error(state,
                   "this expression cannot be used: %s. See RE2's syntax (no lookaround, no backreferences)",
                   error.c_str());
    return survey_->add({{}, std::move(compiled), source});
}

/// words { language = "nl", "…", "…" }: the lines of a list in the rule itself.
void Environment::read_lines(lua_State* state, int index, const std::string& name,
                             std::vector<std::uint32_t>& entries) {
    const auto lines = read_value(state, index);
    if (!lines || lines->list.empty()) luaL_error(state, "pattern '%s' is an empty list", name.c_str());
    auto text = lines->find("language") == nullptr ? std::string{}
                                                   : "# language: " + lines->text_of("language") + "\n";
    for (const auto& line : lines->list) {
        if (line.text() == nullptr || line.text()->find('\n') != std::string::npos ||
            line.text()->starts_with('#'))
            luaL_error(state, "pattern '%s': words { … } holds lines of text", name.c_str());
        text += *line.text() + "\n";
    }
    Faults faults;
    auto list = parse_words(text, name, faults);
    if (!faults.empty())
        luaL_error(state, "pattern '%s': %s. %s", name.c_str(), faults.front().what.c_str(),
                   faults.front().advice.c_str());
    for (auto& entry : list.entries) entries.push_back(survey_->add(std::move(entry)));
}

const std::vector<std::uint32_t>& Environment::word_list(lua_State* state, const std::string& file) {
    const auto [found, added] = lists_.try_emplace(file);
    if (!added) return found->second;
    Faults faults;
    auto list = parse_words(plugin_.files.at("words/" + file), plugin_.name + "/words/" + file, faults);
    if (faults_ != nullptr)
        faults_->insert(faults_->end(), faults.begin(), faults.end());
    else if (!faults.empty())
        luaL_error(state, "words/%s has faults", file.c_str());
    for (auto& entry : list.entries) found->second.push_back(survey_->add(std::move(entry)));
    return found->second;
}

}  // namespace luwte::script
