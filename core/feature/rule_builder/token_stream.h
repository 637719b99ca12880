// Tokens, taken one by one by readers that know what has to come.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feature/rule_builder/lua_tokens.h"

namespace luwte::rule_builder {

/// Thrown within the reader alone: here is something that a form has no place for.
struct Unreadable {
    ReadFault fault;
};

class TokenStream {
  public:
    explicit TokenStream(const std::vector<Token>& tokens) : tokens_(tokens) {}

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    Token take_token();
    [[nodiscard]] bool next_is(std::string_view sign) const { return peek().is(Token::Kind::sign, sign); }
    [[nodiscard]] bool next_is_name(std::string_view name) const { return peek().is(Token::Kind::name, name); }
    /// Takes that sign when it is next.
    bool take(std::string_view sign);
    bool take_name(std::string_view name);
    [[noreturn]] void fail(const char* code) const;

    // Each of these takes what has to come, or fails.
    void sign(std::string_view what);
    void name(std::string_view what);
    void end();
    std::string any_name();
    std::string text();
    bool boolean();
    std::int64_t number();  ///< a whole one
    double decimal();
    /// A field's name, plain or as ["a text"].
    std::string key();
    std::vector<std::string> text_list();
    /// Texts, or numbers as their digits.
    std::vector<std::string> item_list();

  private:
    const std::vector<Token>& tokens_;
    std::size_t at_ = 0;
};

}  // namespace luwte::rule_builder
