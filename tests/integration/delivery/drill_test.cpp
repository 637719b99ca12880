// Drills: everybody is called as in earnest, it is marked as a drill, and the times are written down.
#include <chrono>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "integration/delivery/delivery_fixture.h"

namespace luwte::delivery {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Drilling : DeliveryTest {
    DrillId start(std::string_view what, StaffId only = {}) {
        return drills->start(connection(), organisation, ada, what, only, now()).value();
    }
    std::string refusal_of(std::string_view what, StaffId only = {}) {
        const auto started = drills->start(connection(), organisation, ada, what, only, now());
        return started ? "" : started.error().code;
    }
    std::vector<std::string> lines(DrillId id) {
        std::vector<std::string> all;
        for (const auto& line : drills->lines(connection(), organisation, id))
            all.push_back(std::to_string(line.step) + " " + (line.staff ? line.name : "-") + " " +
                          line.channel + " " + line.state);
        return all;
    }
    void put_on_duty(StaffId staff, int place) {
        ASSERT_TRUE(
            escalation::add_shift(connection(), organisation, ada, staff, now() - 1h, now() + 8h, now()));
        database.run("update shift set place = $2 where staff_id = $1", {staff, place});
    }
};

TEST_F(Drilling, OfAChannelCallsEverybodyWhoHasIt) {
    add(noor, Kind::mail, "noor@example.net");
    add({}, Kind::mail, "balie@example.net");
    const auto id = start("mail");
    EXPECT_THAT(lines(id), ElementsAre("1 Noor mail waiting", "1 - mail waiting"));
    clock.moment += 2s;
    EXPECT_EQ(send_all(), 2);
    EXPECT_THAT(lines(id), ElementsAre("1 Noor mail sent", "1 - mail sent"));
    ASSERT_THAT(mail.mails(), SizeIs(2));
    clock.moment += 30s;
    ASSERT_THAT(drills->calling(connection(), organisation, noor, now()), SizeIs(1));
    EXPECT_THAT(drills->calling(connection(), organisation, sam, now()), IsEmpty());
    EXPECT_TRUE(drills->acknowledge(connection(), organisation, id, noor, now()));
    EXPECT_THAT(drills->calling(connection(), organisation, noor, now()), IsEmpty());
    const auto line = drills->lines(connection(), organisation, id).at(0);
    EXPECT_EQ(*line.sent_at - line.called_at, 2s);
    EXPECT_EQ(*line.acknowledged_at - *line.sent_at, 30s);
    const auto drill = drills->find(connection(), organisation, id);
    EXPECT_EQ(drill->calls, 2);
    EXPECT_EQ(drill->sent, 2);
    EXPECT_EQ(drill->acknowledged, 1);
    EXPECT_TRUE(drill->running());
}

TEST_F(Drilling, IsMarkedInWhatIsSent) {
    add(sam, Kind::ntfy, receiver.url("/"), "t");
    start("ntfy");
    EXPECT_EQ(send_all(), 1);
    EXPECT_EQ(nlohmann::json::parse(receiver.requests().at(0).body)["title"], "Oefening: Agenda");
}

TEST_F(Drilling, OfTheRoomIsSentWhenAPageShowsIt) {
    const auto id = start("room");
    EXPECT_THAT(lines(id), ElementsAre("1 Noor room waiting", "1 Sam room waiting"));
    EXPECT_EQ(send_all(), 0);
    EXPECT_THAT(drills->calling(connection(), organisation, sam, now()), SizeIs(1));
    EXPECT_THAT(lines(id), ElementsAre("1 Noor room waiting", "1 Sam room sent"));
}

TEST_F(Drilling, OfTheChainClimbsUntilSomebodyAnswers) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 2);
    add(sam, Kind::mail, "sam@example.net");
    const auto id = start("chain");
    EXPECT_TRUE(drills->advance_one(connection(), now()));
    EXPECT_FALSE(drills->advance_one(connection(), now()));
    EXPECT_THAT(lines(id), ElementsAre("1 Noor room waiting"));
    clock.moment += 2min;
    EXPECT_TRUE(drills->advance_one(connection(), now()));
    EXPECT_THAT(lines(id), ElementsAre("1 Noor room waiting", "2 Sam mail waiting", "2 Sam room waiting"));
    EXPECT_EQ(send_all(), 1);
    EXPECT_TRUE(drills->acknowledge(connection(), organisation, id, sam, now()));
    EXPECT_FALSE(drills->find(connection(), organisation, id)->running());
    clock.moment += 10min;
    EXPECT_FALSE(drills->advance_one(connection(), now()));
    EXPECT_EQ(drills->acknowledge(connection(), organisation, id, noor, now()).error().code, "drill.over");
}

