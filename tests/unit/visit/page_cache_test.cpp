#include "feature/visit/page_cache.h"

#include <gtest/gtest.h>

#include "feature/visit/rate_limits.h"

namespace luwte::visit {
namespace {

using std::chrono::seconds;
const base::TimePoint now{seconds(1'800'000'000)};

PageCache::Kept page(std::size_t size, seconds at_most = seconds(60)) {
    auto body = std::make_shared<net::PreparedBody>();
    body->identity = std::string(size, 'x');
    return {body, "text/html", now + at_most};
}

TEST(PageCache, GivesBackWhatItKeepsUntilItsTime) {
    PageCache cache(100'000);
    cache.keep("a", page(10), {"topic 1"}, cache.epoch());
    EXPECT_TRUE(cache.find("a", now));
    EXPECT_FALSE(cache.find("b", now));
    EXPECT_FALSE(cache.find("a", now + seconds(60)));
}

TEST(PageCache, DropsAllPagesOfASubjectAndNoOthers) {
    PageCache cache(100'000);
    cache.keep("a", page(10), {"topic 1", "forum 1"}, cache.epoch());
    cache.keep("b", page(10), {"forum 1"}, cache.epoch());
    cache.keep("c", page(10), {"topic 2"}, cache.epoch());
    cache.drop("forum 1");
    EXPECT_FALSE(cache.find("a", now));
    EXPECT_FALSE(cache.find("b", now));
    EXPECT_TRUE(cache.find("c", now));
}

TEST(PageCache, KeepsNothingThatChangedWhileItWasMade) {
    PageCache cache(100'000);
    const auto epoch = cache.epoch();
    cache.drop("topic 1");
    cache.keep("a", page(10), {"topic 1"}, epoch);
    cache.keep("b", page(10), {"topic 2"}, epoch);
    EXPECT_FALSE(cache.find("a", now));
    EXPECT_TRUE(cache.find("b", now));
    const auto before_gap = cache.epoch();
    cache.drop_all();
    cache.keep("c", page(10), {"topic 3"}, before_gap);
    EXPECT_FALSE(cache.find("c", now));
    EXPECT_EQ(cache.bytes(), 0U);
}

TEST(PageCache, StaysWithinItsBytesAndDropsTheOldestFirst) {
    PageCache cache(10'000);
    for (int i = 0; i < 10; ++i) cache.keep(std::to_string(i), page(2'000), {"s"}, cache.epoch());
    EXPECT_LE(cache.bytes(), 10'000U);
    EXPECT_TRUE(cache.find("9", now));
    EXPECT_FALSE(cache.find("0", now));
    cache.keep("huge", page(20'000), {"s"}, cache.epoch());
    EXPECT_FALSE(cache.find("huge", now));
}

TEST(RateLimits, AllowsABurstThenAsksToWaitAndRecovers) {
    RateLimits limits;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(limits.use("in", 7, 5, seconds(50), now).count(), 0);
    EXPECT_EQ(limits.use("in", 7, 5, seconds(50), now).count(), 10);
    EXPECT_EQ(limits.use("in", 8, 5, seconds(50), now).count(), 0) << "another client is not held up";
    EXPECT_EQ(limits.use("out", 7, 5, seconds(50), now).count(), 0) << "another use is counted apart";
    EXPECT_EQ(limits.use("in", 7, 5, seconds(50), now + seconds(10)).count(), 0);
}

TEST(RateLimits, TakesZeroForNoLimit) {
    RateLimits limits;
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(limits.use("x", 1, 0, seconds(1), now).count(), 0);
}

}  // namespace
}  // namespace luwte::visit
