// The words of the directory: what the list's values are called on a page, the neutral number that stands for
// each in an address (S2: an address never holds a topic word), and the words by which people look for them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace luwte::directory {

/// One value of a field. `number` stands in addresses: never change or reuse one.
struct Term {
    unsigned number = 0;
    std::string_view key;    ///< as in the list: "sexual"
    std::string_view label;  ///< English msgid
    std::string_view words;  ///< what people type for it, in Dutch and English, folded
};

[[nodiscard]] std::span<const Term> violence_types();
[[nodiscard]] std::span<const Term> audiences();
[[nodiscard]] std::span<const Term> help_types();
[[nodiscard]] std::span<const Term> channel_types();
[[nodiscard]] std::span<const Term> staff_kinds();
[[nodiscard]] std::span<const Term> languages();

/// The term of that key or that number as it stands in an address ("7"); nothing for any other text.
[[nodiscard]] const Term* find_key(std::span<const Term> terms, std::string_view key);
[[nodiscard]] const Term* find_number(std::span<const Term> terms, std::string_view number);

}  // namespace luwte::directory
