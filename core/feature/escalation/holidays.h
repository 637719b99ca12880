// The public holidays of the Netherlands: days on which a roster needs a second look. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace luwte::escalation {

enum class Holiday : std::uint8_t {
    new_year,
    easter_sunday,
    easter_monday,
    kings_day,
    liberation_day,
    ascension,
    whit_sunday,
    whit_monday,
    christmas,
    second_christmas,
};

/// Which one a date is (Algemene termijnenwet article 3, and Liberation Day of every year). Easter by the
/// Gregorian rule (Meeus/Jones/Butcher).
[[nodiscard]] std::optional<Holiday> holiday(std::chrono::sys_days date);

}  // namespace luwte::escalation
