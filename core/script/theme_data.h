// A theme as its plugin gives it: plain data, not yet checked for contrast. core/app makes a view::Theme of
// it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "script/fault.h"
#include "script/value.h"

namespace luwte::script {

/// Field by field what view::Theme holds.
struct ThemeData {
    std::string name;
    std::map<std::string, std::map<std::string, std::string>> colours;  ///< palette → token → "#rrggbb"
    std::map<std::string, std::string> shape;
    std::map<std::string, std::map<std::string, std::string>>
        words;  ///< language code → English text → own text
    std::vector<std::pair<std::string, std::string>> footer_links;  ///< text, address
    std::string exit_address;
    std::map<std::string, std::string> title;  ///< language code → title
    std::string logo;
    std::vector<std::string> front_blocks;
};

/// Reads the `theme` table of a manifest; every colour "#rrggbb", every address https or a path, no HTML.
[[nodiscard]] ThemeData read_theme(const Value& theme, const std::string& name, const std::string& file,
                                   Faults& faults);

}  // namespace luwte::script
