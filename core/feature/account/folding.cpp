#include "feature/account/folding.h"

#include <memory>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

namespace luwte::account {
namespace {

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getInstance(nullptr, name, mode, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    return *found;
}

icu::UnicodeString apply(const icu::Normalizer2& normalizer, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    auto result = normalizer.normalize(text, status);
    return U_SUCCESS(status) ? result : text;
}

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

/// Keeps the characters that `keep` wants.
template <class Keep>
icu::UnicodeString only(const icu::UnicodeString& text, Keep keep) {
    icu::UnicodeString kept;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        if (const UChar32 c = text.char32At(i); keep(c)) kept.append(c);
    return kept;
}

icu::UnicodeString folded(std::string_view text) {
    static const auto& case_folding = normalizer("nfkc_cf", UNORM2_COMPOSE);
    static const auto& apart = normalizer("nfc", UNORM2_DECOMPOSE);
    return only(apply(apart, apply(case_folding, from_utf8(text))),
                [](UChar32 c) { return u_charType(c) != U_NON_SPACING_MARK; });
}

const USpoofChecker* look_alikes() {
    static const std::unique_ptr<USpoofChecker, void (*)(USpoofChecker*)> checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, void (*)(USpoofChecker*)> opened(uspoof_open(&status), uspoof_close);
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no data of look-alike letters");
        return opened;
    }();
    return checker.get();
}

/// Every letter as the one that stands for all that look like it.
icu::UnicodeString prototype(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<UChar> alike(static_cast<std::size_t>(text.length()) * 8 + 8);
    const int32_t length = uspoof_getSkeleton(look_alikes(), 0, text.getBuffer(), text.length(), alike.data(),
                                              static_cast<int32_t>(alike.size()), &status);
    return U_SUCCESS(status) ? icu::UnicodeString(alike.data(), length) : text;
}

}  // namespace

std::string fold_letters(std::string_view text) {
    return to_utf8(folded(text));
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    const auto letters = folded(text);
    icu::UnicodeString word;
    for (int32_t i = 0; i <= letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = i < letters.length() ? letters.char32At(i) : UChar32{' '};
        if (u_isalpha(c)) {
            word.append(c);
        } else if (!word.isEmpty()) {
            words.push_back(to_utf8(word));
            word.remove();
        }
        if (i == letters.length()) break;
    }
    return words;
}

std::string skeleton(std::string_view text) {
    // Before and after folding: capitals have look-alikes of their own, and prototypes may be capitals.
    const auto alike = prototype(folded(to_utf8(prototype(from_utf8(text)))));
    return fold_letters(to_utf8(only(alike, [](UChar32 c) { return u_isalnum(c) != 0; })));
}

}  // namespace luwte::account
