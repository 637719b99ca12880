#include "feature/escalation/chain_metrics.h"

#include <algorithm>
#include <string>

#include "feature/escalation/chain_store.h"
#include "feature/escalation/escalation_state.h"

namespace luwte::escalation {
namespace {

constexpr State open_states[] = {State::raised, State::delivered, State::acknowledged, State::acting,
                                 State::handed_over};

bool nobody_has(State state) {
    return state == State::raised || state == State::delivered || state == State::handed_over;
}

const char* result_name(Attempt::Result result) {
    switch (result) {
        case Attempt::Result::sent:
            return "sent";
        case Attempt::Result::again:
            return "again";
        case Attempt::Result::give_up:
            return "failed";
    }
    return "";
}

}  // namespace

void ChainMetrics::look(store::Connection& connection, base::TimePoint now) const {
    const auto counts = sql::count_open(connection);
    double oldest = 0;
    for (const auto state : open_states) {
        const auto found = std::ranges::find(counts, state, &sql::OpenCount::state);
        metrics_.gauge("luwte_alarms_open", "Alarms that are not closed", {{"state", state_name(state)}})
            .set(found == counts.end() ? 0 : static_cast<double>(found->count));
        if (found != counts.end() && nobody_has(state))
            oldest = std::max(oldest, std::chrono::duration<double>(now - found->oldest).count());
    }
    metrics_
        .gauge("luwte_alarms_oldest_waiting_seconds",
               "How long the oldest alarm waits that nobody has; 0 when none does")
        .set(oldest);
}

void ChainMetrics::tried(std::string_view channel, Attempt::Result result) const {
    metrics_
        .counter("luwte_alarm_calls_total", "Attempts to call somebody to an alarm",
                 {{"channel", std::string(channel)}, {"result", result_name(result)}})
        .add();
}

}  // namespace luwte::escalation
