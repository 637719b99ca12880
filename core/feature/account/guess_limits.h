// Limits against guessing codes that never lock a person out: they count clients, not accounts.
//
// A code holds 77 bits, so no rate that a network carries finds one; these limits keep the noise of trying
// away from the database and make the attempt visible. Nothing is ever counted per account: whoever knows
// that somebody has one must not be able to keep them out of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "base/clock.h"

namespace luwte::account {

/// In memory of this process; keyed hashes of clients only (safety.md S16). Thread safe.
class GuessLimits {
  public:
    struct Options {
        unsigned wrong_per_client = 10;          ///< within `window`
        unsigned wrong_per_client_in_storm = 3;  ///< the same while many clients guess
        unsigned storm = 200;                    ///< wrong codes of all clients within `window`
        std::chrono::seconds window{600};
        std::size_t clients = 100'000;  ///< remembered; beyond that the oldest window is forgotten
    };
    GuessLimits() : GuessLimits(Options{}) {}
    explicit GuessLimits(Options options) : options_(options) {}

    /// Whether this client may try (again).
    [[nodiscard]] bool may_try(std::uint64_t client, base::TimePoint now);
    void was_wrong(std::uint64_t client, base::TimePoint now);
    /// How many were wrong within the window, of all clients (for metrics).
    [[nodiscard]] std::size_t wrong_lately(base::TimePoint now);

  private:
    struct Wrong {
        base::TimePoint when;
        std::uint64_t client;
    };
    void forget_old(base::TimePoint now);
    void forget_first();

    const Options options_;
    std::mutex mutex_;
    std::deque<Wrong> wrong_;                                 ///< in order of time
    std::unordered_map<std::uint64_t, unsigned> per_client_;  ///< how many of them are whose
};

}  // namespace luwte::account
