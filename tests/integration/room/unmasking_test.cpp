// Lifting a mask: two custodians, never one; for a day and for those two; in the log from beginning to end; and the
// person is told.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "feature/forum/personal_store.h"
#include "room_fixture.h"

namespace luwte::room {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;
using unmasking::State;
using unmasking::UnmaskingId;

constexpr int custodian = static_cast<int>(visit::Role::custodian);

class Masks : public RoomTest {
  protected:
    Masks() {
        carla = hire("carla", ours(), custodian);
        kees = hire("kees", ours(), custodian);
        dana = hire("dana", ours(), custodian);
        who = make_person(home, "Wadloper");
        post = posted(home.survivors, "Gewone woorden hier");
        posted(home.nearby, "Gewone woorden daar", "Zeehondje");
    }
    [[nodiscard]] OrganisationId ours() const { return home.organisation.id; }
    PostId posted(const forum::Forum& where, const std::string& text, const std::string& name = "") {
        auto message = new_topic(where, "Een titel", text);
        message.wished_name = name;
        const auto outcome = judged_submitting.submit(connection(), home.organisation, who, message, clock.moment);
        EXPECT_TRUE(outcome) << outcome.error().code;
        return outcome ? outcome->post : PostId{};
    }
    base::Result<UnmaskingId> ask(StaffId staff, const std::string& words = "Hij bedreigt iemand") {
        return unmaskings.ask(connection(), ours(), staff, {post, "life", words}, clock.moment);
    }
    std::string answer(StaffId staff, UnmaskingId id, bool agree = true) {
        const auto done = unmaskings.answer(connection(), ours(), staff, id, agree, "Ik zag het ook", clock.moment);
        return done ? std::string() : done.error().code;
    }
    std::string seen(StaffId staff, UnmaskingId id) {
        const auto personas = unmaskings.look(connection(), ours(), staff, id, clock.moment);
        if (!personas) return personas.error().code;
        std::string names;
        for (const auto& persona : *personas) names += persona.name + "\n";
        return names;
    }
    std::string notices() {
        std::string all;
        for (const auto& notice : forum::list_notices(connection(), ours(), who.account))
            if (notice.kind == "unmasked") all += notice.reason + "\n";
        return all;
    }

