// What makes a theme fit to be used.
#include "view/theme.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "view/colour.h"
#include "view/language.h"
#include "view/template_source.h"
#include "view/theme_css.h"

namespace luwte::view {

namespace {

enum class Use : std::uint8_t { text, shape };  // shape: a line, a ring, the edge of a field (WCAG 1.4.11)

struct Pair {
    std::string_view foreground, background;
    Use use;
};
/// Every combination that web/style uses. The exit control is text and ground turned around.
constexpr std::array<Pair, 25> pairs{{
    {"text", "ground", Use::text},        {"text", "surface", Use::text},
    {"text", "tint", Use::text},          {"text", "danger-tint", Use::text},
    {"text", "mark", Use::text},          {"quiet", "ground", Use::text},
    {"quiet", "surface", Use::text},      {"quiet", "tint", Use::text},
    {"quiet", "danger-tint", Use::text},  {"accent", "ground", Use::text},
    {"accent", "surface", Use::text},     {"accent", "tint", Use::text},
    {"accent", "danger-tint", Use::text}, {"on-accent", "accent", Use::text},
    {"danger", "ground", Use::text},      {"danger", "surface", Use::text},
    {"danger", "tint", Use::text},        {"on-danger", "danger", Use::text},
    {"line", "ground", Use::shape},       {"line", "surface", Use::shape},
    {"line", "tint", Use::shape},         {"focus", "ground", Use::shape},
    {"focus", "surface", Use::shape},     {"focus", "tint", Use::shape},
    {"focus", "danger-tint", Use::shape},
}};

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

/// A path of our own, or an https address without anything that could end an attribute or a line.
bool is_address(std::string_view text, bool path_allowed) {
    if (text.size() > 500) return false;
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) <= ' ' || letter == '"' || letter == '\'' || letter == '<' ||
            letter == '>' || letter == '\\' || letter == '\x7f') {
            return false;
        }
    }
    if (text.starts_with("https://")) return text.size() > 8 && text[8] != '/';
    return path_allowed && text.starts_with('/') && !text.starts_with("//");
}

void check_shape(const Theme& theme, std::vector<std::string>& faults) {
    for (const auto& [name, value] : theme.shape) {
        if (name == "corner" || name == "width" || name == "space") {
            if (!is_length(value))
                faults.push_back(fmt::format("shape.{}: \"{}\" is not a length", name, value));
        } else if (name == "font" || name == "heading-font") {
            if (font_stack(value).empty())
                faults.push_back(fmt::format("shape.{}: no font \"{}\"", name, value));
        } else {
            faults.push_back(fmt::format("shape.{}: there is no such thing", name));
        }
    }
}

void check_words(const Theme& theme, std::vector<std::string>& faults) {
    for (const auto& [code, words] : theme.words) {
        if (!parse_language(code)) faults.push_back(fmt::format("words.{}: no such language", code));
        for (const auto& [english, own] : words) {
            if (markers_of(english) != markers_of(own)) {
                faults.push_back(fmt::format("words.{}: \"{}\" must keep its markers", code, english));
            }
        }
    }
    for (const auto& [code, title] : theme.title) {
        if (!parse_language(code)) faults.push_back(fmt::format("title.{}: no such language", code));
        if (title.empty() || title.size() > 80)
            faults.push_back(fmt::format("title.{}: empty or too long", code));
    }
}

}  // namespace

std::vector<ContrastFault> contrast_faults(const Theme& theme) {
    std::vector<ContrastFault> faults;
    for (const auto palette : palettes) {
        const auto colours = whole_palette(theme, palette);
        for (const auto& pair : pairs) {
            const double needed = pair.use == Use::shape ? 3.0 : palette == "contrast" ? 7.0 : 4.5;
            const auto one = colours.find(std::string(pair.foreground));
            const auto other = colours.find(std::string(pair.background));
            const double ratio =
                one == colours.end() || other == colours.end()
                    ? 0
                    : contrast_ratio(*parse_colour(one->second), *parse_colour(other->second));
            if (ratio < needed) {
                faults.push_back({std::string(palette), std::string(pair.foreground),
                                  std::string(pair.background), ratio, needed});
            }
        }
    }
    return faults;
}

std::vector<std::string> theme_faults(const Theme& theme) {
    static constexpr std::array<std::string_view, 5> blocks{"intro", "doors", "open-now", "recent", "about"};
    std::vector<std::string> faults;
    if (!is_name(theme.name)) faults.push_back(fmt::format("name: \"{}\" is not a plain name", theme.name));
    for (const auto& fault : contrast_faults(theme)) {
        faults.push_back(
            fmt::format("colours.{}: {} on {} has a contrast of {:.2f}:1, and {:.1f}:1 is needed",
                        fault.palette, fault.foreground, fault.background, fault.ratio, fault.needed));
    }
    check_shape(theme, faults);
    check_words(theme, faults);
    if (!is_address(theme.exit_address, false)) faults.emplace_back("exit: must be an https address");
    for (const auto& [text, address] : theme.footer_links) {
        if (text.empty() || text.size() > 80) faults.emplace_back("footer: a text is empty or too long");
        if (!is_address(address, true)) {
            faults.push_back(fmt::format("footer: \"{}\" is neither an https address nor a path", address));
        }
    }
    if (!is_name(theme.logo)) faults.push_back(fmt::format("logo: \"{}\" is not a plain name", theme.logo));
    for (const auto& block : theme.front_blocks) {
        if (std::ranges::find(blocks, block) == blocks.end()) {
            faults.push_back(fmt::format("front: there is no block \"{}\"", block));
        }
    }
    return faults;
}

}  // namespace luwte::view
