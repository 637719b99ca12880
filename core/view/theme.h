// A theme: data that an organisation's plugin gives (colours, words, exit address, blocks of the front page).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace luwte::view {

/// Checked and immutable. Loaded by script/ from a plugin folder, checked by check_theme.
struct Theme {
    std::string name;  ///< the plugin's name: "theme-luwte"
    /// Tokens by palette ("light", "dark", "contrast") and name ("ground", "surface", "text", "quiet", "accent",
    /// "on-accent", "danger", "on-danger", "line", "focus"): "#rrggbb".
    std::map<std::string, std::map<std::string, std::string>> colours;
    /// "corner", "space", "width" (a CSS length: a number with rem, px or ch), "font", "heading-font" (a named stack of
    /// theme_css.h: "system", "humanist", "rounded", "old-style", "slab"). What is missing has a default.
    std::map<std::string, std::string> shape;
    std::map<std::string, std::map<std::string, std::string>> words;  ///< language code → English text → own text
    std::vector<std::pair<std::string, std::string>> footer_links;    ///< text, address (https only, or a path)
    std::string exit_address;    ///< where the exit leads: https://… neutral page
    std::map<std::string, std::string> title;   ///< language code → the discreet title
    std::string logo;            ///< a named drawing, web/drawings/logo-<name>.svg: "dunes", "harbour"
    std::vector<std::string> front_blocks;      ///< "intro", "doors", "open-now", "recent", "about"
    std::string stylesheet_address;  ///< "/a/<hash>.css": the theme's tokens as CSS, set when assets are made
};

/// A pair of colours below the contrast that WCAG 2.2 asks (4.5:1 text, 3:1 lines and focus; 7:1 in "contrast").
struct ContrastFault {
    std::string palette, foreground, background;
    double ratio = 0, needed = 0;
};
/// Every pair that pages use, in every palette; empty when all hold.
[[nodiscard]] std::vector<ContrastFault> contrast_faults(const Theme& theme);

/// Everything that is wrong with a theme, as sentences for whoever makes it: contrast, lengths, names, addresses,
/// words that lost a marker. Empty: it may be used.
[[nodiscard]] std::vector<std::string> theme_faults(const Theme& theme);

}  // namespace luwte::view
