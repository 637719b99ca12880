#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "feature/account/guess_limits.h"
#include "feature/account/sessions.h"
#include "forum_fixture.h"

namespace luwte::forum {
namespace {

TEST_F(ForumTest, AFirstMessageMakesAnAccountAndIsThereForEverybody) {
    NewMessage message = new_topic(home.survivors, "Een begin", "Ik schrijf **voor het eerst**");
    message.wished_name = "Zilvermeeuw";
    const auto outcome = send(home, reader(home), message);
    ASSERT_TRUE(outcome) << outcome.error().code;
    ASSERT_TRUE(outcome->account);
    EXPECT_FALSE(outcome->account->cookie.empty());
    EXPECT_EQ(outcome->state, PostState::published);
    EXPECT_TRUE(judge.last.first_disclosure);
    EXPECT_EQ(judge.last.text, "Een begin\nIk schrijf **voor het eerst**");
    EXPECT_EQ(seen(reader(home), outcome->topic), "<p>Ik schrijf <strong>voor het eerst</strong></p>\n");
    EXPECT_EQ(listed(reader(home), home.survivors), "Een begin\n");
    EXPECT_EQ(read_topic(connection(), reader(home), outcome->topic, {})->posts.items[0].author.name,
              "Zilvermeeuw");
    EXPECT_EQ(database.count("select count(*) from account"), 1);
}

TEST_F(ForumTest, WhatCannotBeStoredMakesNoAccount) {
    NewMessage taken = new_topic(home.survivors, "a", "b");
    taken.wished_name = "Wulp";
    ASSERT_TRUE(send(home, reader(home), taken));
    NewMessage second = new_topic(home.survivors, "c", "d");
    second.wished_name = "WULP";
    const auto outcome = send(home, reader(home), second);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "account.name-taken");
    EXPECT_EQ(database.count("select count(*) from account"), 1);
    EXPECT_EQ(database.count("select count(*) from topic"), 1);
}

TEST_F(ForumTest, TheSameFormSentTwiceMakesOnePost) {
    const Viewer person = make_person();
    const NewMessage message = new_topic(home.survivors, "Een keer", "Niet twee keer");
    const auto first = send(home, person, message);
    const auto second = send(home, person, message);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(second->kind, Outcome::Kind::repeated);
    EXPECT_EQ(second->post, first->post);
    EXPECT_EQ(database.count("select count(*) from post where plain = 'Niet twee keer'"), 1);
}

TEST_F(ForumTest, TheSameFormSentTwiceAtOnceMakesOnePost) {
    const Viewer person = make_person();
    const NewMessage message = new_topic(home.survivors, "Tegelijk", "Allebei tegelijk");
    std::atomic<int> stored = 0, repeated = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            auto lease = database.pool().lend();
            const auto outcome = submitting.submit(*lease, home.organisation, person, message, now);
            if (outcome && outcome->kind == Outcome::Kind::stored) ++stored;
            if (outcome && outcome->kind == Outcome::Kind::repeated) ++repeated;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(stored, 1);
    EXPECT_EQ(repeated, 3);
    EXPECT_EQ(database.count("select count(*) from post where plain = 'Allebei tegelijk'"), 1);
    EXPECT_EQ(database.count("select count(*) from topic where title = 'Tegelijk'"), 1);
}

TEST_F(ForumTest, AFirstMessageSentTwiceGivesTheSecondAnswerTheCookieToo) {
    NewMessage message = new_topic(home.survivors, "Dubbel", "De eerste keer dat ik iets schrijf");
    message.wished_name = "Strandloper";
    const auto first = send(home, reader(home), message);
    const auto second = send(home, reader(home), message);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(second->kind, Outcome::Kind::repeated);
    ASSERT_TRUE(first->account && second->account);
    EXPECT_EQ(second->account->cookie, first->account->cookie);
    EXPECT_EQ(database.count("select count(*) from account"), 1);

    database.run("update session set sealed_code = null, sealed_code_until = null");
    const auto late = send(home, reader(home), message);
    ASSERT_TRUE(late);
    EXPECT_FALSE(late->account) << "once the code was shown, the form proves nothing";
}

TEST_F(ForumTest, AFirstMessageSentTwiceAtOnceMakesOneAccount) {
    NewMessage message = new_topic(home.survivors, "Tegelijk", "Twee keer op de knop");
    message.wished_name = "Scholekster";
    std::mutex guard;
    std::set<std::string> cookies;
    int failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            auto lease = database.pool().lend();
            const auto outcome = submitting.submit(*lease, home.organisation, reader(home), message, now);
            const std::lock_guard lock(guard);
            if (outcome && outcome->account) cookies.insert(outcome->account->cookie);
            failed += outcome ? 0 : 1;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(cookies.size(), 1U);
    EXPECT_EQ(database.count("select count(*) from account"), 1);
}

TEST_F(ForumTest, TwoAnswersAtOnceAreBothThere) {
    const Viewer one = make_person(), two = make_person();
    const TopicId topic = open(one, "Vraag", "Wie weet het?").topic;
    std::vector<std::thread> threads;
    for (const Viewer& viewer : {one, two}) {
        threads.emplace_back([&, viewer] {
            auto lease = database.pool().lend();
            for (int i = 0; i < 4; ++i) {
                EXPECT_TRUE(
                    submitting.submit(*lease, home.organisation, viewer, reply(topic, "antwoord"), now));
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(read_topic(connection(), reader(home), topic, {})->posts.items.size(), 9U);
}

TEST_F(ForumTest, WhatIsAskedAboutIsKeptAsADraftAndNothingElse) {
    const Viewer person = make_person();
    const NewMessage message = new_topic(home.survivors, "Bel", "ASK mij op 0612345678");
    const auto outcome = send(home, person, message);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->kind, Outcome::Kind::asked);
    ASSERT_EQ(outcome->explanations.size(), 1U);
    EXPECT_EQ(outcome->judged, "Bel\nASK mij op 0612345678");
    EXPECT_EQ(database.count("select count(*) from post where source like 'ASK%'"), 0);
    const auto draft = drafts.find(connection(), person, draft_place(home.survivors.id));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->writing.text, "ASK mij op 0612345678");
    EXPECT_EQ(database.count(
                  "select count(*) from draft where position('0612345678' in encode(sealed, 'escape')) > 0"),
              0);

    NewMessage again = message;
    again.asked_before = true;
    const auto placed = send(home, person, again);
    ASSERT_TRUE(placed);
    EXPECT_EQ(placed->state, PostState::published);
    EXPECT_FALSE(drafts.find(connection(), person, draft_place(home.survivors.id)));
}

TEST_F(ForumTest, AReaderWhoIsAskedLeavesNothingBehind) {
    const auto outcome = send(home, reader(home), new_topic(home.survivors, "Bel", "ASK"));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->kind, Outcome::Kind::asked);
    for (const char* table : {"account", "persona", "post", "topic", "draft", "review_item"}) {
        EXPECT_EQ(database.count(std::string("select count(*) from ") + table), 0) << table;
    }
}

TEST_F(ForumTest, WhatIsHeldOnlyItsAuthorSees) {
    const Viewer person = make_person(), other = make_person();
    const Outcome outcome = open(person, "HOLD dit", "Een geheim");
    EXPECT_EQ(outcome.state, PostState::held);
    EXPECT_EQ(seen(person, outcome.topic), "<p>Een geheim</p>\n");
    for (const Viewer& viewer : {other, reader(home)}) {
        EXPECT_EQ(seen(viewer, outcome.topic), "forum.not-found");
        EXPECT_EQ(listed(viewer, home.survivors).find("HOLD"), std::string::npos);
        EXPECT_EQ(found(viewer, Zone::survivors, "geheim"), "");
        EXPECT_FALSE(see_post(connection(), viewer, outcome.post));
        EXPECT_FALSE(send(home, viewer, reply(outcome.topic, "x")));
    }
    EXPECT_EQ(read_topic(connection(), person, outcome.topic, {})->posts.items[0].explanation,
              "A rule saw something.");
    EXPECT_EQ(database.count("select count(*) from review_item where subject_id = $1 and state = 'waiting'",
                             {outcome.post}),
              1);
}

TEST_F(ForumTest, AnAlarmIsThereWhenItsMessageIs) {
    const Viewer person = make_person();
    const Outcome outcome = open(person, "Nu", "ALARM");
    ASSERT_TRUE(outcome.alarm);
    EXPECT_EQ(outcome.alarm->verdict.level, 3);
    EXPECT_EQ(database.count("select count(*) from escalation"), 1);
}

TEST_F(ForumTest, AHeldAnswerMovesNothing) {
    const Viewer person = make_person(), other = make_person();
    const TopicId older = open(person, "Ouder", "eerst").topic;
    (void)open(person, "Nieuwer", "daarna");
    (void)answer(other, older, "HOLD");
    EXPECT_EQ(listed(reader(home), home.survivors).substr(0, 8), "Nieuwer\n");
    (void)answer(other, older, "wel");
    EXPECT_EQ(listed(reader(home), home.survivors).substr(0, 6), "Ouder\n");
}

TEST_F(ForumTest, RulesLearnOfHasteRepetitionAndArrivals) {
    const Viewer person = make_person();
    const TopicId topic = open(person, "Iets", "een").topic;
    EXPECT_EQ(judge.last.arrivals, 1) << "the person's own first message";
    EXPECT_EQ(judge.last.forum, base::to_public(home.survivors.id));
    for (int i = 0; i < 3; ++i) {
        (void)answer(person, topic, "telkens hetzelfde");
        EXPECT_EQ(judge.last.author_same_text, i);
    }
    (void)answer(person, topic, "iets anders");
    EXPECT_EQ(judge.last.author_same_text, 0);
    EXPECT_EQ(judge.last.author_last_ten_minutes, 5);
    (void)send(home, reader(home), new_topic(home.survivors, "Een begin", "voor het eerst"));
    (void)answer(person, topic, "weer");
    EXPECT_GE(judge.last.arrivals, 1);
    for (int i = 0; i < 15; ++i) (void)tick();
    (void)answer(person, topic, "later");
    EXPECT_EQ(judge.last.arrivals, 0) << "no longer just now";
    const Tenant other = make_tenant("elders");
    (void)send(other, reader(other), new_topic(other.survivors, "Een begin", "bij een ander"));
    EXPECT_EQ(judge.last.arrivals, 0) << "another organisation's newcomers are not ours";
}

TEST_F(ForumTest, WhatARuleAnswersIsToldToTheAuthor) {
    const Viewer person = make_person();
    (void)open(person, "Stil", "niets");
    EXPECT_TRUE(list_notices(connection(), home.organisation.id, person.account).empty());
    const auto outcome = open(person, "Vraag", "REPLY");
    const auto notices = list_notices(connection(), home.organisation.id, person.account);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].kind, "reply");
    EXPECT_EQ(notices[0].reason, "A rule answers.");
    EXPECT_EQ(notices[0].post, outcome.post);
}

