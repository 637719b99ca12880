#include "feature/rule_builder/token_stream.h"

#include <charconv>

namespace luwte::rule_builder {

using Kind = Token::Kind;

const Token& TokenStream::peek(std::size_t ahead) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : tokens_.back();
}

Token TokenStream::take_token() {
    const auto& token = peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
}

bool TokenStream::take(std::string_view sign) {
    if (!next_is(sign)) return false;
    take_token();
    return true;
}

bool TokenStream::take_name(std::string_view name) {
    if (!next_is_name(name)) return false;
    take_token();
    return true;
}

void TokenStream::fail(const char* code) const {
    throw Unreadable{{peek().line, peek().kind == Kind::comment ? "builder.comment" : code}};
}

void TokenStream::sign(std::string_view what) {
    if (!take(what)) fail("builder.beyond");
}

void TokenStream::name(std::string_view what) {
    if (!take_name(what)) fail("builder.beyond");
}

void TokenStream::end() {
    if (peek().kind != Kind::end) fail("builder.beyond");
}

std::string TokenStream::any_name() {
    if (peek().kind != Kind::name) fail("builder.beyond");
    return take_token().value;
}

std::string TokenStream::text() {
    if (peek().kind != Kind::text) fail("builder.beyond");
    return take_token().value;
}

bool TokenStream::boolean() {
    if (take_name("true")) return true;
    name("false");
    return false;
}

std::int64_t TokenStream::number() {
    if (peek().kind != Kind::number) fail("builder.beyond");
    const auto& digits = peek().value;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) fail("builder.beyond");
    take_token();
    return value;
}

double TokenStream::decimal() {
    if (peek().kind != Kind::number) fail("builder.beyond");
    const auto& digits = peek().value;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) fail("builder.beyond");
    take_token();
    return value;
}

std::string TokenStream::key() {
    if (!take("[")) return any_name();
    auto name = text();
    sign("]");
    return name;
}

std::vector<std::string> TokenStream::text_list() {
    std::vector<std::string> all;
    sign("{");
    while (!next_is("}")) {
        all.push_back(text());
        if (!take(",")) break;
    }
    sign("}");
    return all;
}

std::vector<std::string> TokenStream::item_list() {
    std::vector<std::string> all;
    sign("{");
    while (!next_is("}")) {
        all.push_back(peek().kind == Kind::number ? std::to_string(number()) : text());
        if (!take(",")) break;
    }
    sign("}");
    return all;
}

}  // namespace luwte::rule_builder
