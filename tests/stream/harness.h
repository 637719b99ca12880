// A server on a port of its own and a client that says exactly what it is told to, byte for byte.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "net/server.h"

namespace luwte::net::test {

/// An application made of functions; each may be replaced before the server starts.
class TestApplication : public Application {
  public:
    Admission admit(const Request& head) override { return on_admit ? on_admit(head) : Admission{}; }
    std::optional<Response> answer_now(const Request& request) override {
        return on_answer_now ? on_answer_now(request) : std::nullopt;
    }
    void answer(Request request, Respond respond) override {
        on_answer(std::move(request), std::move(respond));
    }

    std::function<Admission(const Request&)> on_admit;
    std::function<std::optional<Response>(const Request&)> on_answer_now;
    /// Says back what came: method, path, body.
    std::function<void(Request, Respond)> on_answer = [](Request request, Respond respond) {
        respond(plain_text(200, request.path + "|" + request.body));
    };
};

/// A whole answer as it came.
struct Answer {
    std::string head;  ///< with the empty line
    std::string body;

    [[nodiscard]] unsigned status() const;
    /// The value of a header (in lower case); empty when there is none.
    [[nodiscard]] std::string header(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
};

/// A connection to the server, plain or TLS. Every wait ends after 10 s with an exception.
class Client {
  public:
    /// `version` is the only one of TLS that it speaks; 0: any.
    explicit Client(std::uint16_t port, bool tls = false, int version = 0);
    Client(Client&&) noexcept;
    ~Client();

    void send(std::string_view bytes);
    /// Reads one answer, by its Content-Length; `head_only` for answers to HEAD. Throws when the server
    /// closes first.
    Answer read_answer(bool head_only = false);
    /// Reads until `text` has come, and gives everything up to its end.
    std::string read_until(std::string_view text);
    /// Reads until the server closes.
    std::string read_all();
    /// Whether the server has closed (waits for it).
    bool is_closed() { return read_all().empty(); }
    /// The end of what we send; reading goes on.
    void finish();
    void close();
    /// Sends and reads one answer.
    Answer ask(std::string_view bytes) {
        send(bytes);
        return read_answer();
    }
    [[nodiscard]] std::string protocol() const;  ///< of ALPN

  private:
    struct Connection;
    bool read_more();
    std::unique_ptr<Connection> connection_;
    std::string read_;
};

/// A server that runs until the end of the test.
class Running {
  public:
    explicit Running(Application& application, Limits limits = {}, std::vector<std::string> trusted = {},
                     unsigned threads = 2);
    [[nodiscard]] Client connect() const { return Client(server->port()); }
    std::unique_ptr<Server> server;
};

/// GET of a path on one connection that stays open.
[[nodiscard]] std::string get(std::string_view path, std::string_view headers = {});

}  // namespace luwte::net::test
