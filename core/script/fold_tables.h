// What folding knows beyond Unicode's own tables: letters that look alike, letters without a decomposition,
// emoji that say a word.
#pragma once

#include <string_view>

namespace luwte::script {

/// The Latin letter that a Cyrillic, Greek or Armenian letter looks like (before case folding), or 0.
[[nodiscard]] char32_t look_alike(char32_t c);
/// What a letter without a Unicode decomposition stands for ("ł" is "l", "æ" is "ae", "ى" is "ي"); empty:
/// itself.
[[nodiscard]] std::u32string_view stands_for(char32_t c);
/// The word that an emoji says ("knife"), or empty.
[[nodiscard]] std::u32string_view emoji_word(char32_t c);

}  // namespace luwte::script
