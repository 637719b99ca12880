// The server: listeners, one I/O thread a core, connections, limits, graceful stop. Everything above this
// room is reached through one function, `Application`.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "net/request.h"
#include "net/response.h"

namespace luwte::net {

/// Gives the answer to the connection; callable once, from any thread.
using Respond = std::function<void(Response)>;

/// What the rooms above say of a request whose header has been read but whose body has not.
struct Admission {
    std::size_t body_limit = 64 * 1024;  ///< bytes; beyond it the client gets 413
    std::optional<Response> refusal;     ///< answer with this at once, without reading the body
};

/// The program as the server sees it. All functions are called on I/O threads and must not block.
class Application {
  public:
    virtual ~Application() = default;
    /// After the header, before the body.
    virtual Admission admit(const Request& head) = 0;
    /// An answer that needs no waiting (a kept page, an asset), or nothing.
    virtual std::optional<Response> answer_now(const Request& request) = 0;
    /// Any other request: hands it to the workers; `respond` is called exactly once, later.
    virtual void answer(Request request, Respond respond) = 0;
    /// The words for a refusal that this room decides by itself: malformed (400), too slow (408, 503), too
    /// large (413, 414, 431), not implemented (417, 501, 505), a defect (500). `head` is null when no header
    /// was read.
    virtual Response refuse(unsigned status, const Request* head);
};

struct Limits {
    std::size_t request_line = 4 * 1024;
    std::size_t header =
        16 * 1024;  ///< also what is read ahead of pipelined requests; nothing is parsed ahead
    std::size_t connections = 10'000;
    std::size_t connections_per_client = 200;
    std::chrono::milliseconds header_deadline{10'000};
    std::chrono::milliseconds body_deadline{30'000};
    std::chrono::milliseconds write_deadline{30'000};
    std::chrono::milliseconds idle_deadline{60'000};
    std::chrono::milliseconds answer_deadline{20'000};
    std::chrono::milliseconds heartbeat{15'000};  ///< between comments that keep an event stream alive
};

struct Listening {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;     ///< 0 lets the system choose; see Server::port
    std::string certificate_file;  ///< PEM; with private_key_file: TLS 1.2 and newer
    std::string private_key_file;
};

struct ServerOptions {
    std::vector<Listening> listen;
    unsigned threads = 0;  ///< 0: one a core
    Limits limits;
    /// Networks ("10.0.0.0/8", "127.0.0.1", "::1") whose Forwarded (RFC 7239) and X-Forwarded-* are believed.
    std::vector<std::string> trusted_proxies;
    /// Where /metrics answers (Prometheus); never on a public listener. Empty: nowhere.
    std::optional<Listening> metrics;
};

class Metrics;

class Server {
  public:
    /// Binds and listens; a problem when an address is taken or a certificate unreadable. What the metrics
    /// listener shows is `metrics` (which outlives the server), with the server's own added; without one only
    /// the latter.
    static base::Result<std::unique_ptr<Server>> start(const ServerOptions& options, Application& application,
                                                       Metrics* metrics = nullptr);
    virtual ~Server() = default;
    /// The port of the first listener.
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    [[nodiscard]] virtual std::uint16_t metrics_port() const = 0;
    /// Takes no new connections, lets requests under way finish, ends event streams, and returns when all is
    /// quiet or `patience` has passed, whichever comes first.
    virtual void stop(std::chrono::milliseconds patience) = 0;
};

}  // namespace luwte::net
