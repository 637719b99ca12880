// Colours as numbers, and the contrast between two of them as WCAG 2.2 measures it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luwte::view {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Reads "#rrggbb" (either case); nothing for anything else.
[[nodiscard]] std::optional<Colour> parse_colour(std::string_view text);
/// "#rrggbb" in lower case.
[[nodiscard]] std::string colour_text(Colour colour);

/// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance: 0 (black) to 1 (white).
[[nodiscard]] double relative_luminance(Colour colour);
/// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: 1 to 21.
[[nodiscard]] double contrast_ratio(Colour one, Colour other);

/// `share` (0 to 1) of `one`, the rest of `other`, channel by channel.
[[nodiscard]] Colour mix(Colour one, Colour other, double share);

}  // namespace luwte::view
