// A short plain mail as bytes (RFC 5322, 2045, 2047).
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace luwte::outgoing {

struct MailHead {
    std::string_view from, to, subject, id;
};

/// Headers and body with CRLF. Whatever is in `subject` and `text`, it adds no header: control characters
/// become spaces. Addresses must have passed is_mail_address.
[[nodiscard]] std::string mail_text(const MailHead& head, std::string_view text, base::TimePoint now);

/// Base 64 as RFC 4648 section 4 has it, with padding.
[[nodiscard]] std::string to_base64(std::string_view bytes);

}  // namespace luwte::outgoing