    StaffId carla, kees, dana;
    forum::Viewer who;
    PostId post;
};

TEST_F(Masks, AreLiftedByTwoForADayAndThePersonIsTold) {
    const auto id = ask(carla).value();
    EXPECT_EQ(seen(carla, id), "unmasking.not-yours");
    EXPECT_EQ(notices(), "");
    EXPECT_EQ(answer(kees, id), "");
    EXPECT_EQ(notices(), "life\n");
    for (const auto staff : {carla, kees}) EXPECT_EQ(seen(staff, id), "Wadloper\nZeehondje\n");
    EXPECT_EQ(seen(dana, id), "unmasking.not-yours");
    EXPECT_EQ(audited("unmasking.seen"), 2);
    EXPECT_EQ(seen(kees, id), "Wadloper\nZeehondje\n");
    EXPECT_EQ(audited("unmasking.seen"), 3);
    clock.moment += hours(24);
    for (const auto staff : {carla, kees}) EXPECT_EQ(seen(staff, id), "unmasking.not-yours");
    unmaskings.run_out(connection(), ours(), clock.moment);
    unmaskings.run_out(connection(), ours(), clock.moment);
    for (const auto* action : {"unmasking.asked", "unmasking.agreed", "unmasking.ended"})
        EXPECT_EQ(audited(action), 1) << action;
    EXPECT_TRUE(audit::verify(connection(), ours()).whole());
    EXPECT_EQ(database.count("select count(*) from audit_entry where details like '%Zeehondje%' or details like "
                             "'%bedreigt%'"),
              0);
}

TEST_F(Masks, AreNeverLiftedByOne) {
    const auto id = ask(carla).value();
    EXPECT_EQ(answer(carla, id), "unmasking.same-person");
    EXPECT_EQ(answer(carla, id, false), "unmasking.same-person");
    // Whatever the program does: the database refuses it.
    const auto decide = [&](StaffId staff) {
        database.run(
            "update unmasking set state = 'agreed', decided_by = $2, decided_at = asked_at, decision_reason = '', "
            "visible_until = asked_at + interval '24 hours' where id = $1",
            {id, staff});
    };
    EXPECT_THROW(decide(carla), store::DatabaseError);
    EXPECT_THROW(decide(noor), store::DatabaseError) << "not a custodian";
    EXPECT_THROW(database.run("update unmasking set asked_by = $2 where id = $1", {id, dana}), store::DatabaseError);
    EXPECT_THROW(database.run("delete from unmasking"), store::DatabaseError);
    EXPECT_THROW((void)ask(noor), store::DatabaseError);
    EXPECT_EQ(notices(), "");
    decide(kees);
    EXPECT_THROW(database.run("update unmasking set decided_by = $2 where id = $1", {id, dana}), store::DatabaseError);
    EXPECT_THROW(database.run("update unmasking set visible_until = visible_until + interval '1 day' where id = $1", {id}),
                 store::DatabaseError);
    EXPECT_THROW(database.run("update unmasking set state = 'open', decided_by = null, decided_at = null, "
                              "decision_reason = null, visible_until = null where id = $1",
                              {id}),
                 store::DatabaseError);
}

TEST_F(Masks, AreAnsweredOnceWhenTwoAnswerAtTheSameMoment) {
    for (int round = 0; round < 5; ++round) {
        const auto id = ask(carla).value();
        std::latch start(2);
        std::atomic<int> done{0}, late{0};
        const auto race = [&](StaffId staff, bool agree) {
            const auto lease = database.pool().lend();
            start.arrive_and_wait();
            const auto result = unmaskings.answer(*lease, ours(), staff, id, agree, "Gezien", clock.moment);
            if (result)
                ++done;
            else if (result.error().code == "unmasking.decided")
                ++late;
        };
        std::thread one(race, kees, true), two(race, dana, false);
        one.join();
        two.join();
        EXPECT_EQ(done, 1);
        EXPECT_EQ(late, 1);
    }
    EXPECT_EQ(audited("unmasking.agreed") + audited("unmasking.refused"), 5);
}

TEST_F(Masks, AreAskedOnceAboutOnePersonaAndTellNothingOfAnother) {
    ASSERT_TRUE(ask(carla));
    EXPECT_EQ(ask(carla).error().code, "unmasking.asked");
    EXPECT_EQ(ask(kees).error().code, "unmasking.asked");
    // Of another persona of the same account it can be asked: a refusal would tell that they are one.
    post = posted(home.nearby, "Nog iets");
    EXPECT_TRUE(ask(kees));
}

TEST_F(Masks, StayOnWhenRefusedOrTooLate) {
    const auto refused = ask(carla).value();
    EXPECT_EQ(answer(kees, refused, false), "");
    EXPECT_EQ(answer(dana, refused), "unmasking.decided");
    EXPECT_EQ(seen(carla, refused), "unmasking.not-yours");
    const auto late = ask(carla).value();
    clock.moment += days(7);
    EXPECT_EQ(answer(kees, late), "unmasking.decided");
    EXPECT_EQ(seen(carla, late), "unmasking.not-yours");
    // The old one is not in the way, also when nobody wrote yet that its time was over.
    EXPECT_TRUE(ask(carla));
    EXPECT_EQ(audited("unmasking.expired"), 1);
    EXPECT_EQ(audited("unmasking.refused"), 1);
    EXPECT_EQ(notices(), "");
}

TEST_F(Masks, KeepTheirReasonsSealedAndNoteWhoReadsThem) {
    const auto id = ask(carla, "Hij bedreigt <b>iemand</b>\u202e").value();
    EXPECT_EQ(database.count("select count(*) from unmasking where position('bedreigt'::bytea in reason) > 0"), 0);
    EXPECT_THAT(page("kees", "/room/maskers/" + base::to_public(id)), HasSubstr("Hij bedreigt &lt;b&gt;iemand"));
    EXPECT_EQ(audited("private.read"), 1);
    // Moved to another row, they open nowhere.
    EXPECT_EQ(answer(kees, id, false), "");
    const auto second = ask(dana, "Iets anders").value();
    database.run("alter table unmasking disable trigger unmasking_guarded");
    database.run("update unmasking set reason = (select reason from unmasking where id = $1) where id = $2", {id, second});
    EXPECT_TRUE(unmaskings.read(connection(), ours(), kees, second, clock.moment)->unreadable);
}

TEST_F(Masks, RefuseWhatDoesNotFit) {
    const auto asked = [&](const unmasking::Asking& asking) {
        const auto id = unmaskings.ask(connection(), ours(), carla, asking, clock.moment);
        return id ? std::string() : id.error().code;
    };
    EXPECT_EQ(asked({post, "curious", "x"}), "unmasking.no-kind");
    EXPECT_EQ(asked({post, "life", " \n\t "}), "unmasking.no-words");
    EXPECT_EQ(asked({post, "life", "\xff\xfe"}), "unmasking.no-words");
    EXPECT_EQ(asked({post, "life", std::string(2001, 'x')}), "unmasking.words-too-long");
    EXPECT_EQ(asked({PostId{77}, "life", "x"}), "unmasking.no-origin");
    EXPECT_EQ(asked({post_topic(other, "Elders gewoon"), "life", "x"}), "unmasking.no-origin");
    EXPECT_EQ(answer(kees, UnmaskingId{5}), "unmasking.not-found");
    EXPECT_EQ(database.count("select count(*) from unmasking"), 0);
}

TEST_F(Masks, ForgetSomebodyWhoErasesEverything) {
    const auto open = ask(carla).value();
    {
        store::UnitOfWork work(connection());
        unmasking::erase_account(work, ours(), who.account);
        work.commit();
    }
    EXPECT_EQ(answer(kees, open), "unmasking.gone");
    const auto request = unmaskings.read(connection(), ours(), kees, open, clock.moment);
    ASSERT_TRUE(request);
    EXPECT_TRUE(request->gone());
    EXPECT_EQ(request->reason, "");
    EXPECT_THAT(page("kees", "/room/maskers"), Not(HasSubstr("Wadloper")));
}

TEST_F(Masks, HaveTheirPagesForCustodiansAlone) {
    const auto id = ask(carla).value();
    const auto path = "/room/maskers/" + base::to_public(id);
    for (const auto* somebody : {"noor", "ada", "eva", "dirk", "vreemd"}) {
        EXPECT_EQ(get(somebody, path).status, 404U) << somebody;
        EXPECT_EQ(get(somebody, path + "/namen").status, 404U) << somebody;
    }
    EXPECT_EQ(get("persoon", path).status, 404U);
    EXPECT_THAT(page("carla", path), Not(HasSubstr("value=\"agree\"")));
    EXPECT_EQ(get("carla", path + "/namen").status, 403U);
    EXPECT_EQ(send_form("carla", "/room/maskers", path + "/antwoord", "answer=agree&words=Ja").status, 403U);
    EXPECT_EQ(send_form("kees", path, path + "/antwoord", "answer=agree&words=").status, 422U);
    EXPECT_EQ(send_form("kees", path, path + "/antwoord", "answer=agree&words=Ik+zag+het").status, 303U);
    for (const auto* one : {"carla", "kees"}) {
        const auto names = page(one, path + "/namen");
        EXPECT_THAT(names, HasSubstr("Wadloper"));
        EXPECT_THAT(names, HasSubstr("Zeehondje"));
    }
    const auto third = get("dana", path + "/namen");
    EXPECT_EQ(third.status, 403U);
    EXPECT_THAT(std::string(third.text()), Not(HasSubstr("Zeehondje")));
}

TEST_F(Masks, AreAskedAboutFromTheAddressOfAMessage) {
    EXPECT_THAT(page("carla", "/room/maskers"), Not(HasSubstr("/room/maskers/")));
    const auto sent = [&](const std::string& from, const std::string& words) {
        return send_form("carla", "/room/maskers", "/room/maskers", "kind=life&words=" + words + "&from=" + from);
    };
    const auto refused = sent("zomaar", "Mijn+woorden");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_THAT(std::string(refused.text()), HasSubstr("Mijn woorden"));
    EXPECT_EQ(sent("post:" + base::to_public(post), "Mijn+woorden").status, 303U);
    EXPECT_THAT(page("kees", "/room/maskers"), HasSubstr("Wadloper"));
}

}  // namespace
}  // namespace luwte::room
