#include "net/listener.h"

#include <algorithm>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

#include "base/log.h"
#include "net/connection.h"
#include "net/response_writer.h"

namespace luwte::net {
namespace {

using boost::asio::ip::tcp;
using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr auto as_value = boost::asio::as_tuple(boost::asio::use_awaitable);
constexpr std::chrono::milliseconds shortest_pause{1};
constexpr std::chrono::milliseconds longest_pause{1000};
constexpr int backlog = 4096;

bool is_out_of_resources(const boost::system::error_code& error) {
    return error == boost::system::errc::too_many_files_open ||
           error == boost::system::errc::too_many_files_open_in_system ||
           error == boost::system::errc::no_buffer_space || error == boost::system::errc::not_enough_memory;
}

std::string name_of(const tcp::endpoint& address) {
    return fmt::format("{}:{}", address.address().to_string(), address.port());
}

/// Opens, binds and, with `listen`, listens.
boost::system::error_code bind(tcp::acceptor& acceptor, const tcp::endpoint& address, bool shared) {
    boost::system::error_code error;
    acceptor.open(address.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && shared) acceptor.set_option(ReusePort(true), error);
    if (!error && address.address().is_v6()) acceptor.set_option(boost::asio::ip::v6_only(true), error);
    if (!error) acceptor.bind(address, error);
    if (!error) acceptor.listen(backlog, error);
    return error;
}

}  // namespace

Listener::Listener(IoThread& io, std::shared_ptr<Service> service,
                   std::shared_ptr<boost::asio::ssl::context> tls)
    : io_(io),
      service_(std::move(service)),
      tls_(std::move(tls)),
      acceptor_(io.context()),
      pause_(io.context()) {}

base::Result<> Listener::check_free(const tcp::endpoint& address) {
    if (address.port() == 0) return {};
    boost::asio::io_context context;
    tcp::acceptor probe(context);
    if (bind(probe, address, false))
        return base::problem(base::ProblemKind::unavailable, "net.cannot-listen", name_of(address));
    return {};
}

base::Result<std::shared_ptr<Listener>> Listener::open(const tcp::endpoint& address, IoThread& io,
                                                       std::shared_ptr<Service> service,
                                                       std::shared_ptr<boost::asio::ssl::context> tls) {
    auto listener = std::make_shared<Listener>(io, std::move(service), std::move(tls));
    if (bind(listener->acceptor_, address, true))
        return base::problem(base::ProblemKind::unavailable, "net.cannot-listen", name_of(address));
    return listener;
}

void Listener::start() {
    boost::asio::co_spawn(io_.context(), accept(shared_from_this()), boost::asio::detached);
}

void Listener::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

tcp::endpoint Listener::address() const {
    boost::system::error_code ignored;
    return acceptor_.local_endpoint(ignored);
}

boost::asio::awaitable<void> Listener::accept(std::shared_ptr<Listener> self) {
    auto pause = shortest_pause;
    tcp::socket socket(self->io_.context());
    while (self->acceptor_.is_open()) {
        const auto [error] = co_await self->acceptor_.async_accept(socket, as_value);
        if (!error) {
            pause = shortest_pause;
            self->welcome(std::move(socket));
            socket = tcp::socket(self->io_.context());
        } else if (is_out_of_resources(error)) {
            // Without a pause this would spin: the connection stays in the queue and is announced again at
            // once.
            Tally::add(self->io_.tally.accept_failures);
            spdlog::warn("no more connections can be opened: {}", error.message());
            self->pause_.expires_after(pause);
            co_await self->pause_.async_wait(as_value);
            pause = std::min(pause * 2, longest_pause);
        }
    }
}

void Listener::welcome(tcp::socket socket) {
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;  // gone already
    socket.set_option(tcp::no_delay(true), error);
    Peer peer{.address = remote.address(),
              .trusted = service_->trusted.contains(remote.address()),
              .secure = tls_ != nullptr};
    Places places{.among_all = service_->census->enter(), .of_client = {}};
    if (!places.among_all) {
        turn_away(std::move(socket), 503);
        return;
    }
    if (!peer.trusted) {
        places.of_client = service_->census->enter_client(service_->clients.client_of(peer.address));
        if (!places.of_client) {
            turn_away(std::move(socket), 429);
            return;
        }
    }
    if (tls_)
        start_tls_connection(std::move(socket), *tls_, io_, service_, std::move(peer), std::move(places));
    else
        start_plain_connection(std::move(socket), io_, service_, std::move(peer), std::move(places));
}

/// Says why, as far as the socket takes it without waiting, and closes.
void Listener::turn_away(tcp::socket socket, unsigned status) {
    Tally::add(io_.tally.refused_connections);
    boost::system::error_code ignored;
    if (!tls_) {
        const std::string answer =
            fmt::format("HTTP/1.1 {} {}\r\ncontent-length: 0\r\nretry-after: 5\r\nconnection: close\r\n\r\n",
                        status, reason_of(status));
        socket.non_blocking(true, ignored);
        socket.send(boost::asio::buffer(answer), 0, ignored);
    }
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

}  // namespace luwte::net