TEST_F(Drilling, OfTheChainEndsAtItsEnd) {
    add({}, Kind::webhook, receiver.url("/hook"));
    const auto id = start("chain");
    int steps = 0;
    while (drills->find(connection(), organisation, id)->running() && ++steps < 20) {
        drills->advance_one(connection(), now());
        clock.moment += 2min;
    }
    EXPECT_FALSE(drills->find(connection(), organisation, id)->running());
    EXPECT_THAT(lines(id), ::testing::Contains(HasSubstr("- webhook")));
    EXPECT_LT(steps, 6);
}

TEST_F(Drilling, RunsOneAtATimeButAnybodyMayTryTheirOwn) {
    start("room");
    EXPECT_EQ(refusal_of("chain"), "drill.running");
    EXPECT_EQ(refusal_of("room", sam), "");
    EXPECT_EQ(refusal_of("mail", sam), "drill.nobody");
    EXPECT_EQ(refusal_of("chain", sam), "drill.what");
    EXPECT_EQ(refusal_of("pigeon"), "drill.what");
}

TEST_F(Drilling, EndsByItselfAndByAnAdministrator) {
    const auto first = start("room");
    clock.moment += longest_drill;
    EXPECT_TRUE(drills->advance_one(connection(), now()));
    EXPECT_FALSE(drills->find(connection(), organisation, first)->running());
    EXPECT_THAT(lines(first), ElementsAre("1 Noor room failed", "1 Sam room failed"));
    const auto second = start("room");
    EXPECT_TRUE(drills->stop(connection(), organisation, second, ada, now()));
    EXPECT_THAT(drills->calling(connection(), organisation, sam, now()), IsEmpty());
    EXPECT_EQ(drills->stop(connection(), other, second, ada, now()).error().code, "drill.not-found");
    EXPECT_EQ(drills->acknowledge(connection(), other, second, sam, now()).error().code, "drill.not-found");
    EXPECT_FALSE(drills->find(connection(), other, second));
}

TEST_F(Drilling, TriesAgainAndGivesUpInTheEnd) {
    add(sam, Kind::webhook, receiver.url("/busy"));
    receiver.answer_with(net::plain_text(503, ""), "/busy");
    const auto id = start("webhook");
    EXPECT_EQ(send_all(), 1);
    for (int i = 0; i < 5; ++i) {
        clock.moment += 30min;
        EXPECT_EQ(send_all(), 1);
    }
    EXPECT_THAT(lines(id), ElementsAre("1 Sam webhook failed"));
    clock.moment += 30min;
    EXPECT_EQ(send_all(), 0);
    EXPECT_THAT(receiver.requests(), SizeIs(6));
}

TEST_F(Drilling, LosesNoCallWhenASenderDies) {
    add(sam, Kind::webhook, receiver.url("/hook"));
    const auto id = start("webhook");
    ASSERT_TRUE(sql::claim_call(connection(), now(), now() + 30s));  // and then the process is gone
    EXPECT_EQ(send_all(), 0);
    clock.moment += 31s;
    EXPECT_EQ(send_all(), 1);
    EXPECT_THAT(lines(id), ElementsAre("1 Sam webhook sent"));
}

}  // namespace
}  // namespace luwte::delivery
