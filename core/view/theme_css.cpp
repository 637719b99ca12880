// Tokens of a theme as custom properties.
#include "view/theme_css.h"

#include <array>

#include <fmt/format.h>

#include "view/colour.h"

namespace luwte::view {

namespace {

struct Stack {
    std::string_view name, fonts;
};
constexpr std::array<Stack, 5> stacks{{
    {"system", "system-ui,sans-serif"},
    {"humanist", "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",source-sans-pro,sans-serif"},
    {"rounded",
     "ui-rounded,\"Hiragino Maru Gothic ProN\",Quicksand,Comfortaa,Manjari,\"Arial Rounded MT\",Calibri,"
     "source-sans-pro,sans-serif"},
    {"old-style", "\"Iowan Old Style\",\"Palatino Linotype\",\"URW Palladio L\",P052,serif"},
    {"slab", "Rockwell,\"Rockwell Nova\",\"Roboto Slab\",\"DejaVu Serif\",\"Sitka Small\",serif"},
}};

void derive(std::map<std::string, std::string>& palette, std::string_view name, std::string_view of,
            std::string_view on, double share) {
    const auto one = palette.find(std::string(of)), other = palette.find(std::string(on));
    if (one == palette.end() || other == palette.end()) return;
    palette[std::string(name)] =
        colour_text(mix(*parse_colour(one->second), *parse_colour(other->second), share));
}

std::string palette_css(const Theme& theme, std::string_view palette) {
    std::string css = ":root{";
    const auto colours = whole_palette(theme, palette);
    for (const auto& [name, colour] : colours) css += fmt::format("--{}:{};", name, colour);
    if (const auto ground = colours.find("ground"); ground != colours.end()) {
        // So that scroll bars and the browser's own controls go along.
        const bool dark = relative_luminance(*parse_colour(ground->second)) < 0.18;
        css += fmt::format("color-scheme:{};", dark ? "dark" : "light");
    }
    return css + "}";
}

std::string_view shape_of(const Theme& theme, const std::string& name, std::string_view otherwise) {
    const auto found = theme.shape.find(name);
    return found == theme.shape.end() ? otherwise : std::string_view(found->second);
}

std::string shape_css(const Theme& theme) {
    const auto length = [&theme](const std::string& name, std::string_view otherwise) {
        const auto value = shape_of(theme, name, otherwise);
        return fmt::format("--{}:{};", name, is_length(value) ? value : otherwise);
    };
    const auto body = shape_of(theme, "font", "system");
    const auto font = [&theme](const std::string& name, std::string_view otherwise) {
        const auto stack = font_stack(shape_of(theme, name, otherwise));
        return fmt::format("--{}:{};", name, stack.empty() ? font_stack("system") : stack);
    };
    return ":root{" + length("corner", "0.7rem") + length("space", "1rem") + length("width", "38rem") + font("font", "system") +
           font("heading-font", body) + "}";
}

}  // namespace

std::map<std::string, std::string> whole_palette(const Theme& theme, std::string_view palette) {
    std::map<std::string, std::string> colours;
    const auto given = theme.colours.find(std::string(palette));
    if (given == theme.colours.end()) return colours;
    for (const auto name : colour_names) {
        const auto found = given->second.find(std::string(name));
        if (found == given->second.end()) continue;
        if (const auto colour = parse_colour(found->second))
            colours[std::string(name)] = colour_text(*colour);
    }
    // With high contrast nothing is shaded but what must differ from its ground to be seen.
    const bool plain = palette == "contrast";
    derive(colours, "hairline", "line", "ground", plain ? 1 : 0.38);
    derive(colours, "tint", "accent", "ground", plain ? 0 : 0.07);
    derive(colours, "danger-tint", "danger", "ground", plain ? 0 : 0.08);
    derive(colours, "mark", "accent", "ground", plain ? 0.14 : 0.2);
    return colours;
}

std::string_view font_stack(std::string_view name) {
    for (const auto& stack : stacks) {
        if (stack.name == name) return stack.fonts;
    }
    return {};
}

bool is_length(std::string_view text) {
    std::size_t digits = 0, points = 0;
    while (!text.empty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '.')) {
        (text[0] == '.' ? points : digits)++;
        text.remove_prefix(1);
    }
    return digits >= 1 && digits <= 4 && points <= 1 && (text == "rem" || text == "px" || text == "ch");
}

std::string theme_css(const Theme& theme) {
    return shape_css(theme) + palette_css(theme, "light") + "\n@media (prefers-color-scheme:dark){" +
           palette_css(theme, "dark") + "}\n@media (prefers-contrast:more){" +
           palette_css(theme, "contrast") + "}\n";
}

}  // namespace luwte::view
