// Accepting connections on one address and one I/O thread. Internal to this room.
#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "base/problem.h"
#include "net/io_thread.h"
#include "net/service.h"

namespace luwte::net {

class Listener : public std::enable_shared_from_this<Listener> {
  public:
    /// Binds and listens; the system spreads connections over all listeners of an address (SO_REUSEPORT).
    /// `tls` is null for plain HTTP.
    static base::Result<std::shared_ptr<Listener>> open(const boost::asio::ip::tcp::endpoint& address,
                                                        IoThread& io, std::shared_ptr<Service> service,
                                                        std::shared_ptr<boost::asio::ssl::context> tls);
    /// Whether nobody listens there yet; SO_REUSEPORT alone would silently share an address with another
    /// process.
    static base::Result<> check_free(const boost::asio::ip::tcp::endpoint& address);

    Listener(IoThread& io, std::shared_ptr<Service> service, std::shared_ptr<boost::asio::ssl::context> tls);

    /// Accepts until close. Before its thread runs, or on it.
    void start();
    void close();
    [[nodiscard]] boost::asio::ip::tcp::endpoint address() const;

  private:
    static boost::asio::awaitable<void> accept(std::shared_ptr<Listener> self);
    void welcome(boost::asio::ip::tcp::socket socket);
    void turn_away(boost::asio::ip::tcp::socket socket, unsigned status);

    IoThread& io_;
    std::shared_ptr<Service> service_;
    std::shared_ptr<boost::asio::ssl::context> tls_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
};

}  // namespace luwte::net
