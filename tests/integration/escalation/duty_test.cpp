// The roster plans itself across a change of the clock, shifts change hands once, and who is missing is
// noticed.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "feature/directory/hours.h"
#include "feature/escalation/presence.h"
#include "feature/escalation/roster.h"
#include "feature/escalation/shift_series.h"
#include "feature/escalation/swaps.h"
#include "support/people.h"

namespace luwte::escalation {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using ::testing::SizeIs;

struct Duty : ::testing::Test {
    testing::Database database;
    OrganisationId organisation = database.insert_organisation("haven");
    StaffId noor = testing::insert_staff(database, organisation, "Noor", 3);
    StaffId sam = testing::insert_staff(database, organisation, "Sam", 2);
    store::Pool::Lease lease = database.pool().lend();
    store::Connection& connection = *lease;
    // Friday; the clock goes back in the night of Saturday 24 to Sunday 25 October 2026.
    base::TimePoint now = directory::moment_of(sys_days(2026y / October / 23), minutes(12 * 60));
};

TEST_F(Duty, AWeeklyShiftKeepsItsTimeOnTheClockAndIsPlannedOnce) {
    Series series;
    series.staff = noor;
    series.weekday = 5;
    series.starts = minutes(22 * 60);
    series.ends = minutes(7 * 60);
    series.first_date = sys_days(2026y / October / 23);
    ASSERT_TRUE(add_series(connection, organisation, noor, series, now));
    EXPECT_EQ(plan(connection, organisation, now), 0);
    const auto planned = shifts(connection, organisation, now);
    ASSERT_THAT(planned, SizeIs(6));
    EXPECT_EQ(planned[0].to - planned[0].from, 10h);  // the night that has one hour more
    EXPECT_EQ(planned[1].to - planned[1].from, 9h);
    // Taken away is taken away; days off take out what is planned, and give it back.
    ASSERT_TRUE(remove_shift(connection, organisation, noor, planned[1].id, now));
    EXPECT_EQ(plan(connection, organisation, now), 0);
    const auto taken = add_absence(connection, organisation, noor, noor, sys_days(2026y / November / 7),
                                   sys_days(2026y / November / 7), now);
    EXPECT_EQ(taken.value(), 1);
    EXPECT_THAT(shifts(connection, organisation, now), SizeIs(4));
    ASSERT_TRUE(remove_absence(connection, organisation, noor,
                               absences(connection, organisation, now).at(0).id, now));
    EXPECT_THAT(shifts(connection, organisation, now), SizeIs(5));
}

TEST_F(Duty, AShiftChangesHandsWhenItIsAcceptedAndOnlyOnce) {
    const auto shift = add_shift(connection, organisation, noor, noor, now + 2h, now + 8h, now).value();
    EXPECT_EQ(ask_swap(connection, organisation, sam, {shift, {}, {}}, now).error().code, "swap.not-yours");
    const auto swap = ask_swap(connection, organisation, noor, {shift, sam, {}}, now).value();
    EXPECT_EQ(ask_swap(connection, organisation, noor, {shift, sam, {}}, now).error().code, "swap.asked");
    EXPECT_EQ(answer_swap(connection, organisation, swap, noor, Answer::accept, now).error().code,
              "swap.not-yours");
    EXPECT_EQ(shifts(connection, organisation, now).at(0).staff, noor);
    ASSERT_TRUE(answer_swap(connection, organisation, swap, sam, Answer::accept, now));
    EXPECT_EQ(shifts(connection, organisation, now).at(0).staff, sam);
    EXPECT_EQ(answer_swap(connection, organisation, swap, sam, Answer::accept, now).error().code,
              "swap.not-found");
}

TEST_F(Duty, WhoDoesNotSayToBeThereIsNoticedOnce) {
    const auto shift = add_shift(connection, organisation, noor, noor, now, now + 8h, now).value();
    const auto take = [&](base::TimePoint at) {
        store::UnitOfWork work(connection);
        auto found = take_missing(work, at);
        work.commit();
        return found;
    };
    EXPECT_FALSE(take(now + 9min));
    const auto missing = take(now + 10min);
    ASSERT_TRUE(missing);
    EXPECT_EQ(missing->shift, shift);
    EXPECT_THAT(missing->tell, ::testing::ElementsAre(Recipient{sam}));
    EXPECT_FALSE(take(now + 11min));
    EXPECT_EQ(say_here(connection, organisation, sam, shift, now).error().code, "roster.not-yours");
    EXPECT_TRUE(say_here(connection, organisation, noor, shift, now + 12min));
}

}  // namespace
}  // namespace luwte::escalation
