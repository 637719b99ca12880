// Time comes from here or by parameter, so that tests can hold it.
#pragma once

#include <chrono>

namespace luwte::base {

/// A moment, in UTC, to the microsecond (PostgreSQL's timestamptz holds no more).
using TimePoint = std::chrono::sys_time<std::chrono::microseconds>;

/// Where moments come from. Thread safe.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
  public:
    [[nodiscard]] TimePoint now() const override {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace luwte::base
