// The one cookie there is (safety.md S3): a session's, or the sign that somebody left by the exit.
#pragma once

#include <string>
#include <string_view>

namespace luwte::account {

/// The prefix makes browsers refuse it from other hosts, other paths and insecure connections.
inline constexpr std::string_view cookie_name = "__Host-s";
/// The value after the exit: Back in this browser must show nothing.
inline constexpr std::string_view cookie_left = "left";

/// 32 random bytes in base 64.
[[nodiscard]] std::string new_cookie_value();
/// Whether it can be one of ours at all: 43 characters of base 64. Saves a question to the database.
[[nodiscard]] bool is_cookie_value(std::string_view value);

/// Set-Cookie lines: without Expires, so that it goes with the browser's session.
[[nodiscard]] std::string session_cookie(std::string_view value);
[[nodiscard]] std::string left_cookie();
[[nodiscard]] std::string no_cookie();  ///< takes it away

}  // namespace luwte::account
