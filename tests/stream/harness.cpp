#include "stream/harness.h"

#include <charconv>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

namespace luwte::net::test {

namespace asio = boost::asio;

struct Client::Connection {
    asio::io_context context;
    asio::ssl::context tls_context{asio::ssl::context::tls_client};
    asio::ssl::stream<asio::ip::tcp::socket> stream{context, tls_context};
    bool tls = false;
};

unsigned Answer::status() const {
    unsigned status = 0;
    if (head.size() > 12) std::from_chars(head.data() + 9, head.data() + 12, status);
    return status;
}

bool Answer::has(std::string_view name) const {
    return head.find("\r\n" + std::string(name) + ": ") != std::string::npos;
}

std::string Answer::header(std::string_view name) const {
    const std::string start = "\r\n" + std::string(name) + ": ";
    const auto found = head.find(start);
    if (found == std::string::npos) return {};
    const auto value = found + start.size();
    return head.substr(value, head.find("\r\n", value) - value);
}

Client::Client(std::uint16_t port, bool tls, int version) : connection_(std::make_unique<Connection>()) {
    auto& socket = connection_->stream.next_layer();
    socket.connect({asio::ip::make_address("127.0.0.1"), port});
    // By the socket itself, so that plain blocking calls have an end.
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    connection_->tls = tls;
    if (!tls) return;
    static constexpr unsigned char protocols[] = {2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    if (version != 0) {
        SSL_set_min_proto_version(connection_->stream.native_handle(), version);
        SSL_set_max_proto_version(connection_->stream.native_handle(), version);
        SSL_set_security_level(connection_->stream.native_handle(), 0);  // so that even old ones are offered
    }
    SSL_set_alpn_protos(connection_->stream.native_handle(), protocols, sizeof protocols);
    connection_->stream.handshake(asio::ssl::stream_base::client);
}

Client::Client(Client&&) noexcept = default;
Client::~Client() = default;

void Client::send(std::string_view bytes) {
    if (connection_->tls)
        asio::write(connection_->stream, asio::buffer(bytes));
    else
        asio::write(connection_->stream.next_layer(), asio::buffer(bytes));
}

bool Client::read_more() {
    char bytes[4096];
    boost::system::error_code error;
    const std::size_t size = connection_->tls
                                 ? connection_->stream.read_some(asio::buffer(bytes), error)
                                 : connection_->stream.next_layer().read_some(asio::buffer(bytes), error);
    if (error == asio::error::would_block || error == asio::error::try_again)
        throw std::runtime_error("the server said nothing for 10 s; so far: " + read_);
    read_.append(bytes, size);
    return !error;
}

std::string Client::read_until(std::string_view text) {
    auto found = read_.find(text);
    while (found == std::string::npos) {
        if (!read_more()) throw std::runtime_error("the server closed; so far: " + read_);
        found = read_.find(text);
    }
    std::string part = read_.substr(0, found + text.size());
    read_.erase(0, part.size());
    return part;
}

Answer Client::read_answer(bool head_only) {
    Answer answer;
    answer.head = read_until("\r\n\r\n");
    std::size_t length = 0;
    const std::string said = answer.header("content-length");
    std::from_chars(said.data(), said.data() + said.size(), length);
    if (head_only) length = 0;
    while (read_.size() < length)
        if (!read_more()) throw std::runtime_error("the server closed in a body");
    answer.body = read_.substr(0, length);
    read_.erase(0, length);
    return answer;
}

std::string Client::read_all() {
    while (read_more()) {
    }
    return std::exchange(read_, {});
}

void Client::finish() {
    boost::system::error_code ignored;
    connection_->stream.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

void Client::close() {
    boost::system::error_code ignored;
    connection_->stream.next_layer().close(ignored);
}

std::string Client::protocol() const {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(connection_->stream.native_handle(), &name, &length);
    return {reinterpret_cast<const char*>(name), length};
}

Running::Running(Application& application, Limits limits, std::vector<std::string> trusted,
                 unsigned threads) {
    ServerOptions options;
    options.listen.emplace_back().port = 0;
    options.threads = threads;
    options.limits = limits;
    options.trusted_proxies = std::move(trusted);
    auto started = Server::start(options, application);
    if (!started) throw std::runtime_error(started.error().code);
    server = std::move(*started);
}

std::string get(std::string_view path, std::string_view headers) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: luwte.test\r\n" + std::string(headers) + "\r\n";
}

}  // namespace luwte::net::test
