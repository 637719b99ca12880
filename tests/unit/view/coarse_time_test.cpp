// Others see days and weeks, never hours.
#include "view/coarse_time.h"

#include <chrono>

#include <gtest/gtest.h>

#include "unit/view/fixture.h"

namespace luwte::view {
namespace {

using namespace std::chrono;

base::TimePoint utc(int year_, unsigned month_, unsigned day_, int hour, int minute = 0) {
    return sys_days(year(year_) / month(month_) / day(day_)) + hours(hour) + minutes(minute);
}

CoarseTimeKind kind(base::TimePoint moment, base::TimePoint now) {
    return coarse_time(moment, now).kind;
}

TEST(CoarseTime, TurnsAtMidnightInTheNetherlands) {
    // Winter: midnight is 23:00 UTC. Wednesday 14 January 2026.
    const auto now = utc(2026, 1, 14, 11);
    EXPECT_EQ(kind(utc(2026, 1, 13, 23), now), CoarseTimeKind::today);
    EXPECT_EQ(kind(utc(2026, 1, 13, 22, 59), now), CoarseTimeKind::yesterday);
    EXPECT_EQ(kind(utc(2026, 1, 12, 23), now), CoarseTimeKind::yesterday);
    EXPECT_EQ(kind(utc(2026, 1, 12, 22, 59), now), CoarseTimeKind::this_week);
    // Summer: midnight is 22:00 UTC. Wednesday 15 July 2026.
    EXPECT_EQ(kind(utc(2026, 7, 14, 22), utc(2026, 7, 15, 10)), CoarseTimeKind::today);
    EXPECT_EQ(kind(utc(2026, 7, 14, 21, 59), utc(2026, 7, 15, 10)), CoarseTimeKind::yesterday);
}

TEST(CoarseTime, IsRightOnTheDaysThatTheClockChanges) {
    // 29 March 2026 has 23 hours, 25 October 2026 has 25.
    EXPECT_EQ(kind(utc(2026, 3, 28, 23), utc(2026, 3, 29, 21, 59)), CoarseTimeKind::today);
    EXPECT_EQ(kind(utc(2026, 3, 28, 22, 59), utc(2026, 3, 29, 21, 59)), CoarseTimeKind::yesterday);
    EXPECT_EQ(kind(utc(2026, 3, 29, 21, 59), utc(2026, 3, 29, 22)), CoarseTimeKind::yesterday);
    EXPECT_EQ(kind(utc(2026, 10, 24, 22), utc(2026, 10, 25, 22, 59)), CoarseTimeKind::today);
    EXPECT_EQ(kind(utc(2026, 10, 24, 22), utc(2026, 10, 25, 23)), CoarseTimeKind::yesterday);
}

TEST(CoarseTime, BeginsWeeksOnMonday) {
    // Sunday 18 January 2026, and the Monday after.
    EXPECT_EQ(kind(utc(2026, 1, 12, 12), utc(2026, 1, 18, 12)), CoarseTimeKind::this_week);
    EXPECT_EQ(kind(utc(2026, 1, 16, 12), utc(2026, 1, 19, 12)), CoarseTimeKind::this_month);
    EXPECT_EQ(kind(utc(2026, 1, 18, 12), utc(2026, 1, 19, 12)), CoarseTimeKind::yesterday);
}

TEST(CoarseTime, GrowsCoarserWithAge) {
    const auto now = utc(2026, 5, 20, 12);
    EXPECT_EQ(kind(utc(2026, 5, 1, 12), now), CoarseTimeKind::this_month);
    EXPECT_EQ(coarse_time(utc(2026, 3, 31, 12), now), (CoarseTime{CoarseTimeKind::in_month, 3}));
    EXPECT_EQ(coarse_time(utc(2026, 1, 1, 12), now), (CoarseTime{CoarseTimeKind::in_month, 1}));
    EXPECT_EQ(coarse_time(utc(2025, 12, 31, 12), now), (CoarseTime{CoarseTimeKind::in_year, 0, 2025}));
    EXPECT_EQ(coarse_time(utc(2025, 12, 31, 23, 30), now),
              (CoarseTime{CoarseTimeKind::in_month, 1}));  // New Year there
}

TEST(CoarseTime, CallsTheFutureToday) {
    EXPECT_EQ(kind(utc(2026, 5, 22, 12), utc(2026, 5, 20, 12)), CoarseTimeKind::today);
}

TEST(CoarseTime, IsSaidInDutchAndEnglish) {
    const auto catalogue = test::real_catalogue();
    const auto now = utc(2026, 5, 20, 12);
    const auto dutch = [&](base::TimePoint moment) {
        return coarse_time_text(*catalogue, Language::dutch, moment, now);
    };
    EXPECT_EQ(dutch(utc(2026, 5, 20, 9)), "vandaag");
    EXPECT_EQ(dutch(utc(2026, 5, 19, 9)), "gisteren");
    EXPECT_EQ(dutch(utc(2026, 5, 18, 9)), "deze week");
    EXPECT_EQ(dutch(utc(2026, 5, 2, 9)), "deze maand");
    EXPECT_EQ(dutch(utc(2026, 3, 2, 9)), "in maart");
    EXPECT_EQ(dutch(utc(2025, 3, 2, 9)), "in 2025");
    EXPECT_EQ(coarse_time_text(*catalogue, Language::english, utc(2026, 3, 2, 9), now), "in March");
}

}  // namespace
}  // namespace luwte::view
