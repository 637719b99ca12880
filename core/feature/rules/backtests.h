// Trying versions on past messages, in the background: started, watched, cancelled, read.
//
// Problems: `rules.not-found`, `rules.fails`; `rules.test-running` (conflict: one runs in this organisation
// already), `rules.test-busy` (unavailable: this process runs enough of them); `rules.bad-amount` (invalid).
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/problem.h"
#include "feature/rules/backtest.h"
#include "feature/rules/compiling.h"
#include "store/database.h"

namespace luwte::rules {

/// What would happen to these messages with `rules`, whose own rule `name` watches along: on two threads of
/// low priority. `go_on` is asked at the beginning and about twice a second with how many are done; false
/// ends it, and nothing comes back.
struct Tried {
    TestResult result;
    std::vector<TestChange> changes;  ///< the first `most_changes`
};
using GoOn = std::function<bool(int done)>;
[[nodiscard]] std::optional<Tried> try_on(const script::RuleSet& rules, const std::string& name,
                                          const std::vector<PastMessage>& messages,
                                          const std::map<std::uint64_t, moderation::Choice>& decided,
                                          const GoOn& go_on);

/// Thread safe; lives as long as the program.
class Backtests {
  public:
    /// After so long without a sign of life a back-test counts as interrupted: its process is gone.
    static constexpr std::chrono::seconds silence{15};
    static constexpr std::size_t most_at_once = 2;

    using PluginsOf = std::function<std::vector<script::PluginChoice>(OrganisationId)>;
    Backtests(store::Pool& pool, const base::Clock& clock, PluginsOf plugins, Archive archive)
        : pool_(pool), clock_(clock), plugins_(std::move(plugins)), archive_(std::move(archive)) {}
    ~Backtests();
    Backtests(const Backtests&) = delete;
    Backtests& operator=(const Backtests&) = delete;

    /// Starts it; the version has to pass its examples. Once it has finished, a draft is tried.
    [[nodiscard]] base::Result<BacktestId> start(store::Connection& connection, OrganisationId organisation,
                                                 StaffId staff, RuleId rule, int number, int wanted);
    void cancel(store::Connection& connection, OrganisationId organisation, BacktestId id) const;
    [[nodiscard]] base::Result<Backtest> find(store::Connection& connection, OrganisationId organisation,
                                              BacktestId id) const;
    [[nodiscard]] std::vector<Backtest> list(store::Connection& connection, OrganisationId organisation,
                                             RuleId rule, int number) const;
    [[nodiscard]] std::vector<TestChange> changes(store::Connection& connection, OrganisationId organisation,
                                                  BacktestId id, int after, int limit) const;
    /// Interrupts what runs, and waits for it.
    void stop();
    /// Waits until nothing runs here any more.
    void wait();

  private:
    struct Job;
    void run(const std::stop_token& stopping, const Job& job);
    [[nodiscard]] bool work_on(const std::stop_token& stopping, const Job& job);
    [[nodiscard]] std::vector<PastMessage> read_messages(const Job& job);
    void end(const Job& job, TestState state, int total, int done, const Tried& tried);

    store::Pool& pool_;
    const base::Clock& clock_;
    PluginsOf plugins_;
    Archive archive_;
    std::mutex mutex_;
    struct Thread {
        std::atomic<bool> done = false;
        std::jthread thread;
    };
    std::list<Thread> threads_;
};

}  // namespace luwte::rules
