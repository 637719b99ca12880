#include "base/id.h"

#include <array>

#include "base/secret.h"

namespace luwte::base {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int length = 12;
constexpr std::uint64_t mask = (std::uint64_t{1} << 60) - 1;

int digit_of(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o') c = '0';
    if (c == 'i' || c == 'l') c = '1';
    const auto at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::uint64_t random_id_value() {
    std::uint64_t value = 0;
    while (value == 0) {
        random_bytes(&value, sizeof value);
        value &= mask;
    }
    return value;
}

std::string encode_id(std::uint64_t value) {
    std::string text(length, '0');
    for (int i = length - 1; i >= 0; --i, value >>= 5) text[static_cast<std::size_t>(i)] = alphabet[value & 31];
    return text;
}

std::optional<std::uint64_t> decode_id(std::string_view text) {
    if (text.size() != length) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        const int digit = digit_of(c);
        if (digit < 0) return std::nullopt;
        value = value << 5 | static_cast<std::uint64_t>(digit);
    }
    if (value == 0) return std::nullopt;
    return value;
}

}  // namespace luwte::base