TEST_F(ForumTest, TheFirstAnswersToSomebodysFirstMessageAreJudgedStrictly) {
    NewMessage message = new_topic(home.survivors, "Een begin", "voor het eerst");
    const auto first = send(home, reader(home), message);
    const Viewer helper = make_person();
    for (int i = 0; i < 3; ++i) {
        (void)answer(helper, first->topic, "antwoord");
        EXPECT_TRUE(judge.last.replies_to_first_disclosure) << i;
        EXPECT_FALSE(judge.last.first_disclosure);
    }
    (void)answer(helper, first->topic, "vierde");
    EXPECT_FALSE(judge.last.replies_to_first_disclosure);
    const Viewer starter{home.organisation.id, first->account->account, false};
    (void)answer(starter, first->topic, "dank");
    EXPECT_FALSE(judge.last.replies_to_first_disclosure);
    EXPECT_EQ(judge.last.author_messages, 1);
}

TEST_F(ForumTest, NobodyFloodsAForum) {
    const Viewer person = make_person();
    const TopicId topic = open(person, "Veel", "begin").topic;
    std::string code;
    for (int i = 0; i < 12 && code.empty(); ++i) {
        const auto outcome =
            submitting.submit(connection(), home.organisation, person, reply(topic, "nog"), now);
        if (!outcome) code = outcome.error().code;
    }
    EXPECT_EQ(code, "forum.too-many-posts");
    now += std::chrono::minutes(11);
    EXPECT_TRUE(send(home, person, reply(topic, "later")));
}

