// What a proxy says of the client it speaks for: Forwarded (RFC 7239) and X-Forwarded-*. Believed only from
// networks that the configuration names. Internal to this room.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "base/problem.h"
#include "net/request.h"

namespace luwte::net {

/// Networks of proxies.
class TrustedNetworks {
  public:
    /// Each "10.0.0.0/8", "127.0.0.1", "fd00::/8" or "::1"; a problem names the first that is none of these.
    static base::Result<TrustedNetworks> parse(const std::vector<std::string>& networks);
    [[nodiscard]] bool contains(const boost::asio::ip::address& address) const;

  private:
    struct Network {
        boost::asio::ip::address_v6::bytes_type bytes{};  ///< IPv4 as mapped into IPv6
        unsigned bits = 128;
    };
    std::vector<Network> networks_;
};

/// What was said; nothing where nothing (usable) was.
struct Forwarded {
    std::optional<boost::asio::ip::address> client;
    std::string host;     ///< with port, unchecked; empty: not said
    bool secure = false;  ///< the client came by https
};

/// Reads the headers of a request that came from a trusted proxy: the client is the last address in the chain
/// that is no trusted proxy itself. Nothing when Forwarded and X-Forwarded-For name different clients: then
/// one of them was written by the client and passed on by a proxy that knows only the other.
[[nodiscard]] std::optional<Forwarded> read_forwarded(const Request& request, const TrustedNetworks& trusted);

}  // namespace luwte::net
