// The kinds of conditions that the form has: one table, from which forms, Lua, limits and words are made.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace luwte::rule_builder {

/// How a condition of a kind is filled in and written.
enum class Shape : std::uint8_t {
    words,       ///< lists of words: m:has, m:count, m:plain, m:disguised, m:outside
    near,        ///< two lists of words with few words between
    data,        ///< kinds of personal data
    expression,  ///< an expression on the folded text
    written,     ///< an expression on the text as written
    number,      ///< a fact of the message is at least, or less than, a number
    flag,        ///< a fact of the message that is so or not
    choice,      ///< a fact of the message is in a list
    domains,     ///< links lead to (or beyond) domains of a list
    hours,       ///< between two hours of the day
};

struct ConditionKind {
    std::string_view code;
    Shape shape;
    std::string_view fact;     ///< Lua: "m.author.days", "links_to"
    std::string_view english;  ///< what people read
    std::int64_t lowest = 0, highest = 0, usual = 0;  ///< of the number
    bool numbers = false;      ///< choice: the list holds numbers
    std::span<const std::string_view> choices;  ///< choice and data: what may be in the list; empty: anything that is a code
};

[[nodiscard]] std::span<const ConditionKind> condition_kinds();
/// nullptr when there is none.
[[nodiscard]] const ConditionKind* find_kind(std::string_view code);

/// What the lists of choices hold.
[[nodiscard]] std::span<const std::string_view> known_places();
[[nodiscard]] std::span<const std::string_view> word_languages();

}  // namespace luwte::rule_builder
