// The room's pages as staff with and without a role meet them, behind the real way of a request.
#include <condition_variable>
#include <future>
#include <mutex>

#include <gmock/gmock.h>

#include "feature/escalation/chains.h"
#include "feature/escalation/roster.h"
#include "feature/room/words.h"
#include "room_fixture.h"
#include "store/notices.h"

namespace luwte::room {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::Not;

std::string title_of(const std::string& html) {
    const auto from = html.find("<title>");
    return html.substr(from, html.find("</title>") - from);
}

class RoomPages : public RoomTest {
  protected:
    std::string alarm_path() {
        return "/room/a/" + base::to_public(escalations.open(connection(), home.organisation.id).at(0).id);
    }
};

// A reader is led to where staff come in, whatever the address: it tells nothing about what is there.
TEST_F(RoomPages, ShowEachRoleItsOwnAndNothingToOthers) {
    post_topic("Dit is een noodgeval.");
    const auto item = item_path(first_item().id);
    const auto alarm = alarm_path();
    struct Row {
        std::string path;
        std::map<std::string, unsigned> status;
    };
    const std::vector<Row> rows{
        {"/room", {{"noor", 200}, {"dirk", 303}, {"ada", 303}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
        {item,
         {{"noor", 200},
          {"sam", 200},
          {"dirk", 404},
          {"ada", 404},
          {"eva", 404},
          {"persoon", 404},
          {"", 303}}},
        {"/room/a", {{"noor", 200}, {"dirk", 200}, {"ada", 404}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
        {alarm, {{"noor", 200}, {"dirk", 200}, {"ada", 404}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
        {"/room/rooster",
         {{"noor", 200}, {"dirk", 200}, {"ada", 200}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
        {"/room/audit",
         {{"noor", 404}, {"dirk", 404}, {"ada", 200}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
        {"/room/stroom",
         {{"noor", 200}, {"dirk", 200}, {"ada", 200}, {"eva", 404}, {"persoon", 404}, {"", 303}}},
    };
    for (const auto& row : rows)
        for (const auto& [who, status] : row.status)
            EXPECT_EQ(get(who, row.path).status, status) << who << " at " << row.path;
}

TEST_F(RoomPages, ShowAnotherOrganisationNothing) {
    post_topic("Dit is een noodgeval.");
    const auto id = first_item().id;
    for (const auto& path : {item_path(id), alarm_path()})
        EXPECT_EQ(get("vreemd", path).status, 404U) << path;
    EXPECT_THAT(page("vreemd", "/room"), Not(HasSubstr(base::to_public(id))));
    EXPECT_THAT(page("vreemd", "/room/a"), Not(HasSubstr("/room/a/")));
    EXPECT_THAT(page("vreemd", "/room/audit"), Not(HasSubstr("message.judged")));
    EXPECT_EQ(send_form("vreemd", "/room/rooster", item_path(id) + "/neem", "").status, 404U);
    EXPECT_EQ(send_form("vreemd", "/room/rooster", alarm_path() + "/neem", "").status, 404U);
    EXPECT_FALSE(item(id).claimed(clock.moment));
}

TEST_F(RoomPages, LetAModeratorTakeReadAndDecideAndGoOn) {
    const auto post = post_topic("Mijn bijzondere zin om te vasthouden <b>vet</b>.");
    clock.moment += minutes(1);
    post_topic("Nog een om te vasthouden.");
    const auto id = first_item().id;
    // In the list and before the claim: why, but no word of the message.
    const auto list = page("noor", "/room");
    EXPECT_THAT(list, HasSubstr("test-rules/holds"));
    EXPECT_THAT(list, Not(HasSubstr("bijzondere")));
    EXPECT_THAT(page("noor", item_path(id)), Not(HasSubstr("bijzondere")));
    EXPECT_EQ(audited("private.read"), 0);

    EXPECT_EQ(send_form("noor", "/room", item_path(id) + "/neem", "").status, 303U);
    const auto html = page("noor", item_path(id));
    EXPECT_THAT(html, HasSubstr("Mijn bijzondere zin"));
    EXPECT_THAT(html, HasSubstr("<mark>vasthouden</mark>"));
    EXPECT_THAT(html, HasSubstr("&lt;b&gt;vet&lt;/b&gt;"));
    EXPECT_THAT(title_of(html), Not(HasSubstr("titel")));
    EXPECT_THAT(title_of(html), Not(HasSubstr("bijzondere")));
    EXPECT_EQ(audited("private.read"), 1);
    EXPECT_THAT(page("sam", item_path(id)), Not(HasSubstr("bijzondere")));

    const auto version = std::to_string(item(id).version);
    const auto decided =
        send_form("noor", item_path(id), item_path(id) + "/besluit",
                  "version=" + version + "&text_version=1&decision=publish&reason-publish=read&text=");
    EXPECT_EQ(decided.status, 303U);
    EXPECT_EQ(state_of(post), "published");
    bool goes_on = false;
    for (const auto& header : decided.headers)
        goes_on |= header.name == "location" && header.value == item_path(first_item().id);
    EXPECT_TRUE(goes_on);
    EXPECT_THAT(page("noor", item_path(id)), Not(HasSubstr("bijzondere")));
}

TEST_F(RoomPages, GiveBackWhatAModeratorWroteWhenADecisionDoesNotWork) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    ASSERT_TRUE(claim(id, noor)->by_you);
    const auto send_decision = [&](const std::string& fields) {
        return send_form("noor", item_path(id), item_path(id) + "/besluit", fields);
    };
    const auto version = "version=" + std::to_string(item(id).version);
    const auto refused =
        send_decision(version + "&text_version=1&decision=remove&reason-remove=&text=Eigen+woorden");
    EXPECT_EQ(refused.status, 422U);
    EXPECT_THAT(std::string(refused.text()), HasSubstr("Eigen woorden"));
    const auto outdated =
        send_decision("version=999&text_version=1&decision=remove&reason-remove=hurts&text=Eigen+woorden");
    EXPECT_EQ(outdated.status, 409U);
    EXPECT_THAT(std::string(outdated.text()), HasSubstr("Eigen woorden"));
    for (const auto* strange :
         {"decision=explode", "", "decision=publish", "version=-1&text_version=x&decision=publish",
          "version=99999999999999999999&decision=remove&reason-remove=hurts"})
        EXPECT_GE(send_decision(strange).status, 400U) << strange;
    EXPECT_EQ(queue().size(), 1U);
}

TEST_F(RoomPages, AnswerNonsenseWithNotFound) {
    for (const auto* path : {"/room/r/x", "/room/r/000000000000", "/room/r/'%20or%201=1",
                             "/room/a/zzzzzzzzzzzz", "/room/a/-1", "/room/r/8x2m4q8x2m4q8x2m4q"})
        EXPECT_EQ(get("noor", path).status, 404U) << path;
    for (const auto* query : {"na=", "na=9.9.9.x", "na=3.1.99999999999999999999.abcdefghjkmn", "na='"})
        EXPECT_EQ(get("noor", "/room", query).status, 200U) << query;
    for (const auto* query : {"voor=", "voor=-5", "voor=x", "voor=99999999999999999999"})
        EXPECT_EQ(get("ada", "/room/audit", query).status, 200U) << query;
}

TEST_F(RoomPages, CarryAnAlarmUntilSomebodyTakesIt) {
    post_topic("Dit is een noodgeval.");
    const auto alarm = alarm_path();
    for (const auto* path : {"/room", "/room/a", "/room/rooster"})
        EXPECT_THAT(page("noor", path), HasSubstr(alarm + "/neem")) << path;
    EXPECT_EQ(send_form("noor", "/room", alarm + "/neem", "").status, 303U);
    for (const auto* path : {"/room", "/room/rooster"})
        EXPECT_THAT(page("sam", path), Not(HasSubstr(alarm + "/neem"))) << path;
    // The one who is late is told who has it.
    const auto late = send_form("sam", "/room", alarm + "/neem", "");
    EXPECT_EQ(late.status, 409U);
    EXPECT_THAT(std::string(late.text()), HasSubstr("noor"));
}

TEST_F(RoomPages, ShowEverybodyInTheRoomThatNobodyHasAnAlarm) {
    post_topic("Dit is een noodgeval.");
    const auto alarm = alarm_path();
    clock.moment += std::chrono::minutes(3);
    const auto html = page("ada", "/room/audit");
    EXPECT_THAT(html, HasSubstr("class=\"alarm late\""));
    EXPECT_THAT(html, Not(HasSubstr(alarm))) << "an administrator cannot be called";
    EXPECT_THAT(html, Not(HasSubstr("/neem")));
    send_form("dirk", "/room/a", alarm + "/neem", "");
    EXPECT_THAT(page("ada", "/room/audit"), Not(HasSubstr("class=\"alarm")));
}

TEST_F(RoomPages, ShowWhoWasCalledAndWhatComesNext) {
    const auto ours = home.organisation.id;
    ASSERT_TRUE(escalation::add_shift(connection(), ours, sam, sam, clock.moment, clock.moment + hours(8),
                                      clock.moment));
    post_topic("Dit is een noodgeval.");
    const escalation::Chains chains({}, {});
    ASSERT_EQ(chains.advance(connection(), clock.moment), 1);
    EXPECT_THAT(page("noor", alarm_path()),
                AllOf(HasSubstr("sam · een pagina van de kamer · nog op geen scherm"),
                      HasSubstr("Om 01:02 wordt iedereen geroepen")));
    page("sam", "/room");
    EXPECT_THAT(page("noor", alarm_path()),
                HasSubstr("sam · een pagina van de kamer · op het scherm om 01:00"));
    const auto alarm = alarm_path();
    send_form("sam", alarm, alarm + "/neem", "");
    EXPECT_THAT(page("sam", alarm), AllOf(HasSubstr("sam · een pagina van de kamer · nam het op zich"),
                                          HasSubstr("vóór 01:15 roept het alarm weer")));
}

TEST_F(RoomPages, RefuseAStepFromAPageThatTheAlarmHasOutrun) {
    post_topic("Dit is een noodgeval.");
    const auto alarm = alarm_path();
    send_form("dirk", alarm, alarm + "/neem", "");
    const auto refused = send_form("dirk", alarm, alarm + "/verder", "step=act&version=1&text=Mijn+woorden");
    EXPECT_EQ(refused.status, 409U);
    EXPECT_THAT(std::string(refused.text()),
                AllOf(HasSubstr("Mijn woorden"), HasSubstr("intussen veranderd")));
    for (const auto* version : {"", "x", "0", "-1", "99999999999999999999"})
        EXPECT_EQ(
            send_form("dirk", alarm, alarm + "/verder", std::string("step=act&text=&version=") + version)
                .status,
            409U)
            << version;
    EXPECT_EQ(escalations.open(connection(), home.organisation.id).at(0).state,
              escalation::State::acknowledged);
    const auto version = std::to_string(escalations.open(connection(), home.organisation.id).at(0).version);
    EXPECT_EQ(send_form("dirk", alarm, alarm + "/verder", "step=act&text=&version=" + version).status, 303U);
    EXPECT_THAT(page("dirk", alarm), HasSubstr("is ermee bezig"));
}

TEST_F(RoomPages, CountAnAlarmAsDeliveredWhenSomebodyWhoIsCalledHasItOnTheScreen) {
    const auto state = [&] { return escalations.open(connection(), home.organisation.id).at(0).state; };
    ASSERT_TRUE(escalation::add_shift(connection(), home.organisation.id, sam, sam, clock.moment,
                                      clock.moment + hours(8), clock.moment));
    post_topic("Dit is een noodgeval.");
    page("ada", "/room/rooster");
    page("noor", "/room");  // not on duty: Sam is
    EXPECT_EQ(state(), escalation::State::raised);
    page("sam", "/room/rooster");
    EXPECT_EQ(state(), escalation::State::delivered);
}

TEST_F(RoomPages, ShowAnAlarmsMessageToWhoHasItAndToNobodyElse) {
    post_topic("Mijn bijzondere zin in een noodgeval.");
    const auto alarm = alarm_path();
    EXPECT_THAT(page("dirk", alarm), Not(HasSubstr("bijzondere")));
    EXPECT_EQ(send_form("dirk", alarm, alarm + "/neem", "").status, 303U);
    const auto html = page("dirk", alarm);
    EXPECT_THAT(html, HasSubstr("bijzondere"));
    EXPECT_THAT(html, HasSubstr("112"));
    EXPECT_THAT(page("noor", alarm), Not(HasSubstr("bijzondere")));
    page("dirk", alarm);
    EXPECT_EQ(audited("private.read"), 1);

    const auto further = [&](const std::string& who, const std::string& fields) {
        const auto id = escalations.open(connection(), home.organisation.id).at(0).id;
        const auto version = escalations.find(connection(), home.organisation.id, id)->version;
        return send_form(who, alarm, alarm + "/verder", fields + "&version=" + std::to_string(version))
            .status;
    };
    EXPECT_EQ(further("dirk", "step=close&outcome=&text=Gebeld"), 422U);
    EXPECT_EQ(further("dirk", "step=close&outcome=safe&text="), 422U);
    EXPECT_EQ(further("noor", "step=close&outcome=safe&text=x"), 422U);
    EXPECT_EQ(further("dirk", "step=over&to=" + base::to_public(noor) + "&text=Graag"), 303U);
    EXPECT_THAT(page("sam", "/room/rooster"),
                HasSubstr(alarm + "/neem"));  // it calls again until it is taken
    EXPECT_EQ(send_form("noor", alarm, alarm + "/neem", "").status, 303U);
    EXPECT_EQ(further("noor", "step=note&text=Gesproken+%3Cscript%3E"), 303U);
    EXPECT_THAT(page("noor", alarm), HasSubstr("Gesproken &lt;script&gt;"));
    EXPECT_EQ(further("noor", "step=close&outcome=helped&text=Klaar"), 303U);
    EXPECT_THAT(page("noor", "/room/a"), HasSubstr(alarm));
}

TEST_F(RoomPages, SayLoudlyThatNobodyIsOnDuty) {
    EXPECT_THAT(page("noor", "/room"), HasSubstr("/room/rooster"));
    const auto* loud = "<div class=\"notice danger\"><p><strong>";
    EXPECT_THAT(page("noor", "/room/a"), HasSubstr(loud));
    ASSERT_EQ(send_form("noor", "/room/rooster", "/room/rooster",
                        "from=" + local_input(clock.moment) + "&to=" + local_input(clock.moment + hours(3)))
                  .status,
              303U);
    EXPECT_THAT(page("noor", "/room/a"), Not(HasSubstr(loud)));
    // An administrator sees the hours of the coming week that nobody has.
    EXPECT_THAT(page("ada", "/room/rooster"), HasSubstr("<div class=\"notice danger\"><h2>"));
    EXPECT_TRUE(escalation::called_now(connection(), home.organisation.id, clock.moment).has(noor));
}

TEST_F(RoomPages, LetPeopleKeepTheirOwnShiftsAndAdministratorsEverybodys) {
    const auto times = "from=" + local_input(clock.moment) + "&to=" + local_input(clock.moment + hours(3));
    const auto add = [&](const std::string& who, const std::string& fields) {
        return send_form(who, "/room/rooster", "/room/rooster", fields).status;
    };
    EXPECT_EQ(add("noor", times + "&staff=" + base::to_public(sam)), 422U);
    EXPECT_EQ(add("ada", times + "&staff=" + base::to_public(sam)), 303U);
    EXPECT_EQ(add("noor", "from=gisteren&to=morgen"), 422U);
    EXPECT_EQ(add("noor", "from=2026-13-45T99:99&to=2026-02-30T10:00"), 422U);
    const auto shift = escalation::shifts(connection(), home.organisation.id, clock.moment).at(0);
    const auto remove = [&](const std::string& who, const std::string& id) {
        return send_form(who, "/room/rooster", "/room/rooster/weg", "shift=" + id).status;
    };
    EXPECT_EQ(remove("noor", base::to_public(shift.id)), 422U);
    EXPECT_EQ(remove("vreemd", base::to_public(shift.id)), 422U);
    EXPECT_EQ(remove("sam", "rommel"), 422U);
    EXPECT_EQ(escalation::shifts(connection(), home.organisation.id, clock.moment).size(), 1U);
    EXPECT_EQ(remove("sam", base::to_public(shift.id)), 303U);
}

TEST_F(RoomPages, ReloadThemselvesWithoutJavaScriptWhereNobodyTypes) {
    post_topic("Even vasthouden.");
    // The address says that the page did it by itself: that keeps no session open.
    for (const std::string path : {"/room", "/room/a"})
        EXPECT_THAT(page("noor", path),
                    HasSubstr("<noscript><meta http-equiv=\"refresh\" content=\"30; url=" + path +
                              "?vanzelf=1\"></noscript>"));
    EXPECT_THAT(page("noor", item_path(first_item().id)), Not(HasSubstr("http-equiv")));
    EXPECT_THAT(page("noor", "/room/rooster"), Not(HasSubstr("http-equiv")));
    EXPECT_THAT(page("noor", "/room"), HasSubstr("data-wake=\"/room/stroom?vanzelf=1\""));
}

TEST_F(RoomPages, RefuseAFormWithoutItsToken) {
    post_topic("Even vasthouden.");
    const auto id = first_item().id;
    EXPECT_GE(send_form("noor", "/nergens", item_path(id) + "/neem", "").status, 400U);
    EXPECT_FALSE(item(id).claimed(clock.moment));
}

/// Counts wakes, and lets a test wait for one.
class Screen final : public net::EventSender {
  public:
    bool send(net::Event event) override {
        EXPECT_EQ(event.data, "");
        const std::lock_guard lock(mutex);
        ++wakes;
        changed.notify_all();
        return true;
    }
    void close() override {}
    bool wait_for(int count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), [&] { return wakes >= count; });
    }
    std::mutex mutex;
    std::condition_variable changed;
    int wakes = 0;
};

TEST_F(RoomPages, AreWokenByAnAlarmThatAnotherProcessCommitted) {
    std::promise<void> listening;
    std::once_flag once;
    const auto notices = store::Notices::listen(
        database.connection_string(), [&](std::string_view subject) { hub.heard(subject); },
        [&] {
            hub.gap();
            std::call_once(once, [&] { listening.set_value(); });
        });
    listening.get_future().wait();

    auto response = get("dirk", "/room/stroom");
    EXPECT_EQ(response.content_type, "text/event-stream");
    auto* stream = std::get_if<net::EventStream>(&response.body);
    ASSERT_NE(stream, nullptr);
    auto screen = std::make_shared<Screen>();
    const auto subscription = stream->opened(screen);
    ASSERT_TRUE(screen->wait_for(1));  // on connect

    // A connection that shares nothing with the hub but the database.
    store::PoolOptions options;
    options.connection_string = database.connection_string();
    const auto pool = store::Pool::create(options);
    auto lease = pool->lend();
    {
        store::UnitOfWork given_up(*lease);
        escalation::raise(given_up, {home.organisation.id, "post:x", 3, {}, {}}, clock.moment);
    }
    store::UnitOfWork work(*lease);
    escalation::raise(work, {home.organisation.id, "post:y", 3, {}, {}}, clock.moment);
    work.commit();
    EXPECT_TRUE(screen->wait_for(2));
}

}  // namespace
}  // namespace luwte::room
