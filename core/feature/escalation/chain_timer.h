// The clockwork of alarms: threads that move what is due along its chain and send the calls.
//
// It remembers nothing. What is due stands in the database; each round asks for it, so any number of
// processes may run one of these on the same database, and any of them may die at any moment: row locks
// decide who does a step, and what a dead one had begun is begun again after its lease.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "feature/escalation/chains.h"
#include "store/database.h"

namespace luwte::escalation {

class ChainTimer {
  public:
    struct Options {
        unsigned senders = 4;                            ///< calls that are sent at the same time
        std::chrono::milliseconds longest_wait{30'000};  ///< between two looks, when no notice came
        std::chrono::milliseconds after_trouble{
            1'000};  ///< until the database is asked again after it failed
    };
    /// Starts the threads. What it is given outlives it. `looked` is called with a connection after every
    /// round.
    ChainTimer(store::Pool& pool, const base::Clock& clock, const Chains& chains, Options options,
               std::function<void(store::Connection&)> looked = {});
    /// Stops: a step under way is finished, an attempt of a channel has its deadline.
    ~ChainTimer();
    ChainTimer(const ChainTimer&) = delete;
    ChainTimer& operator=(const ChainTimer&) = delete;

    /// Something may be due: looks now. From any thread.
    void wake();
    void stop();

  private:
    void keep(const std::stop_token& stopping);
    void send(const std::stop_token& stopping);
    /// One round: when the next one is due.
    std::chrono::milliseconds round();
    void wait(const std::stop_token& stopping, std::uint64_t seen, std::chrono::milliseconds time,
              std::uint64_t ChainTimer::* which);
    void ring(std::uint64_t ChainTimer::* which);

    store::Pool& pool_;
    const base::Clock& clock_;
    const Chains& chains_;
    const Options options_;
    const std::function<void(store::Connection&)> looked_;
    std::mutex mutex_;
    std::condition_variable_any bell_;
    std::uint64_t looks_ = 0;  ///< grows when the keeper has to look
    std::uint64_t sends_ = 0;  ///< grows when the senders have to look
    std::vector<std::jthread> threads_;
};

}  // namespace luwte::escalation
