// Content warnings: what a post is about, said before the post is shown.
//
// The numbers are stable: they stand in addresses ("/-nl.h5": see view::Choices) and in the database. Append
// only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::forum {

/// One kind of content.
struct ContentWarning {
    unsigned bit;              ///< its place in a set of kinds, 0 to 31
    std::string_view code;     ///< what rules and the API call it
    std::string_view english;  ///< what people read, translated by the catalogue
};

/// A set of kinds: bit n for the kind whose `bit` is n.
using WarningSet = std::uint32_t;

/// Every kind, in the order in which forms offer them.
[[nodiscard]] const std::vector<ContentWarning>& content_warnings();
/// The bits that mean something.
[[nodiscard]] WarningSet known_warnings();
/// The set with these codes; what is unknown is left out.
[[nodiscard]] WarningSet warnings_from_codes(const std::vector<std::string>& codes);
/// The codes of a set, in order.
[[nodiscard]] std::vector<std::string> warning_codes(WarningSet set);
/// The English texts of a set, in order, to be translated.
[[nodiscard]] std::vector<std::string_view> warning_texts(WarningSet set);

}  // namespace luwte::forum
