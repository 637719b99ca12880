// One connection: one coroutine that reads a request, gets its answer, writes it, and begins again. A
// template over the stream, so that tests run it without sockets; included by plain_connection.cpp,
// tls_connection.cpp and tests.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <typeinfo>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "base/log.h"
#include "net/answer.h"
#include "net/connection.h"
#include "net/event_queue.h"
#include "net/parser.h"
#include "net/response_writer.h"

namespace luwte::net {

/// Completes with the error as a value: a peer that left is no exception.
constexpr auto as_value = boost::asio::as_tuple(boost::asio::use_awaitable);

/// What a connection does to a stream besides reading and writing; specialised where a stream is used:
///   static constexpr bool gathers;                         whether it writes two buffers as one
///   static boost::asio::awaitable<bool> secure(Stream&);   the TLS handshake, if any; false: failed
///   static void cancel_reading(Stream&);                   a read that waits ends; the stream stays open
///   static void stop_sending(Stream&);                     the peer reads the end of what we sent
///   static boost::asio::awaitable<void> part(Stream&);     says goodbye as the protocol wants it
///   static void close(Stream&);                            everything that waits ends
template <class Stream>
struct Transport;

template <class Stream>
class Connection final : public Watched,
                         public Waiter,
                         public std::enable_shared_from_this<Connection<Stream>> {
  public:
    Connection(Stream stream, IoThread& io, std::shared_ptr<Service> service, Peer peer, Places places)
        : stream_(std::move(stream)),
          io_(io),
          service_(std::move(service)),
          peer_(std::move(peer)),
          places_(std::move(places)),
          buffer_(service_->limits.header + read_size),
          gate_(io.context()) {}

    /// Begins; the connection lives as long as its coroutine.
    void start() {
        io_.watch(*this);
        Tally::add(io_.tally.connections);
        boost::asio::co_spawn(io_.context(), live(this->shared_from_this()), boost::asio::detached);
    }

    void expired() override;
    void wind_down() override;
    void abandon() override;
    void answered(std::uint64_t turn, std::optional<Outgoing> outgoing) override;
    void roused() override { gate_.cancel(); }

  private:
    enum class Phase : std::uint8_t { securing, idle, head, body, answering, writing, streaming, ending };
    enum class Step : std::uint8_t { more, done, refused };
    using Done = boost::asio::awaitable<bool>;  ///< false: the peer has gone, or must go

    static constexpr std::size_t read_size = 4096;
    static constexpr std::size_t drain_at_most = 256 * 1024;
    static constexpr std::size_t keep_at_most = 8 * 1024;
    static constexpr std::size_t slow_line =
        8 * 1024;  ///< bytes a second that a reader needs not fall behind

    static boost::asio::awaitable<void> live(std::shared_ptr<Connection> self);
    boost::asio::awaitable<void> serve();

    void begin_request();
    Step parse_head();
    Step parse_body();
    Done read_body(std::size_t limit);
    Done say_continue();
    Done wait_for_answer();
    Done write(Outgoing outgoing);
    boost::asio::awaitable<void> refuse(unsigned status);
    boost::asio::awaitable<void> stream_events(EventStream stream);
    Done write_text(std::string text);
    void listen_for_end();
    boost::asio::awaitable<void> end();

    std::optional<Response> admit(std::size_t& body_limit);
    std::optional<Response> answer_now();
    Response words_for(unsigned status, const Request* head);
    void set_phase(Phase phase, std::chrono::milliseconds time) {
        phase_ = phase;
        deadline = io_.now() + time;
    }

    Stream stream_;
    IoThread& io_;
    std::shared_ptr<Service> service_;
    Peer peer_;
    Places places_;
    ClientMemory memory_;
    boost::beast::flat_buffer buffer_;
    boost::asio::steady_timer gate_;  ///< waits for what comes from other threads
    std::optional<RequestParser> parser_;
    Request request_;
    Wishes wishes_;
    std::string head_;
    std::optional<Outgoing> outgoing_;
    std::shared_ptr<EventQueue> events_;
    std::array<char, 512> ignored_{};
    std::uint64_t turn_ = 0;
    unsigned refusal_ = 0;
    Phase phase_ = Phase::securing;
    bool keep_alive_ = true;
    bool timed_out_ = false;
    bool dropped_ = false;
    bool peer_gone_ = false;
    bool bytes_unread_ = false;
};

template <class Stream>
void start_connection(Stream stream, IoThread& io, std::shared_ptr<Service> service, Peer peer,
                      Places places) {
    std::make_shared<Connection<Stream>>(std::move(stream), io, std::move(service), std::move(peer),
                                         std::move(places))
        ->start();
}

}  // namespace luwte::net

#include "net/connection_events.h"
#include "net/connection_reading.h"
#include "net/connection_serving.h"
