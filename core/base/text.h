// Text as people type it: checked, cleaned and measured, by ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace luwte::base {

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms, nothing past U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text);

/// What a person typed, made fit to store: NFC, line ends as \n, no control characters but \n and \t, no bidi
/// overrides or isolates left open (they could turn a whole page around), no more than two blank lines in a
/// row, no white space at either end. Expects UTF-8.
[[nodiscard]] std::string clean_text(std::string_view text);
/// The same for one line: every run of white space becomes one space.
[[nodiscard]] std::string clean_line(std::string_view text);

/// How many characters a person sees (extended grapheme clusters).
[[nodiscard]] std::size_t count_characters(std::string_view text);
/// The first `limit` characters as a person counts them, cut at a word where possible, with "…" when cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t limit);

}  // namespace luwte::base
