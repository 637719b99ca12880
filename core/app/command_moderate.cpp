#include "app/command_moderate.h"

#include <algorithm>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <sysexits.h>

#include <nlohmann/json.hpp>

namespace luwte::app {
namespace {

using nlohmann::ordered_json;

std::optional<script::Place> place_of(const std::string& name) {
    for (const auto place : {script::Place::topic, script::Place::reply, script::Place::group,
                             script::Place::chat, script::Place::profile})
        if (script::to_text(place) == name) return place;
    return std::nullopt;
}

std::optional<script::Message> message_of(const ordered_json& line, base::TimePoint now) {
    if (!line.is_object() || !line.contains("id") || !line.contains("text") || !line["text"].is_string())
        return std::nullopt;
    const auto text_of = [&](const char* name, std::string fallback) {
        return line.contains(name) && line[name].is_string() ? line[name].get<std::string>() : fallback;
    };
    const auto flag = [&](const char* name) {
        return line.contains(name) && line[name].is_boolean() && line[name].get<bool>();
    };
    const auto place = place_of(text_of("context", "topic"));
    if (!place) return std::nullopt;
    script::Message message;
    message.text = line["text"].get<std::string>();
    message.place = *place;
    message.zone = text_of("zone", "survivors");
    message.language = text_of("lang", "nl");
    message.first_disclosure = flag("first_disclosure");
    message.replies_to_first_disclosure = flag("replies_to_first_disclosure");
    // Of the author nothing is known, unless the line says so: somebody who has been here a while.
    const auto number = [&](const char* name, std::int64_t fallback) {
        return line.contains(name) && line[name].is_number_integer() ? line[name].get<std::int64_t>()
                                                                     : fallback;
    };
    message.author_messages = number("author_messages", 10);
    message.author_days = number("author_days", 30);
    message.author_is_expert = flag("author_expert");
    message.now = now;
    return message;
}

ordered_json answer(const ordered_json& id, const script::Verdict& verdict) {
    std::vector<std::string> rules;
    for (const auto& hit : verdict.hits)
        if (const auto name = hit.plugin + "/" + hit.rule; std::ranges::find(rules, name) == rules.end())
            rules.push_back(name);
    ordered_json result = {{"id", id},
                           {"level", verdict.level},
                           {"categories", verdict.categories},
                           {"action", std::string(script::to_text(verdict.action))},
                           {"rules", rules}};
    if (verdict.failed) result["faults"] = verdict.faults;
    return result;
}

}  // namespace

std::shared_ptr<const script::RuleSet> load_rules(const std::filesystem::path& plugins,
                                                  const std::vector<std::filesystem::path>& extra,
                                                  script::Faults& faults) {
    auto folders = script::find_plugins(plugins);
    for (const auto& folder : extra) {
        const auto name = std::filesystem::weakly_canonical(folder).filename();
        std::erase_if(folders, [&](const auto& other) { return other.filename() == name; });
        folders.push_back(folder);
    }
    std::vector<script::PluginChoice> choices;
    for (const auto& folder : folders)
        if (auto plugin = script::read_plugin(folder, faults)) choices.push_back({std::move(*plugin), {}});
    return faults.empty() ? script::RuleSet::build(choices, faults) : nullptr;
}

int moderate(const script::RuleSet& rules, std::istream& in, std::ostream& out) {
    const auto now = base::SystemClock().now();
    int code = EX_OK;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto json = ordered_json::parse(line, nullptr, false);
        const auto message = message_of(json, now);
        if (message)
            out << answer(json["id"], rules.judge(*message))
                       .dump(-1, ' ', false, ordered_json::error_handler_t::replace)
                << '\n';
        else {
            out << ordered_json{{"id", nullptr},
                                {"line", number},
                                {"error",
                                 "no message: id, context (topic, reply, group, chat, profile) and text are "
                                 "needed"}}
                       .dump()
                << '\n';
            code = EX_DATAERR;
        }
    }
    out.flush();
    return code;
}

}  // namespace luwte::app
