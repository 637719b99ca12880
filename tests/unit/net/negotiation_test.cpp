// Accept-Encoding and If-None-Match.
#include "net/negotiation.h"

#include <gtest/gtest.h>

namespace luwte::net {
namespace {

struct Case {
    const char* header;
    Coding expected;
};
class AcceptEncoding : public ::testing::TestWithParam<Case> {};
TEST_P(AcceptEncoding, ChoosesWhatTheClientLikesBest) {
    EXPECT_EQ(parse_accept_encoding(GetParam().header).choose(true, true), GetParam().expected)
        << GetParam().header;
}
INSTANTIATE_TEST_SUITE_P(
    All, AcceptEncoding,
    ::testing::Values(Case{"", Coding::identity}, Case{"gzip, deflate, br", Coding::brotli},
                      Case{"gzip", Coding::gzip}, Case{"GZIP;q=1.0", Coding::gzip},
                      Case{"x-gzip", Coding::gzip}, Case{"br;q=0.5, gzip;q=0.8", Coding::gzip},
                      Case{"br;q=0.8,gzip;q=0.8", Coding::brotli}, Case{"gzip;q=0", Coding::identity},
                      Case{"*", Coding::brotli}, Case{"*;q=0", Coding::identity},
                      Case{"br;q=0, *", Coding::gzip}, Case{"identity, gzip;q=0.5", Coding::identity},
                      Case{"gzip ; q=0.001", Coding::gzip}, Case{"br;q=abc, gzip;q=2", Coding::identity},
                      Case{"deflate, zstd", Coding::identity}, Case{",,;;,", Coding::identity},
                      Case{"br;q=0.0001", Coding::identity}, Case{"gzip;x=1;q=0", Coding::identity}));

TEST(AcceptEncoding, FallsBackToWhatThereIs) {
    const auto accepted = parse_accept_encoding("br, gzip");
    EXPECT_EQ(accepted.choose(true, false), Coding::gzip);
    EXPECT_EQ(accepted.choose(false, false), Coding::identity);
}

TEST(IfNoneMatch, ComparesWeaklyAndAcrossCodings) {
    EXPECT_TRUE(matches_etag("\"abc\"", "abc"));
    EXPECT_TRUE(matches_etag("W/\"abc\"", "abc"));
    EXPECT_TRUE(matches_etag("\"abc-br\"", "abc"));
    EXPECT_TRUE(matches_etag("\"x\", \"abc-gz\"", "abc"));
    EXPECT_TRUE(matches_etag("*", "abc"));
    EXPECT_FALSE(matches_etag("", "abc"));
    EXPECT_FALSE(matches_etag("*", ""));
    EXPECT_FALSE(matches_etag("abc", "abc"));
    EXPECT_FALSE(matches_etag("\"abcd\"", "abc"));
    EXPECT_FALSE(matches_etag("\"", "abc"));
    EXPECT_FALSE(matches_etag("w/\"abc\"", "abc"));
}

}  // namespace
}  // namespace luwte::net
