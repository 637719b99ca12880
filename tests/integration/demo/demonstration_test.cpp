// The demonstration: made once, completed when run again, filled as often as wanted.
#include "feature/demo/demonstration.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/demo/filling.h"
#include "feature/escalation/roster.h"
#include "support/database.h"

namespace luwte::demo {
namespace {

const std::filesystem::path seeds = std::filesystem::path(LUWTE_SOURCE) / "db/seed";

class DemonstrationTest : public ::testing::Test {
  protected:
    testing::Database database;
    store::Pool::Lease lease = database.pool().lend();
    store::Connection& connection = *lease;
    account::Hashing hashing;
    account::GuessLimits guesses;
    account::StaffMembers staff{
        base::SecretKey::random(),
        std::make_shared<const account::WordList>(*account::WordList::load(seeds / "return_words.txt")),
        hashing, guesses};
    std::vector<SeedOrganisation> seed = *read_seed(seeds / "demo.json");
    Grammars grammars = *read_grammars(seeds / "demo_phrases.json");
    Random random{7};
    base::TimePoint now = base::TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 3 / 1));

    MadeOrganisation load_first() { return load(connection, staff, seed.front(), now).value(); }
    OrganisationId first() { return find_organisation(connection, seed.front().what.name)->id; }
    void fill_first(const Amount& amount) {
        ASSERT_TRUE(fill(connection, first(), amount, grammars, random, now, [](std::int64_t) {}));
    }
};

TEST_F(DemonstrationTest, MakesEveryOrganisationOfTheSeed) {
    for (const SeedOrganisation& organisation : seed) {
        const auto made = load(connection, staff, organisation, now);
        ASSERT_TRUE(made) << made.error().code << " " << made.error().field;
        EXPECT_TRUE(made->made);
        EXPECT_EQ(made->staff.size(), organisation.staff.size());
        const auto id = find_organisation(connection, organisation.what.name)->id;
        EXPECT_EQ(database.count("select count(*) from forum where organisation_id = $1", {id}),
                  std::ssize(organisation.forums));
        EXPECT_EQ(database.count("select count(distinct zone) from forum where organisation_id = $1", {id}),
                  4);
        EXPECT_FALSE(escalation::called_now(connection, id, now).nobody_on_duty);
    }
}

TEST_F(DemonstrationTest, ShowsConversationsThatReadersCanFind) {
    load_first();
    EXPECT_EQ(database.count("select count(*) from topic where not listed or title = '' or first_line = ''"),
              0);
    EXPECT_EQ(database.count(
                  "select count(*) from post where html not like '<p>%' and html not like '<blockquote%'"),
              0);
    EXPECT_EQ(database.count("select count(*) from post where created_at > $1", {now}), 0)
        << "nothing from tomorrow";
    EXPECT_GT(database.count(
                  "select count(*) from post where search @@ to_tsquery('luwte_dutch', 'vogelgeluiden')"),
              0);
    EXPECT_GT(database.count("select count(*) from search_stem"), 0);
}

TEST_F(DemonstrationTest, AddsNothingTheSecondTime) {
    load_first();
    const auto posts = database.count("select count(*) from post");
    const auto again = load_first();
    EXPECT_FALSE(again.made);
    EXPECT_TRUE(again.staff.empty()) << "sign-ins are told once";
    EXPECT_EQ(database.count("select count(*) from post"), posts);
    EXPECT_EQ(database.count("select count(*) from staff"), std::ssize(seed.front().staff));
    EXPECT_EQ(database.count("select count(*) from shift"), 1);
}

TEST_F(DemonstrationTest, LeavesAloneWhatWasChanged) {
    load_first();
    database.run("update organisation set title = 'Anders'");
    database.run("update forum set name = 'Nieuw'");
    database.run("update staff set disabled = true where name = 'Samir'");
    EXPECT_EQ(load_first().title, "Anders");
    EXPECT_EQ(database.count("select count(*) from forum where name <> 'Nieuw'"), 0);
    EXPECT_EQ(database.count("select count(*) from staff where disabled"), 1);
}

TEST_F(DemonstrationTest, PutsSomebodyOnDutyWhenTheShiftIsOver) {
    load_first();
    now += std::chrono::days(8);
    EXPECT_TRUE(escalation::called_now(connection, first(), now).nobody_on_duty);
    load_first();
    EXPECT_FALSE(escalation::called_now(connection, first(), now).nobody_on_duty);
}

TEST_F(DemonstrationTest, SaysWhenAHostNameIsSomebodyElses) {
    organisation::NewOrganisation other;
    other.name = "other";
    other.title = "Other";
    other.hosts = {seed.front().what.hosts.front()};
    other.theme = "theme-luwte";
    ASSERT_TRUE(organisation::add(connection, other));
    const auto made = load(connection, staff, seed.front(), now);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "organisation.host-taken");
}

