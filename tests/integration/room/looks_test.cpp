// Every look at private content is in the log: each page and API function of the team is asked for by somebody new,
// while something private of every kind is there; where it shows, an entry must have been written.
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "feature/forum/own.h"
#include "feature/moderation/decided.h"
#include "feature/moderation/signals.h"
#include "feature/room/audit_moment.h"
#include "room_fixture.h"

namespace luwte::room {
namespace {

using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

constexpr int every_role = 127;
constexpr const char* secret = "zandkasteel";

class Looks : public RoomTest {
  protected:
    /// Something private of every kind, in the hands of `staff`; the ids by what routes call them.
    /// For a route that leads to one thing, an objection is made only when it is about one: they take longest.
    std::map<std::string, std::string> make_private(StaffId staff, const std::string& pattern) {
        std::map<std::string, std::string> ids;
        const auto ours = home.organisation.id;
        if (pattern.find('{') == std::string::npos || pattern.find("{appeal}") != std::string::npos)
            ids["appeal"] = base::to_public(make_appeal(staff));

        const auto held = post_topic(std::string("Even vasthouden, ") + secret);
        ids["item"] = base::to_public(item_of(held));
        {
            store::UnitOfWork work(connection());
            EXPECT_TRUE(moderation::signal(work, {.organisation = ours, .kind = "post", .id = held.value, .zone = "survivors",
 .by = AccountId{}, .reason = "spam", .words = secret},
                                           clock.moment));
            work.commit();
        }
        database.run("update review_item set categories = '{spam}' where id = $1", {item_of(held)});
        EXPECT_TRUE(claim(item_of(held), staff));

        post_topic(std::string("Dit is een noodgeval, ") + secret);
        for (const auto& alarm : escalations.open(connection(), ours)) {
            if (!alarm.waits()) continue;
            EXPECT_TRUE(escalations.acknowledge(connection(), ours, alarm.id, staff, clock.moment));
            EXPECT_TRUE(escalations.add_note(connection(), ours, alarm.id, staff, secret, clock.moment));
            ids["alarm"] = base::to_public(alarm.id);
        }
        EXPECT_TRUE(duty_notes.write(connection(), ours, staff, secret, clock.moment));

        const auto custodian = hire("c" + std::to_string(++people_), ours, every_role);
        const auto asked = unmaskings.ask(connection(), ours, custodian, {held, "life", secret}, clock.moment);
        EXPECT_TRUE(asked) << asked.error().code;
        ids["unmasking"] = asked ? base::to_public(*asked) : "";
        return ids;
    }
    AppealId make_appeal(StaffId staff) {
        const auto who = make_person();
        const auto posted = judged_submitting.submit(connection(), home.organisation, who,
                                                     new_topic(home.survivors, "Titel", "Even vasthouden."), clock.moment);
        EXPECT_TRUE(posted);
        EXPECT_TRUE(reviews.decide(connection(),
                                   decision(item_of(posted->post), noor, moderation::Choice::remove, "hurts"),
                                   clock.moment));
        const auto made = moderation::decisions_about(connection(), home.organisation.id, who.account).at(0).id;
        const auto said = appeals.say(connection(), home.organisation.id, who.account, made, secret, "nl", clock.moment);
        EXPECT_TRUE(said) << said.error().code;
        EXPECT_TRUE(appeals.claim(connection(), home.organisation.id, said->appeal, staff, clock.moment));
        return said->appeal;
    }
    ReviewItemId item_of(PostId post) {
        for (const auto& waiting : queue())
            if (waiting.subject == post.value && waiting.kind == "post") return waiting.id;
        ADD_FAILURE() << "it is not in the queue";
        return {};
    }

