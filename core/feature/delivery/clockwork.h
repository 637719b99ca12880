// What happens by itself around duty: drills go on, colleagues hear that a shift began without anybody,
// weekly shifts are planned, and calls are sent. Everything that is due stands in the database; this only
// looks.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "feature/delivery/drills.h"
#include "feature/delivery/duty_calls.h"
#include "store/database.h"

namespace luwte::delivery {

/// Tells the next in the chain of every shift that began without "I am here"; how many shifts.
int tell_missing(store::Connection& connection, const DutyCalls& calls, base::TimePoint now);

/// Threads of its own, from its making to `stop` or its end.
class Clockwork {
  public:
    struct Parts {
        store::Pool& pool;
        const base::Clock& clock;
        const DutyCalls& calls;
        const Drills& drills;
        /// Whose weekly shifts are planned.
        std::function<std::vector<OrganisationId>()> organisations;
    };
    explicit Clockwork(const Parts& parts);
    ~Clockwork();
    Clockwork(const Clockwork&) = delete;
    Clockwork& operator=(const Clockwork&) = delete;

    /// Looks now instead of in some seconds: something was written down.
    void wake();
    /// Ends the threads; what is being sent has its own way to be stopped.
    void stop();

  private:
    void look(const std::stop_token& stopping);
    void send(const std::stop_token& stopping);
    void decide();
    void wait(const std::stop_token& stopping, std::chrono::milliseconds time, std::uint64_t& seen);

    Parts parts_;
    base::TimePoint planned_at_{};
    std::mutex mutex_;
    std::condition_variable_any awake_;
    std::uint64_t woken_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace luwte::delivery
