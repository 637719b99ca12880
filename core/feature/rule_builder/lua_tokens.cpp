#include "feature/rule_builder/lua_tokens.h"

#include <algorithm>
#include <array>

namespace luwte::rule_builder {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

class Lexer {
  public:
    explicit Lexer(std::string_view source) : source_(source) {}

    std::optional<std::vector<Token>> read(ReadFault& fault) {
        if (source_.size() > largest_source) return fail(fault, "builder.too-long");
        for (;;) {
            skip_blanks();
            if (tokens_.size() >= most_tokens) return fail(fault, "builder.too-long");
            start_ = line_;
            if (at_ >= source_.size()) return add(Token::Kind::end, {}), std::move(tokens_);
            if (!read_one()) return fail(fault, "builder.no-lua");
        }
    }

  private:
    std::nullopt_t fail(ReadFault& fault, const char* code) const {
        fault = {start_, code};
        return std::nullopt;
    }

    [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
    void add(Token::Kind kind, std::string value) { tokens_.push_back({kind, std::move(value), start_}); }

    /// One line end, of one or two characters.
    void skip_line_end() {
        const char first = source_[at_++];
        if (at_ < source_.size() && is_line_end(source_[at_]) && source_[at_] != first) ++at_;
        ++line_;
    }

    void skip_blanks() {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            if (is_line_end(c))
                skip_line_end();
            else if (c == ' ' || c == '\t' || c == '\f' || c == '\v')
                ++at_;
            else
                return;
        }
    }

    bool read_one() {
        const char c = source_[at_];
        if (is_name_start(c)) return read_name();
        if (is_digit(c)) return read_number();
        if (c == '"' || c == '\'') return read_text(c);
        if (c == '[' && bracket_level() >= 0) return read_long(Token::Kind::text);
        if (c == '-' && peek(1) == '-') return read_comment();
        return read_sign();
    }

    bool read_name() {
        const auto begin = at_;
        while (is_name_start(peek()) || is_digit(peek())) ++at_;
        add(Token::Kind::name, std::string(source_.substr(begin, at_ - begin)));
        return true;
    }

    /// Whole numbers and decimals; what else Lua knows (hexadecimal, exponents) the form never writes.
    bool read_number() {
        const auto begin = at_;
        while (is_digit(peek())) ++at_;
        if (peek() == '.' && is_digit(peek(1))) {
            ++at_;
            while (is_digit(peek())) ++at_;
        }
        if (is_name_start(peek()) || peek() == '.' || at_ - begin > 15) return false;
        add(Token::Kind::number, std::string(source_.substr(begin, at_ - begin)));
        return true;
    }

    /// The number of = between two brackets, or -1 when this is no long bracket.
    [[nodiscard]] int bracket_level() const {
        std::size_t level = 0;
        while (peek(1 + level) == '=') ++level;
        return peek(1 + level) == '[' ? static_cast<int>(level) : -1;
    }

    bool read_long(Token::Kind kind) {
        const auto level = static_cast<std::size_t>(bracket_level());
        at_ += level + 2;
        if (at_ < source_.size() && is_line_end(source_[at_])) skip_line_end();
        const auto close = "]" + std::string(level, '=') + "]";
        std::string value;
        while (at_ < source_.size()) {
            if (source_.substr(at_).starts_with(close)) {
                at_ += close.size();
                return add(kind, std::move(value)), true;
            }
            if (is_line_end(source_[at_]))
                skip_line_end(), value += '\n';
            else
                value += source_[at_++];
        }
        return false;
    }

    bool read_comment() {
        at_ += 2;
        if (peek() == '[' && bracket_level() >= 0) return read_long(Token::Kind::comment);
        const auto begin = at_;
        while (at_ < source_.size() && !is_line_end(source_[at_])) ++at_;
        add(Token::Kind::comment, std::string(source_.substr(begin, at_ - begin)));
        return true;
    }

    bool read_text(char quote) {
        std::string value;
        for (++at_; at_ < source_.size();) {
            const char c = source_[at_];
            if (c == quote) return ++at_, add(Token::Kind::text, std::move(value)), true;
            if (is_line_end(c)) return false;
            if (c != '\\')
                value += source_[at_++];
            else if (++at_; !read_escape(value))
                return false;
        }
        return false;
    }

    bool read_escape(std::string& value) {
        static constexpr std::string_view letters = "abfnrtv\\\"'";
        static constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\\"'";
        const char c = peek();
        if (const auto found = letters.find(c); c != '\0' && found != std::string_view::npos) return ++at_, value += meanings[found], true;
        if (is_digit(c)) return read_decimal(value);
        if (c == 'x') {
            const int high = hex_value(peek(1)), low = hex_value(peek(2));
            if (high < 0 || low < 0) return false;
            return at_ += 3, value += static_cast<char>(high * 16 + low), true;
        }
        // \z, \u{…} and line ends: Lua, but nothing that the form writes.
        return false;
    }

    bool read_decimal(std::string& value) {
        int number = 0;
        for (int i = 0; i < 3 && is_digit(peek()); ++i) number = number * 10 + (source_[at_++] - '0');
        if (number > 255) return false;
        value += static_cast<char>(number);
        return true;
    }

    bool read_sign() {
        static constexpr std::array<std::string_view, 9> pairs = {"==", "~=", "<=", ">=", "//", "::", "..", "<<", ">>"};
        for (const auto pair : pairs)
            if (source_.substr(at_).starts_with(pair)) return at_ += 2, add(Token::Kind::sign, std::string(pair)), true;
        static constexpr std::string_view signs = "+-*/%^#&~|<>=(){}[];:,.";
        if (signs.find(source_[at_]) == std::string_view::npos || source_[at_] == '\0') return false;
        add(Token::Kind::sign, std::string(1, source_[at_++]));
        return true;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1, start_ = 1;
    std::vector<Token> tokens_;
};

}  // namespace

std::optional<std::vector<Token>> read_tokens(std::string_view source, ReadFault& fault) {
    return Lexer(source).read(fault);
}

}  // namespace luwte::rule_builder
