#include "net/metrics_page.h"

#include <mutex>
#include <utility>

#include <fmt/format.h>

namespace luwte::net {
namespace {

/// A counter that follows a sum kept elsewhere.
class Follower {
  public:
    explicit Follower(Counter& counter) : counter_(&counter) {}
    void follow(std::uint64_t sum) {
        if (sum > seen_) counter_->add(static_cast<double>(sum - seen_));
        seen_ = sum;
    }

  private:
    Counter* counter_;
    std::uint64_t seen_ = 0;
};

struct Shown {
    std::mutex mutex;
    std::vector<Follower> answers;
    Follower not_modified, connections, refused, expired, failures, bytes;
    Gauge &open, &streams;
};

std::shared_ptr<Shown> make_shown(Metrics& metrics) {
    std::vector<Follower> answers;
    for (int hundreds = 0; hundreds < 6; ++hundreds)
        answers.emplace_back(metrics.counter("luwte_http_answers_total", "Answers sent, by class of status.",
                                             {{"status", fmt::format("{}xx", std::max(hundreds, 1))}}));
    return std::shared_ptr<Shown>(new Shown{
        {},
        std::move(answers),
        Follower(metrics.counter("luwte_http_not_modified_total", "Answers that the client already held.")),
        Follower(metrics.counter("luwte_connections_total", "Connections accepted.")),
        Follower(metrics.counter("luwte_connections_refused_total", "Connections turned away by a limit.")),
        Follower(metrics.counter("luwte_connections_expired_total", "Connections closed by a deadline.")),
        Follower(metrics.counter("luwte_accept_failures_total", "Connections that found no resources.")),
        Follower(metrics.counter("luwte_sent_bytes_total", "Bytes of answers handed to the system.")),
        metrics.gauge("luwte_connections", "Connections open."),
        metrics.gauge("luwte_event_streams", "Event streams open.")});
}

template <class Pick>
auto sum_of(const std::vector<std::shared_ptr<IoThread>>& threads, Pick pick) {
    decltype(pick(std::declval<Tally&>())) sum{};
    for (const auto& thread : threads) sum += pick(thread->tally);
    return sum;
}

}  // namespace

Admission MetricsPage::admit(const Request& head) {
    Admission admission{.body_limit = 0, .refusal = std::nullopt};
    if (head.path != "/metrics")
        admission.refusal = plain_text(404, "Not found. The numbers are at /metrics.\n");
    else if (head.method != Method::get && head.method != Method::head) {
        admission.refusal = plain_text(405, "Only GET.\n");
        admission.refusal->headers.push_back({"allow", "GET, HEAD"});
    }
    return admission;
}

std::optional<Response> MetricsPage::answer_now(const Request&) {
    Response response = plain_text(200, metrics_.text());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

void MetricsPage::answer(Request, Respond respond) {
    respond(plain_text(500, {}));
}

std::shared_ptr<void> show_tallies(Metrics& metrics, std::vector<std::shared_ptr<IoThread>> threads,
                                   std::shared_ptr<Census> census) {
    auto shown = make_shown(metrics);
    return metrics.before_reading([shown, threads = std::move(threads), census = std::move(census)] {
        const std::lock_guard lock(shown->mutex);
        for (std::size_t i = 1; i < shown->answers.size(); ++i)
            shown->answers[i].follow(sum_of(threads, [i](Tally& tally) { return tally.answers[i].load(); }));
        shown->not_modified.follow(sum_of(threads, [](Tally& tally) { return tally.not_modified.load(); }));
        shown->connections.follow(sum_of(threads, [](Tally& tally) { return tally.connections.load(); }));
        shown->refused.follow(sum_of(threads, [](Tally& tally) { return tally.refused_connections.load(); }));
        shown->expired.follow(sum_of(threads, [](Tally& tally) { return tally.expired_connections.load(); }));
        shown->failures.follow(sum_of(threads, [](Tally& tally) { return tally.accept_failures.load(); }));
        shown->bytes.follow(sum_of(threads, [](Tally& tally) { return tally.bytes_sent.load(); }));
        shown->streams.set(
            static_cast<double>(sum_of(threads, [](Tally& tally) { return tally.event_streams.load(); })));
        shown->open.set(static_cast<double>(census->connections()));
    });
}

}  // namespace luwte::net
