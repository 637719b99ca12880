// What a client will take: content codings with q-values (RFC 9110 section 12.5.3) and the versions it holds
// (If-None-Match, section 13.1.2). Internal to this room.
#pragma once

#include <string>
#include <string_view>

#include "net/request.h"

namespace luwte::net {

enum class Coding : std::uint8_t { identity, gzip, brotli };

/// The codings a client accepts, by weight in thousandths; 0: not acceptable.
struct AcceptedCodings {
    unsigned gzip = 0;
    unsigned brotli = 0;
    unsigned identity = 1;

    /// The one to send of those we have. Of equal weights the smallest body wins: brotli, gzip, identity.
    [[nodiscard]] Coding choose(bool have_gzip, bool have_brotli) const;
};

[[nodiscard]] AcceptedCodings parse_accept_encoding(std::string_view header);

/// Whether If-None-Match names `etag` (without quotes), compared weakly: the tags of one body in different
/// codings ("x", "x-gz", "x-br") stand for each other.
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);

/// All that the way an answer is sent depends on: small, so that it goes to the worker that makes the answer.
struct Wishes {
    Method method = Method::get;
    bool secure = false;
    AcceptedCodings codings;
    std::string if_none_match;
};

[[nodiscard]] Wishes wishes_of(const Request& request);

}  // namespace luwte::net
