// The cookie, the place for hashing, and the limits against guessing.
#include <latch>
#include <optional>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "feature/account/cookie.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"

namespace luwte::account {
namespace {

using namespace std::chrono_literals;

TEST(Cookie, LivesAsLongAsTheBrowserAndGoesNowhereElse) {
    const auto value = new_cookie_value();
    EXPECT_EQ(session_cookie(value), "__Host-s=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_EQ(left_cookie(), "__Host-s=left; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_EQ(no_cookie(), "__Host-s=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST(Cookie, Is32RandomBytes) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto value = new_cookie_value();
        EXPECT_TRUE(is_cookie_value(value)) << value;
        EXPECT_TRUE(seen.insert(value).second);
    }
    for (const char* value :
         {"", "left", "a", "0123456789012345678901234567890123456789012",
          "012345678901234567890123456789012345678901;", "0123456789012345678901234567890123456789012 "}) {
        const bool is_one = std::string_view(value).size() == 43 &&
                            std::string_view(value).find(';') == std::string_view::npos;
        EXPECT_EQ(is_cookie_value(value), is_one) << value;
    }
}

TEST(Hashing, RefusesAtOnceWhenTooManyWait) {
    Hashing hashing({.at_once = 1, .waiting = 0, .patience = 10s});
    auto first = hashing.enter();
    ASSERT_TRUE(first);
    const auto refused = hashing.hash("geheim");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ProblemKind::unavailable);
    EXPECT_EQ(refused.error().code, "account.busy");
}

TEST(Hashing, GivesUpWaitingAfterItsPatience) {
    Hashing hashing({.at_once = 1, .waiting = 1, .patience = 1ms});
    auto first = hashing.enter();
    ASSERT_TRUE(first);
    EXPECT_FALSE(hashing.enter());
    EXPECT_EQ(hashing.state().waiting, 0U);
}

TEST(Hashing, LetsTheNextInWhenAPlaceIsGivenBack) {
    Hashing hashing({.at_once = 1, .waiting = 1, .patience = 60s});
    std::optional<base::Result<Hashing::Place>> first(hashing.enter());
    ASSERT_TRUE(first->has_value());
    bool entered = false;
    std::thread waiter([&] { entered = hashing.enter().has_value(); });
    while (hashing.state().waiting == 0) std::this_thread::yield();
    first.reset();
    waiter.join();
    EXPECT_TRUE(entered);
    EXPECT_EQ(hashing.state().running, 0U);
}

TEST(Hashing, KnowsWhatItHashed) {
    Hashing hashing;
    const auto hash = hashing.hash("zes woorden");
    ASSERT_TRUE(hash);
    EXPECT_EQ(hash->rfind("$argon2id$", 0), 0U);
    EXPECT_TRUE(*hashing.verify(*hash, "zes woorden"));
    EXPECT_FALSE(*hashing.verify(*hash, "zes woorde"));
    EXPECT_FALSE(*hashing.verify("", ""));
}

const base::TimePoint start(std::chrono::hours(500'000));

TEST(GuessLimits, StopsAClientThatIsOftenWrongForAWhile) {
    GuessLimits limits({.wrong_per_client = 3,
                        .wrong_per_client_in_storm = 1,
                        .storm = 100,
                        .window = 600s,
                        .clients = 1'000});
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(limits.may_try(1, start));
        limits.was_wrong(1, start);
    }
    EXPECT_FALSE(limits.may_try(1, start));
    EXPECT_FALSE(limits.may_try(1, start + 599s));
    EXPECT_TRUE(limits.may_try(1, start + 600s));
}

TEST(GuessLimits, NeverStopsSomebodyElse) {
    GuessLimits limits({.wrong_per_client = 3,
                        .wrong_per_client_in_storm = 1,
                        .storm = 10,
                        .window = 600s,
                        .clients = 1'000});
    for (std::uint64_t client = 100; client < 400; ++client)
        for (int i = 0; i < 3; ++i) limits.was_wrong(client, start);
    EXPECT_TRUE(limits.may_try(1, start)) << "a person who has not been wrong can always try";
    limits.was_wrong(1, start);
    EXPECT_FALSE(limits.may_try(1, start)) << "in a storm there are fewer tries";
}

TEST(GuessLimits, RemembersABoundedNumber) {
    GuessLimits limits({.wrong_per_client = 1,
                        .wrong_per_client_in_storm = 1,
                        .storm = 1'000'000,
                        .window = 600s,
                        .clients = 50});
    for (std::uint64_t client = 0; client < 10'000; ++client) limits.was_wrong(client, start);
    EXPECT_EQ(limits.wrong_lately(start), 50U);
    EXPECT_TRUE(limits.may_try(1, start));
    EXPECT_FALSE(limits.may_try(9'999, start));
}

}  // namespace
}  // namespace luwte::account
