// What the installation's key is used for in this feature: one purpose, one key (base::SecretKey::derive).
#pragma once

#include <string>
#include <string_view>

#include "base/ids.h"

namespace luwte::account {

namespace purpose {
inline constexpr std::string_view return_code = "return-code";
inline constexpr std::string_view session_token = "session-token";
inline constexpr std::string_view first_cookie = "first-cookie";
inline constexpr std::string_view session_binding = "session-binding";
inline constexpr std::string_view session_pin = "session-pin";
inline constexpr std::string_view sealed_code = "sealed-return-code";
inline constexpr std::string_view retired_name = "retired-name";
inline constexpr std::string_view totp = "staff-totp";
}  // namespace purpose

/// What a sealed return code is bound to: it opens in its own session only.
[[nodiscard]] inline std::string sealed_code_context(SessionId session) {
    return "session:" + std::to_string(session.value);
}

}  // namespace luwte::account
