// Sessions: their ends, their lock, their PIN.
#include "feature/account/cookie.h"
#include "integration/account/fixture.h"

namespace luwte::account {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_F(AccountTest, AStrangeCookieIsAReader) {
    write_first();
    for (const std::string& cookie :
         std::vector<std::string>{"", "x", new_cookie_value(), std::string(100'000, 'A'), "' or 1=1 --",
                                  std::string("\0\0", 2), "\xff\xfe"})
        EXPECT_EQ(visitor(cookie).kind, visit::VisitorKind::reader);
    EXPECT_EQ(visitor("left").kind, visit::VisitorKind::left);
}

TEST_F(AccountTest, ASessionIsOfItsOrganisationOnly) {
    const auto fresh = write_first();
    EXPECT_EQ(sessions.find_visitor(connection, other, fresh.account.cookie, now).kind,
              visit::VisitorKind::reader);
}

TEST_F(AccountTest, TheCookieItselfIsNotInTheDatabase) {
    const auto fresh = write_first();
    const auto raw = base::to_hex(*base::from_base64url(fresh.account.cookie));
    for (const auto row : database.run("select to_jsonb(s)::text from session s")) {
        EXPECT_EQ(row.text(0).find(fresh.account.cookie), std::string_view::npos);
        EXPECT_EQ(row.text(0).find(raw), std::string_view::npos);
    }
}

TEST_F(AccountTest, ASessionLocksAfterTheIdleTimeAndStaysLocked) {
    const auto fresh = write_first();
    now += minutes(14);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
    now += minutes(15);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person()) << "15 minutes after the last sign of life";
    now += minutes(15) + seconds(1);
    for (int i = 0; i < 3; ++i) {
        const auto locked = visitor(fresh.account.cookie);
        EXPECT_EQ(locked.kind, visit::VisitorKind::person);
        EXPECT_TRUE(locked.person.locked);
        EXPECT_FALSE(locked.is_person());
    }
}

TEST_F(AccountTest, LastSeenIsWrittenOnceAMinuteAtMost) {
    const auto fresh = write_first();
    const auto last_seen = [&] { return database.run("select last_seen_at from session").front().time(0); };
    now += seconds(59);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
    EXPECT_EQ(last_seen(), now - seconds(59));
    now += seconds(1);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
    EXPECT_EQ(last_seen(), now);
}

TEST_F(AccountTest, ASessionEndsAfterTwelveHoursWhateverHappens) {
    const auto fresh = write_first();
    for (int i = 0; i < 12 * 6 - 1; ++i) {
        now += minutes(10);
        ASSERT_TRUE(visitor(fresh.account.cookie).is_person());
    }
    now += minutes(10);
    EXPECT_EQ(visitor(fresh.account.cookie).kind, visit::VisitorKind::reader);
    sessions.tidy(connection, demo.id, now);
    EXPECT_EQ(rows("session"), 0);
}

TEST_F(AccountTest, ThePersonMayShortenTheIdleTimeAndNotLengthenIt) {
    const auto fresh = write_first();
    ASSERT_TRUE(sessions.choose(connection, demo, fresh.account.account, {.idle_minutes = 5}));
    now += minutes(6);
    EXPECT_TRUE(visitor(fresh.account.cookie).person.locked);
    for (const int too_long : {16, 0, -1, 100'000}) {
        const auto refused =
            sessions.choose(connection, demo, fresh.account.account, {.idle_minutes = too_long});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "account.idle-too-long");
    }
}

TEST_F(AccountTest, WhatThePersonChoseComesBackWithThem) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    const Preferences chosen{
        .idle_minutes = 5, .hidden_warnings = 0x80000005U, .language = view::Language::english};
    ASSERT_TRUE(sessions.choose(connection, demo, fresh.account.account, chosen));
    for (const auto& cookie : {fresh.account.cookie, come_back(code)->cookie}) {
        const auto found = visitor(cookie);
        EXPECT_EQ(found.hidden_warnings, 0x80000005U);
        EXPECT_EQ(found.language, view::Language::english);
    }
}

class PinTest : public AccountTest {
  protected:
    Fresh fresh = write_first();
    std::string code = code_of(fresh);
    PinTest() {
        EXPECT_TRUE(sessions.set_pin(connection, demo.id, fresh.account.session, "2846"));
        now += minutes(16);
    }
    base::Result<Opened> unlock(const std::string& pin) {
        return sessions.unlock_with_pin(connection, demo.id, fresh.account.session, pin, now);
    }
};

