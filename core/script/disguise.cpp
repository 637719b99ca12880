// Undoing what hides a word from a reader of lists: separated, replaced, starred-out and stretched letters.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "script/glyph.h"

namespace luwte::script {
namespace {

/// Readings are limited, so that a message made to have many costs no more than one that has a few.
constexpr std::size_t most_readings = 12;

bool is_wordish(const Glyph& glyph) {
    return is_letter(glyph.c) || is_digit(glyph.c);
}
bool is_in(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}
bool is_separator(char32_t c) {
    return is_in(c, U" .-_*/|,~+'\"");
}

/// A row of short pieces with something between them: "g a", "d.o.o.d", "ze.lf.mo.ord".
struct Row {
    struct Piece {
        std::size_t begin = 0, end = 0;
    };
    std::vector<Piece> pieces;
};

/// The separator after `from`: up to three times the same character (white space counts as one kind).
std::size_t separator_end(const Glyphs& glyphs, std::size_t from) {
    auto end = from;
    while (end < glyphs.size() && end < from + 3 && glyphs[end].c == glyphs[from].c &&
           is_separator(glyphs[end].c))
        ++end;
    return end;
}

Row find_row(const Glyphs& glyphs, std::size_t from, std::size_t longest_piece) {
    Row row;
    for (auto i = from; i < glyphs.size();) {
        auto end = i;
        while (end < glyphs.size() &&
               (is_wordish(glyphs[end]) || (end == i && is_in(glyphs[end].c, U"@!$") && !row.pieces.empty())))
            ++end;
        if (end == i || end - i > longest_piece) break;
        row.pieces.push_back({i, end});
        const auto next = separator_end(glyphs, end);
        if (next == end || (longest_piece > 1 && (next - end > 1 || glyphs[end].c == U' '))) break;
        i = next;
    }
    return row;
}

/// What stands most often between the pieces is what separates letters; anything else separates words.
std::pair<char32_t, std::size_t> usual_separator(const Glyphs& glyphs, const Row& row) {
    std::map<std::pair<std::size_t, char32_t>, int> counts;
    for (std::size_t i = 1; i < row.pieces.size(); ++i)
        ++counts[{row.pieces[i].begin - row.pieces[i - 1].end, glyphs[row.pieces[i - 1].end].c}];
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return {most->first.second, most->first.first};
}

bool has_letters(const Glyphs& glyphs, const Row& row) {
    std::size_t letters = 0;
    for (const auto& piece : row.pieces) letters += is_letter(glyphs[piece.begin].c) ? 1 : 0;
    return letters * 2 > row.pieces.size();
}

bool join_separated(Glyphs& glyphs, std::size_t longest_piece) {
    Glyphs joined;
    bool any = false;
    for (std::size_t i = 0; i < glyphs.size();) {
        const bool starts = is_wordish(glyphs[i]) && (i == 0 || !is_wordish(glyphs[i - 1]));
        const auto row = starts ? find_row(glyphs, i, longest_piece) : Row{};
        if (row.pieces.size() < 3 || (longest_piece > 1 && !has_letters(glyphs, row))) {
            joined.push_back(glyphs[i++]);
            continue;
        }
        any = true;
        const auto usual = usual_separator(glyphs, row);
        for (std::size_t n = 0; n < row.pieces.size(); ++n) {
            const auto& piece = row.pieces[n];
            if (n > 0) {
                const auto gap = row.pieces[n - 1].end;
                if (std::pair(glyphs[gap].c, piece.begin - gap) != usual)
                    joined.push_back({U' ', glyphs[gap].begin, glyphs[gap].end, 0, false, false, true});
            }
            for (auto at = piece.begin; at < piece.end; ++at) {
                joined.push_back(glyphs[at]);
                joined.back().undone = true;
            }
        }
        i = row.pieces.back().end;
    }
    if (any) glyphs = std::move(joined);
    return any;
}

/// The letter that a digit or sign stands for between letters; `one` is what "1", "!" and "|" are read as.
char32_t letter_for(char32_t c, char32_t one) {
    switch (c) {
        case U'0':
            return U'o';
        case U'1':
        case U'!':
        case U'|':
            return one;
        case U'3':
        case U'€':
            return U'e';
        case U'4':
        case U'@':
            return U'a';
        case U'5':
        case U'$':
            return U's';
        case U'6':
        case U'9':
            return U'g';
        case U'7':
        case U'+':
            return U't';
        case U'8':
            return U'b';
        default:
            return 0;
    }
}

struct Span {
    std::size_t begin = 0, end = 0;
};

/// Words as somebody who replaces letters writes them: everything up to white space, without the signs around
/// it.
std::vector<Span> tokens(const Glyphs& glyphs) {
    std::vector<Span> all;
    for (std::size_t begin = 0; begin < glyphs.size();) {
        auto end = begin;
        while (end < glyphs.size() && glyphs[end].c != U' ') ++end;
        auto first = begin;
        auto last = end;
        while (first < last && !is_wordish(glyphs[first]) && !is_in(glyphs[first].c, U"@$€")) ++first;
        while (last > first && !is_wordish(glyphs[last - 1]) && !is_in(glyphs[last - 1].c, U"@$€")) --last;
        if (first < last) all.push_back({first, last});
        begin = end + 1;
    }
    return all;
}

/// "30km", "2e", "4x": a number with a unit is what it says.
bool is_number_with_unit(const Glyphs& glyphs, Span token) {
    auto i = token.begin;
    while (i < token.end && is_digit(glyphs[i].c)) ++i;
    if (i == token.begin) return false;
    std::size_t letters = 0;
    while (i < token.end && is_letter(glyphs[i].c)) ++i, ++letters;
    return i == token.end && letters <= 2;
}

bool has_letter(const Glyphs& glyphs, Span token) {
    return std::any_of(glyphs.begin() + static_cast<std::ptrdiff_t>(token.begin),
                       glyphs.begin() + static_cast<std::ptrdiff_t>(token.end),
                       [](const Glyph& glyph) { return is_letter(glyph.c); });
}

/// Reads digits and signs inside words as letters. Returns whether any were, and whether "1" was among them.
struct Replaced {
    bool any = false, one = false;
};
Replaced undo_replaced(Glyphs& glyphs, char32_t one) {
    Replaced result;
    for (const auto token : tokens(glyphs)) {
        if (!has_letter(glyphs, token) || is_number_with_unit(glyphs, token)) continue;
        for (auto i = token.begin; i < token.end; ++i) {
            const auto letter = letter_for(glyphs[i].c, one);
            if (letter == 0) continue;
            result.any = true;
            result.one |= is_in(glyphs[i].c, U"1!|");
            glyphs[i].c = letter;
            glyphs[i].undone = true;
        }
    }
    return result;
}

/// "l*st": stars between letters become `vowel`.
bool undo_stars(Glyphs& glyphs, char32_t vowel) {
    bool any = false;
    for (const auto token : tokens(glyphs))
        for (auto i = token.begin; i + 1 < token.end; ++i) {
            if ((glyphs[i].c != U'*' && glyphs[i].c != U'#') || i == token.begin) continue;
            glyphs[i].c = vowel;
            glyphs[i].undone = any = true;
        }
    return any;
}

/// How many of a stretched letter stay: vowels and consonants apart, since "doooood" is "dood" and "neeee" is
/// "nee", but "ikkkk" is "ik" and "killll" is "kill".
struct Keep {
    std::size_t vowels, consonants;
};

bool squeeze(Glyphs& glyphs, Keep keep) {
    Glyphs squeezed;
    bool any = false;
    for (std::size_t i = 0; i < glyphs.size();) {
        auto end = i;
        while (end < glyphs.size() && glyphs[end].c == glyphs[i].c) ++end;
        const bool stretched = end - i >= 3 && is_letter(glyphs[i].c);
        const auto stay = !stretched                      ? end - i
                          : is_in(glyphs[i].c, U"aeiouy") ? keep.vowels
                                                          : keep.consonants;
        for (std::size_t n = 0; n < stay; ++n) {
            squeezed.push_back(glyphs[i + n]);
            if (stretched) squeezed.back().undone = true;
        }
        if (stretched) squeezed.back().end = glyphs[end - 1].end;
        any |= stretched;
        i = end;
    }
    if (any) glyphs = std::move(squeezed);
    return any;
}

}  // namespace

std::vector<Glyphs> undo_disguise(const Glyphs& glyphs) {
    auto base = glyphs;
    bool any = join_separated(base, 1);
    any |= join_separated(base, 3);

    std::vector<Glyphs> readings;
    const auto stars_of = [&](Glyphs reading, std::vector<Glyphs>& out) {
        for (const auto vowel : std::u32string_view(U"aeiou")) {
            auto each = reading;
            if (!undo_stars(each, vowel)) break;
            out.push_back(std::move(each));
        }
        if (out.empty()) out.push_back(std::move(reading));
    };
    const auto stretches_of = [&](Glyphs reading) {
        constexpr std::array<Keep, 3> keeps = {{{1, 1}, {2, 1}, {2, 2}}};
        for (const auto keep : keeps) {
            auto each = reading;
            if (!squeeze(each, keep)) break;
            if (readings.size() < most_readings) readings.push_back(std::move(each));
            any = true;
        }
        if (readings.size() < most_readings && !squeeze(reading, {1, 1}))
            readings.push_back(std::move(reading));
    };
    bool ones = true;
    for (const auto one : std::u32string_view(U"il")) {
        if (!ones) break;
        auto reading = base;
        const auto replaced = undo_replaced(reading, one);
        any |= replaced.any;
        ones = replaced.one;
        std::vector<Glyphs> starred;
        stars_of(std::move(reading), starred);
        any |= starred.size() > 1;
        for (auto& each : starred) stretches_of(std::move(each));
    }
    if (!any) readings.clear();
    return readings;
}

}  // namespace luwte::script
