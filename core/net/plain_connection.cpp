#include "net/connection.h"
#include "net/connection_impl.h"

namespace luwte::net {

using boost::asio::ip::tcp;

template <>
struct Transport<tcp::socket> {
    static constexpr bool gathers = true;

    static boost::asio::awaitable<bool> secure(tcp::socket&) { co_return true; }
    static void cancel_reading(tcp::socket& socket) {
        boost::system::error_code ignored;
        socket.cancel(ignored);
    }
    static void stop_sending(tcp::socket& socket) {
        boost::system::error_code ignored;
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }
    static boost::asio::awaitable<void> part(tcp::socket& socket) {
        stop_sending(socket);
        co_return;
    }
    static void close(tcp::socket& socket) {
        boost::system::error_code ignored;
        socket.close(ignored);
    }
};

void start_plain_connection(tcp::socket socket, IoThread& io, std::shared_ptr<Service> service, Peer peer,
                            Places places) {
    start_connection(std::move(socket), io, std::move(service), std::move(peer), std::move(places));
}

}  // namespace luwte::net
