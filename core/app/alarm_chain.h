// The clockwork of alarms as this program runs it: with database connections of its own, so that a busy site
// never keeps an alarm from calling, and numbers for those who watch.
#pragma once

#include <memory>

#include "app/configuration.h"
#include "base/clock.h"
#include "feature/escalation/chain_metrics.h"
#include "feature/escalation/chain_timer.h"
#include "feature/escalation/chains.h"
#include "net/metrics.h"
#include "store/database.h"

namespace luwte::app {

class AlarmChain {
  public:
    AlarmChain(const Configuration& configuration, const base::Clock& clock, net::Metrics& metrics,
               escalation::Chains::Channels channels);
    /// Something changed: an alarm may be due.
    void wake() { timer_.wake(); }
    void stop() { timer_.stop(); }

  private:
    std::unique_ptr<store::Pool> pool_;
    escalation::ChainMetrics numbers_;
    escalation::Chains chains_;
    escalation::ChainTimer timer_;  // last: it starts when everything above is there
};

}  // namespace luwte::app
