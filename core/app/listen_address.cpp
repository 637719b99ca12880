#include "app/listen_address.h"

#include <charconv>

namespace luwte::app {

std::optional<ListenAddress> parse_listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto address = text.substr(0, colon);
    const auto port = text.substr(colon + 1);
    ListenAddress parsed;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), parsed.port);
    if (port.empty() || error != std::errc{} || end != port.data() + port.size()) return std::nullopt;
    const bool bracketed = address.starts_with('[') && address.ends_with(']');
    if (bracketed) address = address.substr(1, address.size() - 2);
    if (address.empty() || (!bracketed && address.find(':') != std::string_view::npos)) return std::nullopt;
    parsed.address = address;
    return parsed;
}

}  // namespace luwte::app
