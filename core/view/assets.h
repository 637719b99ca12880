// The files beside the pages (stylesheet, modules, icon), under addresses that hold a hash of their content,
// so that browsers may keep them for good.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "view/theme.h"

namespace luwte::view {

struct Asset {
    std::string address;  ///< "/a/<16 hexadecimal digits of SHA-256>.css"
    std::string content_type;
    std::string content;
};

/// What every theme shares, read once at start.
struct Assets {
    Asset script;       ///< luwte.js, on every page
    Asset room_script;  ///< room.js, on the pages of staff
    Asset editor_script;  ///< editor.js, which room.js loads where a rule is written
    Asset icon;
    std::string style;  ///< web/style/*.css in the order of their names, without comments

    /// Throws std::runtime_error when a file is missing.
    static Assets read(const std::filesystem::path& web);
};

/// The stylesheet of a theme: its tokens and the shared style in one file. Put its address in
/// Theme::stylesheet_address and serve it.
[[nodiscard]] Asset theme_stylesheet(const Assets& assets, const Theme& theme);

/// An asset of that content; `extension` is "css", "js" or "svg".
[[nodiscard]] Asset make_asset(std::string content, std::string_view extension);

}  // namespace luwte::view
