#include "feature/room/text_pieces.h"

#include <algorithm>

namespace luwte::room {
namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Sorted, inside the text, on whole characters, without overlaps.
Marks tidy(std::string_view text, Marks marks) {
    for (auto& [from, to] : marks) {
        to = std::min(to, text.size());
        from = std::min(from, to);
        while (from > 0 && from < text.size() && is_continuation(text[from])) --from;
        while (to < text.size() && is_continuation(text[to])) ++to;
    }
    std::erase_if(marks, [](const auto& mark) { return mark.first >= mark.second; });
    std::ranges::sort(marks);
    Marks merged;
    for (const auto& mark : marks) {
        if (!merged.empty() && mark.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, mark.second);
        else
            merged.push_back(mark);
    }
    return merged;
}

void add_lines(std::vector<Piece>& pieces, std::string_view text, Piece::Kind kind) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (const auto line = text.substr(0, end); !line.empty()) pieces.push_back({kind, line});
        if (end == std::string_view::npos) return;
        pieces.push_back({Piece::Kind::line_end, {}});
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, Marks marks) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (const auto& [from, to] : tidy(text, std::move(marks))) {
        add_lines(pieces, text.substr(at, from - at), Piece::Kind::plain);
        add_lines(pieces, text.substr(from, to - from), Piece::Kind::marked);
        at = to;
    }
    add_lines(pieces, text.substr(at), Piece::Kind::plain);
    return pieces;
}

void add_pieces(view::Fields fields, std::string_view text, const Marks& marks) {
    for (const auto& piece : pieces_of(text, marks)) {
        auto row = fields.add("PIECE");
        if (piece.kind == Piece::Kind::line_end) {
            row.show("LINE_END");
            continue;
        }
        row.add(piece.kind == Piece::Kind::marked ? "MARKED" : "PLAIN").set("WORDS", piece.text);
    }
}

}  // namespace luwte::room
