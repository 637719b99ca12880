// The unit of normalisation: one folded character and the original bytes that it stands for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "script/normalise.h"

namespace luwte::script {

struct Glyph {
    char32_t c = 0;
    std::uint32_t begin = 0, end = 0;
    char32_t look_alike = 0;  ///< the Latin letter that this Cyrillic or Greek one looks like, or 0
    bool line_end = false;    ///< a space that was a line end
    bool undone = false;      ///< a disguise was undone here
    bool gap = false;         ///< a space that ends a word even in a row of separated letters
};
using Glyphs = std::vector<Glyph>;

/// Step one: every character folded; white space is one space each, not yet collapsed.
[[nodiscard]] Glyphs fold_glyphs(std::string_view text);
/// Step two: the readings in which separated, replaced and stretched letters are undone; none when there are
/// none.
[[nodiscard]] std::vector<Glyphs> undo_disguise(const Glyphs& glyphs);

/// White space collapsed, bytes and positions made.
[[nodiscard]] Reading make_reading(const Glyphs& glyphs);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);

}  // namespace luwte::script