TEST_F(ForumTest, AnArchiveTakesNoMessages) {
    Forum archive = home.survivors;
    archive.id = base::new_id<ForumId>();
    archive.may_write = MayWrite::nobody;
    insert_forum(connection(), home.organisation.id, archive);
    EXPECT_EQ(send(home, reader(home), new_topic(archive, "a", "b")).error().code, "forum.archive");
}

TEST_F(ForumTest, AMembersForumIsNotThereForOthers) {
    Forum closed = home.survivors;
    closed.id = base::new_id<ForumId>();
    closed.may_read = MayRead::zone;
    closed.may_write = MayWrite::zone;
    insert_forum(connection(), home.organisation.id, closed);
    const Viewer member = make_person();
    const auto outcome = send(home, member, new_topic(closed, "Binnen", "besloten woorden"));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(listed(member, closed), "Binnen\n");
    EXPECT_EQ(listed(reader(home), closed), "forum.not-found");
    EXPECT_EQ(seen(reader(home), outcome->topic), "forum.not-found");
    EXPECT_EQ(found(reader(home), Zone::survivors, "besloten"), "");
    EXPECT_EQ(found(member, Zone::survivors, "besloten"), "besloten woorden\n");
    EXPECT_EQ(send(home, reader(home), new_topic(closed, "a", "b")).error().code, "forum.not-found");
    EXPECT_EQ(forums_of_zone(connection(), reader(home), Zone::survivors).size(), 1U);
    EXPECT_EQ(forums_of_zone(connection(), member, Zone::survivors).size(), 2U);
}

TEST_F(ForumTest, AReturnCodeIsNeverPublished) {
    const auto first = send(home, reader(home), new_topic(home.survivors, "a", "b"));
    ASSERT_TRUE(first);
    account::GuessLimits limits;
    const account::Sessions sessions(key, make_words(), hashing, limits);
    const auto code = sessions.show_code(connection(), home.organisation.id, first->account->session, now);
    ASSERT_TRUE(code);
    const auto outcome = send(home, reader(home), new_topic(home.survivors, "Mijn code", "Hij is " + *code));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "forum.own-code");
    EXPECT_EQ(database.count("select count(*) from post"), 1);
}

}  // namespace
}  // namespace luwte::forum
