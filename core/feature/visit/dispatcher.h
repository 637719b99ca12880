// The way of a request after the socket: organisation, kept page, route, visitor, origin and token, rate, handler.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/secret.h"
#include "feature/organisation/organisations.h"
#include "feature/visit/context.h"
#include "feature/visit/form_tokens.h"
#include "feature/visit/page_cache.h"
#include "feature/visit/rate_limits.h"
#include "feature/visit/router.h"
#include "feature/visit/workers.h"
#include "net/server.h"
#include "store/database.h"
#include "view/renderer.h"

namespace luwte::visit {

/// The name of the one cookie there is (safety.md S3).
inline constexpr std::string_view session_cookie = "__Host-s";
/// What that cookie holds in a browser that left by the exit.
inline constexpr std::string_view left_cookie = "left";

/// Finds who holds a session cookie; a reader when nobody does. Throws store::DatabaseError.
using VisitorFinder = std::function<Visitor(store::Connection&, const organisation::Organisation&,
                                            std::string_view cookie, base::TimePoint now)>;
/// Gives a stylesheet, script or icon by its address, or nothing.
using AssetFinder = std::function<std::optional<net::Response>(std::string_view path)>;

struct DispatcherOptions {
    std::size_t workers = 8;
    std::size_t queue = 512;
    std::size_t kept_bytes = 48 * 1024 * 1024;
    /// Requests that are not answered from what is kept, per client and minute; 0: no limit.
    unsigned requests_per_client = 1200;
};

class Dispatcher final : public net::Application {
  public:
    struct Parts {
        const organisation::Organisations& organisations;
        store::Pool& pool;
        const view::Renderer& renderer;
        const base::Clock& clock;
        const base::SecretKey& installation_key;
        VisitorFinder find_visitor;
        AssetFinder find_asset;
        /// The same for what a page asks by itself, which is no sign that anybody is there; none: as above.
        VisitorFinder find_visitor_quietly = {};
    };

    Dispatcher(Parts parts, std::vector<Route> routes, DispatcherOptions options);
    ~Dispatcher() override;

    net::Admission admit(const net::Request& head) override;
    std::optional<net::Response> answer_now(const net::Request& request) override;
    void answer(net::Request request, net::Respond respond) override;
    /// Says in the visitor's language what the server room refused; what they wrote is still in their browser.
    net::Response refuse(unsigned status, const net::Request* head) override;

    /// To be told of every change notice and of every gap in them (store::Notices).
    void heard(std::string_view subject) { pages_.drop(subject); }
    void gap();
    /// Change notices do not arrive (store::Notices): until the next gap no page is kept, so that what was taken away
    /// is not shown because nobody here heard of it.
    void deaf();
    /// From now on /readyz says no, so that a balancer sends nobody any more.
    void drain() { draining_ = true; }
    [[nodiscard]] std::size_t waiting() const { return workers_->waiting(); }
    [[nodiscard]] std::size_t kept_bytes() const { return pages_.bytes(); }

  private:
    struct Settled;  // organisation, choices, language and path of a request

    [[nodiscard]] std::optional<Settled> settle(const net::Request& request) const;
    [[nodiscard]] Context make_context(const net::Request& request, const Settled& settled);
    [[nodiscard]] net::Response answer_on_worker(const net::Request& request);
    [[nodiscard]] net::Response answer_in(Context& context);
    [[nodiscard]] net::Response run_route(Context& context, const Route& route);
    [[nodiscard]] base::Result<> check_origin(const Context& context, const Route& route) const;
    [[nodiscard]] base::Result<> read_form(Context& context, const Route& route) const;
    /// After a failure that came before the form was read: what was written comes back all the same.
    void rescue_form(Context& context, bool api) const;
    [[nodiscard]] base::Result<> check_rate(Context& context, const Route& route);
    [[nodiscard]] std::optional<net::Response> check_access(Context& context, const Route& route) const;
    [[nodiscard]] net::Response ready() const;
    /// Too much waits already. What was written comes back, with the token it came with.
    [[nodiscard]] net::Response busy(const net::Request& request);
    void keep(const Context& context, const Settled& settled, net::Response& response, std::uint64_t epoch);

    Parts parts_;
    DispatcherOptions options_;
    Router router_;
    FormTokens tokens_;
    RateLimits limits_;
    PageCache pages_;
    std::atomic<bool> draining_ = false;
    std::atomic<bool> deaf_ = false;
    std::unique_ptr<Workers> workers_;  // last: its threads use everything above
};

}  // namespace luwte::visit
