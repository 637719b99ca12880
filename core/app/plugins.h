// The installed plugins: which there are, and the themes among them, checked and turned into view's form.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/configuration.h"
#include "view/assets.h"
#include "view/theme.h"

namespace luwte::app {

class AssetShelf;

/// What lies in the plugins folder, by kind. Reads manifests only.
struct InstalledPlugins {
    std::vector<std::string> themes;
    std::vector<std::string> rule_plugins;  ///< moderation and escalation

    [[nodiscard]] bool has_theme(std::string_view name) const { return std::ranges::find(themes, name) != themes.end(); }
    [[nodiscard]] bool has_rules(std::string_view name) const { return std::ranges::find(rule_plugins, name) != rule_plugins.end(); }
};
[[nodiscard]] InstalledPlugins installed_plugins(const Configuration& configuration);

/// Every theme of the plugins folder, by name, each with its stylesheet put on the shelf. A theme that does not load
/// or has not enough contrast is left out, and the log says why.
using Themes = std::map<std::string, std::shared_ptr<const view::Theme>, std::less<>>;
[[nodiscard]] Themes load_themes(const Configuration& configuration, const view::Assets& assets, AssetShelf& shelf);

}  // namespace luwte::app
