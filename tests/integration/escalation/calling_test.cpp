// Calls that are sent, fail, are tried again, or die halfway: each is one call in the record, and none is
// forgotten.
#include <gmock/gmock.h>

#include "feature/escalation/chain_timer.h"
#include "integration/escalation/chain_fixture.h"

namespace luwte::escalation {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr auto again = [](const Call&) { return Attempt{Attempt::Result::again, "451", {}}; };
constexpr auto give_up = [](const Call&) { return Attempt{Attempt::Result::give_up, "410 gone", {}}; };

using CallTest = ChainTest;

TEST_F(CallTest, CarryTheSameIdAtEveryAttemptAndNothingOfWhatTheAlarmIsAbout) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with(again);
    EXPECT_EQ(send_all(), 1);
    EXPECT_EQ(send_all(), 0) << "not at once";
    clock.advance(seconds(5));
    mail->answer_with({});
    EXPECT_EQ(send_all(), 1);
    const auto sent = mail->calls();
    ASSERT_THAT(sent, SizeIs(2));
    EXPECT_EQ(sent[0].id, sent[1].id);
    EXPECT_EQ(sent[0].attempt, 1);
    EXPECT_EQ(sent[1].attempt, 2);
    EXPECT_EQ(sent[1].alarm, id);
    EXPECT_EQ(sent[1].organisation, ours);
    EXPECT_EQ(sent[1].recipient.staff, noor);
    EXPECT_EQ(sent[1].stage, Stage::on_duty);
    EXPECT_EQ(sent[1].level, 3);
    EXPECT_FALSE(sent[1].drill);
    EXPECT_THAT(calls(id), ElementsAre("Noor sent"));
    clock.advance(seconds(100));
    EXPECT_EQ(send_all(), 0);
    EXPECT_THAT(happened(id), ElementsAre("raised", "called", "delivered"));
}

TEST_F(CallTest, AreTriedAgainLaterAndLaterUntilItIsOfNoUse) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with(again);
    for (const auto pause : {0, 5, 15, 45, 120, 120, 120, 120}) {
        clock.advance(seconds(pause - 1));
        EXPECT_EQ(send_all(), pause == 0 ? 0 : 0);
        clock.advance(seconds(1));
        EXPECT_EQ(send_all(), 1) << pause;
    }
    clock.advance(seconds(3600));
    EXPECT_EQ(send_all(), 0);
    EXPECT_THAT(calls(id), ElementsAre("Noor failed"));
    EXPECT_EQ(escalations.calls(connection(), ours, id).at(0).failure, "451");
}

TEST_F(CallTest, WaitAsLongAsTheReceiverAsks) {
    put_on_duty(noor, 1);
    raise_one();
    advance();
    mail->answer_with([](const Call&) { return Attempt{Attempt::Result::again, "429", seconds(60)}; });
    EXPECT_EQ(send_all(), 1);
    clock.advance(seconds(59));
    EXPECT_EQ(send_all(), 0);
    clock.advance(seconds(1));
    EXPECT_EQ(send_all(), 1);
}

TEST_F(CallTest, ThatReachNobodyBringTheNextStepAtOnce) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 2);
    const auto id = raise_one();
    mail->answer_with(give_up);
    for (int i = 0; i < 10; ++i) {
        advance();
        send_all();
    }
    EXPECT_THAT(stages(id), ElementsAre("on_duty", "next", "everyone", "fallback"))
        << "and at the end it waits";
    EXPECT_EQ(find(id).state, State::raised);
    EXPECT_EQ(find(id).next_step, clock.now() + seconds(900));
}

TEST_F(CallTest, ThatReachSomebodyLeaveThemTheirTime) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with(
        [&](const Call& call) { return call.recipient.staff == sam ? Attempt{} : give_up(call); });
    send_all();
    EXPECT_EQ(advance(), 0);
    EXPECT_EQ(find(id).next_step, clock.now() + seconds(120));

    const auto other = raise_one(3, "post:b");
    advance();
    escalations.deliver(connection(), ours, noor, {other}, {other}, clock.now());
    mail->answer_with(give_up);
    send_all();
    EXPECT_EQ(advance(), 0) << "Noor has it on her screen";
}

