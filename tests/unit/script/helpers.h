// Small plugins in memory, and messages for them.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "script/rule_set.h"

namespace luwte::script {

inline std::string manifest(const std::string& name, const std::string& kind = "moderation",
                            const std::string& more = "") {
    return "return plugin { name = '" + name + "', kind = '" + kind +
           "', version = '1.0.0', api = 1, summary = { nl = 'a', en = 'b' }, " + more + " }";
}

/// A plugin "test" with these files; the manifest is added when it is missing.
inline PluginFiles plugin_of(std::map<std::string, std::string> files, const std::string& name = "test",
                             const std::string& kind = "moderation") {
    files.try_emplace("plugin.lua", manifest(name, kind));
    return {name, std::move(files)};
}

/// A plugin of one rule, whose fields besides id these are.
inline PluginFiles plugin_with_rule(const std::string& fields,
                                    std::map<std::string, std::string> files = {}) {
    files["rules/a.lua"] = "return rule { id = 'a', " + fields + " }";
    return plugin_of(std::move(files));
}

inline std::string text_of(const Faults& faults) {
    std::string all;
    for (const auto& fault : faults) all += fault.to_string() + "\n";
    return all;
}

inline std::shared_ptr<const RuleSet> rules_of(const std::vector<PluginFiles>& plugins) {
    std::vector<PluginChoice> choices;
    for (const auto& plugin : plugins) choices.push_back({plugin, {}});
    Faults faults;
    auto rules = RuleSet::build(choices, faults);
    EXPECT_TRUE(rules != nullptr) << text_of(faults);
    return rules;
}

inline Faults faults_of(const PluginFiles& plugin) {
    Faults faults;
    EXPECT_EQ(RuleSet::build({{plugin, {}}}, faults), nullptr);
    return faults;
}

inline Message message_of(std::string text, Place place = Place::topic) {
    Message message;
    message.text = std::move(text);
    message.place = place;
    message.zone = "survivors";
    message.language = "nl";
    message.now = base::TimePoint(std::chrono::seconds(1'767'614'400));
    return message;
}

/// Whether a rule that looks for this pattern (a Lua expression) finds it in the text.
inline bool finds(const std::string& pattern, const std::string& text,
                  std::map<std::string, std::string> files = {}) {
    const auto rules = rules_of(
        {plugin_with_rule("patterns = { p = " + pattern + " }, verdict = hold {}", std::move(files))});
    if (rules == nullptr) return false;
    const auto verdict = rules->judge(message_of(text));
    EXPECT_FALSE(verdict.failed) << (verdict.faults.empty() ? "" : verdict.faults.front());
    return verdict.action == Action::hold;
}

/// The same for one line of a word list.
inline bool line_finds(const std::string& line, const std::string& text, const std::string& language = "nl") {
    return finds("words 'w.txt'", text, {{"words/w.txt", "# language: " + language + "\n" + line + "\n"}});
}

}  // namespace luwte::script
