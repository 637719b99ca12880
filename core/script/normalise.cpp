#include "script/normalise.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "script/fold_tables.h"
#include "script/glyph.h"

namespace luwte::script {
namespace {

UChar32 code(char32_t c) {
    return static_cast<UChar32>(c);
}

bool is_blank(char32_t c) {
    return u_isUWhiteSpace(code(c)) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           c == 0x2800;
}

/// Letters drawn in boxes and flags, which Unicode does not decompose.
char32_t boxed_letter(char32_t c) {
    if (c >= 0x1F1E6 && c <= 0x1F1FF) return U'a' + (c - 0x1F1E6);
    if (c >= 0x1F150 && c <= 0x1F169) return U'a' + (c - 0x1F150);
    if (c >= 0x1F170 && c <= 0x1F189) return U'a' + (c - 0x1F170);
    return 0;
}

class Folder {
  public:
    explicit Folder(std::size_t size) { glyphs_.reserve(size); }

    void add(char32_t c, std::uint32_t begin, std::uint32_t end) {
        if (is_blank(c)) {
            const bool line_end = c == U'\n' || c == 0x2028 || c == 0x2029 || c == 0x85;
            return glyphs_.push_back({U' ', begin, end, 0, line_end, false, false});
        }
        if (const auto word = emoji_word(c); !word.empty()) return add_word(word, begin, end);
        if (u_hasBinaryProperty(code(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0x0640) return;
        if (c < 0x80) return push(c, 0, begin, end);
        if (const auto letter = boxed_letter(c)) return push(letter, 0, begin, end);
        decompose(c, begin, end);
    }

    Glyphs take() { return std::move(glyphs_); }

  private:
    void add_word(std::u32string_view word, std::uint32_t begin, std::uint32_t end) {
        glyphs_.push_back({U' ', begin, begin, 0, false, false, true});
        for (const auto c : word) glyphs_.push_back({c, begin, end, 0, false, false, false});
        glyphs_.push_back({U' ', end, end, 0, false, false, true});
    }

    void decompose(char32_t c, std::uint32_t begin, std::uint32_t end) {
        if (const auto other = stands_for(c); !other.empty()) return push_all(other, begin, end);
        UErrorCode status = U_ZERO_ERROR;
        static const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
        icu::UnicodeString parts;
        if (nfkd == nullptr || !nfkd->getDecomposition(code(c), parts)) parts.setTo(code(c));
        for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const auto part = static_cast<char32_t>(parts.char32At(i));
            if (const auto other = stands_for(part); !other.empty())
                push_all(other, begin, end);
            else
                push(part, look_alike(part), begin, end);
        }
    }

    void push_all(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
        for (const auto c : text) push(c, 0, begin, end);
    }

    void push(char32_t c, char32_t alike, std::uint32_t begin, std::uint32_t end) {
        if (is_blank(c)) return glyphs_.push_back({U' ', begin, end, 0, false, false, false});
        const auto kind = u_charType(code(c));
        if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_CONTROL_CHAR ||
            kind == U_FORMAT_CHAR) {
            // A mark belongs to the letter before it: whoever marks the words marks it too.
            if (!glyphs_.empty() && glyphs_.back().c != U' ') glyphs_.back().end = end;
            return;
        }
        if (kind == U_DASH_PUNCTUATION) c = U'-';
        if (kind == U_DECIMAL_DIGIT_NUMBER) c = U'0' + static_cast<char32_t>(u_charDigitValue(code(c)));
        c = static_cast<char32_t>(u_foldCase(code(c), U_FOLD_CASE_DEFAULT));
        glyphs_.push_back({c, begin, end, alike, false, false, false});
    }