TEST_F(DemonstrationTest, FillsWithTheAmountAskedForAndAddsToWhatIsThere) {
    load_first();
    const auto topics = database.count("select count(*) from topic");
    const auto posts = database.count("select count(*) from post");
    const auto accounts = database.count("select count(*) from account");
    for (int time = 1; time <= 2; ++time) {
        fill_first({30, 400, 40});
        EXPECT_EQ(database.count("select count(*) from topic"), topics + time * 30);
        EXPECT_EQ(database.count("select count(*) from post"), posts + time * 400);
        EXPECT_EQ(database.count("select count(*) from account"), accounts + time * 40);
    }
    EXPECT_EQ(database.count("select count(*) from staff"), std::ssize(seed.front().staff));
    EXPECT_EQ(database.count("select count(*) from organisation"), 1);
}

TEST_F(DemonstrationTest, WritesAsAnyPostIsWritten) {
    load_first();
    fill_first({30, 400, 40});
    EXPECT_EQ(database.count("select count(*) from topic where not listed or title = '' or first_line = ''"),
              0);
    EXPECT_EQ(database.count("select count(*) from post p join persona a on a.id = p.persona_id "
                             "join forum f on f.id = p.forum_id where a.zone <> f.zone"),
              0)
        << "nobody writes outside the zone of their persona";
    EXPECT_EQ(database.count("select count(*) from topic t where active_at <> "
                             "(select max(created_at) from post p where p.topic_id = t.id)"),
              0);
    EXPECT_EQ(database.count("select count(*) from (select from post where opens_topic group by topic_id "
                             "having count(*) <> 1) wrong"),
              0);
    EXPECT_EQ(
        database.count(
            "select count(*) from post p where reactions <> coalesce((select bit_or(kind) from reaction r "
            "where r.post_id = p.id), 0)"),
        0);
    EXPECT_EQ(database.count(
                  "select count(*) from post where created_at > $1 or created_at < $1 - interval '366 days'",
                  {now}),
              0);
    EXPECT_GT(database.count("select count(distinct plain) from post"), 380) << "sentences differ";
    EXPECT_EQ(database.count("select count(*) from post where plain like '%{%'"), 0)
        << "every name was filled in";
}

TEST_F(DemonstrationTest, FillsNothingBesidesTheOrganisationAskedFor) {
    load_first();
    const auto other = database.insert_organisation("other");
    add_forums_when_none(connection, other, seed.front());
    add_forums_when_none(connection, other, seed.front());
    EXPECT_EQ(database.count("select count(*) from forum where organisation_id = $1", {other}),
              std::ssize(seed.front().forums));
    EXPECT_EQ(database.count("select count(*) from post where organisation_id = $1", {other}), 0);
    const auto posts = database.count("select count(*) from post");
    ASSERT_TRUE(fill(connection, other, settle({0, 60, 0}), grammars, random, now, [](std::int64_t) {}));
    EXPECT_EQ(database.count("select count(*) from post where organisation_id = $1", {other}), 60);
    EXPECT_EQ(database.count("select count(*) from post"), posts + 60);
}

TEST_F(DemonstrationTest, NeedsAForumToFill) {
    const auto bare = database.insert_organisation("bare");
    const auto done = fill(connection, bare, settle({1, 1, 1}), grammars, random, now, [](std::int64_t) {});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "demo.no-forum");
}

TEST(Amount, FollowsFromTheNumbersThatAreGiven) {
    EXPECT_TRUE(settle({}).nothing());
    EXPECT_EQ(settle({10, 0, 0}).posts, 200);
    EXPECT_EQ(settle({0, 400, 0}).topics, 20);
    EXPECT_EQ(settle({10, 3, 5}).posts, 10) << "a conversation begins with a post";
    EXPECT_EQ(settle({1, 1, 1}).accounts, 4) << "one in each zone at least";
    EXPECT_EQ(settle({2000, 40000, 1000}).posts, 40000);
}

TEST(Grammar, RefusesNamesWithoutPhrasesAndCircles) {
    const Grammar::Phrases whole = {{"title", {"a"}}, {"open", {"b"}},  {"middle", {"{c}!"}},
                                    {"reply", {"d"}}, {"close", {"e"}}, {"c", {"yes"}}};
    Random random{1};
    EXPECT_EQ(Grammar(whole).say("middle", random), "yes!");
    auto missing = whole;
    missing.erase("c");
    EXPECT_THROW(Grammar{missing}, std::invalid_argument);
    auto circle = whole;
    circle["c"] = {"{middle}"};
    EXPECT_THROW(Grammar{circle}, std::invalid_argument);
    auto open = whole;
    open["c"] = {"{middle"};
    EXPECT_THROW(Grammar{open}, std::invalid_argument);
}

TEST(Seed, SaysWhatIsWrong) {
    EXPECT_EQ(read_seed("/nowhere").error().code, "demo.unreadable");
    EXPECT_EQ(read_grammars("/nowhere").error().code, "demo.unreadable");
    EXPECT_EQ(read_seed(seeds / "return_words.txt").error().code, "demo.damaged");
    EXPECT_EQ(read_grammars(seeds / "demo.json").error().code, "demo.damaged");
}

}  // namespace
}  // namespace luwte::demo
