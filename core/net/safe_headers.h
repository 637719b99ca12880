// The headers that every answer carries, set here and nowhere else (safety.md S13). Internal to this room.
#pragma once

#include <string_view>

namespace luwte::net {

/// Header lines, each ended by CRLF. `secure` adds HSTS, which is ignored over plain HTTP.
[[nodiscard]] std::string_view safe_headers(bool secure);

/// Whether a header of this name (in lower case) is the connection's own, so that an answer cannot set it.
[[nodiscard]] bool is_reserved_header(std::string_view name);

}  // namespace luwte::net
