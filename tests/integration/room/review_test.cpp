// What a moderator decides happens to the post, its author hears it, and the log says so: all of it or
// nothing.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "feature/moderation/pipeline.h"
#include "room_fixture.h"

namespace luwte::room {
namespace {

using moderation::Cause;
using moderation::Choice;
using std::chrono::minutes;
using ::testing::HasSubstr;

class Reviewing : public RoomTest {};

TEST_F(Reviewing, APostThatARuleHoldsWaitsUntilAModeratorPlacesIt) {
    const auto post = post_topic("Dit moet je even vasthouden.");
    EXPECT_EQ(state_of(post), "held");
    const auto waiting = first_item();
    EXPECT_EQ(waiting.cause, Cause::held);
    ASSERT_FALSE(waiting.hits.empty());
    EXPECT_EQ(waiting.hits[0].rule, "holds");
    EXPECT_FALSE(waiting.hits[0].version.empty());
    EXPECT_FALSE(waiting.hits[0].marks.empty());
    EXPECT_TRUE(waiting.first_disclosure);

    ASSERT_TRUE(claim(waiting.id, noor)->by_you);
    ASSERT_TRUE(reviews.decide(connection(), decision(waiting.id, noor, Choice::publish, "word", "Dank je."),
                               clock.moment));
    EXPECT_EQ(state_of(post), "published");
    EXPECT_TRUE(queue().empty());
    const auto notice = database.run("select kind, reason from notice where post_id = $1", {post});
    ASSERT_EQ(notice.size(), 1U);
    EXPECT_EQ(notice.front().text(0), "published");
    EXPECT_THAT(std::string(notice.front().text(1)), HasSubstr("Dank je."));
    EXPECT_EQ(audited("review.published"), 1);
    EXPECT_EQ(audited("message.judged"), 1);
    EXPECT_TRUE(audit::verify(connection(), home.organisation.id).whole());
}

TEST_F(Reviewing, APostGoesBackWithAQuestionOrAwayWithAReason) {
    const auto asked = post_topic("Dit eerst vasthouden.");
    ASSERT_TRUE(reviews.decide(connection(),
                               decision(first_item().id, noor, Choice::ask, "detail", "Kan het korter?"),
                               clock.moment));
    EXPECT_EQ(state_of(asked), "returned");
    const auto removed = post_topic("Dit ook vasthouden.");
    ASSERT_TRUE(
        reviews.decide(connection(), decision(first_item().id, noor, Choice::remove, "hurts"), clock.moment));
    EXPECT_EQ(state_of(removed), "removed");
    EXPECT_EQ(
        database.count("select count(*) from notice where kind in ('returned', 'removed') and reason <> ''"),
        2);
    EXPECT_EQ(database.count("select count(*) from notice where reason like '%Kan het korter?%'"), 1);
    EXPECT_EQ(audited("review.asked"), 1);
    EXPECT_EQ(audited("review.removed"), 1);
}

TEST_F(Reviewing, TheAuditLogHoldsNoWordOfTheMessage) {
    post_topic("Mijn geheime zin die je moet vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor));
    ASSERT_TRUE(reviews.look(connection(), home.organisation.id, id, noor, clock.moment));
    ASSERT_TRUE(reviews.decide(connection(), decision(id, noor, Choice::remove, "hurts", "eigen woorden"),
                               clock.moment));
    EXPECT_EQ(
        database.count("select count(*) from audit_entry where details ~ 'geheime|vasthouden|eigen woorden'"),
        0);
}

TEST_F(Reviewing, OfTwoWhoClaimAtOnceOneWinsAndTheOtherIsToldWho) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    std::latch start(2);
    std::atomic<int> winners = 0;
    std::atomic<int> told = 0;
    {
        std::vector<std::jthread> threads;
        for (const auto staff : {noor, sam}) {
            threads.emplace_back([&, staff] {
                auto own = database.pool().lend();
                start.arrive_and_wait();
                const auto claimed = reviews.claim(*own, home.organisation.id, id, staff, clock.moment);
                if (claimed && claimed->by_you) ++winners;
                if (claimed && !claimed->by_you && !claimed->holder_name.empty()) ++told;
            });
        }
    }
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(told, 1);
    EXPECT_EQ(audited("review.claimed"), 1);
}

TEST_F(Reviewing, AClaimRunsOutAfterTenMinutesUnlessSomethingIsDone) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    clock.moment += minutes(9);
    EXPECT_FALSE(claim(id, sam)->by_you);
    ASSERT_TRUE(reviews.look(connection(), home.organisation.id, id, noor, clock.moment));  // renews it
    clock.moment += minutes(9);
    EXPECT_FALSE(claim(id, sam)->by_you);
    EXPECT_FALSE(reviews.next(connection(), home.organisation.id, noor, clock.moment));
    clock.moment += minutes(1);
    EXPECT_EQ(reviews.next(connection(), home.organisation.id, noor, clock.moment), id);
    EXPECT_TRUE(claim(id, sam)->by_you);
}

TEST_F(Reviewing, WhoseClaimRanOutDecidesNothingOverANewOne) {
    const auto post = post_topic("Even vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto shown = decision(id, noor, Choice::remove, "hurts");
    clock.moment += minutes(11);
    ASSERT_TRUE(claim(id, sam)->by_you);
    EXPECT_EQ(reviews.decide(connection(), shown, clock.moment).error().code, "review.claimed");
    ASSERT_TRUE(reviews.release(connection(), home.organisation.id, id, sam, clock.moment));
    EXPECT_EQ(reviews.decide(connection(), shown, clock.moment).error().code, "review.changed");
    EXPECT_EQ(state_of(post), "held");
    EXPECT_EQ(database.count("select count(*) from decision"), 0);
}

TEST_F(Reviewing, ADecisionAboutATextThatWasChangedSinceIsRefused) {
    const auto post = post_topic("Even vasthouden.");
    const auto id = first_item().id;
    auto about_older = decision(id, noor, Choice::publish, "read");
    about_older.subject_version = 7;
    EXPECT_EQ(reviews.decide(connection(), about_older, clock.moment).error().code, "review.changed");
    EXPECT_EQ(state_of(post), "held");
    EXPECT_FALSE(queue().empty());
}

TEST_F(Reviewing, NothingIsHalfDoneWhicheverStepFails) {
    const auto post = post_topic("Even vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto entries = database.count("select count(*) from audit_entry");
    database.run(
        "create function fail_now() returns trigger language plpgsql as "
        "$$ begin raise exception 'the test makes this fail'; end $$");
    for (const std::string table :
         {"post", "notice", "decision", "review_item", "audit_entry", "audit_head"}) {
        SCOPED_TRACE(table);
        database.run("create trigger zz_fail before insert or update on " + table +
                     " for each row execute function fail_now()");
        EXPECT_THROW(static_cast<void>(reviews.decide(
                         connection(), decision(id, noor, Choice::remove, "hurts"), clock.moment)),
                     store::DatabaseError);
        database.run("drop trigger zz_fail on " + table);
        EXPECT_EQ(state_of(post), "held");
        EXPECT_EQ(item(id).state, moderation::ItemState::claimed);
        EXPECT_EQ(database.count("select count(*) from notice"), 0);
        EXPECT_EQ(database.count("select count(*) from decision"), 0);
        EXPECT_EQ(database.count("select count(*) from audit_entry"), entries);
    }
    ASSERT_TRUE(reviews.decide(connection(), decision(id, noor, Choice::remove, "hurts"), clock.moment));
    EXPECT_EQ(state_of(post), "removed");
}

TEST_F(Reviewing, AMessageIsNotStoredWithoutItsItemAlarmAndEntry) {
    const auto posts = database.count("select count(*) from post");
    database.run(
        "create function fail_now() returns trigger language plpgsql as "
        "$$ begin raise exception 'the test makes this fail'; end $$");
    for (const std::string table : {"review_item", "escalation", "escalation_event", "audit_entry"}) {
        SCOPED_TRACE(table);
        database.run("create trigger zz_fail before insert on " + table +
                     " for each row execute function fail_now()");
        auto message = new_topic(home.survivors, "Een titel", "Dit is een noodgeval");
        EXPECT_THROW(static_cast<void>(judged_submitting.submit(connection(), home.organisation, reader(home),
                                                                message, clock.moment)),
                     store::DatabaseError);
        database.run("drop trigger zz_fail on " + table);
        EXPECT_EQ(database.count("select count(*) from post"), posts);
        EXPECT_EQ(database.count("select count(*) from review_item"), 0);
        EXPECT_EQ(database.count("select count(*) from escalation"), 0);
    }
}

TEST_F(Reviewing, ALookAtAHeldMessageIsLoggedOncePerClaim) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    const auto look = [&](StaffId staff) {
        return reviews.look(connection(), home.organisation.id, id, staff, clock.moment).has_value();
    };
    EXPECT_FALSE(look(noor));  // not without a claim
    EXPECT_EQ(audited("private.read"), 0);
    ASSERT_TRUE(claim(id, noor)->by_you);
    EXPECT_TRUE(look(noor));
    EXPECT_TRUE(look(noor));
    EXPECT_FALSE(look(sam));
    EXPECT_EQ(audited("private.read"), 1);
    clock.moment += minutes(11);
    ASSERT_TRUE(claim(id, noor)->by_you);
    EXPECT_TRUE(look(noor));
    EXPECT_EQ(audited("private.read"), 2);
}

TEST_F(Reviewing, AModeratorCallsSomebodyOnDutyAndKeepsTheItem) {
    const auto post = post_topic("Even vasthouden.");
    const auto id = first_item().id;
    auto what = decision(id, noor, Choice::escalate);
    what.level = 3;
    ASSERT_TRUE(reviews.decide(connection(), what, clock.moment));
    const auto alarms = escalations.open(connection(), home.organisation.id);
    ASSERT_EQ(alarms.size(), 1U);
    EXPECT_EQ(alarms[0].level, 3);
    EXPECT_EQ(alarms[0].subject, moderation::subject_text("post", post.value));
    EXPECT_EQ(item(id).danger, 3);
    EXPECT_TRUE(item(id).claimed_by_you(noor, clock.moment));
    EXPECT_EQ(audited("review.escalated"), 1);
    EXPECT_EQ(audited("escalation.raised"), 1);
}

TEST_F(Reviewing, WhatSomebodyIsCalledToAtOnceIsOutOfSight) {
    const auto post = post_topic("Ik ben zo somber.");
    ASSERT_EQ(state_of(post), "published");
    const auto id = first_item().id;
    auto what = decision(id, noor, Choice::escalate);
    what.level = 2;
    ASSERT_TRUE(reviews.decide(connection(), what, clock.moment));
    EXPECT_EQ(state_of(post), "published") << "being read is what helps its author";
    what = decision(id, noor, Choice::escalate);
    what.level = 3;
    ASSERT_TRUE(reviews.decide(connection(), what, clock.moment));
    EXPECT_EQ(state_of(post), "held");
    EXPECT_EQ(escalations.open(connection(), home.organisation.id).at(0).level, 3);
    // And again, now that it is held: an alarm never fails for where its message stands.
    what = decision(id, noor, Choice::escalate);
    what.level = 3;
    EXPECT_TRUE(reviews.decide(connection(), what, clock.moment));
    ASSERT_TRUE(reviews.decide(connection(), decision(id, noor, Choice::publish, "word"), clock.moment));
    EXPECT_EQ(state_of(post), "published");
}

TEST_F(Reviewing, DecisionsNeedTheirReasonAndTheirWords) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    const auto code = [&](Choice choice, const std::string& reason, const std::string& words) {
        const auto done =
            reviews.decide(connection(), decision(id, noor, choice, reason, words), clock.moment);
        return done ? std::string() : done.error().code;
    };
    EXPECT_EQ(code(Choice::publish, "", ""), "review.no-reason");
    EXPECT_EQ(code(Choice::remove, "word", ""), "review.no-reason");
    EXPECT_EQ(code(Choice::remove, "'; delete from post; --", ""), "review.no-reason");
    EXPECT_EQ(code(Choice::remove, "other", " \n"), "review.no-words");
    EXPECT_EQ(code(Choice::note, "", ""), "review.no-words");
    EXPECT_EQ(code(Choice::note, "", "\xc3"), "review.no-words");
    EXPECT_EQ(code(Choice::note, "", std::string(1001, 'x')), "review.words-too-long");
    EXPECT_EQ(code(Choice::note, "", "Navragen bij Sam; '); drop table decision; --"), "");
    EXPECT_EQ(queue().size(), 1U);
    EXPECT_EQ(database.count("select count(*) from notice"), 0);
}

TEST_F(Reviewing, TheQueueStandsByDangerThenFirstMessagesThenAge) {
    moderation::Subject subject{home.organisation.id, "post", 0, 0, "survivors"};
    const auto put = [&](std::uint64_t id, int level, bool first, int minute) {
        moderation::Judgement judgement;
        judgement.verdict.level = level;
        judgement.escalate = level >= 2;
        judgement.replies_to_first_disclosure = first;
        subject.id = id;
        store::UnitOfWork work(connection());
        moderation::record(work, subject, judgement, clock.moment + minutes(minute));
        work.commit();
    };
    put(1, 0, false, 0);
    put(2, 2, false, 5);
    put(3, 0, true, 4);
    put(4, 3, false, 9);
    put(5, 2, false, 3);
    put(6, 1, false, 8);
    put(7, 2, true, 7);
    std::vector<std::uint64_t> order;
    moderation::QueuePlace place;
    for (;;) {
        const auto some = reviews.queue(connection(), home.organisation.id, place, 3);
        if (some.empty()) break;
        for (const auto& one : some) order.push_back(one.subject);
        place = moderation::place_of(some.back());
    }
    EXPECT_THAT(order, ::testing::ElementsAre(4, 7, 5, 2, 6, 3, 1));
    EXPECT_EQ(reviews.next(connection(), home.organisation.id, noor, clock.moment), first_item().id);
}

TEST_F(Reviewing, ASecondSignalJoinsTheFirstAndOnePersonCountsOnce) {
    const auto post = post_topic("Een gewoon bericht.");
    EXPECT_TRUE(queue().empty());
    const auto point_out = [&](AccountId by, const std::string& reason, const std::string& words) {
        store::UnitOfWork work(connection());
        const auto id = moderation::signal(
            work, {home.organisation.id, "post", post.value, "survivors", by, reason, words}, clock.moment);
        if (id) work.commit();
        return id;
    };
    const auto first = point_out(AccountId{1}, "spam", "Reclame");
    ASSERT_TRUE(first);
    EXPECT_EQ(point_out(AccountId{1}, "spam", "nog eens").value(), *first);
    EXPECT_EQ(point_out(AccountId{2}, "looks-for-someone", "").value(), *first);
    EXPECT_EQ(point_out(AccountId{}, "hurts", "").value(), *first);
    EXPECT_EQ(queue().size(), 1U);
    EXPECT_EQ(first_item().danger, 1);
    EXPECT_EQ(reviews.signals(connection(), home.organisation.id, *first).size(), 3U);
    EXPECT_TRUE(escalations.open(connection(), home.organisation.id).empty());
    ASSERT_EQ(point_out(AccountId{3}, "danger", "").value(), *first);
    EXPECT_EQ(escalations.open(connection(), home.organisation.id).size(), 1U);
    EXPECT_EQ(point_out(AccountId{4}, "melding", "").error().code, "signal.no-reason");
    EXPECT_EQ(point_out(AccountId{4}, "other", std::string(501, 'x')).error().code, "signal.words-too-long");
    EXPECT_EQ(point_out(AccountId{4}, "other", "\xff").error().code, "signal.words-too-long");

    // Left as it was: it stays published, and its author, who never knew, hears nothing.
    ASSERT_TRUE(reviews.decide(connection(), decision(*first, noor, Choice::publish, "read"), clock.moment));
    EXPECT_EQ(state_of(post), "published");
    EXPECT_EQ(database.count("select count(*) from notice"), 0);

    store::UnitOfWork work(connection());
    moderation::erase_account(work, home.organisation.id, AccountId{1}, clock.moment);
    work.commit();
    EXPECT_EQ(database.count("select count(*) from signal where words <> '' or account_id = 1"), 0);
}

TEST_F(Reviewing, AMessageThatIsJudgedAgainKeepsItsItem) {
    moderation::Subject subject{home.organisation.id, "post", 77, 0, "survivors"};
    moderation::Judgement judgement;
    judgement.verdict.categories = {"spam"};
    const auto record_it = [&] {
        store::UnitOfWork work(connection());
        moderation::record(work, subject, judgement, clock.moment);
        work.commit();
    };
    record_it();
    const auto before = first_item();
    judgement.verdict.categories = {"suicide"};
    judgement.verdict.level = 3;
    judgement.escalate = true;
    record_it();
    ASSERT_EQ(queue().size(), 1U);
    EXPECT_EQ(first_item().id, before.id);
    EXPECT_EQ(first_item().danger, 3);
    EXPECT_EQ(first_item().cause, Cause::escalated);
    EXPECT_GT(first_item().version, before.version);
}

TEST_F(Reviewing, AMessageThatIsGoneWaitsForNobodyButItsAlarmStays) {
    const auto post = post_topic("Dit is een noodgeval.");
    ASSERT_EQ(queue().size(), 1U);
    store::UnitOfWork work(connection());
    moderation::withdraw(work, home.organisation.id, "post", post.value, clock.moment);
    work.commit();
    EXPECT_TRUE(queue().empty());
    EXPECT_EQ(escalations.open(connection(), home.organisation.id).size(), 1U);
}

TEST_F(Reviewing, AnItemIsDismissedOnlyWhenItsMessageIsGone) {
    const auto post = post_topic("Even vasthouden.");
    const auto id = first_item().id;
    EXPECT_FALSE(reviews.dismiss(connection(), home.organisation.id, id, noor, clock.moment));
    database.run("update post set state = 'withdrawn' where id = $1", {post});
    EXPECT_EQ(
        reviews.decide(connection(), decision(id, noor, Choice::publish, "read"), clock.moment).error().code,
        "review.gone");
    ASSERT_TRUE(reviews.dismiss(connection(), home.organisation.id, id, noor, clock.moment));
    EXPECT_TRUE(queue().empty());
}

TEST_F(Reviewing, ARuleThatFailsHoldsTheMessageAndIsShownUntilSeen) {
    const auto post = post_topic("Deze regel gaat kapot.");
    EXPECT_EQ(state_of(post), "held");
    EXPECT_EQ(first_item().cause, Cause::failed);
    auto faults = reviews.faults(connection(), home.organisation.id);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0].rule, HasSubstr("broken"));
    EXPECT_THAT(faults[0].traceback, HasSubstr("broken.lua:1"));
    EXPECT_THAT(faults[0].traceback, ::testing::Not(HasSubstr("Deze regel")));
    post_topic("Weer kapot.");
    EXPECT_EQ(reviews.faults(connection(), home.organisation.id).at(0).times, 2);
    reviews.faults_seen(connection(), home.organisation.id, noor, clock.moment);
    EXPECT_TRUE(reviews.faults(connection(), home.organisation.id).empty());
    post_topic("En nog eens kapot.");
    EXPECT_EQ(reviews.faults(connection(), home.organisation.id).at(0).times, 1);
    EXPECT_TRUE(reviews.faults(connection(), other.organisation.id).empty());
}

