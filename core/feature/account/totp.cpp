#include "feature/account/totp.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/secret.h"

namespace luwte::account {
namespace {

constexpr std::size_t secret_size = 20;
constexpr std::int64_t step_seconds = 30;
constexpr int usual_digits = 6;
constexpr std::int64_t steps_aside = 1;  // clocks that differ, and digits typed slowly

std::array<unsigned char, 8> big_endian(std::int64_t step) {
    std::array<unsigned char, 8> bytes{};
    auto value = static_cast<std::uint64_t>(step);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, value >>= 8)
        *at = static_cast<unsigned char>(value);
    return bytes;
}

/// What may stand unescaped in an address (RFC 3986 2.3).
bool is_unreserved(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string escape(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char letter : text) {
        const auto c = static_cast<unsigned char>(letter);
        if (is_unreserved(c))
            escaped += letter;
        else
            escaped.append({'%', digits[c >> 4], digits[c & 15]});
    }
    return escaped;
}

}  // namespace

std::string new_totp_secret() {
    return base::random_string(secret_size);
}

std::int64_t totp_step(base::TimePoint now) {
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() / step_seconds;
}

std::string totp_digits(std::string_view secret, std::int64_t step, int digits) {
    const auto counter = big_endian(step);
    std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
    unsigned length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
             code.data(), &length) == nullptr)
        throw std::runtime_error("OpenSSL cannot compute HMAC-SHA-1");
    // RFC 4226 section 5.3, "dynamic truncation".
    const std::size_t at = code[length - 1] & 0x0F;
    const std::uint32_t number = static_cast<std::uint32_t>(code[at] & 0x7F) << 24 |
                                 static_cast<std::uint32_t>(code[at + 1]) << 16 |
                                 static_cast<std::uint32_t>(code[at + 2]) << 8 | code[at + 3];
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) modulus *= 10;
    auto text = std::to_string(number % modulus);
    return std::string(
               static_cast<std::size_t>(digits) - std::min(text.size(), static_cast<std::size_t>(digits)),
               '0') +
           text;
}

std::optional<std::int64_t> accept_totp(std::string_view secret, std::string_view typed, base::TimePoint now,
                                        std::int64_t last_used_step) {
    std::string digits(typed.substr(0, 32));
    std::erase(digits, ' ');
    if (digits.size() != usual_digits || digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const auto present = totp_step(now);
    for (auto step = present - steps_aside; step <= present + steps_aside; ++step)
        if (step > last_used_step && base::equal_in_constant_time(totp_digits(secret, step), digits))
            return step;
    return std::nullopt;
}

std::string to_base32(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31];
        held &= (1U << bits) - 1;
    }
    if (bits > 0) text += alphabet[held << (5 - bits) & 31];
    return text;
}

std::string otpauth_address(std::string_view issuer, std::string_view name, std::string_view secret) {
    return "otpauth://totp/" + escape(issuer) + ":" + escape(name) + "?secret=" + to_base32(secret) +
           "&issuer=" + escape(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace luwte::account
