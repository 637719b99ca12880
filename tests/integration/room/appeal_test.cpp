// Somebody objects: a colleague who did not decide hears them, in time, and what is taken back is there
// again, all of it or nothing.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "feature/forum/own.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/signals.h"
#include "room_fixture.h"

namespace luwte::room {
namespace {

using moderation::AppealOutcome;
using moderation::Choice;
using moderation::Reach;
using moderation::SanctionKind;
using std::chrono::days;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;

class Appealing : public RoomTest {
  protected:
    struct Objection {
        forum::Viewer who;
        PostId post;
        DecisionId decision;
        AppealId appeal;
    };
    /// Noor takes a message away, with a pause, and its author objects.
    Objection object(const std::string& text = "Zo bedoelde ik het niet") {
        auto made = decided();
        const auto said = say(made, text);
        EXPECT_TRUE(said) << said.error().code;
        made.appeal = said ? said->appeal : AppealId{};
        return made;
    }
    Objection decided() {
        Objection made;
        made.who = make_person();
        const auto posted = judged_submitting.submit(
            connection(), home.organisation, made.who,
            new_topic(home.survivors, "Een titel", "Even vasthouden."), clock.moment);
        EXPECT_TRUE(posted) << posted.error().code;
        made.post = posted->post;
        auto what = decision(first_item().id, noor, Choice::remove, "hurts");
        what.sanction = moderation::SanctionOrder{SanctionKind::pause, Reach::zone, days(14), 60, "hurts"};
        EXPECT_TRUE(reviews.decide(connection(), what, clock.moment));
        made.decision =
            moderation::decisions_about(connection(), home.organisation.id, made.who.account).at(0).id;
        return made;
    }
    base::Result<moderation::Appeals::Said> say(const Objection& by, const std::string& text) {
        return appeals.say(connection(), home.organisation.id, by.who.account, by.decision, text, "nl",
                           clock.moment);
    }
    std::string heard_by(AppealId id, StaffId staff) {
        const auto done = appeals.claim(connection(), home.organisation.id, id, staff, clock.moment);
        return done ? std::string() : done.error().code;
    }
    moderation::Appeals::Close closing(AppealId id, StaffId staff, bool restore, bool take_back) {
        return {home.organisation.id,
                id,
                staff,
                appeals.find(connection(), home.organisation.id, id)->version,
                restore,
                take_back,
                "Ik las het opnieuw."};
    }
};

TEST_F(Appealing, WhoDecidedDoesNotHearIt) {
    const auto made = object();
    EXPECT_EQ(heard_by(made.appeal, noor), "appeal.own-decision");
    EXPECT_EQ(appeals.close(connection(), closing(made.appeal, noor, true, true), clock.moment).error().code,
              "appeal.own-decision");
    EXPECT_EQ(appeals.look(connection(), home.organisation.id, made.appeal, noor, clock.moment).error().code,
              "appeal.own-decision");
    EXPECT_THROW(database.run("update appeal set closed_by = first_staff_id"), store::DatabaseError)
        << "the database refuses it too";
    EXPECT_EQ(heard_by(made.appeal, sam), "");
}

TEST_F(Appealing, WhatIsTakenBackIsThereAgainInOneTransaction) {
    const auto made = object();
    ASSERT_EQ(heard_by(made.appeal, sam), "");
    const auto outcome = appeals.close(connection(), closing(made.appeal, sam, true, true), clock.moment);
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(*outcome, AppealOutcome::overturned);
    EXPECT_EQ(state_of(made.post), "published");
    EXPECT_FALSE(moderation::sanctions_of(connection(), home.organisation.id, made.decision)
                     .at(0)
                     .holds(clock.moment));
    EXPECT_TRUE(
        moderation::decision_about(connection(), home.organisation.id, made.who.account, made.decision)
            ->overturned_at);
    EXPECT_EQ(audited("appeal.decided"), 1);
    EXPECT_TRUE(audit::verify(connection(), home.organisation.id).whole());
    EXPECT_EQ(say(made, "Nog iets").error().code, "appeal.closed");
}

TEST_F(Appealing, NothingIsHalfDoneWhicheverStepFails) {
    const auto made = object();
    ASSERT_EQ(heard_by(made.appeal, sam), "");
    database.run(
        "create function fail_now() returns trigger language plpgsql as "
        "$$ begin raise exception 'the test makes this fail'; end $$");
    for (const std::string table :
         {"post", "sanction", "decision", "notice", "appeal_message", "appeal", "audit_entry"}) {
        SCOPED_TRACE(table);
        database.run("create trigger zz_fail before insert or update on " + table +
                     " for each row execute function fail_now()");
        EXPECT_THROW(static_cast<void>(
                         appeals.close(connection(), closing(made.appeal, sam, true, true), clock.moment)),
                     store::DatabaseError);
        database.run("drop trigger zz_fail on " + table);
        EXPECT_EQ(state_of(made.post), "removed");
        EXPECT_EQ(database.count("select count(*) from sanction where revoked_at is not null"), 0);
        EXPECT_EQ(database.count("select count(*) from appeal where state = 'closed'"), 0);
        EXPECT_EQ(database.count("select count(*) from appeal_message where staff_id is not null"), 0);
    }
    EXPECT_TRUE(appeals.close(connection(), closing(made.appeal, sam, true, true), clock.moment));
}

TEST_F(Appealing, PartCanBeTakenBackAndPartCanStay) {
    const auto made = object();
    ASSERT_EQ(heard_by(made.appeal, sam), "");
    EXPECT_EQ(*appeals.close(connection(), closing(made.appeal, sam, false, true), clock.moment),
              AppealOutcome::partly);
    EXPECT_EQ(state_of(made.post), "removed");
    const auto other_one = object();
    ASSERT_EQ(heard_by(other_one.appeal, sam), "");
    EXPECT_EQ(*appeals.close(connection(), closing(other_one.appeal, sam, false, false), clock.moment),
              AppealOutcome::upheld);
    EXPECT_EQ(state_of(other_one.post), "removed");
}

TEST_F(Appealing, CanBeginForSixMonthsAndByTheirOwnPersonAlone) {
    const auto made = decided();
    auto foreign = made;
    foreign.who = make_person();
    EXPECT_EQ(say(foreign, "Dit is niet van mij").error().code, "appeal.not-found");
    const auto decided_at = clock.moment;
    clock.moment = moderation::appeal_until(decided_at) + minutes(1);
    EXPECT_EQ(say(made, "Te laat").error().code, "appeal.too-late");
    clock.moment = moderation::appeal_until(decided_at);
    EXPECT_TRUE(say(made, "Net op tijd"));
    clock.moment += days(30);
    EXPECT_TRUE(say(made, "Het gesprek gaat door"));
}

TEST_F(Appealing, WhatIsWrittenIsSealedAndTheLookIsInTheLog) {
    const auto made = object("Mijn geheime verhaal");
    EXPECT_EQ(
        database.count("select count(*) from appeal_message where position(convert_to('geheime', 'UTF8') in "
                       "sealed) > 0"),
        0);
    ASSERT_EQ(heard_by(made.appeal, sam), "");
    const auto before = audited("private.read");
    const auto found = appeals.look(connection(), home.organisation.id, made.appeal, sam, clock.moment);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->conversation.messages.at(0).text, "Mijn geheime verhaal");
    EXPECT_EQ(audited("private.read"), before + 1);
    EXPECT_EQ(database.count("select count(*) from audit_entry where details like '%geheime%'"), 0);
}

TEST_F(Appealing, DangerInItCallsAHumanWhoCanReadIt) {
    const auto made = object("Ik ben zo somber hiervan");
    const auto alarms = escalations.open(connection(), home.organisation.id);
    ASSERT_EQ(alarms.size(), 1U);
    const auto material =
        reviews.look_at(connection(), home.organisation.id, alarms[0].subject, sam, "alarm", clock.moment);
    ASSERT_TRUE(material) << material.error().code;
    EXPECT_THAT(material->message.text, HasSubstr("somber"));
    EXPECT_EQ(appeals.open(connection(), home.organisation.id).at(0).danger, 2);
}

TEST_F(Appealing, OfTwoWhoTakeItAtOnceOneHasItAndTheOtherIsTold) {
    const auto made = object();
    std::latch start(2);
    std::atomic<int> winners = 0;
    std::atomic<int> told = 0;
    {
        std::vector<std::jthread> threads;
        for (const auto staff : {sam, eva}) {
            threads.emplace_back([&, staff] {
                auto own = database.pool().lend();
                start.arrive_and_wait();
                const auto done = appeals.claim(*own, home.organisation.id, made.appeal, staff, clock.moment);
                if (done) ++winners;
                if (!done && done.error().code == "appeal.claimed") ++told;
            });
        }
    }
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(told, 1);
}

TEST_F(Appealing, ADecisionAboutAnOlderStateOfTheConversationIsRefused) {
    const auto made = object();
    ASSERT_EQ(heard_by(made.appeal, sam), "");
    const auto shown = closing(made.appeal, sam, false, false);
    ASSERT_TRUE(say(made, "Dit wil ik er nog bij zeggen"));
    EXPECT_EQ(appeals.close(connection(), shown, clock.moment).error().code, "appeal.changed");
    EXPECT_EQ(appeals
                  .answer(connection(), home.organisation.id, made.appeal, shown.version, sam, "Dank je",
                          clock.moment)
                  .error()
                  .code,
              "appeal.changed");
}

TEST_F(Appealing, WhoPointedItOutHearsThatItIsThereAgain) {
    const auto author = make_person(), reader_of_it = make_person();
    const auto post = judged_submitting
                          .submit(connection(), home.organisation, author,
                                  new_topic(home.survivors, "Een titel", "Gewone woorden"), clock.moment)
                          ->post;
    ASSERT_TRUE(forum::point_out(connection(), reader_of_it, post, "hurts", "", clock.moment));
    ASSERT_TRUE(
        reviews.decide(connection(), decision(first_item().id, noor, Choice::remove, "hurts"), clock.moment));
    const auto id = moderation::decisions_about(connection(), home.organisation.id, author.account).at(0).id;
    const auto said =
        appeals.say(connection(), home.organisation.id, author.account, id, "Waarom?", "nl", clock.moment);
    ASSERT_TRUE(said);
    ASSERT_EQ(heard_by(said->appeal, sam), "");
    ASSERT_TRUE(appeals.close(connection(), closing(said->appeal, sam, true, true), clock.moment));
    EXPECT_EQ(moderation::signals_of(connection(), home.organisation.id, reader_of_it.account, clock.moment)
                  .at(0)
                  .state,
              moderation::SignalState::restored);
}

TEST_F(Appealing, APersonErasedTakesTheirWordsAlong) {
    const auto made = object();
    store::UnitOfWork work(connection());
    moderation::erase_account(work, home.organisation.id, made.who.account, clock.moment);
    work.commit();
    EXPECT_EQ(database.count("select count(*) from appeal_message"), 0);
    EXPECT_EQ(database.count("select count(*) from appeal where account_id is not null or state = 'open'"),
              0);
}

TEST_F(Appealing, HostileTextIsTextAndLimitsAreSaid) {
    const auto made = decided();
    EXPECT_EQ(say(made, "").error().code, "appeal.no-text");
    EXPECT_EQ(say(made, "\xc3").error().code, "appeal.no-text");
    EXPECT_EQ(say(made, std::string(4001, 'x')).error().code, "appeal.text-too-long");
    const auto said = say(made, "'; drop table appeal; -- <script>alert(1)</script>");
    ASSERT_TRUE(said);
    ASSERT_EQ(heard_by(said->appeal, sam), "");
    const auto html = page("sam", "/room/bezwaar/" + base::to_public(said->appeal));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    const auto closed = page("noor", "/room/bezwaar/" + base::to_public(said->appeal));
    EXPECT_THAT(closed, Not(HasSubstr("drop table")));
    EXPECT_EQ(get("vreemd", "/room/bezwaar/" + base::to_public(said->appeal)).status, 404U);
}

}  // namespace
}  // namespace luwte::room