TEST_F(Reviewing, ItemsOfAnotherOrganisationAreNotThere) {
    const auto post = post_topic(other, "Even vasthouden.");
    const auto theirs = reviews.queue(connection(), other.organisation.id, {}, 10).at(0);
    const auto ours = home.organisation.id;
    EXPECT_TRUE(queue().empty());
    EXPECT_FALSE(reviews.find(connection(), ours, theirs.id));
    EXPECT_EQ(claim(theirs.id, noor).error().code, "review.not-found");
    EXPECT_EQ(reviews.look(connection(), ours, theirs.id, noor, clock.moment).error().code,
              "review.not-found");
    EXPECT_EQ(reviews
                  .look_at(connection(), ours, moderation::subject_text("post", post.value), noor, "x",
                           clock.moment)
                  .error()
                  .code,
              "review.gone");
    moderation::Decide what{ours, theirs.id, noor, theirs.version, 1, Choice::publish, "read", "", 2};
    EXPECT_EQ(reviews.decide(connection(), what, clock.moment).error().code, "review.not-found");
    EXPECT_EQ(state_of(post), "held");
    EXPECT_TRUE(reviews.signals(connection(), ours, theirs.id).empty());
    EXPECT_TRUE(reviews.decisions(connection(), ours, theirs.id).empty());
}

TEST_F(Reviewing, ProposesAPauseByWhatSomebodyReadNotByHowFast) {
    for (int i = 0; i < 3; ++i) {
        post_topic("Dit is een noodgeval.");
        ASSERT_TRUE(reviews.decide(connection(), decision(first_item().id, noor, Choice::publish, "read"),
                                   clock.moment));
    }
    post_topic("Even vasthouden.");
    ASSERT_TRUE(
        reviews.decide(connection(), decision(first_item().id, noor, Choice::publish, "read"), clock.moment));
    EXPECT_EQ(reviews.heavy_decisions(connection(), home.organisation.id, noor, clock.moment - minutes(1)),
              3);
    EXPECT_EQ(reviews.heavy_decisions(connection(), home.organisation.id, sam, clock.moment - minutes(1)), 0);
    EXPECT_EQ(reviews.heavy_decisions(connection(), home.organisation.id, noor, clock.moment + minutes(1)),
              0);
}

}  // namespace
}  // namespace luwte::room