TEST_F(PinTest, OpensTheLockUnderAnotherCookie) {
    const auto opened = unlock("2846");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->session, fresh.account.session);
    EXPECT_NE(opened->cookie, fresh.account.cookie);
    EXPECT_TRUE(visitor(opened->cookie).is_person());
    EXPECT_EQ(visitor(fresh.account.cookie).kind, visit::VisitorKind::reader);
}

TEST_F(PinTest, ThreeWrongOnesEndTheSession) {
    EXPECT_EQ(code_or(unlock("0000")), "account.pin-wrong");
    EXPECT_EQ(code_or(unlock("' or 1=1 --")), "account.pin-wrong");
    EXPECT_EQ(visitor(fresh.account.cookie).kind, visit::VisitorKind::person);
    EXPECT_EQ(code_or(unlock("")), "account.session-ended");
    EXPECT_EQ(visitor(fresh.account.cookie).kind, visit::VisitorKind::reader);
    EXPECT_EQ(code_or(unlock("2846")), "account.session-ended");
    EXPECT_TRUE(come_back(code)) << "the account itself is not locked";
}

TEST_F(PinTest, ARightOneForgivesTheWrongOnesBefore) {
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(code_or(unlock("0000")), "account.pin-wrong");
        EXPECT_EQ(code_or(unlock("1111")), "account.pin-wrong");
        EXPECT_TRUE(unlock("2846"));
    }
}

TEST_F(PinTest, IsOfItsOwnSessionAndIsNotReadable) {
    const auto second = come_back(code);
    ASSERT_TRUE(second);
    EXPECT_FALSE(sessions.has_pin(connection, demo.id, second->session));
    EXPECT_EQ(code_or(sessions.unlock_with_pin(connection, demo.id, second->session, "2846", now)),
              "account.session-ended");
    EXPECT_EQ(code_or(sessions.unlock_with_pin(connection, other.id, fresh.account.session, "2846", now)),
              "account.session-ended");
    EXPECT_EQ(database.count("select count(*) from session s where to_jsonb(s)::text like '%2846%' and "
                             "to_jsonb(s)->>'id' not like "
                             "'%2846%' and to_jsonb(s)->>'pin_hash' like '%2846%'"),
              0);
}

TEST_F(PinTest, IsFourToEightDigits) {
    for (const char* bad : {"1", "123", "123456789", "12a4", "１２３４", "12 34", "-123"}) {
        const auto refused = sessions.set_pin(connection, demo.id, fresh.account.session, bad);
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().code, "account.pin-not-digits");
    }
    EXPECT_TRUE(sessions.set_pin(connection, demo.id, fresh.account.session, "12345678"));
    EXPECT_TRUE(sessions.set_pin(connection, demo.id, fresh.account.session, ""));
    EXPECT_FALSE(sessions.has_pin(connection, demo.id, fresh.account.session));
}

TEST_F(AccountTest, TheOwnCodeOpensTheLockAndAnotherDoesNot) {
    const auto mine = write_first();
    const auto my_code = code_of(mine);
    const auto their_code = code_of(write_first());
    sessions.lock(connection, demo.id, mine.account.session);
    EXPECT_TRUE(visitor(mine.account.cookie).person.locked);
    EXPECT_EQ(code_or(sessions.unlock_with_code(connection, demo.id, mine.person, their_code, client, now)),
              "account.code-wrong");
    EXPECT_TRUE(visitor(mine.account.cookie).person.locked);
    const auto opened = sessions.unlock_with_code(connection, demo.id, mine.person, my_code, client, now);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(visitor(opened->cookie).is_person());
}

TEST_F(AccountTest, SigningOutEndsOneSessionAndEverywhereAll) {
    const auto fresh = write_first();
    const auto code = code_of(fresh);
    const auto stranger = write_first();
    const auto second = *come_back(code);
    const auto third = *come_back(code);
    sessions.end(connection, demo.id, second.session);
    EXPECT_EQ(visitor(second.cookie).kind, visit::VisitorKind::reader);
    EXPECT_TRUE(visitor(third.cookie).is_person());
    sessions.end_all(connection, demo.id, fresh.account.account);
    for (const auto& cookie : {fresh.account.cookie, third.cookie})
        EXPECT_EQ(visitor(cookie).kind, visit::VisitorKind::reader);
    EXPECT_TRUE(visitor(stranger.account.cookie).is_person());
}

}  // namespace
}  // namespace luwte::account
