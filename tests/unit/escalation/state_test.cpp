// Which step leads where in the life of an alarm, and which never may.
#include <gtest/gtest.h>

#include "feature/escalation/escalation_state.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr State states[] = {State::raised, State::delivered,   State::acknowledged,
                            State::acting, State::handed_over, State::closed};
constexpr Step steps[] = {Step::deliver,   Step::acknowledge, Step::act,  Step::lapse,
                          Step::take_over, Step::hand_over,   Step::close};

TEST(AlarmState, AllowsExactlyTheseSteps) {
    int allowed = 0;
    for (const auto state : states)
        for (const auto step : steps) allowed += after(state, step) ? 1 : 0;
    EXPECT_EQ(allowed, 12);
    EXPECT_EQ(after(State::raised, Step::deliver), State::delivered);
    EXPECT_EQ(after(State::raised, Step::acknowledge), State::acknowledged);
    EXPECT_EQ(after(State::delivered, Step::acknowledge), State::acknowledged);
    EXPECT_EQ(after(State::acknowledged, Step::act), State::acting);
    EXPECT_EQ(after(State::acknowledged, Step::lapse), State::delivered);
    for (const auto held : {State::acknowledged, State::acting}) {
        EXPECT_EQ(after(held, Step::hand_over), State::handed_over);
        EXPECT_EQ(after(held, Step::take_over), State::acknowledged);
        EXPECT_EQ(after(held, Step::close), State::closed);
    }
    EXPECT_EQ(after(State::handed_over, Step::acknowledge), State::acknowledged);
}

TEST(AlarmState, IsNeverClosedWithoutAHumanWhoTookIt) {
    for (const auto state : {State::raised, State::delivered, State::handed_over})
        EXPECT_FALSE(after(state, Step::close));
}

TEST(AlarmState, EndsWithClosed) {
    for (const auto step : steps) EXPECT_FALSE(after(State::closed, step));
}

TEST(AlarmState, HasNamesThatComeBack) {
    for (const auto state : states) EXPECT_EQ(parse_state(state_name(state)), state);
    for (const auto outcome :
         {Outcome::safe, Outcome::helped, Outcome::handed_on, Outcome::no_danger, Outcome::no_contact})
        EXPECT_EQ(parse_outcome(outcome_name(outcome)), outcome);
    EXPECT_FALSE(parse_outcome("x"));
    EXPECT_THROW(static_cast<void>(parse_state("lost")), std::logic_error);
}

Shift shift(int from, int to) {
    return {{}, {}, {}, base::TimePoint(hours(from)), base::TimePoint(hours(to))};
}

TEST(Roster, KnowsItsHoles) {
    const auto found = holes({shift(20, 24), shift(2, 8), shift(6, 12), shift(22, 23)},
                             base::TimePoint(hours(0)), base::TimePoint(hours(30)));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].from, base::TimePoint(hours(0)));
    EXPECT_EQ(found[0].to, base::TimePoint(hours(2)));
    EXPECT_EQ(found[1].from, base::TimePoint(hours(12)));
    EXPECT_EQ(found[1].to, base::TimePoint(hours(20)));
    EXPECT_EQ(found[2].from, base::TimePoint(hours(24)));
    EXPECT_EQ(found[2].to, base::TimePoint(hours(30)));
}

TEST(Roster, HasNoHoleWhereShiftsMeet) {
    EXPECT_TRUE(
        holes({shift(-5, 10), shift(10, 40)}, base::TimePoint(hours(0)), base::TimePoint(hours(30))).empty());
    EXPECT_TRUE(holes({shift(0, 30)}, base::TimePoint(hours(0)), base::TimePoint(hours(30))).empty());
}

TEST(Roster, TakesLessThanAMinuteForNoHole) {
    const base::TimePoint begin(hours(0)), end(hours(30));
    const auto until = [&](auto before) { return Shift{{}, {}, {}, begin, end - before}; };
    EXPECT_TRUE(holes({until(std::chrono::seconds(59))}, begin, end).empty());
    EXPECT_EQ(holes({until(std::chrono::minutes(1))}, begin, end).size(), 1U);
    EXPECT_TRUE(holes({{{}, {}, {}, begin + std::chrono::seconds(59), end}}, begin, end).empty());
}

TEST(Roster, WithoutShiftsIsOneHole) {
    const auto found = holes({}, base::TimePoint(hours(0)), base::TimePoint(hours(30)));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].to - found[0].from, hours(30));
}

TEST(Roster, DoesNotLookPastTheEnd) {
    EXPECT_TRUE(
        holes({shift(0, 31), shift(40, 50)}, base::TimePoint(hours(0)), base::TimePoint(hours(30))).empty());
}

}  // namespace
}  // namespace luwte::escalation