    Glyphs glyphs_;
};

enum class Script : std::uint8_t { none, latin, other };

Script script_of(const Glyph& glyph) {
    if (!is_letter(glyph.c)) return Script::none;
    return glyph.c < 0x250 ? Script::latin : Script::other;
}

/// Look-alikes become Latin where the word is mixed, or where the whole text has no letter that only Cyrillic
/// or Greek has (then nobody is writing Russian or Greek).
void resolve_look_alikes(Glyphs& glyphs) {
    const bool foreign_text = std::ranges::any_of(glyphs, [](const Glyph& glyph) {
        return script_of(glyph) == Script::other && glyph.look_alike == 0 && glyph.c >= 0x370 &&
               glyph.c < 0x590;
    });
    for (std::size_t begin = 0; begin < glyphs.size();) {
        std::size_t end = begin;
        bool latin = false;
        while (end < glyphs.size() && glyphs[end].c != U' ')
            latin |= script_of(glyphs[end++]) == Script::latin;
        for (auto i = begin; i < end; ++i)
            if (glyphs[i].look_alike != 0 && (latin || !foreign_text)) glyphs[i].c = glyphs[i].look_alike;
        begin = end + 1;
    }
}

bool is_sign(char c) {
    return std::string_view(",;:-/~|*_\"()[]{}<>^\\").find(c) != std::string_view::npos;
}

Reading long_words(const Reading& reading) {
    Reading result;
    for (std::size_t begin = 0; begin < reading.text.size();) {
        std::size_t end = begin;
        while (end < reading.text.size() && reading.word[end]) ++end;
        if (end - begin >= 14)
            for (auto i = begin; i <= end; ++i) {
                const bool last = i == end;
                const auto at = last ? end - 1 : i;
                result.text += last ? '\n' : reading.text[at];
                result.begin.push_back(last ? reading.end[at] : reading.begin[at]);
                result.end.push_back(reading.end[at]);
                result.word.push_back(!last);
                result.undone.push_back(true);
                result.line_end.push_back(last);
            }
        begin = end + 1;
    }
    return result;
}

void append(Reading& into, const Reading& other) {
    into.text += other.text;
    into.begin.insert(into.begin.end(), other.begin.begin(), other.begin.end());
    into.end.insert(into.end.end(), other.end.begin(), other.end.end());
    into.word.insert(into.word.end(), other.word.begin(), other.word.end());
    into.undone.insert(into.undone.end(), other.undone.begin(), other.undone.end());
    into.line_end.insert(into.line_end.end(), other.line_end.begin(), other.line_end.end());
}

}  // namespace

bool is_letter(char32_t c) {
    return c < 0x80 ? (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') : u_isalpha(code(c)) != 0;
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::pair<std::size_t, std::size_t> Reading::original(std::size_t from, std::size_t to) const {
    if (from >= to || from >= begin.size()) return {0, 0};
    return {begin[from], end[std::min(to, end.size()) - 1]};
}

bool Reading::is_undone(std::size_t from, std::size_t to) const {
    for (auto i = from; i < std::min(to, undone.size()); ++i)
        if (undone[i]) return true;
    return false;
}

Glyphs fold_glyphs(std::string_view text) {
    Folder folder(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        const auto begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c == '%' && text.substr(static_cast<std::size_t>(begin), 3) == "%20") {
            i = begin + 3;
            c = ' ';
        }
        if (c >= 0)
            folder.add(static_cast<char32_t>(c), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(i));
    }
    auto glyphs = folder.take();
    resolve_look_alikes(glyphs);
    return glyphs;
}

Reading make_reading(const Glyphs& glyphs) {
    Reading reading;
    const bool any_undone = std::ranges::any_of(glyphs, &Glyph::undone);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const auto& glyph = glyphs[i];
        if (glyph.c == U' ' && (reading.text.empty() || reading.text.back() == ' ')) {
            if (glyph.line_end && !reading.text.empty()) reading.line_end.back() = true;
            continue;
        }
        char bytes[4];
        std::int32_t count = 0;
        UBool failed = false;
        U8_APPEND(bytes, count, 4, code(glyph.c), failed);
        if (failed) continue;
        const bool apostrophe = glyph.c == U'\'' && i > 0 && i + 1 < glyphs.size() &&
                                is_letter(glyphs[i - 1].c) && is_letter(glyphs[i + 1].c);
        const bool word = is_letter(glyph.c) || is_digit(glyph.c) || apostrophe;
        reading.text.append(bytes, static_cast<std::size_t>(count));
        for (std::int32_t n = 0; n < count; ++n) {
            reading.begin.push_back(glyph.begin);
            reading.end.push_back(glyph.end);
            reading.word.push_back(word);
            reading.line_end.push_back(glyph.line_end);
            if (any_undone) reading.undone.push_back(glyph.undone);
        }
    }
    return reading;
}

Normalised normalise(std::string_view text) {
    Normalised all;
    const auto glyphs = fold_glyphs(text);
    all.plain = make_reading(glyphs);
    for (const auto& reading : undo_disguise(glyphs)) all.disguised.push_back(make_reading(reading));
    all.run_together = long_words(all.plain);
    for (const auto& reading : all.disguised)
        if (all.run_together.text.size() < 2 * text.size()) append(all.run_together, long_words(reading));
    return all;
}

std::string fold(std::string_view text) {
    return make_reading(fold_glyphs(text)).text;
}

Reading without_signs(const Reading& reading) {
    Reading bare;
    for (std::size_t i = 0; i < reading.text.size(); ++i) {
        const char c = is_sign(reading.text[i]) ? ' ' : reading.text[i];
        if (c == ' ' && (bare.text.empty() || bare.text.back() == ' ')) continue;
        bare.text += c;
        bare.begin.push_back(reading.begin[i]);
        bare.end.push_back(reading.end[i]);
        bare.word.push_back(reading.word[i]);
        bare.line_end.push_back(reading.line_end[i]);
        if (!reading.undone.empty()) bare.undone.push_back(reading.undone[i]);
    }
    return bare;
}

std::string without_signs(std::string_view folded) {
    std::string bare;
    for (const char each : folded) {
        const char c = is_sign(each) ? ' ' : each;
        if (c != ' ' || (!bare.empty() && bare.back() != ' ')) bare += c;
    }
    while (!bare.empty() && bare.back() == ' ') bare.pop_back();
    return bare;
}

}  // namespace luwte::script
