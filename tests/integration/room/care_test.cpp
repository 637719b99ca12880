// What waits comes to whom it should, and nobody reads more than they can bear without being asked to rest.
#include "feature/moderation/care.h"

#include <gmock/gmock.h>

#include "room_fixture.h"

namespace luwte::room {
namespace {

using moderation::Choice;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;

class Caring : public RoomTest {
  protected:
    std::optional<ReviewItemId> next(StaffId staff) {
        return reviews.next(connection(), home.organisation.id, staff, clock.moment);
    }
    std::size_t waiting(StaffId staff) {
        return reviews.queue_for(connection(), home.organisation.id, staff, {}, 100, clock.moment).size();
    }
};

TEST_F(Caring, APlacesOwnModeratorsComeFirstForTwoHours) {
    moderation::assign_place(connection(), home.organisation.id,
                             {forum::draft_place(home.survivors.id), {sam}}, ada, clock.moment);
    post_topic("Even vasthouden.");
    EXPECT_EQ(waiting(sam), 1U);
    EXPECT_EQ(waiting(noor), 0U);
    EXPECT_FALSE(next(noor));
    EXPECT_EQ(queue().size(), 1U) << "nothing is hidden from who asks for everything";
    clock.moment += hours(2);
    EXPECT_EQ(waiting(noor), 1U);
    EXPECT_TRUE(next(noor));
    EXPECT_EQ(audited("queue.assigned"), 1);
}

TEST_F(Caring, WhatEndangersComesToEverybodyAtOnce) {
    moderation::assign_place(connection(), home.organisation.id,
                             {forum::draft_place(home.survivors.id), {sam}}, ada, clock.moment);
    post_topic("Dit is een noodgeval.");
    EXPECT_EQ(waiting(noor), 1U);
}

TEST_F(Caring, ARestGivesHeavyOnesToColleaguesForTenMinutesButNeverWhatNeedsAHumanNow) {
    post_topic("Ik ben zo somber.");
    moderation::rest(connection(), home.organisation.id, noor, clock.moment + minutes(30));
    EXPECT_FALSE(next(noor));
    EXPECT_TRUE(next(sam));
    clock.moment += minutes(10);
    EXPECT_TRUE(next(noor));
    post_topic("Dit is een noodgeval.");
    const auto urgent = first_item();
    EXPECT_EQ(urgent.danger, 3);
    EXPECT_EQ(next(noor), urgent.id);
}

TEST_F(Caring, WhatSomebodyReadIsCountedForThemAlone) {
    post_topic("Ik ben zo somber.");
    post_topic("Even vasthouden.");
    for (const auto& one : queue()) {
        ASSERT_TRUE(claim(one.id, noor)->by_you);
        ASSERT_TRUE(reviews.look(connection(), home.organisation.id, one.id, noor, clock.moment));
        ASSERT_TRUE(reviews.look(connection(), home.organisation.id, one.id, noor, clock.moment));
    }
    const auto read = moderation::exposure(connection(), home.organisation.id, noor, clock.moment);
    EXPECT_EQ(read.messages_today, 2);
    EXPECT_EQ(read.heavy_today, 1);
    EXPECT_EQ(moderation::exposure(connection(), home.organisation.id, sam, clock.moment).messages_today, 0);
    EXPECT_THAT(page("noor", "/room"), HasSubstr("Je las 2 berichten in het laatste etmaal."));
    EXPECT_THAT(page("sam", "/room"), Not(HasSubstr("in het laatste etmaal")));
    clock.moment += hours(25);
    EXPECT_EQ(moderation::exposure(connection(), home.organisation.id, noor, clock.moment).messages_today, 0);
}

TEST_F(Caring, OnlyAdvertisingIsDecidedInOneGo) {
    const auto spam = post_topic("Even vasthouden.");
    const auto hostile = post_topic("Dit ook vasthouden.");
    database.run("update review_item set categories = '{spam}' where subject_id = $1", {spam});
    const auto candidates = reviews.spam(connection(), home.organisation.id, noor, clock.moment);
    ASSERT_EQ(candidates.size(), 1U);
    EXPECT_EQ(send_form("noor", "/room/reclame", "/room/reclame/neem", "").status, 303U);
    const auto html = page("noor", "/room/reclame");
    EXPECT_THAT(html, HasSubstr("Even vasthouden."));
    EXPECT_THAT(html, Not(HasSubstr("Dit ook vasthouden.")));
    const auto value = [&](PostId post) {
        const auto rows = database.run("select id, version from review_item where subject_id = $1", {post});
        return base::to_public(rows.front().id<ReviewItemId>(0)) + "." +
               std::to_string(rows.front().number(1)) + ".1";
    };
    EXPECT_EQ(
        send_form("noor", "/room/reclame", "/room/reclame", "item=" + value(spam) + "&item=" + value(hostile))
            .status,
        303U);
    EXPECT_EQ(state_of(spam), "removed");
    EXPECT_EQ(state_of(hostile), "held") << "a form cannot decide in bulk what is not advertising";
    EXPECT_EQ(audited("private.read"), 1);
}

TEST_F(Caring, AConflictSaysWhatHappenedAndKeepsTheWords) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto version = std::to_string(item(id).version);
    clock.moment += minutes(11);
    ASSERT_TRUE(reviews.decide(connection(), decision(id, sam, Choice::publish, "read"), clock.moment));
    const auto late =
        send_form("noor", "/room", item_path(id) + "/besluit",
                  "decision=remove&reason-remove=hurts&text_version=1&text=Mijn+woorden&version=" + version);
    EXPECT_EQ(late.status, 409U);
    EXPECT_THAT(std::string(late.text()), HasSubstr("Mijn woorden"));
    EXPECT_THAT(std::string(late.text()), HasSubstr("sam, "));
}

TEST_F(Caring, TheKeysCanBeSwitchedOff) {
    EXPECT_THAT(page("noor", "/room"), Not(HasSubstr("data-no-keys")));
    EXPECT_EQ(send_form("noor", "/room/toetsen", "/room/toetsen", "keys=off").status, 303U);
    EXPECT_THAT(page("noor", "/room"), HasSubstr("data-no-keys"));
    EXPECT_THAT(page("sam", "/room"), Not(HasSubstr("data-no-keys")));
}

}  // namespace
}  // namespace luwte::room
