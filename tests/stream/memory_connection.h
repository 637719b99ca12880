// A connection over Beast's stream in memory, on a thread that only moves when the test says so.
#pragma once

#include <memory>
#include <string>

#include <boost/beast/_experimental/test/stream.hpp>

#include "net/connection_impl.h"
#include "stream/harness.h"

namespace luwte::net {

using MemoryStream = boost::beast::test::stream;

template <>
struct Transport<MemoryStream> {
    static constexpr bool gathers = true;
    static boost::asio::awaitable<bool> secure(MemoryStream&) { co_return true; }
    static void cancel_reading(MemoryStream& stream) { stream.close(); }
    static void stop_sending(MemoryStream& stream) { stream.close_remote(); }
    static boost::asio::awaitable<void> part(MemoryStream& stream) {
        stream.close_remote();
        co_return;
    }
    static void close(MemoryStream& stream) { stream.close(); }
};

namespace test {

/// Server side and client side of one connection.
class MemoryConnection {
  public:
    MemoryConnection(Application& application, boost::beast::test::fail_count* failures = nullptr,
                     Limits limits = {})
        : service_(new Service{
              application, limits, {}, std::make_shared<Census>(10, 10), ClientKeys(clock_), {}}) {
        MemoryStream server =
            failures != nullptr ? MemoryStream(io_->context(), *failures) : MemoryStream(io_->context());
        client_ = std::make_unique<MemoryStream>(io_->context());
        client_->connect(server);
        start_connection(std::move(server), *io_, service_, Peer{}, Places{service_->census->enter(), {}});
        work();
    }

    /// Does all that can be done without waiting.
    void work() {
        io_->context().restart();
        io_->context().poll();
    }
    void send(std::string_view bytes) {
        boost::system::error_code ignored;  // the server may have closed
        client_->write_some(boost::asio::buffer(bytes), ignored);
        work();
    }
    void hang_up() {
        client_->close();
        work();
    }
    /// Lets that much time pass.
    void pass(std::chrono::milliseconds time) {
        io_->tick(io_->now() + time);
        work();
    }
    /// All that the client has received so far.
    [[nodiscard]] std::string received() const {
        const auto text = client_->str();
        return {text.data(), text.size()};
    }
    [[nodiscard]] bool is_over() const { return service_->census->connections() == 0; }
    IoThread& io() { return *io_; }

  private:
    base::SystemClock clock_;
    std::shared_ptr<Service> service_;
    std::shared_ptr<IoThread> io_ = std::make_shared<IoThread>(std::chrono::milliseconds(1000));
    std::unique_ptr<MemoryStream> client_;
};

}  // namespace test
}  // namespace luwte::net
