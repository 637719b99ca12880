// A text as it was written, with words marked, for a template: pieces that are plain, marked, or a line's
// end.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "view/fields.h"

namespace luwte::room {

/// Positions in bytes, half open.
using Marks = std::vector<std::pair<std::size_t, std::size_t>>;

struct Piece {
    enum class Kind : std::uint8_t { plain, marked, line_end };
    Kind kind = Kind::plain;
    std::string_view text;
    friend bool operator==(const Piece&, const Piece&) = default;
};

/// Marks may overlap, lie past the end, or cut a character: they are merged, clipped, and widened to whole
/// characters. The pieces are views into `text`.
[[nodiscard]] std::vector<Piece> pieces_of(std::string_view text, Marks marks);

/// Adds them as
/// {{#PIECE}}{{#PLAIN}}{{WORDS}}{{/PLAIN}}{{#MARKED}}<mark>{{WORDS}}</mark>{{/MARKED}}{{#LINE_END}}<br>{{/LINE_END}}{{/PIECE}}.
void add_pieces(view::Fields fields, std::string_view text, const Marks& marks);

}  // namespace luwte::room