  private:
    int people_ = 0;
};

/// What routes catch that leads to nothing private.
const std::set<std::string> harmless = {"staff", "drill", "series", "swap", "shift", "sanction", "way", "call", "cover", "absence"};

TEST_F(Looks, AreInTheLogWhereverPrivateContentShows) {
    std::vector<std::string> shown;
    int number = 0;
    for (const auto& route : all_routes) {
        if (route.method != net::Method::get || route.access != visit::Access::staff) continue;
        if (route.pattern.ends_with("stroom") || route.pattern.ends_with("stream")) continue;
        const auto name = "kijker" + std::to_string(++number);
        const auto staff = hire(name, home.organisation.id, every_role);
        const auto ids = make_private(staff, route.pattern);
        auto path = route.pattern;
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
            const auto caught = path.substr(at + 1, path.find('}', at) - at - 1);
            const auto known = ids.find(caught);
            ASSERT_TRUE(known != ids.end() || harmless.contains(caught))
                << route.pattern << ": say here what {" << caught << "} is, and make one with something private in it";
            path.replace(at, caught.size() + 2, known != ids.end() ? known->second : "0123456789ab");
        }
        const auto actor = audit::staff_actor(staff);
        const auto looks = [&] {
            return database.count("select count(*) from audit_entry where action = 'private.read' and actor = $1", {actor});
        };
        ASSERT_EQ(looks(), 0) << route.pattern;
        const auto response = get(name, path);
        if (response.status != 200 || response.text().find(secret) == std::string_view::npos) continue;
        shown.push_back(route.pattern);
        EXPECT_GE(looks(), 1) << route.pattern << " shows something private and does not say so in the log";
        const auto first = looks();
        (void)get(name, path);
        EXPECT_EQ(looks(), first) << route.pattern << ": the same look is written once";
    }
    EXPECT_THAT(shown, IsSupersetOf({"/room/r/{item}", "/room/a/{alarm}", "/room/bezwaar/{appeal}", "/room/reclame",
                                     "/room/overdracht", "/room/maskers/{unmasking}", "/api/v1/room/alarms/{alarm}",
                                     "/api/v1/room/appeals/{appeal}"}));
}

TEST_F(Looks, AtTheNotesOfAnAlarmAreInTheLogAlsoWithoutHavingIt) {
    post_topic("Dit is een noodgeval.");
    const auto alarm = escalations.open(connection(), home.organisation.id).at(0).id;
    ASSERT_TRUE(escalations.acknowledge(connection(), home.organisation.id, alarm, sam, clock.moment));
    const auto path = "/room/a/" + base::to_public(alarm);
    page("noor", path);
    EXPECT_EQ(audited("private.read"), 0);
    ASSERT_TRUE(escalations.add_note(connection(), home.organisation.id, alarm, sam, secret, clock.moment));
    EXPECT_THAT(page("noor", path), HasSubstr(secret));
    EXPECT_EQ(audited("private.read"), 1);
}

TEST_F(Looks, AtTheLogShowMinutesOfTheTeamAndDaysOfTheRest) {
    EXPECT_TRUE(has_moment("staff:0123456789ab"));
    EXPECT_FALSE(has_moment("system"));
    EXPECT_FALSE(has_moment("operator"));
    clock.moment = base::TimePoint(std::chrono::sys_days{std::chrono::year{2026} / 5 / 1} + std::chrono::hours(1) + minutes(23));
    const auto post = post_topic("Even vasthouden.");  // at 03:23 in the Netherlands
    EXPECT_THAT(page("ada", "/room/audit"), HasSubstr("data-label=\"Wanneer\">vandaag<"));
    clock.moment += minutes(4);
    ASSERT_TRUE(claim(first_item().id, noor));
    EXPECT_THAT(page("ada", "/room/audit"), HasSubstr("data-label=\"Wanneer\">03:27<"));

    const auto found = [&](const std::string& query) { return std::string(get("ada", "/room/audit", query).text()); };
    EXPECT_THAT(found("soort=review&over="), HasSubstr("review.claimed"));
    EXPECT_THAT(found("soort=review&over="), Not(HasSubstr("message.judged")));
    EXPECT_THAT(found("soort=&over=post:" + base::to_public(post)), HasSubstr("message.judged"));
    EXPECT_THAT(found("soort=message&over=post:" + base::to_public(post)), Not(HasSubstr("review.claimed")));
    EXPECT_THAT(found("soort=&over=post:0123456789ab"), Not(HasSubstr("message.judged")));
    for (const auto* hostile : {"soort='%20or%201=1&over=", "soort=&over=%3Cscript%3E", "voor=-1", "voor=abc&over=%ff"})
        EXPECT_THAT(found(hostile), Not(HasSubstr("<script>"))) << hostile;
}

TEST_F(Looks, AtTheChainSayWhetherItIsWhole) {
    post_topic("Even vasthouden.");
    EXPECT_EQ(get("noor", "/room/audit/keten").status, 404U);
    EXPECT_THAT(page("ada", "/room/audit/keten"), Not(HasSubstr("Het logboek is")));
    const auto check = [&] {
        return std::string(send_form("ada", "/room/audit/keten", "/room/audit/keten", "").text());
    };
    EXPECT_THAT(check(), HasSubstr("Het logboek is heel."));
    database.run("alter table audit_entry disable trigger audit_entry_append_only");
    database.run("update audit_entry set details = '{\"x\":1}' where number = 1 and organisation_id = $1", {home.organisation.id});
    EXPECT_THAT(check(), HasSubstr("Het logboek is niet heel."));
}

}  // namespace
}  // namespace luwte::room
