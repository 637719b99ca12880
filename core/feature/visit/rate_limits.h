// Rate limits, in memory, on keyed hashes only (safety.md S16): nothing of them is written anywhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace luwte::visit {

/// Limits by the generic cell rate algorithm (ITU-T I.371): `allowed` per `window`, of which all may come at
/// once. One number is kept per key, and keys that have rested are forgotten. Thread safe.
class RateLimits {
  public:
    /// Beyond this many keys the oldest are forgotten early; an attacker with so many addresses is the job of
    /// the limits that hold for all together.
    static constexpr std::size_t most_keys = 200'000;

    /// Counts one use of `name` by `who`; zero when it is allowed, else how long to wait.
    std::chrono::seconds use(std::string_view name, std::uint64_t who, unsigned allowed, std::chrono::seconds window,
                             base::TimePoint now);

  private:
    void forget_rested(base::TimePoint now);

    std::mutex mutex_;
    std::unordered_map<std::uint64_t, base::TimePoint> due_;  // when the key will have used nothing again
};

}  // namespace luwte::visit
