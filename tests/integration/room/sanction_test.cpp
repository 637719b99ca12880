// What holds for somebody after a decision: it stops their messages on every way in, ends by itself, tells
// them why, and tells nobody which names belong together.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "feature/forum/own.h"
#include "feature/moderation/decided.h"
#include "feature/moderation/signals.h"
#include "feature/moderation/told.h"
#include "room_fixture.h"

namespace luwte::room {
namespace {

using moderation::Act;
using moderation::Choice;
using moderation::Reach;
using moderation::SanctionKind;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Sanctioning : public RoomTest {
  protected:
    /// A decision about what `who` writes now, with this sanction.
    DecisionId give(const forum::Viewer& who, moderation::SanctionOrder order,
                    const std::string& words = "") {
        const auto posted = submit(who, new_topic(home.survivors, "Een titel", "Even vasthouden."));
        EXPECT_TRUE(posted) << posted.error().code;
        auto what = decision(first_item().id, noor, Choice::remove, "hurts", words);
        what.sanction = std::move(order);
        const auto done = reviews.decide(connection(), what, clock.moment);
        EXPECT_TRUE(done) << done.error().code;
        const auto all = moderation::decisions_about(connection(), home.organisation.id, who.account);
        return all.empty() ? DecisionId{} : all.front().id;
    }
    base::Result<forum::Outcome> submit(const forum::Viewer& who, const forum::NewMessage& message) {
        return judged_submitting.submit(connection(), home.organisation, who, message, clock.moment);
    }
    std::string sent(const forum::Viewer& who, const forum::Forum& where,
                     const std::string& text = "Gewone woorden") {
        const auto outcome = submit(who, new_topic(where, "Een titel", text));
        return outcome ? std::string(forum::post_state_name(outcome->state)) : outcome.error().code;
    }
    static moderation::SanctionOrder order(SanctionKind kind, Reach reach, int lasts = 3) {
        return {kind, reach, days(lasts), 60, "hurts"};
    }
};

TEST_F(Sanctioning, APauseStopsWritingUntilItsMomentAndKeepsTheTextAsADraft) {
    const auto who = make_person();
    give(who, order(SanctionKind::pause, Reach::zone));
    EXPECT_EQ(sent(who, home.survivors, "Dit wil ik zeggen"), "sanction.pause");
    const auto draft = drafts.find(connection(), who, forum::draft_place(home.survivors.id));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->writing.text, "Dit wil ik zeggen");
    clock.moment += days(3) - minutes(1);
    EXPECT_EQ(sent(who, home.survivors), "sanction.pause");
    clock.moment += minutes(1);
    EXPECT_EQ(sent(who, home.survivors), "published");
}

TEST_F(Sanctioning, AChangeOfAnOlderMessageIsStoppedAsWell) {
    const auto who = make_person();
    const auto older = submit(who, new_topic(home.survivors, "Een titel", "Van vroeger"));
    give(who, order(SanctionKind::pause, Reach::zone));
    forum::Change change;
    change.post = older->post;
    change.version = 1;
    change.writing = {"Een titel", "Nu anders", 0, ""};
    EXPECT_EQ(
        judged_submitting.change(connection(), home.organisation, who, change, clock.moment).error().code,
        "sanction.pause");
    EXPECT_EQ(drafts.find(connection(), who, forum::draft_place(older->post))->writing.text, "Nu anders");
    EXPECT_TRUE(forum::withdraw(connection(), who, drafts, older->post, clock.moment))
        << "taking back is always possible";
}

TEST_F(Sanctioning, NobodyIsSilencedWhoMayBeInDanger) {
    const auto who = make_person();
    give(who, order(SanctionKind::exclusion, Reach::account, 183));
    EXPECT_EQ(sent(who, home.survivors), "sanction.exclusion");
    EXPECT_EQ(sent(who, home.survivors, "Ik ben zo somber"), "held") << "read by a human and by nobody else";
    EXPECT_EQ(escalations.open(connection(), home.organisation.id).size(), 1U);
}

TEST_F(Sanctioning, EachReachesAsFarAsItSays) {
    const auto who = make_person();
    ASSERT_EQ(sent(who, home.nearby), "published");
    give(who, order(SanctionKind::read_only, Reach::place));
    EXPECT_EQ(sent(who, home.survivors), "sanction.read-only");
    EXPECT_EQ(sent(who, home.nearby), "published");
    const auto another = make_person();
    ASSERT_EQ(sent(another, home.nearby), "published");
    give(another, order(SanctionKind::exclusion, Reach::account, 30));
    EXPECT_EQ(sent(another, home.nearby), "sanction.exclusion");
    EXPECT_EQ(sent(make_person(), home.survivors), "published") << "nobody else is stopped";
}

TEST_F(Sanctioning, OfTwoMessagesAtTheSameMomentSlowModeLetsOnePass) {
    const auto who = make_person();
    give(who, order(SanctionKind::slow, Reach::zone));
    EXPECT_EQ(sent(who, home.survivors), "sanction.slow");
    clock.moment += hours(1);
    std::latch start(2);
    std::atomic<int> passed = 0;
    std::atomic<int> stopped = 0;
    {
        std::vector<std::jthread> threads;
        for (const std::string text : {"Eerste", "Tweede"}) {
            auto message = new_topic(home.survivors, "Een titel", text);
            threads.emplace_back([&, message] {
                auto own = database.pool().lend();
                start.arrive_and_wait();
                const auto done =
                    judged_submitting.submit(*own, home.organisation, who, message, clock.moment);
                if (done) ++passed;
                if (!done && done.error().code == "sanction.slow") ++stopped;
            });
        }
    }
    EXPECT_EQ(passed, 1);
    EXPECT_EQ(stopped, 1);
    clock.moment += minutes(59);
    EXPECT_EQ(sent(who, home.survivors), "sanction.slow");
    clock.moment += minutes(1);
    EXPECT_EQ(sent(who, home.survivors), "published");
}

TEST_F(Sanctioning, TheRoomNeverShowsThatTwoNamesBelongTogether) {
    const auto who = make_person();
    ASSERT_EQ(sent(who, home.nearby), "published");
    give(who, order(SanctionKind::exclusion, Reach::account, 30));
    const auto personas = accounts.personas(connection(), home.organisation.id, who.account);
    ASSERT_EQ(personas.size(), 2U);
    const auto& met = personas[0].zone == organisation::Zone::survivors ? personas[0] : personas[1];
    const auto& hidden = personas[0].zone == organisation::Zone::survivors ? personas[1] : personas[0];
    const auto organisation = home.organisation.id;
    EXPECT_EQ(moderation::sanctions_of(connection(), organisation, met.id).size(), 1U);
    EXPECT_THAT(moderation::sanctions_of(connection(), organisation, hidden.id), IsEmpty());
    const auto room = page("noor", "/room/geldt");
    EXPECT_THAT(room, HasSubstr(met.name));
    EXPECT_THAT(room, Not(HasSubstr(hidden.name)));
    // A reader points out what the other name wrote: its item says nothing of the exclusion.
    const auto other_post = PostId{static_cast<std::uint64_t>(
        database.run("select id from post where persona_id = $1", {hidden.id}).front().number(0))};
    ASSERT_TRUE(forum::point_out(connection(), make_person(), other_post, "hurts", "", clock.moment));
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto screen = page("noor", item_path(id));
    EXPECT_THAT(screen, HasSubstr(hidden.name));
    EXPECT_THAT(screen, Not(HasSubstr(met.name)));
    EXPECT_THAT(screen, HasSubstr("Aan deze naam werd nog niets opgelegd."));
    // Nor does the log, which keeps no name, no persona and no account with it.
    EXPECT_EQ(database.count("select count(*) from audit_entry where details like '%' || $1 || '%'",
                             {base::to_public(met.id)}),
              0);
}

TEST_F(Sanctioning, TakingItBackOpensTheWayAtOnceAndIsInTheLog) {
    const auto who = make_person();
    const auto id = give(who, order(SanctionKind::pause, Reach::zone));
    const auto given = moderation::sanctions_of(connection(), home.organisation.id, id);
    ASSERT_EQ(given.size(), 1U);
    const auto revoke = [&](SanctionId sanction, std::int64_t version, const Tenant& tenant) {
        const auto done =
            moderation::revoke(connection(), tenant.organisation.id, sanction, version, sam, clock.moment);
        return done ? std::string() : done.error().code;
    };
    EXPECT_EQ(revoke(given[0].id, 1, other), "sanction.not-found");
    EXPECT_EQ(revoke(given[0].id, 7, home), "sanction.changed");
    EXPECT_EQ(revoke(given[0].id, 1, home), "");
    EXPECT_EQ(revoke(given[0].id, 1, home), "sanction.changed") << "a colleague was ahead";
    EXPECT_EQ(sent(who, home.survivors), "published");
    EXPECT_EQ(audited("sanction.revoked"), 1);
    EXPECT_TRUE(audit::verify(connection(), home.organisation.id).whole());
}

TEST_F(Sanctioning, StrikesCountUntilTheirDayAndNotWhenTakenBack) {
    const auto who = make_person();
    give(who, order(SanctionKind::warning, Reach::zone, 7));
    const auto persona = accounts.personas(connection(), home.organisation.id, who.account)[0].id;
    const auto count = [&] {
        return moderation::strikes(moderation::sanctions_of(connection(), home.organisation.id, persona),
                                   clock.moment);
    };
    EXPECT_EQ(count(), 1);
    clock.moment += days(89);
    EXPECT_EQ(count(), 1);
    clock.moment += days(1);
    EXPECT_EQ(count(), 0);
}

TEST_F(Sanctioning, WhatCannotBeOrderedIsRefusedAndNothingIsDone) {
    const auto who = make_person();
    ASSERT_TRUE(submit(who, new_topic(home.survivors, "Een titel", "Even vasthouden.")));
    const auto id = first_item().id;
    const auto code = [&](Choice choice, moderation::SanctionOrder order) {
        auto what = decision(id, noor, choice, choice == Choice::note ? "" : "hurts", "woorden");
        what.sanction = std::move(order);
        const auto done = reviews.decide(connection(), what, clock.moment);
        return done ? std::string() : done.error().code;
    };
    EXPECT_EQ(code(Choice::remove, {SanctionKind::pause, Reach::zone, days(3), 60, ""}),
              "sanction.no-reason");
    EXPECT_EQ(code(Choice::remove, {SanctionKind::pause, Reach::zone, days(3), 60, "'; --"}),
              "sanction.no-reason");
    EXPECT_EQ(code(Choice::remove, {SanctionKind::pause, Reach::zone, days(31), 60, "hurts"}),
              "sanction.no-length");
    EXPECT_EQ(code(Choice::remove, {SanctionKind::pause, Reach::zone, days(0), 60, "hurts"}),
              "sanction.no-length");
    EXPECT_EQ(code(Choice::remove, {SanctionKind::pause, Reach::account, days(3), 60, "hurts"}),
              "sanction.no-reach");
    EXPECT_EQ(code(Choice::remove, {SanctionKind::slow, Reach::zone, days(3), 0, "hurts"}),
              "sanction.no-pace");
    EXPECT_EQ(code(Choice::note, order(SanctionKind::pause, Reach::zone)), "sanction.no-decision");
    EXPECT_EQ(database.count("select count(*) from sanction"), 0);
    EXPECT_EQ(database.count("select count(*) from decision"), 0);
}

TEST_F(Sanctioning, APersonErasedLeavesNoTieAndADecisionWithoutAnAuthorOrdersNothing) {
    const auto who = make_person();
    give(who, order(SanctionKind::pause, Reach::zone), "Dit zijn woorden");
    store::UnitOfWork work(connection());
    moderation::erase_account(work, home.organisation.id, who.account, clock.moment);
    work.commit();
    EXPECT_EQ(
        database.count("select count(*) from sanction where account_id is not null or persona_id is not null "
                       "or words <> ''"),
        0);
    EXPECT_EQ(
        database.count("select count(*) from decision where account_id is not null or persona_id is not null "
                       "or words <> ''"),
        0);
    EXPECT_EQ(database.count("select count(*) from sanction where kind = 'pause' and reason = 'hurts'"), 1);
}

TEST_F(Sanctioning, TheDecisionKeepsWhatItStoodOn) {
    give(make_person(), order(SanctionKind::warning, Reach::place, 7));
    const auto rows =
        database.run("select hits, rules_version, cause, place, place_name, zone from decision");
    const auto row = rows.front();
    EXPECT_THAT(std::string(row.text(0)), HasSubstr("\"rule\":\"holds\""));
    EXPECT_FALSE(row.text(1).empty());
    EXPECT_EQ(row.text(2), "held");
    EXPECT_EQ(row.text(3), forum::draft_place(home.survivors.id));
    EXPECT_EQ(row.text(4), home.survivors.name);
    EXPECT_EQ(row.text(5), "survivors");
}

TEST_F(Sanctioning, TheDecisionScreenOrdersItWithoutAScript) {
    const auto who = make_person();
    ASSERT_TRUE(submit(who, new_topic(home.survivors, "Een titel", "Even vasthouden.")));
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto version = std::to_string(item(id).version);
    const auto send = [&](const std::string& rest) {
        return send_form(
            "noor", item_path(id), item_path(id) + "/besluit",
            "decision=remove&reason-remove=hurts&text_version=1&text=&version=" + version + rest);
    };
    const auto refused = send("&sanction=pause&sanction_days=90&sanction_reason=hurts");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_THAT(std::string(refused.text()), HasSubstr("Dit duurt te lang."));
    const auto done = send("&sanction=pause&sanction_days=3&sanction_reason=hurts&sanction_minutes=60");
    EXPECT_EQ(done.status, 303U);
    EXPECT_EQ(sent(who, home.survivors), "sanction.pause");
}

TEST_F(Sanctioning, WhoPointedItOutHearsWhatCameOfIt) {
    const auto author = make_person(), reader_of_it = make_person();
    const auto post = submit(author, new_topic(home.survivors, "Een titel", "Gewone woorden"))->post;
    ASSERT_TRUE(forum::point_out(connection(), reader_of_it, post, "hurts", "eigen woorden", clock.moment));
    const auto state = [&](const forum::Viewer& who) {
        const auto all =
            moderation::signals_of(connection(), home.organisation.id, who.account, clock.moment);
        return all.empty() ? std::string("none") : std::string(moderation::signal_state_name(all[0].state));
    };
    EXPECT_EQ(state(reader_of_it), "waits");
    EXPECT_EQ(state(author), "none");
    ASSERT_TRUE(
        reviews.decide(connection(), decision(first_item().id, noor, Choice::remove, "hurts"), clock.moment));
    EXPECT_EQ(state(reader_of_it), "removed");
}

TEST_F(Sanctioning, AStandardReasonIsReadInTheLanguageOfWhoeverReads) {
    const auto kept = moderation::keep_told(Choice::remove, "threat", "Eigen woorden");
    EXPECT_THAT(moderation::tell(*catalogue, view::Language::english, kept), HasSubstr("threatens somebody"));
    EXPECT_THAT(moderation::tell(*catalogue, view::Language::dutch, kept), HasSubstr("bedreigt iemand"));
    EXPECT_THAT(moderation::tell(*catalogue, view::Language::dutch, kept), HasSubstr("\n\nEigen woorden"));
    EXPECT_EQ(moderation::tell(*catalogue, view::Language::dutch, "Wat er al stond."), "Wat er al stond.");
    EXPECT_EQ(moderation::tell(*catalogue, view::Language::dutch, "reason:remove:none-such"),
              "reason:remove:none-such");
}

}  // namespace
}  // namespace luwte::room
