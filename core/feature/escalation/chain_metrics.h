// Numbers about alarms for those who watch over the installation: how many are open, how long the oldest
// waits, and which calls fail. They tell of no organisation and no person.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "feature/escalation/channel.h"
#include "net/metrics.h"
#include "store/database.h"

namespace luwte::escalation {

/// `luwte_alarms_open{state}`, `luwte_alarms_oldest_waiting_seconds`,
/// `luwte_alarm_calls_total{channel,result}`. Thread safe; `metrics` outlives it.
class ChainMetrics {
  public:
    explicit ChainMetrics(net::Metrics& metrics) : metrics_(metrics) {}
    /// Counts the open alarms anew.
    void look(store::Connection& connection, base::TimePoint now) const;
    void tried(std::string_view channel, Attempt::Result result) const;

  private:
    net::Metrics& metrics_;
};

}  // namespace luwte::escalation
