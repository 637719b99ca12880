// Lua's source taken apart into words and signs: as much of the language as rules of the form use, exactly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::rule_builder {

struct Token {
    enum class Kind : unsigned char { name, text, number, sign, comment, end };
    Kind kind = Kind::end;
    std::string value;  ///< of a text: what it stands for; of a comment: what follows the hyphens
    int line = 1;

    /// Where it stands makes no difference.
    [[nodiscard]] bool is_same(const Token& other) const { return kind == other.kind && value == other.value; }
    [[nodiscard]] bool is(Kind wanted, std::string_view what) const { return kind == wanted && value == what; }
};

/// What stopped the reading, and in which line.
struct ReadFault {
    int line = 0;
    std::string code;  ///< "builder.no-lua", "builder.comment" …: see form_words.h
};

inline constexpr std::size_t largest_source = 65'536;  ///< bytes
inline constexpr std::size_t most_tokens = 20'000;

/// The tokens, the last one `end`; nothing and a fault when the source is no Lua or too large. Texts have to be what
/// Lua makes of them, whatever way they are written.
[[nodiscard]] std::optional<std::vector<Token>> read_tokens(std::string_view source, ReadFault& fault);

}  // namespace luwte::rule_builder
