#include "base/text.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <unicode/utext.h>

#include <memory>
#include <vector>

namespace luwte::base {
namespace {

/// Characters that change the direction of what follows them, or that no keyboard makes on purpose.
bool is_unwelcome(UChar32 c) {
    if (c == '\n' || c == '\t') return false;
    if (c >= 0x202A && c <= 0x202E) return true;  // bidi embeddings and overrides
    if (c >= 0x2066 && c <= 0x2069) return true;  // bidi isolates
    if (c == 0xFEFF || c == 0x00AD) return true;
    const auto kind = u_charType(c);
    return kind == U_CONTROL_CHAR || kind == U_SURROGATE ||
           kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR;
}

icu::UnicodeString composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    auto result = U_SUCCESS(status) ? nfc->normalize(source, status) : source;
    return U_SUCCESS(status) ? result : source;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::unique_ptr<icu::BreakIterator> iterator(bool words) {
    // Building an iterator costs tens of microseconds, a clone far less.
    thread_local const auto characters = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    }();
    thread_local const auto word = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    }();
    return std::unique_ptr<icu::BreakIterator>((words ? word : characters)->clone());
}

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::string clean_text(std::string_view text) {
    const auto source = composed(text);
    icu::UnicodeString cleaned;
    int line_ends = 0;
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        UChar32 c = source.char32At(i);
        if (c == '\r' && source.charAt(i + 1) == '\n') continue;
        if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) c = '\n';
        if (is_unwelcome(c)) continue;
        line_ends = c == '\n' ? line_ends + 1 : 0;
        if (line_ends <= 3) cleaned.append(c);
    }
    int32_t begin = 0;
    int32_t end = cleaned.length();
    while (begin < end && u_isUWhiteSpace(cleaned.char32At(begin))) begin = cleaned.moveIndex32(begin, 1);
    while (end > begin && u_isUWhiteSpace(cleaned.char32At(cleaned.moveIndex32(end, -1))))
        end = cleaned.moveIndex32(end, -1);
    return to_utf8(cleaned.tempSubStringBetween(begin, end));
}

std::string clean_line(std::string_view text) {
    const auto source = composed(text);
    icu::UnicodeString cleaned;
    bool space = false;
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (u_isUWhiteSpace(c)) {
            space = !cleaned.isEmpty();
            continue;
        }
        if (is_unwelcome(c)) continue;
        if (space) cleaned.append(UChar32{' '});
        space = false;
        cleaned.append(c);
    }
    return to_utf8(cleaned);
}

std::size_t count_characters(std::string_view text) {
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    auto characters = iterator(false);
    characters->setText(source);
    std::size_t count = 0;
    while (characters->next() != icu::BreakIterator::DONE) ++count;
    return count;
}

std::string shorten(std::string_view text, std::size_t limit) {
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    auto characters = iterator(false);
    characters->setText(source);
    int32_t cut = 0;
    for (std::size_t i = 0; i < limit; ++i) {
        cut = characters->next();
        if (cut == icu::BreakIterator::DONE) return std::string(text);
    }
    if (cut >= source.length()) return std::string(text);
    auto words = iterator(true);
    words->setText(source);
    const int32_t at_word = words->isBoundary(cut) ? cut : words->preceding(cut);
    auto head = source.tempSubStringBetween(0, at_word > cut / 2 ? at_word : cut);
    icu::UnicodeString shortened(head);
    shortened.trim();
    shortened.append(UChar32{0x2026});
    return to_utf8(shortened);
}

}  // namespace luwte::base
