// The chain on a real database: nobody who takes an alarm means the next is called; nothing is called twice.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "integration/escalation/chain_fixture.h"

namespace luwte::escalation {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST_F(ChainTest, ClimbsFromWhoIsOnDutyToTheFallbackAsDeadlinesPass) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 2);
    const auto id = raise_one(3);
    EXPECT_EQ(advance(), 1);
    EXPECT_EQ(advance(), 0) << "once";
    EXPECT_THAT(calls(id), ElementsAre("Noor waiting"));
    clock.advance(seconds(119));
    EXPECT_EQ(advance(), 0) << "the deadline has not passed";
    clock.advance(seconds(1));
    EXPECT_EQ(advance(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Sam waiting"));
    clock.advance(seconds(120));
    EXPECT_EQ(advance(), 1);
    EXPECT_THAT(calls(id), UnorderedElementsAre("Noor waiting", "Sam waiting", "Ada waiting"));
    for (int again = 0; again < 2; ++again) {
        clock.advance(again == 0 ? seconds(120) : seconds(900));
        EXPECT_EQ(advance(), 1);
        EXPECT_THAT(calls(id),
                    UnorderedElementsAre("fallback waiting", "Noor waiting", "Sam waiting", "Ada waiting"));
    }
    EXPECT_THAT(stages(id), ElementsAre("on_duty", "next", "everyone", "fallback", "fallback"));
    EXPECT_EQ(database.count("select count(*) from audit_entry where action = 'escalation.called'"), 5);
}

TEST_F(ChainTest, KeepsTheDeadlinesOfTheOrganisation) {
    ASSERT_TRUE(set_deadlines(connection(), ours, noor, {seconds(60), seconds(30), seconds(40), seconds(50)},
                              clock.now()));
    put_on_duty(noor, 1);
    const auto urgent = raise_one(2);
    EXPECT_EQ(find(urgent).due_at, clock.now() + seconds(60));
    EXPECT_EQ(raise_for(theirs, 2, "post:a"), escalations.open(connection(), theirs).at(0).id);
    EXPECT_EQ(escalations.open(connection(), theirs).at(0).due_at, clock.now() + seconds(900));
    advance();
    clock.advance(seconds(60));
    advance();
    EXPECT_THAT(stages(urgent), ElementsAre("on_duty", "everyone"));
    for (const auto wrong : {seconds(0), seconds(-5), seconds(86'401)}) {
        const auto refused = set_deadlines(connection(), ours, noor,
                                           {seconds(60), wrong, seconds(40), seconds(50)}, clock.now());
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().field, "level3");
    }
    EXPECT_EQ(deadlines(connection(), ours), (Deadlines{seconds(60), seconds(30), seconds(40), seconds(50)}));
    EXPECT_EQ(deadlines(connection(), theirs), Deadlines{});
}

TEST_F(ChainTest, CallsEachStepOnceWhoeverElseIsAtIt) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    constexpr int many = 6;
    std::latch start(many);
    std::atomic<int> moved = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < many; ++i) {
            threads.emplace_back([&] {
                const auto own = database.pool().lend();
                start.arrive_and_wait();
                moved += chains.advance(*own, clock.now());
            });
        }
    }
    EXPECT_EQ(moved, 1);
    EXPECT_THAT(stages(id), ElementsAre("on_duty"));
    EXPECT_EQ(database.count("select count(*) from alarm_call where channel = 'mail'"), 1);
}

TEST_F(ChainTest, SendsEachCallOnceWhoeverElseIsAtIt) {
    for (int i = 0; i < 20; ++i) raise_one(3, "post:" + std::to_string(i));
    advance();
    constexpr int many = 6;
    std::latch start(many);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < many; ++i) {
            threads.emplace_back([&] {
                start.arrive_and_wait();
                while (chains.send_one(database.pool(), clock)) {
                }
            });
        }
    }
    std::set<AlarmCallId> ids;
    for (const auto& call : mail->calls()) EXPECT_TRUE(ids.insert(call.id).second) << "sent twice";
    EXPECT_EQ(ids.size(), 60U) << "twenty alarms, three colleagues";
    EXPECT_EQ(
        database.count(
            "select count(*) from alarm_call where channel = 'mail' and state = 'sent' and attempts = 1"),
        60);
}

