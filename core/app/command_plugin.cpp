#include "app/command_plugin.h"

#include <fstream>
#include <optional>
#include <ostream>
#include <sysexits.h>

#include <fmt/format.h>

#include "app/theme_of.h"
#include "script/check.h"

namespace luwte::app {
namespace {

std::vector<std::string> contrast_lines(const script::ThemeData& data) {
    std::vector<std::string> lines;
    for (const auto& fault : view::contrast_faults(theme_of(data)))
        lines.push_back(fmt::format("contrast in {}: {} on {} is {:.2f}:1, must be {:.1f}:1", fault.palette,
                                    fault.foreground, fault.background, fault.ratio, fault.needed));
    return lines;
}

std::optional<script::PluginKind> kind_of(const std::string& name) {
    for (const auto kind :
         {script::PluginKind::moderation, script::PluginKind::escalation, script::PluginKind::theme})
        if (script::to_text(kind) == name) return kind;
    return std::nullopt;
}

}  // namespace

int plugin_check(const std::vector<std::filesystem::path>& folders, std::ostream& out) {
    bool passed = !folders.empty();
    for (const auto& folder : folders) {
        script::CheckReport report;
        if (const auto plugin = script::read_plugin(folder, report.faults); plugin && report.faults.empty())
            report = script::check_plugin(*plugin, contrast_lines);
        for (const auto& fault : report.faults) out << "fault    " << fault.to_string() << '\n';
        for (const auto& warning : report.warnings) out << "warning  " << warning.to_string() << '\n';
        out << fmt::format("{}  {}: {} rules, {} patterns, {} examples\n",
                           report.passed() ? "passed " : "refused", folder.string(), report.rules,
                           report.patterns, report.examples);
        passed = passed && report.passed();
    }
    return passed ? EX_OK : EX_DATAERR;
}

int plugin_new(const std::string& kind, const std::string& name, const std::filesystem::path& parent,
               std::ostream& out) {
    const auto known = kind_of(kind);
    const auto plugin = known ? script::new_plugin(*known, name) : std::nullopt;
    if (!plugin) {
        out << "luwte plugin new KIND NAME: KIND is moderation, escalation or theme; NAME holds small "
               "letters, digits and -\n";
        return EX_USAGE;
    }
    const auto folder = parent / name;
    if (std::filesystem::exists(folder)) {
        out << folder.string() << " is there already\n";
        return EX_CANTCREAT;
    }
    for (const auto& [path, text] : plugin->files) {
        std::error_code error;
        std::filesystem::create_directories((folder / path).parent_path(), error);
        std::ofstream file(folder / path, std::ios::binary);
        if (!(file << text).flush()) {
            out << "cannot write " << (folder / path).string() << '\n';
            return EX_CANTCREAT;
        }
    }
    out << "made " << folder.string() << "; try: luwte plugin check " << folder.string() << '\n';
    return EX_OK;
}

int plugin_list(const std::filesystem::path& parent, std::ostream& out) {
    for (const auto& folder : script::find_plugins(parent)) {
        script::Faults faults;
        const auto plugin = script::read_plugin(folder, faults);
        const auto manifest = plugin ? script::read_manifest(*plugin, faults) : std::nullopt;
        if (manifest)
            out << fmt::format("{:<24} {:<11} {:<8} {}\n", manifest->name, script::to_text(manifest->kind),
                               manifest->version, manifest->summary.at("en"));
        else
            out << fmt::format("{:<24} does not load: {}\n", folder.filename().string(),
                               faults.empty() ? "" : faults.front().to_string());
    }
    return EX_OK;
}

}  // namespace luwte::app
