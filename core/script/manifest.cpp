// plugin.lua: run in a sandbox of its own, read as data, checked field by field.
#include <algorithm>
#include <charconv>

#include <lua.hpp>

#include "script/plugin.h"
#include "script/sandbox.h"
#include "script/statistical_model.h"

namespace luwte::script {
namespace {

constexpr Allowance loading{1'000'000, std::chrono::seconds(1)};

int first_argument(lua_State* state) {
    luaL_checktype(state, 1, LUA_TTABLE);
    lua_settop(state, 1);
    return 1;
}

std::map<std::string, std::string> texts_of(const Value* value) {
    std::map<std::string, std::string> texts;
    if (value != nullptr)
        for (const auto& [name, text] : value->fields)
            if (text.text() != nullptr) texts[name] = *text.text();
    return texts;
}

bool fits(const Value& value, const Setting& setting) {
    if (setting.type == "number")
        return value.number() != nullptr && *value.number() >= setting.minimum.value_or(*value.number()) &&
               *value.number() <= setting.maximum.value_or(*value.number());
    if (setting.type == "text") return value.text() != nullptr && value.text()->size() <= 2000;
    if (setting.type == "boolean") return value.boolean() != nullptr;
    return value.is_table && value.fields.empty() && value.list.size() <= 1000 &&
           std::ranges::all_of(value.list, [](const Value& each) { return each.text() != nullptr; });
}

class ManifestReader {
  public:
    ManifestReader(const PluginFiles& plugin, Faults& faults)
        : plugin_(plugin), file_(plugin.name + "/plugin.lua"), faults_(faults) {}

    void fault(std::string what, std::string advice = {}) {
        faults_.push_back({file_, 0, std::move(what), std::move(advice)});
    }

    Manifest read(const Value& from) {
        Manifest manifest;
        manifest.name = from.text_of("name");
        if (manifest.name != plugin_.name)
            fault("name must be the folder's name", "Write name = \"" + plugin_.name + "\"");
        kind(from.text_of("kind"), manifest);
        manifest.version = from.text_of("version");
        if (manifest.version.empty() || manifest.version.size() > 40)
            fault("version is missing", "Write version = \"1.0.0\"");
        const auto* api = from.find("api");
        if (api == nullptr || api->number() == nullptr || *api->number() != 1)
            fault("api must be 1: this version of the manual");
        manifest.summary = texts_of(from.find("summary"));
        for (const char* language : {"nl", "en"})
            if (!manifest.summary.contains(language))
                fault(std::string("summary.") + language + " is missing",
                      "Say in one line what the plugin is for");
        if (const auto* settings = from.find("settings")) read_settings(*settings, manifest);
        if (const auto* models = from.find("models")) read_models(*models, manifest);
        const auto* theme = from.find("theme");
        if (manifest.kind == PluginKind::theme)
            manifest.theme = read_theme(theme == nullptr ? Value{} : *theme, manifest.name, file_, faults_);
        else if (theme != nullptr)
            fault("only kind = \"theme\" has a theme");
        unknown_fields(from);
        return manifest;
    }

  private:
    void kind(const std::string& text, Manifest& manifest) {
        if (text == "moderation")
            manifest.kind = PluginKind::moderation;
        else if (text == "escalation")
            manifest.kind = PluginKind::escalation;
        else if (text == "theme")
            manifest.kind = PluginKind::theme;
        else
            fault("kind is missing or unknown", "Use \"moderation\", \"escalation\" or \"theme\"");
    }

    void read_settings(const Value& from, Manifest& manifest) {
        for (const auto& [name, table] : from.fields) {
            Setting setting;
            setting.type = table.text_of("type");
            static constexpr std::string_view types[] = {"number", "text", "boolean", "list"};
            if (std::ranges::find(types, setting.type) == std::end(types)) {
                fault("settings." + name + ".type must be \"number\", \"text\", \"boolean\" or \"list\"");
                continue;
            }
            if (const auto* value = table.find("minimum"); value != nullptr && value->number() != nullptr)
                setting.minimum = *value->number();
            if (const auto* value = table.find("maximum"); value != nullptr && value->number() != nullptr)
                setting.maximum = *value->number();
            if (const auto* value = table.find("default")) setting.standard = *value;
            if (!fits(setting.standard, setting))
                fault("settings." + name + ".default does not fit its type and bounds");
            setting.about = texts_of(table.find("about"));
            manifest.settings[name] = std::move(setting);
        }
    }