TEST_F(ChainTest, RestsOnceSomebodyHasItAndTellsTheCallsApart) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with([&](const Call& call) {
        return call.recipient.staff == sam ? Attempt{Attempt::Result::again, "451", {}} : Attempt{};
    });
    EXPECT_EQ(send_all(), 2);
    EXPECT_EQ(find(id).state, State::delivered);
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    EXPECT_THAT(calls(id), UnorderedElementsAre("Noor acknowledged", "Sam cancelled"));
    clock.advance(seconds(60));
    EXPECT_EQ(send_all(), 0) << "what is not needed any more is not sent";
    ASSERT_TRUE(escalations.act(connection(), ours, id, noor, find(id).version, "", clock.now()));
    clock.advance(hours(5));
    EXPECT_EQ(advance(), 0);
    EXPECT_EQ(find(id).state, State::acting);
    EXPECT_FALSE(find(id).next_step);
    ASSERT_TRUE(escalations.close(connection(), ours, id, noor, find(id).version, Outcome::safe, "Gebeld.",
                                  clock.now()));
    EXPECT_EQ(advance(), 0);
    EXPECT_THAT(happened(id),
                ElementsAre("raised", "called", "delivered", "acknowledged", "acting", "closed"));
}

TEST_F(ChainTest, BeginsAgainWhenWhoTookItDoesNotSayThatTheyAct) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    clock.advance(seconds(600));
    ASSERT_TRUE(escalations.add_note(connection(), ours, id, noor, "Ik bel nu.", clock.now()));
    clock.advance(seconds(600));
    EXPECT_EQ(advance(), 0) << "who writes notes is at it";
    clock.advance(seconds(300));
    EXPECT_EQ(advance(), 1);
    EXPECT_TRUE(find(id).waits());
    EXPECT_FALSE(find(id).holder);
    EXPECT_THAT(happened(id), ElementsAre("raised", "called", "acknowledged", "noted", "lapsed", "called"));
    EXPECT_THAT(stages(id), ElementsAre("on_duty", "on_duty"));
    EXPECT_EQ(escalations.act(connection(), ours, id, noor, any_version, "", clock.now()).error().code,
              "escalation.not-possible");
}

TEST_F(ChainTest, GoesOnWhenAHandOverIsNotAccepted) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 2);
    const auto id = raise_one();
    advance();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    ASSERT_TRUE(escalations.hand_over(connection(), ours, id, noor, {.to = ada, .note = "Ik moet weg."},
                                      clock.now()));
    EXPECT_EQ(find(id).handed_by_name, "Noor");
    EXPECT_EQ(find(id).due_at, clock.now() + seconds(120));
    EXPECT_EQ(advance(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Ada waiting"));
    clock.advance(seconds(120));
    EXPECT_EQ(advance(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Sam waiting")) << "Noor said that she cannot go on";
    const auto taken = escalations.acknowledge(connection(), ours, id, sam, clock.now());
    ASSERT_TRUE(taken && taken->by_you);
    EXPECT_FALSE(find(id).handed_by);
    EXPECT_THAT(stages(id), ElementsAre("on_duty", "handed_over", "on_duty"));
}

TEST_F(ChainTest, CallsTheNextShiftWhenItIsHandedOverToIt) {
    put_on_duty(noor, 1);
    put_on_duty(ada, 1, hours(7));
    put_on_duty(sam, 1, hours(15));
    const auto id = raise_one();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    ASSERT_TRUE(
        escalations.hand_over(connection(), ours, id, noor, {.to = {}, .to_next_shift = true}, clock.now()));
    EXPECT_FALSE(find(id).holder);
    EXPECT_TRUE(find(id).waits());
    advance();
    EXPECT_THAT(calls(id), ElementsAre("Ada waiting"));
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, ada, clock.now()));
    EXPECT_TRUE(find(id).held_by(ada));
}

TEST_F(ChainTest, BeginsAgainWhenAnAlarmBecomesMoreUrgent) {
    put_on_duty(noor, 1);
    const auto id = raise_one(2);
    advance();
    clock.advance(seconds(300));
    EXPECT_EQ(raise_one(3), id);
    EXPECT_EQ(find(id).due_at, clock.now() + seconds(120));
    EXPECT_EQ(advance(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Noor waiting"));
    EXPECT_THAT(stages(id), ElementsAre("on_duty", "on_duty"));
    // Whoever has it already is not taken off it.
    const auto held = raise_one(2, "post:b");
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, held, sam, clock.now()));
    raise_one(3, "post:b");
    EXPECT_EQ(advance(), 0);
    EXPECT_TRUE(find(held).held_by(sam));
}

TEST_F(ChainTest, RefusesAStepFromWhatIsNotSeenAnyMore) {
    const auto id = raise_one(2);
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    const auto seen = find(id).version;
    raise_one(3);
    for (const auto& done :
         {escalations.act(connection(), ours, id, noor, seen, "", clock.now()),
          escalations.take_over(connection(), ours, id, sam, seen, "Ik neem het.", clock.now()),
          escalations.hand_over(connection(), ours, id, noor,
                                {.to = sam, .to_next_shift = false, .version = seen}, clock.now()),
          escalations.close(connection(), ours, id, noor, seen, Outcome::safe, "Klaar.", clock.now())}) {
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, "escalation.changed");
    }
    EXPECT_TRUE(find(id).held_by(noor));
    EXPECT_TRUE(escalations.act(connection(), ours, id, noor, find(id).version, "", clock.now()));
}

