// The request target (RFC 9112 section 3.2) and the Host header, taken apart and checked. Internal to this
// room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace luwte::net {

struct Host {
    std::string name;       ///< in lower case, without port and final dot
    std::string authority;  ///< in lower case, as sent
};

/// Checks a Host header strictly: a DNS name, an IPv4 or a bracketed IPv6 address, and perhaps a port.
[[nodiscard]] std::optional<Host> parse_host(std::string_view text);

struct Target {
    std::string path;            ///< decoded
    std::string_view query;      ///< still encoded, without '?'
    std::string_view origin;     ///< path and query as sent
    std::string_view authority;  ///< of an absolute-form target; else empty
};

/// Takes an origin-form or absolute-form target apart. Views point into `text`.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text);

/// Decodes a path once. Nothing when it does not start with '/', is no UTF-8, holds "//", a dot segment, a
/// control character, or an encoded slash or backslash (which would make segments that nobody upstream saw).
[[nodiscard]] std::optional<std::string> decode_path(std::string_view encoded);

}  // namespace luwte::net
