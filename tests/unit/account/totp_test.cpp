#include "feature/account/totp.h"

#include <gtest/gtest.h>

namespace luwte::account {
namespace {

using namespace std::chrono_literals;

/// The secret of RFC 6238's appendix B for SHA-1.
const std::string rfc_secret = "12345678901234567890";

base::TimePoint at(std::int64_t seconds) {
    return base::TimePoint(std::chrono::seconds(seconds));
}

TEST(Totp, GivesTheDigitsOfRfc6238) {
    const std::pair<std::int64_t, const char*> vectors[] = {
        {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
        {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, digits] : vectors) {
        EXPECT_EQ(totp_digits(rfc_secret, totp_step(at(seconds)), 8), digits);
        EXPECT_EQ(totp_digits(rfc_secret, totp_step(at(seconds))), std::string(digits).substr(2));
    }
}

TEST(Totp, AcceptsTheStepBeforeAndAfterAndNoOther) {
    const auto now = at(1'000'000'000);
    const auto step = totp_step(now);
    for (std::int64_t aside = -3; aside <= 3; ++aside)
        EXPECT_EQ(accept_totp(rfc_secret, totp_digits(rfc_secret, step + aside), now, 0).has_value(),
                  aside >= -1 && aside <= 1)
            << aside;
}

TEST(Totp, TakesAStepOnce) {
    const auto now = at(1'000'000'000);
    const auto digits = totp_digits(rfc_secret, totp_step(now));
    const auto used = accept_totp(rfc_secret, digits, now, 0);
    ASSERT_TRUE(used);
    EXPECT_FALSE(accept_totp(rfc_secret, digits, now, *used));
    EXPECT_FALSE(accept_totp(rfc_secret, totp_digits(rfc_secret, *used - 1), now, *used));
    EXPECT_TRUE(accept_totp(rfc_secret, totp_digits(rfc_secret, *used + 1), now, *used));
}

TEST(Totp, ReadsSpacesAndRefusesTheRest) {
    const auto now = at(59);
    EXPECT_TRUE(accept_totp(rfc_secret, "287 082", now, 0));
    for (const std::string& typed :
         std::vector<std::string>{"", "28708", "2870822", "28708a", "-87082", "２８７０８２", "287082\n",
                                  std::string(100'000, '2'), "' or 1=1"})
        EXPECT_FALSE(accept_totp(rfc_secret, typed, now, 0)) << typed.substr(0, 20);
}

TEST(Totp, IsToldToAuthenticatorPrograms) {
    // RFC 4648 section 10.
    EXPECT_EQ(to_base32(""), "");
    EXPECT_EQ(to_base32("f"), "MY");
    EXPECT_EQ(to_base32("fo"), "MZXQ");
    EXPECT_EQ(to_base32("foo"), "MZXW6");
    EXPECT_EQ(to_base32("foob"), "MZXW6YQ");
    EXPECT_EQ(to_base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(
        otpauth_address("Huis & Zee", "Noor", rfc_secret),
        "otpauth://totp/Huis%20%26%20Zee:Noor?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Huis%20%26%20Zee"
        "&algorithm=SHA1&digits=6&period=30");
}

TEST(Totp, MakesSecretsOf160RandomBits) {
    EXPECT_EQ(new_totp_secret().size(), 20U);
    EXPECT_NE(new_totp_secret(), new_totp_secret());
}

}  // namespace
}  // namespace luwte::account
