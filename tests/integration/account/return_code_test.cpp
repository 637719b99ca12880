// Coming into being with the first message, and coming back with six words.
#include "feature/account/cookie.h"
#include "integration/account/fixture.h"

namespace luwte::account {
namespace {

TEST_F(AccountTest, NothingExistsUnlessTheFirstMessageDoes) {
    {
        const auto fresh = *accounts.prepare();
        store::UnitOfWork work(connection);
        accounts.create(work, demo, fresh, {}, now);
        ASSERT_TRUE(accounts.find_or_create_persona(work, demo, fresh.account, Zone::survivors, "", now));
        // The message was not stored: no commit.
    }
    for (const char* table : {"account", "persona", "session"}) EXPECT_EQ(rows(table), 0) << table;
}

TEST_F(AccountTest, GeneratedAccountsHaveNoWayBack) {
    const auto fresh = accounts.prepare_without_code();
    store::UnitOfWork work(connection);
    accounts.create(work, demo, fresh, {}, now);
    work.commit();
    EXPECT_FALSE(sessions.has_code(connection, demo.id, fresh.account));
    EXPECT_FALSE(sessions.code_is_waiting(connection, demo.id, fresh.session, now));
}

TEST_F(AccountTest, TheFirstMessageOpensASession) {
    const auto fresh = write_first();
    const auto found = visitor(fresh.account.cookie);
    EXPECT_TRUE(found.is_person());
    EXPECT_EQ(found.person.account, fresh.account.account);
    EXPECT_EQ(found.binding.size(), 32U);
}

TEST_F(AccountTest, TheCodeIsShownOnceAndIsNowhereAfterwards) {
    const auto fresh = write_first();
    EXPECT_TRUE(sessions.code_is_waiting(connection, demo.id, fresh.account.session, now));
    const auto code = code_of(fresh);
    EXPECT_TRUE(parse_code(code));
    EXPECT_FALSE(sessions.show_code(connection, demo.id, fresh.account.session, now));
    EXPECT_FALSE(sessions.code_is_waiting(connection, demo.id, fresh.account.session, now));
    for (const auto row : database.run("select to_jsonb(a)::text from account a union all "
                                       "select to_jsonb(s)::text from session s"))
        for (const auto& word : *parse_code(code))
            EXPECT_EQ(row.text(0).find(word), std::string_view::npos) << word;
}

TEST_F(AccountTest, TheCodeIsSealedWhileItWaitsAndForAnHourOnly) {
    const auto fresh = write_first();
    now += std::chrono::minutes(61);
    EXPECT_FALSE(sessions.code_is_waiting(connection, demo.id, fresh.account.session, now));
    EXPECT_FALSE(sessions.show_code(connection, demo.id, fresh.account.session, now));
    const auto second = write_first();
    now += std::chrono::minutes(61);
    sessions.tidy(connection, demo.id, now);
    EXPECT_EQ(database.count("select count(*) from session where sealed_code is not null"), 0);
}

TEST_F(AccountTest, ASealedCodeOpensInItsOwnSessionOnly) {
    const auto one = write_first();
    const auto two = write_first();
    database.run(
        "update session s set sealed_code = o.sealed_code from session o where s.id = $1 and o.id = $2",
        {one.account.session, two.account.session});
    EXPECT_FALSE(sessions.show_code(connection, demo.id, one.account.session, now));
}

TEST_F(AccountTest, TheCodeAloneComesBackHoweverItIsTyped) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    auto shouted = "  " + code + ".\n";
    for (char& c : shouted) c = c == ' ' ? '-' : static_cast<char>(std::toupper(c));
    for (const auto& typed : {code, shouted}) {
        const auto opened = come_back(typed);
        ASSERT_TRUE(opened) << code_or(opened);
        EXPECT_EQ(visitor(opened->cookie).person.account, fresh.account.account);
    }
}

TEST_F(AccountTest, SigningInRotatesTheCookieAndEndsTheFormerSession) {
    const auto fresh = write_first();
    const auto before = visitor(fresh.account.cookie);
    const auto opened = sessions.sign_in(connection, demo, code_of(fresh), before, client, now);
    ASSERT_TRUE(opened);
    EXPECT_NE(opened->cookie, fresh.account.cookie);
    EXPECT_NE(visitor(opened->cookie).binding, before.binding);
    EXPECT_EQ(visitor(fresh.account.cookie).kind, visit::VisitorKind::reader);
    EXPECT_EQ(rows("session"), 1);
}

TEST_F(AccountTest, ACodeIsGoodInItsOwnOrganisationOnly) {
    const auto code = code_of(write_first());
    EXPECT_EQ(code_or(sessions.sign_in(connection, other, code, {}, client, now)), "account.code-wrong");
}

TEST_F(AccountTest, WhatIsNoCodeIsRefusedWithoutAWord) {
    write_first();
    for (const std::string& typed :
         std::vector<std::string>{"' or '1'='1' -- a b c", "a b c d e f", "\xff\xff a b c d e",
                                  std::string(100'000, 'a'), "", std::string("a\0b c d e f", 11)}) {
        const auto result = come_back(typed);
        ASSERT_FALSE(result);
        EXPECT_TRUE(code_or(result) == "account.code-wrong" ||
                    code_or(result) == "account.code-not-six-words");
    }
}

TEST_F(AccountTest, GuessingStopsTheGuesserAndNotThePerson) {
    const auto code = code_of(write_first());
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(code_or(come_back("fout fout fout fout fout fout", 666)), "account.code-wrong");
    EXPECT_EQ(code_or(come_back("fout fout fout fout fout fout", 666)), "account.too-many-tries");
    EXPECT_TRUE(come_back(code)) << "the person, elsewhere, is not locked out";
    EXPECT_TRUE(come_back(code, 666)) << "nor behind the same address as whoever they fear";
    EXPECT_EQ(code_or(come_back("fout fout fout fout fout fout", 666)), "account.too-many-tries");
    now += std::chrono::minutes(10);
    EXPECT_EQ(code_or(come_back("fout fout fout fout fout fout", 666)), "account.code-wrong");
}

TEST_F(AccountTest, AWholeStormOfGuessesDoesNotLockThePersonOut) {
    const auto code = code_of(write_first());
    for (std::uint64_t guesser = 1'000; guesser < 1'300; ++guesser)
        EXPECT_FALSE(come_back("fout fout fout fout fout fout", guesser));
    EXPECT_TRUE(come_back(code));
}

TEST_F(AccountTest, AWrongCodeCostsNoHash) {
    Hashing full({.at_once = 0, .waiting = 0, .patience = std::chrono::milliseconds(0)});
    Sessions busy(key, words, full, limits);
    const auto code = code_of(write_first());
    EXPECT_EQ(code_or(busy.sign_in(connection, demo, "fout fout fout fout fout fout", {}, client, now)),
              "account.code-wrong");
    EXPECT_EQ(code_or(busy.sign_in(connection, demo, code, {}, client, now)), "account.busy");
}

TEST_F(AccountTest, ANewCodeMakesTheOldOneVoid) {
    const auto fresh = write_first();
    const auto old_code = code_of(fresh);
    ASSERT_TRUE(sessions.replace_code(connection, demo.id, fresh.person, now));
    const auto new_code = code_of(fresh);
    EXPECT_NE(new_code, old_code);
    EXPECT_EQ(code_or(come_back(old_code)), "account.code-wrong");
    EXPECT_TRUE(come_back(new_code));
}

TEST_F(AccountTest, ARefusedCodeLeavesTheSessionAndNoWayBack) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    sessions.refuse_code(connection, demo.id, fresh.person);
    EXPECT_FALSE(sessions.has_code(connection, demo.id, fresh.account.account));
    EXPECT_EQ(code_or(come_back(code)), "account.code-wrong");
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
}

TEST_F(AccountTest, PublishingACodeIsNoticedHoweverItIsWritten) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    auto listed = "Mijn woorden:\n1. " + code;
    for (std::size_t at = listed.find(' ', 18), i = 2; at != std::string::npos;
         at = listed.find(' ', at + 5), ++i)
        listed.replace(at, 1, "\n" + std::to_string(i) + ". ");
    EXPECT_TRUE(accounts.contains_code(connection, demo.id, "Bewaar dit: " + code + ", dank."));
    EXPECT_TRUE(accounts.contains_code(connection, demo.id, listed)) << listed;
    EXPECT_FALSE(accounts.contains_code(connection, demo.id, format_code(make_code(*words))));
    EXPECT_FALSE(accounts.contains_code(connection, demo.id, "Vandaag was een rustige dag."));
    EXPECT_FALSE(accounts.contains_code(connection, demo.id, ""));
    EXPECT_FALSE(accounts.contains_code(connection, other.id, code))
        << "organisations know nothing of each other";
}

TEST_F(AccountTest, AStaffCodeIsNoticedToo) {
    const auto member = *staff.add(connection, demo, "Noor", 1, now);
    EXPECT_TRUE(accounts.contains_code(connection, demo.id, "zie: " + member.code));
}

}  // namespace
}  // namespace luwte::account
