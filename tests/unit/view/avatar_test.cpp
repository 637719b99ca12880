// Avatars tell personas apart, and nothing else.
#include "view/avatar.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/template_source.h"

namespace luwte::view {
namespace {

TEST(Avatar, StaysTheSameForTheSameSeed) {
    EXPECT_EQ(avatar_svg(42), avatar_svg(42));
    // Kept pages and people's memory hold these drawings: they change on purpose only.
    EXPECT_THAT(avatar_svg(42),
                ::testing::StartsWith("<svg class=\"avatar\" viewBox=\"0 0 40 40\" aria-hidden=\"true\">"));
}

TEST(Avatar, DiffersForMostSeedsNearEachOther) {
    std::set<std::string> drawings;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) drawings.insert(avatar_svg(seed));
    EXPECT_GT(drawings.size(), 900U);
}

TEST(Avatar, IsSmallAndHoldsNothingThatActs) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const auto drawing = avatar_svg(seed * 0x9e3779b97f4a7c15U);
        EXPECT_LT(drawing.size(), 1300U) << seed;
        EXPECT_TRUE(source_faults(drawing).empty()) << drawing;
        EXPECT_EQ(drawing.find("http"), std::string::npos);
        EXPECT_EQ(drawing.find(" id="), std::string::npos);
    }
}

}  // namespace
}  // namespace luwte::view
