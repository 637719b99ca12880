// "127.0.0.1:8080" and "[::1]:8080" as address and port.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luwte::app {

struct ListenAddress {
    std::string address;
    std::uint16_t port = 0;
};
/// Nothing when it is not an address and a port from 0 to 65535.
[[nodiscard]] std::optional<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace luwte::app
