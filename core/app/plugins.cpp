#include "app/plugins.h"

#include "app/asset_shelf.h"
#include "app/theme_of.h"
#include "base/log.h"
#include "script/plugin.h"

namespace luwte::app {
namespace {

namespace fs = std::filesystem;

void tell(const script::Faults& faults) {
    for (const auto& fault : faults) spdlog::error("{}", fault.to_string());
}

/// A theme as pages use it; null when something in it would not work for everybody, such as too little contrast.
std::shared_ptr<view::Theme> make_theme(const script::ThemeData& data) {
    auto theme = std::make_shared<view::Theme>(theme_of(data));
    const auto faults = view::theme_faults(*theme);
    for (const auto& fault : faults) spdlog::error("theme {}: {}", theme->name, fault);
    return faults.empty() ? theme : nullptr;
}

}  // namespace

InstalledPlugins installed_plugins(const Configuration& configuration) {
    InstalledPlugins installed;
    for (const auto& folder : script::find_plugins(configuration.plugins)) {
        script::Faults faults;
        const auto files = script::read_plugin(folder, faults);
        const auto manifest = files ? script::read_manifest(*files, faults) : std::nullopt;
        tell(faults);
        if (!manifest) continue;
        (manifest->kind == script::PluginKind::theme ? installed.themes : installed.rule_plugins).push_back(manifest->name);
    }
    return installed;
}

Themes load_themes(const Configuration& configuration, const view::Assets& assets, AssetShelf& shelf) {
    Themes themes;
    for (const auto& folder : script::find_plugins(configuration.plugins)) {
        script::Faults faults;
        const auto files = script::read_plugin(folder, faults);
        const auto manifest = files ? script::read_manifest(*files, faults) : std::nullopt;
        tell(faults);
        if (!manifest || !manifest->theme) continue;
        const auto theme = make_theme(*manifest->theme);
        if (!theme) continue;
        const auto stylesheet = view::theme_stylesheet(assets, *theme);
        theme->stylesheet_address = stylesheet.address;
        shelf.add(stylesheet);
        themes.emplace(theme->name, theme);
    }
    return themes;
}

}  // namespace luwte::app
