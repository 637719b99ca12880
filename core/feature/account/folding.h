// Text brought down to what two people would call the same, by ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luwte::account {

/// Compatibility forms and case folded, accents taken off: "É" and wide "Ｅ" become "e", "ĳ" becomes "ij".
[[nodiscard]] std::string fold_letters(std::string_view text);
/// The same, split where anything but letters stands.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);
/// fold_letters with look-alike letters of all scripts made one (Unicode TR 39 skeleton), and everything but
/// letters and digits taken out.
[[nodiscard]] std::string skeleton(std::string_view text);

}  // namespace luwte::account
