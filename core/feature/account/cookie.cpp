#include "feature/account/cookie.h"

#include <algorithm>

#include "base/secret.h"

namespace luwte::account {
namespace {

constexpr std::size_t cookie_bytes = 32;
constexpr std::size_t cookie_length = 43;  // 32 bytes in base 64 without padding

std::string set_cookie(std::string_view value, std::string_view more) {
    std::string line(cookie_name);
    line.append("=").append(value).append("; Path=/; Secure; HttpOnly; SameSite=Strict").append(more);
    return line;
}

}  // namespace

std::string new_cookie_value() {
    return base::to_base64url(base::random_string(cookie_bytes));
}

bool is_cookie_value(std::string_view value) {
    return value.size() == cookie_length && std::all_of(value.begin(), value.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

std::string session_cookie(std::string_view value) {
    return set_cookie(value, "");
}
std::string left_cookie() {
    return set_cookie(cookie_left, "");
}
std::string no_cookie() {
    return set_cookie("", "; Max-Age=0");
}

}  // namespace luwte::account
