// Staff: code and one-time password, roles, being switched off.
#include "feature/account/totp.h"
#include "integration/account/fixture.h"

namespace luwte::account {
namespace {

std::string from_base32(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        held = held << 5 | static_cast<std::uint32_t>(alphabet.find(c));
        bits += 5;
        if (bits >= 8) bytes += static_cast<char>(held >> (bits -= 8) & 255);
    }
    return bytes;
}

class StaffTest : public AccountTest {
  protected:
    static constexpr auto moderator = static_cast<std::uint16_t>(visit::Role::moderator);
    static constexpr auto duty = static_cast<std::uint16_t>(visit::Role::duty);
    StaffSignIn noor = *staff.add(connection, demo, "Noor", moderator | duty, now);

    std::string digits() const { return totp_digits(from_base32(noor.secret), totp_step(now)); }
    base::Result<Opened> sign_in(const std::string& code, const std::string& password,
                                 std::uint64_t from = client) {
        return staff.sign_in(connection, demo, code, password, {}, from, now);
    }
};

TEST_F(StaffTest, SignsInWithCodeAndOneTimePassword) {
    const auto opened = sign_in(noor.code, digits());
    ASSERT_TRUE(opened) << code_or(opened);
    const auto found = visitor(opened->cookie);
    EXPECT_TRUE(found.is_staff());
    EXPECT_EQ(found.staff.staff, noor.id);
    EXPECT_TRUE(found.staff.has(visit::Role::duty));
    EXPECT_FALSE(found.staff.has(visit::Role::administrator));
}

TEST_F(StaffTest, AnswersEveryWrongPartAlike) {
    EXPECT_EQ(code_or(sign_in("fout fout fout fout fout fout", digits())), "account.staff-sign-in-wrong");
    EXPECT_EQ(code_or(sign_in(noor.code, "000000")), "account.staff-sign-in-wrong");
    EXPECT_EQ(code_or(sign_in(noor.code, "")), "account.staff-sign-in-wrong");
    EXPECT_EQ(code_or(sign_in("", digits())), "account.staff-sign-in-wrong");
    EXPECT_EQ(code_or(sign_in("' or 1=1 --", "' or 1=1")), "account.staff-sign-in-wrong");
    EXPECT_EQ(code_or(staff.sign_in(connection, other, noor.code, digits(), {}, client, now)),
              "account.staff-sign-in-wrong");
    EXPECT_TRUE(sign_in(noor.code, digits()));
}

TEST_F(StaffTest, AUsedOneTimePasswordIsRefused) {
    const auto used = digits();
    ASSERT_TRUE(sign_in(noor.code, used));
    EXPECT_EQ(code_or(sign_in(noor.code, used)), "account.staff-sign-in-wrong");
    now += std::chrono::seconds(30);
    EXPECT_EQ(code_or(sign_in(noor.code, used)), "account.staff-sign-in-wrong") << "nor in the next step";
    EXPECT_TRUE(sign_in(noor.code, digits()));
}

TEST_F(StaffTest, GuessingIsLimitedPerClient) {
    for (int i = 0; i < 10; ++i) EXPECT_FALSE(sign_in(noor.code, "000000", 666));
    EXPECT_EQ(code_or(sign_in(noor.code, digits(), 666)), "account.too-many-tries");
    EXPECT_TRUE(sign_in(noor.code, digits()));
}

TEST_F(StaffTest, ACodeOfStaffOpensNoAccountAndTheOtherWayRound) {
    EXPECT_EQ(code_or(come_back(noor.code)), "account.code-wrong");
    EXPECT_EQ(code_or(sign_in(code_of(write_first()), digits())), "account.staff-sign-in-wrong");
}

TEST_F(StaffTest, SessionsLockAfterHalfAnHourAndEndAfterEight) {
    const auto opened = *sign_in(noor.code, digits());
    now += std::chrono::minutes(31);
    EXPECT_TRUE(visitor(opened.cookie).staff.locked);
    EXPECT_FALSE(visitor(opened.cookie).is_staff());
    now += std::chrono::hours(8);
    EXPECT_EQ(visitor(opened.cookie).kind, visit::VisitorKind::reader);
}

TEST_F(StaffTest, SwitchingOffEndsEverythingAtOnce) {
    const auto opened = *sign_in(noor.code, digits());
    EXPECT_FALSE(staff.disable(connection, other.id, noor.id));
    ASSERT_TRUE(staff.disable(connection, demo.id, noor.id));
    EXPECT_EQ(visitor(opened.cookie).kind, visit::VisitorKind::reader);
    now += std::chrono::minutes(1);
    EXPECT_EQ(code_or(sign_in(noor.code, digits())), "account.staff-sign-in-wrong");
    EXPECT_TRUE(staff.find(connection, demo.id, noor.id)->disabled);
}

TEST_F(StaffTest, RolesTakeEffectWithTheNextRequest) {
    const auto opened = *sign_in(noor.code, digits());
    ASSERT_TRUE(staff.set_roles(connection, demo.id, noor.id, role_bit("editor")));
    EXPECT_EQ(visitor(opened.cookie).staff.roles, static_cast<std::uint16_t>(visit::Role::editor));
    EXPECT_FALSE(staff.set_roles(connection, demo.id, noor.id, 0));
    EXPECT_FALSE(staff.set_roles(connection, demo.id, noor.id, 128));
    EXPECT_EQ(role_bit("king"), 0);
}

TEST_F(StaffTest, IsStoredWithoutCodeAndSecret) {
    const auto secret = base::to_hex(from_base32(noor.secret));
    for (const auto row : database.run("select to_jsonb(s)::text from staff s")) {
        EXPECT_EQ(row.text(0).find(secret), std::string_view::npos);
        EXPECT_EQ(row.text(0).find(noor.code), std::string_view::npos);
    }
    EXPECT_TRUE(noor.otpauth.starts_with("otpauth://totp/Huis%20demo:Noor?secret=" + noor.secret));
}

TEST_F(StaffTest, NeedsANameAndRoles) {
    for (const std::string& name : std::vector<std::string>{"", "  ", std::string(61, 'a'), "\xff"})
        EXPECT_FALSE(staff.add(connection, demo, name, 1, now));
    EXPECT_FALSE(staff.add(connection, demo, "Bas", 0, now));
    EXPECT_EQ(staff.list(connection, demo.id).size(), 1U);
    EXPECT_TRUE(staff.list(connection, other.id).empty());
}

}  // namespace
}  // namespace luwte::account
