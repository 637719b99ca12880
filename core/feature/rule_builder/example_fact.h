// What an example of a rule may say of its message: one table, for the form, its Lua and its limits.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace luwte::rule_builder {

struct ExampleFact {
    enum class Shape : std::uint8_t { text, number, flag };
    std::string_view name;     ///< as in Lua; "author.days" stands in a table author
    Shape shape;
    std::string_view english;  ///< what people read
    std::int64_t highest = 0;
    std::span<const std::string_view> choices;  ///< of a text; empty: any code
};

/// In the order in which they are written. Those of the author stand together.
[[nodiscard]] std::span<const ExampleFact> example_facts();
[[nodiscard]] const ExampleFact* find_fact(std::string_view name);

}  // namespace luwte::rule_builder
