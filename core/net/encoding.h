// Compression of bodies. Internal to this room; others use prepare_body of response.h.
#pragma once

#include <string>
#include <string_view>

namespace luwte::net {

/// gzip by libdeflate, level 1 (quick) to 12. Empty when it would not be smaller.
[[nodiscard]] std::string gzip(std::string_view text, int level);
/// Brotli, quality 0 to 11. Empty when it would not be smaller.
[[nodiscard]] std::string brotli(std::string_view text, int quality);
/// Whether content of this type gets smaller by compression.
[[nodiscard]] bool is_compressible(std::string_view content_type);
/// A strong entity tag of a body: 22 characters, made of its SHA-256.
[[nodiscard]] std::string etag_of(std::string_view body);

}  // namespace luwte::net
