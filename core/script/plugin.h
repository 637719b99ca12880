// A plugin as it lies on the disk or in the database, and what its manifest says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "script/fault.h"
#include "script/theme_data.h"
#include "script/value.h"

namespace luwte::script {

class StatisticalModel;
/// What a plugin's manifest calls its models.
using Models = std::map<std::string, std::shared_ptr<const StatisticalModel>, std::less<>>;

enum class PluginKind : std::uint8_t { moderation, escalation, theme };
[[nodiscard]] std::string_view to_text(PluginKind kind);

/// The files of a plugin by their path below it ("rules/locating.lua").
struct PluginFiles {
    std::string name;  ///< of the folder
    std::map<std::string, std::string> files;
};
/// Reads a folder within the limits of plugins/README.md.
[[nodiscard]] std::optional<PluginFiles> read_plugin(const std::filesystem::path& folder, Faults& faults);
/// Every folder below `plugins` that holds a plugin.lua, in order of name.
[[nodiscard]] std::vector<std::filesystem::path> find_plugins(const std::filesystem::path& plugins);

/// Something that an organisation may fill in.
struct Setting {
    std::string type;  ///< number, text, boolean, list
    Value standard;
    std::optional<double> minimum, maximum;
    std::map<std::string, std::string> about;  ///< by language code
};

struct Manifest {
    std::string name;
    PluginKind kind = PluginKind::moderation;
    std::string version;
    int api = 1;
    std::map<std::string, std::string> summary;  ///< by language code
    std::map<std::string, Setting> settings;
    std::optional<ThemeData> theme;
    Models models;
};
/// Runs plugin.lua in a sandbox of its own and checks it.
[[nodiscard]] std::optional<Manifest> read_manifest(const PluginFiles& plugin, Faults& faults);

/// What an organisation filled in, by the setting's name.
using SettingValues = std::map<std::string, Value, std::less<>>;
/// The settings' values with defaults for what is missing; faults for what has the wrong type or is out of
/// bounds.
[[nodiscard]] Value settings_of(const Manifest& manifest, const SettingValues& filled_in, Faults& faults);

/// The places, "house-rules/rules/a.lua:12: what", in a message of Lua as a fault.
[[nodiscard]] Fault fault_of(std::string lua_message, const std::string& fallback_file);

}  // namespace luwte::script