    void read_models(const Value& from, Manifest& manifest) {
        for (const auto& [name, value] : from.fields) {
            const auto path = value.text() == nullptr ? std::string{} : *value.text();
            const auto found = plugin_.files.find(path);
            if (!path.ends_with(".model") || found == plugin_.files.end()) {
                fault("models." + name + " must be a file of this plugin that ends in .model");
                continue;
            }
            std::string error;
            auto model = StatisticalModel::load(found->second, error);
            if (!model) faults_.push_back({plugin_.name + "/" + path, 0, error, {}});
            manifest.models[name] = std::move(model);
        }
    }

    void unknown_fields(const Value& from) {
        static constexpr std::string_view known[] = {
            "name", "kind", "version", "api", "summary", "settings", "capabilities", "theme", "models"};
        for (const auto& [name, value] : from.fields)
            if (std::ranges::find(known, name) == std::end(known))
                fault("'" + name + "' is unknown in a manifest", "See plugins/README.md");
        if (const auto* capabilities = from.find("capabilities");
            capabilities != nullptr && !capabilities->list.empty())
            fault("rules and themes have no capabilities", "Leave capabilities out");
    }

    const PluginFiles& plugin_;
    std::string file_;
    Faults& faults_;
};

}  // namespace

std::string_view to_text(PluginKind kind) {
    switch (kind) {
        case PluginKind::moderation:
            return "moderation";
        case PluginKind::escalation:
            return "escalation";
        case PluginKind::theme:
            return "theme";
    }
    return "";
}

Fault fault_of(std::string message, const std::string& fallback_file) {
    if (const auto trace = message.find("\nstack traceback:"); trace != std::string::npos)
        message.resize(trace);
    Fault fault{fallback_file, 0, message, {}};
    for (auto colon = message.find(".lua:"); colon != std::string::npos;
         colon = message.find(".lua:", colon + 1)) {
        const auto* first = message.data() + colon + 5;
        int line = 0;
        const auto [end, error] = std::from_chars(first, message.data() + message.size(), line);
        if (error != std::errc{} || !std::string_view(end).starts_with(": ")) continue;
        fault = {message.substr(0, colon + 4), line, std::string(end + 2), {}};
        break;
    }
    if (const auto advice = fault.what.find(". "); advice != std::string::npos) {
        fault.advice = fault.what.substr(advice + 2);
        fault.what.resize(advice);
    }
    return fault;
}

std::optional<Manifest> read_manifest(const PluginFiles& plugin, Faults& faults) {
    const auto file = plugin.name + "/plugin.lua";
    const auto source = plugin.files.find("plugin.lua");
    if (source == plugin.files.end())
        return faults.push_back({file, 0, "there is no plugin.lua", {}}), std::nullopt;
    Sandbox sandbox;
    sandbox.begin(loading);
    std::optional<Value> value;
    const auto error = sandbox.run([&](lua_State* state) {
        push_safe_library(state);
        lua_pushcfunction(state, first_argument);
        lua_setfield(state, -2, "plugin");
        make_read_only(state, "a global");
        sandbox.load(source->second, file);
        lua_call(state, 0, 1);
        if (!lua_istable(state, -1))
            luaL_error(state, "%s:1: the file must end by returning plugin { ... }", file.c_str());
        value = read_value(state, -1);
        if (!value) luaL_error(state, "%s:1: a manifest holds data only, no functions", file.c_str());
    });
    if (error) return faults.push_back(fault_of(*error, file)), std::nullopt;
    const auto before = faults.size();
    auto manifest = ManifestReader(plugin, faults).read(*value);
    if (faults.size() > before) return std::nullopt;
    return manifest;
}

Value settings_of(const Manifest& manifest, const SettingValues& filled_in, Faults& faults) {
    Value settings;
    settings.is_table = true;
    for (const auto& [name, setting] : manifest.settings) {
        const auto found = filled_in.find(name);
        const bool given = found != filled_in.end();
        if (given && !fits(found->second, setting))
            faults.push_back({manifest.name, 0, "the setting '" + name + "' does not fit its type and bounds",
                              "It is a " + setting.type});
        settings.fields[name] = given && fits(found->second, setting) ? found->second : setting.standard;
    }
    return settings;
}

}  // namespace luwte::script
