#include "feature/directory/hours.h"

#include <gtest/gtest.h>

namespace luwte::directory {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::uint8_t monday = 1, friday = 16, saturday = 32, sunday = 64, working_days = 31,
                       every_day = 127;

base::TimePoint utc(int y, unsigned m, unsigned d, std::chrono::minutes of_day) {
    return base::TimePoint(sys_days(year(y) / static_cast<int>(m) / static_cast<int>(d)).time_since_epoch() +
                           of_day);
}

std::optional<Hours> slots(std::vector<Window> windows) {
    return Hours{.always = false, .windows = std::move(windows)};
}

TEST(Hours, not_known_is_unknown_and_never_closed) {
    const auto open = openness(std::nullopt, utc(2026, 1, 5, 12h));
    EXPECT_EQ(open.state, OpenState::unknown);
    EXPECT_FALSE(open.until);
    EXPECT_FALSE(open.from);
}

TEST(Hours, always_is_open_without_an_end) {
    const auto open = openness(Hours{.always = true, .windows = {}}, utc(2026, 1, 5, 3h));
    EXPECT_EQ(open.state, OpenState::open);
    EXPECT_FALSE(open.until);
}

TEST(Hours, the_first_minute_is_open_and_the_last_is_not) {
    const auto hours = slots({{working_days, 9h, 17h}});
    // Monday 5 January 2026; the Netherlands are an hour ahead of UTC.
    EXPECT_EQ(openness(hours, utc(2026, 1, 5, 7h + 59min)).state, OpenState::closed);
    EXPECT_EQ(*openness(hours, utc(2026, 1, 5, 7h + 59min)).from, utc(2026, 1, 5, 8h));
    EXPECT_EQ(openness(hours, utc(2026, 1, 5, 8h)).state, OpenState::open);
    EXPECT_EQ(*openness(hours, utc(2026, 1, 5, 8h)).until, utc(2026, 1, 5, 16h));
    EXPECT_EQ(openness(hours, utc(2026, 1, 5, 16h)).state, OpenState::closed);
}

TEST(Hours, closed_on_friday_evening_opens_on_monday) {
    const auto open = openness(slots({{working_days, 9h, 17h}}), utc(2026, 1, 9, 20h));
    EXPECT_EQ(open.state, OpenState::closed);
    EXPECT_EQ(*open.from, utc(2026, 1, 12, 8h));
}

TEST(Hours, a_slot_past_midnight_is_open_in_the_night_after) {
    const auto fier = slots({{working_days, 16h, 6h}, {saturday | sunday, 20h, 6h}});
    // Saturday 10 January 02:00 belongs to Friday's slot.
    const auto night = openness(fier, utc(2026, 1, 10, 1h));
    EXPECT_EQ(night.state, OpenState::open);
    EXPECT_EQ(*night.until, utc(2026, 1, 10, 5h));
    EXPECT_EQ(openness(fier, utc(2026, 1, 10, 5h)).state, OpenState::closed);
    EXPECT_EQ(*openness(fier, utc(2026, 1, 10, 5h)).from, utc(2026, 1, 10, 19h));
}

TEST(Hours, sunday_night_runs_on_into_monday) {
    const auto sundays = slots({{sunday, 20h, 6h}});
    // Monday 12 January 2026, 05:59 and 06:00 local.
    EXPECT_EQ(openness(sundays, utc(2026, 1, 12, 4h + 59min)).state, OpenState::open);
    EXPECT_EQ(openness(sundays, utc(2026, 1, 12, 5h)).state, OpenState::closed);
    EXPECT_EQ(*openness(sundays, utc(2026, 1, 12, 5h)).from, utc(2026, 1, 18, 19h));
}

TEST(Hours, equal_times_are_a_whole_day) {
    const auto hours = slots({{monday, 8h, 8h}});
    EXPECT_EQ(openness(hours, utc(2026, 1, 6, 6h + 59min)).state, OpenState::open);
    EXPECT_EQ(openness(hours, utc(2026, 1, 6, 7h)).state, OpenState::closed);
}

TEST(Hours, slots_that_touch_are_one) {
    const auto hours = slots({{monday, 9h, 12h}, {monday, 12h, 14h}});
    EXPECT_EQ(*openness(hours, utc(2026, 1, 5, 9h)).until, utc(2026, 1, 5, 13h));
}

TEST(Hours, midnight_may_be_written_as_24_00_or_00_00) {
    EXPECT_EQ(*openness(slots({{monday, 20h, 24h}}), utc(2026, 1, 5, 20h)).until, utc(2026, 1, 5, 23h));
    EXPECT_EQ(*openness(slots({{monday, 20h, 0h}}), utc(2026, 1, 5, 20h)).until, utc(2026, 1, 5, 23h));
}

TEST(Hours, slots_without_a_gap_have_no_end) {
    const auto open = openness(slots({{every_day, 0h, 24h}}), utc(2026, 1, 5, 12h));
    EXPECT_EQ(open.state, OpenState::open);
    EXPECT_FALSE(open.until);
}

TEST(Hours, no_slots_at_all_is_closed_without_an_opening) {
    const auto open = openness(slots({}), utc(2026, 1, 5, 12h));
    EXPECT_EQ(open.state, OpenState::closed);
    EXPECT_FALSE(open.from);
}

// On 29 March 2026 the clock goes from 02:00 to 03:00, at 01:00 UTC.
TEST(Hours, the_night_in_spring_is_an_hour_shorter) {
    const auto fier = slots({{saturday | sunday, 20h, 6h}});
    const auto open = openness(fier, utc(2026, 3, 28, 20h));
    EXPECT_EQ(open.state, OpenState::open);
    EXPECT_EQ(*open.until - utc(2026, 3, 28, 19h), 9h);  // 20:00 to 06:00 on the clock
    EXPECT_EQ(*open.until, utc(2026, 3, 29, 4h));
    EXPECT_EQ(openness(fier, utc(2026, 3, 29, 4h)).state, OpenState::closed);
}

// On 25 October 2026 the clock goes from 03:00 to 02:00, at 01:00 UTC.
TEST(Hours, the_night_in_autumn_is_an_hour_longer) {
    const auto fier = slots({{saturday | sunday, 20h, 6h}});
    const auto open = openness(fier, utc(2026, 10, 24, 18h));
    EXPECT_EQ(open.state, OpenState::open);
    EXPECT_EQ(*open.until, utc(2026, 10, 25, 5h));
    EXPECT_EQ(*open.until - utc(2026, 10, 24, 18h), 11h);
}

TEST(Hours, a_time_that_the_clock_skips_does_not_break_the_slot) {
    const auto hours = slots({{sunday, 2h + 30min, 5h}});
    EXPECT_EQ(openness(hours, utc(2026, 3, 29, 1h + 29min)).state, OpenState::closed);
    EXPECT_EQ(openness(hours, utc(2026, 3, 29, 1h + 30min)).state, OpenState::open);
    EXPECT_EQ(openness(hours, utc(2026, 3, 29, 3h)).state, OpenState::closed);
}

TEST(Hours, an_ending_that_the_clock_skips_still_ends) {
    const auto open = openness(slots({{saturday, 22h, 2h + 30min}}), utc(2026, 3, 29, 0h));
    EXPECT_EQ(open.state, OpenState::open);
    EXPECT_EQ(*open.until, utc(2026, 3, 29, 1h + 30min));
}

TEST(Hours, local_time_follows_summer_and_winter) {
    EXPECT_EQ(local_time(utc(2026, 1, 5, 12h)).of_day, 13h);
    EXPECT_EQ(local_time(utc(2026, 7, 5, 12h)).of_day, 14h);
    EXPECT_EQ(local_time(utc(2026, 7, 5, 22h)).date, sys_days(year(2026) / 7 / 6));
    EXPECT_EQ(local_time(utc(2026, 7, 5, 22h)).weekday, 0U);  // Monday
    EXPECT_EQ(local_time(utc(2026, 1, 9, 12h)).weekday, 4U);
    static_assert(friday == 1U << 4U);
}

}  // namespace
}  // namespace luwte::directory