TEST_F(CallTest, OfAProcessThatDiedAreSentByAnotherAfterTheLease) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    // A channel that never comes back: what a process leaves that dies in the middle of it.
    mail->answer_with([](const Call&) -> Attempt { throw std::bad_alloc(); });
    database.run("update alarm_call set attempts = 1, next_try_at = $1 where channel = 'mail'",
                 {clock.now() + seconds(20)});
    mail->answer_with({});
    clock.advance(seconds(19));
    EXPECT_EQ(send_all(), 0) << "it may still be at it";
    clock.advance(seconds(1));
    EXPECT_EQ(send_all(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Noor sent"));
    EXPECT_EQ(database.count("select attempts from alarm_call where channel = 'mail'"), 2);
    EXPECT_EQ(database.count("select count(*) from escalation_event where what = 'delivered'"), 1);
}

TEST_F(CallTest, ToldOfTooLateAreOneCallAllTheSame) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    // While the first attempt hangs, its lease ends and another process sends it; then the first comes back.
    bool inside = false;
    mail->answer_with([&](const Call&) {
        if (inside) return Attempt{};
        inside = true;
        clock.advance(seconds(20));
        EXPECT_TRUE(chains.send_one(database.pool(), clock));
        return Attempt{Attempt::Result::give_up, "timeout", {}};
    });
    EXPECT_EQ(send_all(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Noor sent"))
        << "that the first failed does not undo that the second went";
    EXPECT_EQ(database.count("select count(*) from alarm_call where channel = 'mail'"), 1);
    EXPECT_EQ(database.count("select count(*) from escalation_event where what = 'delivered'"), 1);
}

TEST_F(CallTest, SentWhileSomebodyTookTheAlarmAreSentAllTheSame) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with([&](const Call& call) {
        if (call.recipient.staff == noor)
            EXPECT_TRUE(escalations.acknowledge(connection(), ours, id, sam, clock.now()));
        return Attempt{};
    });
    send_all();
    EXPECT_THAT(calls(id), ::testing::Contains("Noor sent"));
    EXPECT_TRUE(find(id).held_by(sam));
    EXPECT_THAT(happened(id), ::testing::Not(::testing::Contains("delivered")))
        << "it had been taken by then";
}

TEST_F(CallTest, SurviveAChannelThatMisbehaves) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    mail->answer_with([](const Call&) -> Attempt { throw std::runtime_error("secret@example.org"); });
    EXPECT_EQ(send_all(), 1);
    EXPECT_EQ(escalations.calls(connection(), ours, id).at(0).failure, "failed");
    clock.advance(seconds(5));
    mail->answer_with([](const Call&) { return Attempt{Attempt::Result::again, "\xff\xfe", {}}; });
    EXPECT_EQ(send_all(), 1);
    EXPECT_EQ(escalations.calls(connection(), ours, id).at(0).failure, "??");
    clock.advance(seconds(15));
    mail->answer_with([](const Call&) {
        return Attempt{Attempt::Result::give_up, std::string(5000, 'x') + "'; drop table alarm_call; --", {}};
    });
    EXPECT_EQ(send_all(), 1);
    EXPECT_EQ(escalations.calls(connection(), ours, id).at(0).failure, std::string(100, 'x'));
    EXPECT_THAT(calls(id), ElementsAre("Noor failed"));
}

