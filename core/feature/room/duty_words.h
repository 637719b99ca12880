// The words of duty: channels, drills, weekdays, holidays, durations, and what can be wrong with what was
// sent.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "feature/delivery/delivery.h"
#include "feature/escalation/holidays.h"
#include "feature/visit/context.h"
#include "view/fields.h"

namespace luwte::room {

/// "The whole chain", or the channel.
[[nodiscard]] std::string drill_words(const visit::Context& context, std::string_view what);
/// 0 Monday … 6 Sunday.
[[nodiscard]] std::string weekday_words(const visit::Context& context, unsigned weekday);
[[nodiscard]] std::string holiday_words(const visit::Context& context, escalation::Holiday holiday);
/// "Monday 16 November".
[[nodiscard]] std::string day_words(const visit::Context& context, std::chrono::sys_days date);
/// "22:00", of minutes since midnight; "24:00" at the end of the day.
[[nodiscard]] std::string time_words(std::chrono::minutes of_day);
/// "from 1 May 20:14 until 22:00".
[[nodiscard]] std::string span_words(const visit::Context& context, base::TimePoint from, base::TimePoint to);
/// "4 s", "12 min 5 s".
[[nodiscard]] std::string duration_words(std::chrono::seconds time);
/// As problem_words (words.h), with those of duty.
[[nodiscard]] std::string duty_problem_words(const visit::Context& context, const base::Problem& problem);

/// "2026-05-01" and "22:30" as forms send them; nothing when they are none.
[[nodiscard]] std::optional<std::chrono::sys_days> parse_date(std::string_view text);
[[nodiscard]] std::optional<std::chrono::minutes> parse_time(std::string_view text);
[[nodiscard]] std::string date_input(std::chrono::sys_days date);

/// The row of links that the pages of duty share; `current` is the path of this one.
void set_duty_links(view::Fields fields, const visit::Context& context, std::string_view current);

}  // namespace luwte::room
