// Who is called first, who next, and when nobody takes it.
#include "feature/escalation/chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luwte::escalation {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;

const StaffId noor{1}, sam{2}, mila{3}, ada{4};
const DutyPlaces two_places{{{noor}, {sam, mila}}, {noor, sam, mila, ada}};

std::vector<StaffId> people(const NextStep& step) {
    std::vector<StaffId> people;
    for (const auto& recipient : step.recipients) people.push_back(recipient.staff);
    return people;
}

TEST(Alarm, MustBeSeenWithinTwoOrFifteenMinutes) {
    EXPECT_EQ(Deadlines{}.of_level(3), seconds(120));
    EXPECT_EQ(Deadlines{}.of_level(2), seconds(900));
}

TEST(Chain, CallsPlaceByPlaceThenEverybodyThenTheFallback) {
    const auto first = next_step(two_places, {});
    EXPECT_EQ(first.stage, Stage::on_duty);
    EXPECT_THAT(people(first), ElementsAre(noor));

    const auto second = next_step(two_places, {Stage::on_duty, {noor}, {}});
    EXPECT_EQ(second.stage, Stage::next);
    EXPECT_THAT(people(second), ElementsAre(sam, mila));

    const auto third = next_step(two_places, {Stage::next, {noor, sam, mila}, {}});
    EXPECT_EQ(third.stage, Stage::everyone);
    EXPECT_THAT(people(third), ElementsAre(noor, sam, mila, ada));
    EXPECT_FALSE(third.last);

    const auto last = next_step(two_places, {Stage::everyone, {noor, sam, mila, ada}, {}});
    EXPECT_EQ(last.stage, Stage::fallback);
    EXPECT_THAT(people(last), ElementsAre(StaffId{}, noor, sam, mila, ada));
    EXPECT_TRUE(last.last);
    EXPECT_EQ(next_step(two_places, {Stage::fallback, {noor, sam, mila, ada}, {}}).stage, Stage::fallback)
        << "and again, until somebody takes it";
}

TEST(Chain, CallsEverybodyAtOnceWhenNobodyIsOnDuty) {
    const auto step = next_step({{}, {noor, ada}}, {});
    EXPECT_EQ(step.stage, Stage::everyone);
    EXPECT_THAT(people(step), ElementsAre(noor, ada));
}

TEST(Chain, CallsTheFallbackAtOnceWhenThereIsNobodyAtAll) {
    const auto step = next_step({}, {});
    EXPECT_EQ(step.stage, Stage::fallback);
    EXPECT_THAT(people(step), ElementsAre(StaffId{}));
}

TEST(Chain, CallsWhoWasAskedToTakeItOverFirstAndGoesOnWithoutWhoGaveIt) {
    const auto asked = next_step(two_places, {std::nullopt, {noor}, {ada}});
    EXPECT_EQ(asked.stage, Stage::handed_over);
    EXPECT_THAT(people(asked), ElementsAre(ada));
    const auto then = next_step(two_places, {Stage::handed_over, {noor, ada}, {ada}});
    EXPECT_EQ(then.stage, Stage::on_duty);
    EXPECT_THAT(people(then), ElementsAre(sam, mila));
}

TEST(Chain, CallsWhoCameOnDutyMeanwhile) {
    const DutyPlaces changed{{{noor, ada}}, {noor, sam, mila, ada}};
    const auto step = next_step(changed, {Stage::on_duty, {noor}, {}});
    EXPECT_EQ(step.stage, Stage::next);
    EXPECT_THAT(people(step), ElementsAre(ada));
}

TEST(Chain, HasNamesThatComeBack) {
    for (const auto stage :
         {Stage::on_duty, Stage::next, Stage::everyone, Stage::fallback, Stage::handed_over})
        EXPECT_EQ(parse_stage(stage_name(stage)), stage);
    EXPECT_FALSE(parse_stage("never"));
    for (const auto state : {CallState::waiting, CallState::sent, CallState::failed, CallState::acknowledged,
                             CallState::cancelled})
        EXPECT_EQ(parse_call_state(call_state_name(state)), state);
    EXPECT_THROW(static_cast<void>(parse_call_state("lost")), std::logic_error);
}

}  // namespace
}  // namespace luwte::escalation
