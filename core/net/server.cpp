#include "net/server.h"

#include <algorithm>
#include <thread>

#include <boost/asio/post.hpp>

#include "net/listener.h"
#include "net/metrics.h"
#include "net/metrics_page.h"
#include "net/response_writer.h"
#include "net/tls.h"

namespace luwte::net {
namespace {

using boost::asio::ip::tcp;
using std::chrono::milliseconds;

constexpr milliseconds last_breath{500};  // for connections that were closed to end by themselves

milliseconds tick_interval(const Limits& limits) {
    const auto shortest = std::min({limits.header_deadline, limits.body_deadline, limits.write_deadline,
                                    limits.idle_deadline, limits.answer_deadline});
    return std::clamp(shortest / 8, milliseconds(5), milliseconds(250));
}

base::Result<tcp::endpoint> endpoint_of(const Listening& listening) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(listening.address, error);
    if (error) return base::problem(base::ProblemKind::invalid, "net.not-an-address", listening.address);
    return tcp::endpoint(address, listening.port);
}

std::shared_ptr<Service> make_service(Application& application, const Limits& limits, TrustedNetworks trusted,
                                      const base::Clock& clock) {
    auto census = std::make_shared<Census>(limits.connections, limits.connections_per_client);
    return std::shared_ptr<Service>(
        new Service{application, limits, std::move(trusted), std::move(census), ClientKeys(clock), {}});
}

class RunningServer final : public Server {
  public:
    RunningServer(const ServerOptions& options, Application& application, Metrics* metrics,
                  TrustedNetworks trusted)
        : own_metrics_(metrics == nullptr ? std::make_unique<Metrics>() : nullptr),
          metrics_(metrics == nullptr ? *own_metrics_ : *metrics),
          metrics_application_(metrics_),
          service_(make_service(application, options.limits, std::move(trusted), clock_)),
          metrics_service_(make_service(metrics_application_, options.limits, {}, clock_)) {
        const unsigned threads =
            options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < threads; ++i)
            threads_.push_back(std::make_shared<IoThread>(tick_interval(options.limits)));
        threads_.front()->every_second = [service = service_] { service->clients.renew(); };
        tallies_ = show_tallies(metrics_, threads_, service_->census);
        auto& answering = metrics_.histogram("luwte_answer_seconds",
                                             "Time that the workers took for an answer.", Metrics::seconds());
        service_->answered = [&answering](double seconds) { answering.observe(seconds); };
    }

    ~RunningServer() override { stop(milliseconds(0)); }

    base::Result<> listen(const Listening& listening) {
        auto endpoint = endpoint_of(listening);
        if (!endpoint) return std::unexpected(endpoint.error());
        if (auto free = Listener::check_free(*endpoint); !free) return free;
        std::shared_ptr<boost::asio::ssl::context> tls;
        if (!listening.certificate_file.empty() || !listening.private_key_file.empty()) {
            auto made = make_tls_context(listening);
            if (!made) return std::unexpected(made.error());
            tls = std::move(*made);
        }
        for (const auto& thread : threads_) {
            auto listener = Listener::open(*endpoint, *thread, service_, tls);
            if (!listener) return std::unexpected(listener.error());
            endpoint->port((*listener)->address().port());  // 0 became a real one
            listeners_.push_back({*listener, thread});
        }
        if (port_ == 0) port_ = endpoint->port();
        return {};
    }

    base::Result<> listen_for_metrics(const Listening& listening) {
        auto endpoint = endpoint_of(listening);
        if (!endpoint) return std::unexpected(endpoint.error());
        if (auto free = Listener::check_free(*endpoint); !free) return free;
        // A thread of its own, idle but for a reading now and then, so that a reading never holds up a page.
        auto thread = std::make_shared<IoThread>(milliseconds(250));
        auto listener = Listener::open(*endpoint, *thread, metrics_service_, nullptr);
        if (!listener) return std::unexpected(listener.error());
        metrics_port_ = (*listener)->address().port();
        listeners_.push_back({*listener, thread});
        threads_.push_back(std::move(thread));
        return {};
    }

    void run() {
        for (const auto& place : listeners_) place.listener->start();
        for (const auto& thread : threads_) running_.emplace_back([thread] { thread->run(); });
    }

    [[nodiscard]] std::uint16_t port() const override { return port_; }
    [[nodiscard]] std::uint16_t metrics_port() const override { return metrics_port_; }

    void stop(milliseconds patience) override {
        if (!running_.empty()) {
            for (const auto& place : listeners_)
                boost::asio::post(place.thread->context(),
                                  [listener = place.listener] { listener->close(); });
            on_every_thread(&IoThread::wind_down);
            if (!service_->census->wait_until_empty(patience)) {
                on_every_thread(&IoThread::abandon);
                service_->census->wait_until_empty(last_breath);
            }
            for (const auto& thread : threads_) thread->stop();
            running_.clear();
        }
        listeners_.clear();
    }

  private:
    struct Place {
        std::shared_ptr<Listener> listener;
        std::shared_ptr<IoThread> thread;
    };

    void on_every_thread(void (IoThread::*what)()) {
        for (const auto& thread : threads_)
            boost::asio::post(thread->context(), [one = thread.get(), what] { (one->*what)(); });
    }

    base::SystemClock clock_;
    std::unique_ptr<Metrics> own_metrics_;
    Metrics& metrics_;
    MetricsPage metrics_application_;
    std::shared_ptr<Service> service_;
    std::shared_ptr<Service> metrics_service_;
    std::shared_ptr<void> tallies_;
    std::vector<std::shared_ptr<IoThread>> threads_;
    std::vector<Place> listeners_;
    std::vector<std::jthread> running_;
    std::uint16_t port_ = 0;
    std::uint16_t metrics_port_ = 0;
};

}  // namespace

Response Application::refuse(unsigned status, const Request*) {
    return plain_text(status, std::string(reason_of(status)) + "\n");
}

base::Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Application& application,
                                                    Metrics* metrics) {
    auto trusted = TrustedNetworks::parse(options.trusted_proxies);
    if (!trusted) return std::unexpected(trusted.error());
    auto server = std::make_unique<RunningServer>(options, application, metrics, std::move(*trusted));
    for (const Listening& listening : options.listen)
        if (auto listens = server->listen(listening); !listens) return std::unexpected(listens.error());
    if (options.metrics)
        if (auto listens = server->listen_for_metrics(*options.metrics); !listens)
            return std::unexpected(listens.error());
    server->run();
    return server;
}

}  // namespace luwte::net
