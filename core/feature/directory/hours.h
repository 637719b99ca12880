// Opening hours, and whether a moment falls in them. Local time in the Netherlands, across the nights on
// which the clock changes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/clock.h"

namespace luwte::directory {

/// A slot that begins on each of `days`. When `to` is not later than `from`, it ends the next day.
struct Window {
    std::uint8_t days = 0;         ///< bit 0 Monday … bit 6 Sunday: the day on which it begins
    std::chrono::minutes from{0};  ///< since local midnight, below 24 h
    std::chrono::minutes to{0};    ///< since local midnight, at most 24 h
    friend bool operator==(const Window&, const Window&) = default;
};

struct Hours {
    bool always = false;
    std::vector<Window> windows;
    friend bool operator==(const Hours&, const Hours&) = default;
};

enum class OpenState : std::uint8_t { open, unknown, closed };

/// Whether something is open. `until`: when it closes (open, unless always). `from`: when it opens (closed,
/// when it opens within eight days).
struct Openness {
    OpenState state = OpenState::unknown;
    std::optional<base::TimePoint> until;
    std::optional<base::TimePoint> from;
};

/// Pure. Hours that are not known give `unknown`. Public holidays are not known to the list, so not to this
/// either.
[[nodiscard]] Openness openness(const std::optional<Hours>& hours, base::TimePoint moment);

/// A moment on a clock in the Netherlands.
struct LocalTime {
    std::chrono::sys_days date;  ///< the local date
    unsigned weekday = 0;        ///< 0 Monday … 6 Sunday
    std::chrono::minutes of_day{0};
};
[[nodiscard]] LocalTime local_time(base::TimePoint moment);
/// The moment of a local date and time. One that the clock skips is read with the offset before the gap, one
/// that comes twice is the first (as RFC 5545 section 3.3.5 reads them).
[[nodiscard]] base::TimePoint moment_of(std::chrono::sys_days date, std::chrono::minutes of_day);

}  // namespace luwte::directory
