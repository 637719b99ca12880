// Starting a connection on a socket. What a connection does stands in connection_impl.h. Internal to this
// room.
#pragma once

#include <memory>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "net/census.h"
#include "net/io_thread.h"
#include "net/service.h"

namespace luwte::net {

/// What a connection holds while it lives.
struct Places {
    Census::Place among_all;
    Census::Place of_client;
};

void start_plain_connection(boost::asio::ip::tcp::socket socket, IoThread& io,
                            std::shared_ptr<Service> service, Peer peer, Places places);
void start_tls_connection(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, IoThread& io,
                          std::shared_ptr<Service> service, Peer peer, Places places);

}  // namespace luwte::net
