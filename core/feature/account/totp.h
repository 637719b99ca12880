// One-time passwords by the clock: RFC 6238 with SHA-1, 30 seconds, 6 digits (what authenticator programs
// take).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace luwte::account {

/// 20 random bytes: the length of SHA-1's output, as RFC 4226 section 4 recommends.
[[nodiscard]] std::string new_totp_secret();
/// The step that a moment lies in.
[[nodiscard]] std::int64_t totp_step(base::TimePoint now);
/// The digits of a step.
[[nodiscard]] std::string totp_digits(std::string_view secret, std::int64_t step, int digits = 6);
/// The step whose digits these are: the present one, the one before or the one after, and later than
/// `last_used_step`, so that digits seen over a shoulder cannot be used again. Spaces in `typed` do not
/// matter.
[[nodiscard]] std::optional<std::int64_t> accept_totp(std::string_view secret, std::string_view typed,
                                                      base::TimePoint now, std::int64_t last_used_step);
/// RFC 4648 base 32 in upper case without padding, as authenticator programs read it.
[[nodiscard]] std::string to_base32(std::string_view bytes);
/// otpauth://totp/… for a QR code or for typing over.
[[nodiscard]] std::string otpauth_address(std::string_view issuer, std::string_view name,
                                          std::string_view secret);

}  // namespace luwte::account