TEST_F(CallTest, OfAChannelThatIsNotThereAreKeptForAProcessThatHasIt) {
    put_on_duty(noor, 1);
    const auto id = raise_one();
    advance();
    const Chains without({}, {});
    EXPECT_TRUE(without.send_one(database.pool(), clock));
    EXPECT_THAT(calls(id), ElementsAre("Noor waiting"));
    clock.advance(seconds(5));
    EXPECT_EQ(send_all(), 1);
    EXPECT_THAT(calls(id), ElementsAre("Noor sent"));
}

TEST_F(CallTest, GoToTheMostUrgentAlarmFirst) {
    put_on_duty(noor, 1);
    raise_one(2, "post:a");
    const auto urgent = raise_one(3, "post:b");
    advance();
    send_all();
    EXPECT_EQ(mail->calls().at(0).alarm, urgent);
}

TEST_F(CallTest, AreMadeForWhomTheChannelReachesOnly) {
    put_on_duty(noor, 1);
    mail->cannot_reach(noor);
    mail->cannot_reach(StaffId{});
    const auto id = raise_one();
    advance();
    EXPECT_THAT(calls(id), ::testing::IsEmpty());
    EXPECT_THAT(calls(id, "room"), ElementsAre("Noor waiting"));
    EXPECT_EQ(find(id).next_step, clock.now() + seconds(120)) << "the page of the room may reach her yet";
}

// ---- the clockwork
// -------------------------------------------------------------------------------------------

/// Waits until something holds; what never comes is ended by the test's own time limit.
template <class Condition>
void until(Condition condition) {
    while (!condition()) std::this_thread::yield();
}

class TimerTest : public ChainTest {
  protected:
    std::unique_ptr<ChainTimer> start(std::function<void(store::Connection&)> looked = {}) {
        return std::make_unique<ChainTimer>(
            database.pool(), clock, chains,
            ChainTimer::Options{.senders = 2,
                                .longest_wait = std::chrono::milliseconds(50),
                                .after_trouble = std::chrono::milliseconds(20)},
            std::move(looked));
    }
};

TEST_F(TimerTest, CallsWhatIsDueAndGoesOnAsTimePasses) {
    put_on_duty(noor, 1);
    put_on_duty(sam, 2);
    const auto timer = start();
    const auto id = raise_one();
    timer->wake();
    const auto sent = [&] { return database.count("select count(*) from alarm_call where state = 'sent'"); };
    until([&] { return sent() == 1; });
    clock.advance(seconds(120));
    until([&] { return sent() == 2; });
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, sam, clock.now()));
    EXPECT_EQ(mail->calls()[0].recipient.staff, noor);
    EXPECT_EQ(mail->calls()[1].recipient.staff, sam);
}

TEST_F(TimerTest, CallsOnceAlthoughManyRun) {
    std::vector<std::unique_ptr<ChainTimer>> timers;
    for (int i = 0; i < 3; ++i) timers.push_back(start());
    std::vector<EscalationId> alarms;
    for (int i = 0; i < 10; ++i) alarms.push_back(raise_one(3, "post:" + std::to_string(i)));
    for (const auto& timer : timers) timer->wake();
    until([&] {
        return database.count("select count(*) from alarm_call where channel = 'mail' and state = 'sent'") ==
               30;
    });
    clock.advance(seconds(120));
    for (const auto& timer : timers) timer->wake();
    until([&] {
        return database.count("select count(*) from alarm_call where channel = 'mail' and state = 'sent'") ==
               70;
    });
    timers.clear();
    std::set<AlarmCallId> ids;
    for (const auto& call : mail->calls()) EXPECT_TRUE(ids.insert(call.id).second) << "sent twice";
    for (const auto id : alarms) EXPECT_THAT(stages(id), ElementsAre("everyone", "fallback"));
}

TEST_F(TimerTest, EndsWhenItIsToldToAlthoughMuchIsLeft) {
    for (int i = 0; i < 30; ++i) raise_one(3, "post:" + std::to_string(i));
    start().reset();
    advance();
    const auto timer = start();
    timer->stop();
    timer->wake();
}

}  // namespace
}  // namespace luwte::escalation
