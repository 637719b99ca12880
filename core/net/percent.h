// Percent-decoding (RFC 3986 section 2.1), shared by paths and forms. Internal to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace luwte::net {

/// Decodes once. Nothing when a '%' is not followed by two hexadecimal digits, or when a NUL comes out.
[[nodiscard]] std::optional<std::string> decode_percent(std::string_view encoded, bool plus_is_space);

}  // namespace luwte::net
