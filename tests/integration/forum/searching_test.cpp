// Searching in several languages, with and without spelling mistakes, and what it must never find.
#include <set>

#include "feature/forum/search_store.h"
#include "forum_fixture.h"

namespace luwte::forum {
namespace {

TEST_F(ForumTest, SearchFindsOtherFormsOfAWordInItsLanguage) {
    const Viewer person = make_person();
    (void)open(person, "Nederlands",
               "Ik werd jarenlang mishandeld en ben daarna verhuisd naar een andere stad.");
    (void)open(person, "English", "I was afraid of going outside because he kept following me everywhere.");
    (void)open(person, "Arabisch", "لا أعرف من أين أبدأ ولكن أريد أن أحكي قصتي هنا معكم اليوم");
    EXPECT_NE(found(reader(home), Zone::survivors, "mishandelde"), "");
    EXPECT_NE(found(reader(home), Zone::survivors, "verhuisde"), "");
    EXPECT_NE(found(reader(home), Zone::survivors, "follow"), "");
    EXPECT_NE(found(reader(home), Zone::survivors, "يوم"), "");
    EXPECT_EQ(found(reader(home), Zone::survivors, "giraffe"), "");
}

TEST_F(ForumTest, SearchDoesNotMindAccents) {
    const Viewer person = make_person();
    (void)open(person, "Zoë", "Een café waar de coördinator vaak een kopje koffie met mij dronk");
    EXPECT_NE(found(reader(home), Zone::survivors, "cafe coordinator"), "");
    EXPECT_NE(found(reader(home), Zone::survivors, "zoe"), "");
    EXPECT_NE(found(reader(home), Zone::survivors, "Kóffie"), "");
}

TEST_F(ForumTest, SearchForgivesMisspellings) {
    const Viewer person = make_person();
    (void)open(person, "Hulp", "De psycholoog luisterde eindelijk naar mijn verhaal over stalking");
    for (const char* words : {"psygoloog", "psycholog", "stalkin", "luisterdde eindlijk"}) {
        const auto results = search(connection(), reader(home), Zone::survivors, words, {}, false);
        ASSERT_TRUE(results);
        EXPECT_EQ(results->items.size(), 1U) << words;
    }
    EXPECT_TRUE(search(connection(), reader(home), Zone::survivors, "psygoloog", {}, false)->nearby);
    EXPECT_FALSE(
        search(connection(), reader(home), Zone::survivors, "psycholoog luisterde", {}, false)->nearby);
}

TEST_F(ForumTest, SearchStaysInItsZoneAlsoWithMisspellings) {
    const Viewer person = make_person();
    ASSERT_TRUE(
        send(home, person, new_topic(home.nearby, "Naast", "Vertrouwenspersoon gesproken over dit alles")));
    EXPECT_EQ(found(person, Zone::survivors, "vertrouwenspersoon"), "");
    EXPECT_EQ(found(person, Zone::survivors, "vertrouwenspersoom"), "");
    EXPECT_NE(found(person, Zone::nearby, "vertrouwenspersoom"), "");
}

TEST_F(ForumTest, SearchReadsAnything) {
    const Viewer person = make_person();
    (void)open(person, "Gewoon", "een gewoon bericht over gewone dingen");
    for (const std::string words :
         {"'", "''; drop table post; --", "a & b | !c <-> :*", "\"", "\\", "%", "gewoon:*", "!gewoon",
          "-gewoon", "((((", "de", "\xE2\x80\xAE", "<script>", "\n", "  ", "$1", "{}", "😀"}) {
        const auto results = search(connection(), reader(home), Zone::survivors, words, {}, false);
        EXPECT_TRUE(results) << words;
        EXPECT_TRUE(search(connection(), reader(home), Zone::survivors, words, {}, true)) << words;
    }
    EXPECT_EQ(search(connection(), reader(home), Zone::survivors, "\xC3\x28", {}, false).error().code,
              "forum.not-text");
    std::string longest;
    for (int i = 0; i < 5'000; ++i) longest += "woord" + std::to_string(i) + " ";
    EXPECT_TRUE(search(connection(), reader(home), Zone::survivors, longest, {}, false));
    EXPECT_EQ(database.count("select count(*) from post"), 2);
}

TEST_F(ForumTest, SearchGoesOnWhereThePageEnded) {
    const Viewer person = make_person();
    for (int i = 0; i < 25; ++i) {
        (void)open(person, "Titel", "zoekwoord " + std::to_string(i));
        now += std::chrono::minutes(10);
    }
    std::vector<PostId> ids;
    PostId after;
    do {
        const auto results = search(connection(), reader(home), Zone::survivors, "zoekwoord", after, false);
        ASSERT_TRUE(results);
        for (const Found& item : results->items) ids.push_back(item.post);
        after = results->next;
    } while (after);
    EXPECT_EQ(ids.size(), 25U);
    EXPECT_EQ(std::set<PostId>(ids.begin(), ids.end()).size(), 25U);
}

TEST_F(ForumTest, SearchFindsWhatAPostSaysNowNotWhatItSaid) {
    const Viewer person = make_person();
    const Outcome outcome = open(person, "Titel", "vroegerwoord");
    ASSERT_TRUE(change(person, outcome.post, 1, "laterwoord"));
    EXPECT_EQ(found(person, Zone::survivors, "vroegerwoord"), "");
    EXPECT_NE(found(person, Zone::survivors, "laterwoord"), "");
    EXPECT_EQ(database.count("select count(*) from search_stem where stem like 'vroeger%'"), 0);
}

TEST_F(ForumTest, StemsStayWhileSomebodyElseUsesThem) {
    const Viewer person = make_person();
    const Outcome one = open(person, "Een", "gedeeldwoord");
    (void)open(person, "Twee", "gedeeldwoord");
    ASSERT_TRUE(withdraw(connection(), person, drafts, one.post, now));
    EXPECT_EQ(database.count("select count(*) from search_stem where stem like 'gedeeldwoord%'"), 1);
    rebuild_stems(connection(), home.organisation.id);
    EXPECT_EQ(database.count("select count(*) from search_stem where stem like 'gedeeldwoord%'"), 1);
}

TEST_F(ForumTest, SearchDoesNotFindQuotedWordsAgain) {
    const Viewer person = make_person();
    const TopicId topic = open(person, "Titel", "citaatwoord").topic;
    (void)answer(person, topic, "> citaatwoord\n\nmijn antwoord");
    EXPECT_EQ(found(person, Zone::survivors, "citaatwoord"), "citaatwoord\n");
}

}  // namespace
}  // namespace luwte::forum
