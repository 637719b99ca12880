// From a theme as its plugin gives it to a theme as pages use it.
#pragma once

#include "script/theme_data.h"
#include "view/theme.h"

namespace luwte::app {

/// Not yet checked for contrast; stylesheet_address is set when the assets are made.
[[nodiscard]] inline view::Theme theme_of(const script::ThemeData& data) {
    view::Theme theme;
    theme.name = data.name;
    theme.colours = data.colours;
    theme.shape = data.shape;
    theme.words = data.words;
    theme.footer_links = data.footer_links;
    theme.exit_address = data.exit_address;
    theme.title = data.title;
    theme.logo = data.logo;
    theme.front_blocks = data.front_blocks;
    return theme;
}

}  // namespace luwte::app
