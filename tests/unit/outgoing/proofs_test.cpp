// Signatures that others check with standard tools, mails that hold no more than they should, and answers
// read.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "outgoing/mail_text.h"
#include "outgoing/signing.h"
#include "outgoing/transfer.h"
#include "support/push_check.h"

namespace luwte::outgoing {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

const base::TimePoint moment{1'700'000'000s};

TEST(Webhook, IsSignedAsTheStandardHasIt) {
    // Computed with: printf 'msg_1.1700000000.{}' | openssl dgst -sha256 -hmac … -binary | base64
    const std::string secret = "01234567890123456789012345678901";
    EXPECT_EQ(webhook_signature(secret, "msg_1", moment, "{}"),
              "v1,f/Y+daDmym1RFEncjwfCErhuxrwhXfMCa22UPngBea0=");
    EXPECT_NE(webhook_signature(secret, "msg_1", moment + 1s, "{}"),
              webhook_signature(secret, "msg_1", moment, "{}"));
    EXPECT_NE(webhook_signature(secret, "msg_2", moment, "{}"),
              webhook_signature(secret, "msg_1", moment, "{}"));
    EXPECT_EQ(show_webhook_secret(secret), "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
}

TEST(PushKey, IsTheSameForOneOrganisationAndAnotherForEachOther) {
    const auto key = base::SecretKey::random();
    EXPECT_EQ(PushKey(key, "one").public_key(), PushKey(key, "one").public_key());
    EXPECT_NE(PushKey(key, "one").public_key(), PushKey(key, "two").public_key());
    EXPECT_NE(PushKey(key, "one").public_key(), PushKey(base::SecretKey::random(), "one").public_key());
    EXPECT_EQ(PushKey(key, "one").public_key().size(), 87U);  // 65 bytes
}

TEST(PushKey, SignsATokenThatItsPublicKeyProves) {
    for (int i = 0; i < 20; ++i) {  // r and s are sometimes shorter than 32 bytes
        const PushKey key(base::SecretKey::random(), "one");
        const auto header = key.authorization("https://push.example.org", "mailto:post@example.org", moment);
        const auto claims = testing::check_push_authorization(header, key.public_key());
        ASSERT_TRUE(claims) << header;
        EXPECT_EQ((*claims)["aud"], "https://push.example.org");
        EXPECT_EQ((*claims)["sub"], "mailto:post@example.org");
        EXPECT_EQ((*claims)["exp"], 1'700'000'000 + 12 * 3600);
        const PushKey other(base::SecretKey::random(), "one");
        EXPECT_FALSE(testing::check_push_authorization(header, other.public_key()));
    }
}

TEST(Mail, HasItsHeadersAndItsText) {
    const auto mail =
        mail_text({"post@example.org", "duty@example.net", "Agenda", "abc"}, "Kijk even.\n", moment);
    EXPECT_THAT(mail, HasSubstr("Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n"));
    EXPECT_THAT(
        mail,
        HasSubstr("From: <post@example.org>\r\nTo: <duty@example.net>\r\nMessage-ID: <abc@example.org>\r\n"));
    EXPECT_THAT(mail, HasSubstr("\r\n\r\n" + to_base64("Kijk even.\n")));
}

TEST(Mail, TakesNoHeaderFromItsSubject) {
    const auto mail = mail_text({"a@b.nl", "c@d.nl", "Agenda\r\nBcc: e@f.nl", "abc"}, "", moment);
    EXPECT_THAT(mail, Not(HasSubstr("\nBcc")));
    // Long, and with characters of more bytes than one: no half characters, no line too long.
    const auto long_one =
        mail_text({"a@b.nl", "c@d.nl", "éé€" + std::string(200, 'x') + "€€€", "abc"}, "", moment);
    for (std::size_t at = 0; at < long_one.size();) {
        const auto end = long_one.find("\r\n", at);
        EXPECT_LE(end - at, 78U);
        at = end + 2;
    }
}

TEST(RetryAfter, IsSecondsOrADateAndADayAtMost) {
    EXPECT_EQ(parse_retry_after(" 120\r\n", moment), 120s);
    EXPECT_EQ(parse_retry_after("Tue, 14 Nov 2023 22:14:20 GMT", moment), 60s);
    EXPECT_EQ(parse_retry_after("Tue, 14 Nov 2023 22:12:20 GMT", moment), 0s);
    EXPECT_EQ(parse_retry_after("999999999999", moment), 24h);
    for (const auto* text : {"", " ", "-5", "soon", "99999999999999999999999", "1e9", "\xff\xfe"})
        EXPECT_EQ(parse_retry_after(text, moment), 0s) << text;
}

TEST(Status, SaysWhatToDoNext) {
    for (const unsigned status : {200U, 201U, 202U, 204U})
        EXPECT_EQ(outcome_of_status(status), Outcome::taken);
    for (const unsigned status : {404U, 410U}) EXPECT_EQ(outcome_of_status(status), Outcome::gone);
    for (const unsigned status : {0U, 408U, 429U, 500U, 503U})
        EXPECT_EQ(outcome_of_status(status), Outcome::later);
    for (const unsigned status : {301U, 302U, 307U, 400U, 401U, 403U, 413U})
        EXPECT_EQ(outcome_of_status(status), Outcome::refused);
}

}  // namespace
}  // namespace luwte::outgoing
