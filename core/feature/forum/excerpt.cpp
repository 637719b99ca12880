// The excerpt of a search result. Marking here costs microseconds; ts_headline parses the whole post again.
#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.h"
#include "feature/forum/searching.h"

namespace luwte::forum {
namespace {

constexpr std::size_t bytes_before = 80;
constexpr std::size_t bytes_in_all = 320;
constexpr std::size_t most_words_looked_at = 2'000;

struct Word {
    std::size_t begin, end;
};

/// Folds a letter to what stems are made of: lower case, without accents. Marks vanish (0).
UChar32 fold(UChar32 letter) {
    if (letter < 0x80) return u_tolower(letter);
    if (((1U << u_charType(letter)) & U_GC_M_MASK) != 0) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_SUCCESS(status) && normalizer->getDecomposition(letter, parts)) letter = parts.char32At(0);
    return u_tolower(letter);
}

std::string fold_word(std::string_view text) {
    std::string folded;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, letter);
        letter = fold(letter);
        if (letter == 0) continue;
        char bytes[U8_MAX_LENGTH];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, letter);
        folded.append(bytes, static_cast<std::size_t>(length));
    }
    return folded;
}

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    const auto size = static_cast<std::int32_t>(text.size());
    bool inside = false;
    for (std::int32_t at = 0; at < size && words.size() < most_words_looked_at;) {
        const auto begin = static_cast<std::size_t>(at);
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(text.data(), at, size, letter);
        const bool part = u_isalnum(letter) || ((1U << u_charType(letter)) & U_GC_M_MASK) != 0;
        if (part && !inside) words.push_back({begin, begin});
        if (part) words.back().end = static_cast<std::size_t>(at);
        inside = part;
    }
    return words;
}

/// A stem is mostly how a word begins: "mishandel" of "mishandeling". Short ones must be the whole word.
bool matches(const std::string& word, const std::vector<std::string>& stems) {
    return std::ranges::any_of(stems, [&](const std::string& stem) {
        if (stem.size() < 4 || word.size() > stem.size() + 6) return word == stem;
        return word.starts_with(stem) ||
               (stem.size() > 5 && word.starts_with(stem.substr(0, stem.size() - 1)));
    });
}

std::size_t whole_character(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return std::min(at, text.size());
}

}  // namespace

std::vector<Piece> make_excerpt(std::string_view plain, const std::vector<std::string>& stems) {
    std::vector<Word> hits;
    for (const Word& word : split_words(plain)) {
        if (matches(fold_word(plain.substr(word.begin, word.end - word.begin)), stems)) hits.push_back(word);
    }
    const std::size_t first = hits.empty() ? 0 : hits.front().begin;
    std::size_t begin = first > bytes_before ? first - bytes_before : 0;
    if (begin > 0) {
        const std::size_t space = plain.find_first_of(" \n", begin);
        begin = space < first ? space + 1 : whole_character(plain, begin);
    }
    const std::size_t end = whole_character(plain, std::min(plain.size(), begin + bytes_in_all));

    std::vector<Piece> pieces;
    const auto add = [&](std::size_t from, std::size_t to, bool marked) {
        if (to > from) pieces.push_back({std::string(plain.substr(from, to - from)), marked});
    };
    if (begin > 0) pieces.push_back({"…", false});
    std::size_t at = begin;
    for (const Word& hit : hits) {
        if (hit.begin < at || hit.end > end) continue;
        add(at, hit.begin, false);
        add(hit.begin, hit.end, true);
        at = hit.end;
    }
    add(at, end, false);
    if (end < plain.size()) pieces.push_back({"…", false});
    return pieces;
}

}  // namespace luwte::forum
