#include "app/alarm_chain.h"

#include <utility>

#include "app/connect.h"

namespace luwte::app {
namespace {

constexpr unsigned senders = 4;
/// One for the keeper, the rest for the senders, who hold one for moments only.
constexpr std::size_t connections = 3;

escalation::ChainOptions options_of(const Configuration& configuration,
                                    const escalation::ChainMetrics& numbers) {
    const std::chrono::seconds deadline(configuration.send_seconds);
    escalation::ChainOptions options;
    options.send_deadline = deadline;
    options.lease = 2 * deadline;
    options.tried = [&numbers](std::string_view channel, escalation::Attempt::Result result) {
        numbers.tried(channel, result);
    };
    return options;
}

}  // namespace

AlarmChain::AlarmChain(const Configuration& configuration, const base::Clock& clock, net::Metrics& metrics,
                       escalation::Chains::Channels channels)
    : pool_(connect(configuration, connections)),
      numbers_(metrics),
      chains_(std::move(channels), options_of(configuration, numbers_)),
      timer_(*pool_, clock, chains_, {.senders = senders},
             [this, &clock](store::Connection& connection) { numbers_.look(connection, clock.now()); }) {}

}  // namespace luwte::app
