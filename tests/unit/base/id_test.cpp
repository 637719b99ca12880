#include "base/id.h"

#include <gtest/gtest.h>

#include <set>

#include "base/ids.h"

namespace luwte::base {
namespace {

TEST(Id, ReadsBackWhatItWrote) {
    for (int i = 0; i < 1000; ++i) {
        const auto id = new_id<TopicId>();
        const auto text = to_public(id);
        EXPECT_EQ(text.size(), 12U);
        EXPECT_EQ(from_public<TopicId>(text), id);
    }
}

TEST(Id, AcceptsLookAlikesAndUpperCase) {
    EXPECT_EQ(decode_id("OIL000000000"), decode_id("011000000000"));
    EXPECT_EQ(decode_id("ABCDEF000000"), decode_id("abcdef000000"));
}

TEST(Id, RefusesWhatIsNoId) {
    for (const char* text : {"", "000000000000", "0123456789a", "0123456789abc", "0123456789u!", "../../etc/pw"})
        EXPECT_FALSE(decode_id(text)) << text;
}

TEST(Id, TellsNoOrder) {
    std::set<std::uint64_t> seen;
    int rises = 0;
    std::uint64_t last = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto value = random_id_value();
        EXPECT_TRUE(seen.insert(value).second);
        rises += value > last ? 1 : 0;
        last = value;
    }
    EXPECT_GT(rises, 400);
    EXPECT_LT(rises, 600);
}

}  // namespace
}  // namespace luwte::base
