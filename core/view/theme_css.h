// A theme as CSS: its tokens as custom properties, for light, dark and high contrast.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "view/theme.h"

namespace luwte::view {

/// The names of the palettes and of the colours that each must give.
inline constexpr std::string_view palettes[] = {"light", "dark", "contrast"};
inline constexpr std::string_view colour_names[] = {"ground",    "surface", "text",      "quiet", "accent",
                                                    "on-accent", "danger",  "on-danger", "line",  "focus"};

/// A palette with the colours that follow from the given ones: "hairline" (decoration), "tint" and
/// "danger-tint" (grounds of notices), "mark" (ground of marked words). Colours that cannot be read are left
/// out.
[[nodiscard]] std::map<std::string, std::string> whole_palette(const Theme& theme, std::string_view palette);

/// A CSS font stack by name ("system", "humanist", "rounded", "old-style", "slab"); empty for an unknown
/// name. Only fonts that devices have: nothing is loaded. After https://modernfontstacks.com (CC0).
[[nodiscard]] std::string_view font_stack(std::string_view name);
/// A number with rem, px or ch, at most 4 digits: "0.75rem".
[[nodiscard]] bool is_length(std::string_view text);

/// The tokens. Expects a theme without faults; what is malformed is left out, never written.
[[nodiscard]] std::string theme_css(const Theme& theme);

}  // namespace luwte::view
