// What a push service does with the Authorization header that it gets (RFC 8292): checks the token with the
// key beside it, here against the key that the browser subscribed with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace luwte::testing {

/// The claims of a token that the key proves; nothing when it does not, or when the header is malformed.
[[nodiscard]] std::optional<nlohmann::json> check_push_authorization(std::string_view header,
                                                                     std::string_view public_key);

}  // namespace luwte::testing
