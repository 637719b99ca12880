// What all connections of a server share. Internal to this room.
#pragma once

#include <functional>
#include <memory>

#include <boost/asio/ip/address.hpp>

#include "net/census.h"
#include "net/client_key.h"
#include "net/forwarded.h"
#include "net/server.h"

namespace luwte::net {

struct Service {
    Application& application;
    Limits limits;
    TrustedNetworks trusted;
    std::shared_ptr<Census> census;
    ClientKeys clients;
    std::function<void(double)> answered;  ///< called with the seconds that a worker took; may be empty
};

/// The other end of a connection.
struct Peer {
    boost::asio::ip::address address;
    bool trusted = false;  ///< a proxy of ours
    bool secure = false;   ///< speaks TLS with us
};

/// Keeps the numbers of the addresses of one connection, so that they are hashed once a day and not per
/// request.
class ClientMemory {
  public:
    [[nodiscard]] std::uint64_t client_of(const boost::asio::ip::address& address, const ClientKeys& keys);

  private:
    boost::asio::ip::address address_;
    std::uint64_t client_ = 0;
    std::uint64_t epoch_ = 0;
};

/// Fills in what follows from target, Host and peer: path, query, host, secure, client. 0, or the status with
/// which to refuse.
[[nodiscard]] unsigned complete_head(Request& request, const Peer& peer, const Service& service,
                                     ClientMemory& memory);

}  // namespace luwte::net
