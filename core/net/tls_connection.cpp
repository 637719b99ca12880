#include <boost/asio/ssl/stream.hpp>

#include "net/connection.h"
#include "net/connection_impl.h"

namespace luwte::net {

using boost::asio::ip::tcp;
using TlsStream = boost::asio::ssl::stream<tcp::socket>;

template <>
struct Transport<TlsStream> {
    static constexpr bool gathers = false;

    static boost::asio::awaitable<bool> secure(TlsStream& stream) {
        const auto [error] = co_await stream.async_handshake(TlsStream::server, as_value);
        co_return !error;
    }
    static void cancel_reading(TlsStream& stream) {
        boost::system::error_code ignored;
        stream.next_layer().cancel(ignored);
    }
    static void stop_sending(TlsStream& stream) {
        boost::system::error_code ignored;
        stream.next_layer().shutdown(tcp::socket::shutdown_send, ignored);
    }
    static boost::asio::awaitable<void> part(TlsStream& stream) {
        const auto [ignored] = co_await stream.async_shutdown(as_value);
        static_cast<void>(ignored);  // whether the peer says goodbye too is its own affair
    }
    static void close(TlsStream& stream) {
        boost::system::error_code ignored;
        stream.next_layer().close(ignored);
    }
};

void start_tls_connection(tcp::socket socket, boost::asio::ssl::context& tls, IoThread& io,
                          std::shared_ptr<Service> service, Peer peer, Places places) {
    start_connection(TlsStream(std::move(socket), tls), io, std::move(service), std::move(peer),
                     std::move(places));
}

}  // namespace luwte::net
