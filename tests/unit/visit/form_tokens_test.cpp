#include "feature/visit/form_tokens.h"

#include <gtest/gtest.h>

namespace luwte::visit {
namespace {

using std::chrono::hours;

class FormTokensTest : public ::testing::Test {
  protected:
    const base::SecretKey key = base::SecretKey::random();
    const FormTokens tokens{key};
    const OrganisationId here{1}, elsewhere{2};
    const base::TimePoint now{std::chrono::seconds(1'800'000'000)};
};

TEST_F(FormTokensTest, AcceptsItsOwnTokenAndNamesTheSending) {
    const auto token = tokens.issue(here, "session", now);
    const auto first = tokens.check(token, here, "session", now);
    const auto again = tokens.check(token, here, "session", now + hours(1));
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->size(), 16U);
    EXPECT_EQ(*first, *again);
}

TEST_F(FormTokensTest, IsDifferentInEveryAnswer) {
    const auto a = tokens.issue(here, "s", now);
    const auto b = tokens.issue(here, "s", now);
    std::size_t same = 0;
    for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
    EXPECT_LT(same, 25U);  // 8 of 56 bytes are the time
}

TEST_F(FormTokensTest, RefusesOtherSessionsOrganisationsAndInstallations) {
    const auto token = tokens.issue(here, "session", now);
    EXPECT_EQ(tokens.check(token, here, "other", now).error(), FormTokens::Fault::forged);
    EXPECT_EQ(tokens.check(token, here, "", now).error(), FormTokens::Fault::forged);
    EXPECT_EQ(tokens.check(token, elsewhere, "session", now).error(), FormTokens::Fault::forged);
    EXPECT_FALSE(FormTokens(base::SecretKey::random()).check(token, here, "session", now));
}

TEST_F(FormTokensTest, RefusesEveryChangedCharacter) {
    const auto token = tokens.issue(here, "s", now);
    for (std::size_t i = 0; i + 1 < token.size(); ++i) {
        auto changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(tokens.check(changed, here, "s", now)) << i;
    }
}

TEST_F(FormTokensTest, RefusesWhatIsOldOrFromTheFuture) {
    const auto token = tokens.issue(here, "s", now);
    EXPECT_EQ(tokens.check(token, here, "s", now + hours(25)).error(), FormTokens::Fault::expired);
    EXPECT_EQ(tokens.check(token, here, "s", now - hours(1)).error(), FormTokens::Fault::expired);
}

TEST_F(FormTokensTest, RefusesGarbage) {
    for (const std::string& text : {std::string(), std::string("x"), std::string(75, '='), std::string(100'000, 'A'), std::string("\0\0", 2)})
        EXPECT_FALSE(tokens.check(text, here, "s", now));
}

}  // namespace
}  // namespace luwte::visit
