// `luwte plugin check`: everything that can be known about a plugin before it is used.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "script/plugin.h"

namespace luwte::script {

struct CheckReport {
    Faults faults;    ///< the plugin must not be used
    Faults warnings;  ///< it may be, but somebody should look
    std::size_t rules = 0, patterns = 0, examples = 0;
    [[nodiscard]] bool passed() const { return faults.empty(); }
};

/// What checks a theme's contrast: one line for each pair that fails. core/app gives it, since view/ knows
/// the pairs.
using ContrastCheck = std::function<std::vector<std::string>(const ThemeData&)>;

[[nodiscard]] CheckReport check_plugin(const PluginFiles& plugin, const ContrastCheck& contrast);

/// A new plugin that passes its check: files by path.
[[nodiscard]] std::optional<PluginFiles> new_plugin(PluginKind kind, const std::string& name);

}  // namespace luwte::script