TEST_F(ChainTest, CountsTheRoomsPageAsACallOnceItShowsTheAlarm) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    EXPECT_THAT(calls(id, "room"), ElementsAre("Noor waiting"));
    escalations.deliver(connection(), ours, sam, {id}, {id}, clock.now());
    EXPECT_THAT(calls(id, "room"), ElementsAre("Noor waiting"));
    escalations.deliver(connection(), ours, noor, {id}, {id}, clock.now());
    EXPECT_THAT(calls(id, "room"), ElementsAre("Noor sent"));
    escalations.deliver(connection(), theirs, noor, {id}, {id}, clock.now());
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    EXPECT_THAT(calls(id, "room"), ElementsAre("Noor acknowledged"));
}

TEST_F(ChainTest, KeepsWhatWasSaidOfASubjectThatMayBeGoneForWhoHasTheAlarm) {
    const auto raise_with = [&](const std::string& subject, std::string_view said) {
        store::UnitOfWork work(connection());
        const auto id =
            raise(work, {ours, subject, 3, {}, {}, escalations.seal_excerpt(subject, said)}, clock.now());
        work.commit();
        EXPECT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
        return id;
    };
    const auto read = [&](EscalationId id, StaffId who) {
        return escalations.excerpt(connection(), ours, find(id), who, clock.now());
    };
    const std::string words = "Hij staat voor de deur <b>nu</b>. '; drop table escalation; --";
    const auto id = raise_with("chat:1", words);
    EXPECT_EQ(read(id, sam), "");
    EXPECT_EQ(read(id, noor), words);
    EXPECT_EQ(read(id, noor), words);
    EXPECT_EQ(database.count("select count(*) from audit_entry where action = 'private.read'"), 1);
    EXPECT_EQ(database.count("select count(*) from escalation where position($1::bytea in excerpt) > 0",
                             {store::bytes("deur")}),
              0);
    const auto other = raise_with("chat:2", "");
    EXPECT_EQ(read(other, noor), "");
    database.run(
        "update escalation set excerpt = (select excerpt from escalation where id = $1) where id = $2",
        {id, other});
    EXPECT_EQ(read(other, noor), "") << "it belongs to another subject";

    // However much was said, the alarm is raised.
    std::string stacked;
    while (stacked.size() < 200'000) stacked += "a\xcc\x81\xcc\x82\xcc\x83";
    EXPECT_THAT(read(raise_with("chat:3", stacked), noor),
                ::testing::SizeIs(::testing::AllOf(::testing::Gt(15'900U), ::testing::Le(16'000U))));
    EXPECT_EQ(read(raise_with("chat:4", "\xff\xfe"), noor), "");
}

TEST_F(ChainTest, LeavesOtherOrganisationsAlone) {
    const auto foreign = raise_for(theirs, 3, "post:a");
    const auto id = raise_one();
    EXPECT_EQ(advance(), 2);
    EXPECT_THAT(calls(id), UnorderedElementsAre("Noor waiting", "Sam waiting", "Ada waiting"));
    EXPECT_THAT(escalations.calls(connection(), ours, foreign), IsEmpty());
    EXPECT_EQ(escalations.calls(connection(), theirs, foreign).at(0).name, "")
        << "nobody there: the fallback";
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, clock.now()));
    EXPECT_EQ(
        database.count("select count(*) from alarm_call where state = 'waiting' and organisation_id = $1",
                       {theirs}),
        1);
}

}  // namespace
}  // namespace luwte::escalation
