// Queries, forms, headers and cookies.
#include "net/request.h"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace luwte::net {
namespace {

TEST(Parameters, DecodesNamesAndValuesOnceAndKeepsTheirOrder) {
    const auto form = Parameters::parse("a=1&b=twee+drie&a=%C3%A9%26&leeg=&kaal&%61=4%2525");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->get("a"), "1");
    EXPECT_EQ(form->all("a"), (std::vector<std::string_view>{"1", "é&", "4%25"}));
    EXPECT_EQ(form->get("b"), "twee drie");
    EXPECT_TRUE(form->has("leeg"));
    EXPECT_TRUE(form->has("kaal"));
    EXPECT_FALSE(form->has("c"));
    EXPECT_EQ(form->get("c"), "");
    EXPECT_EQ(form->pairs().size(), 6U);
}

TEST(Parameters, OfNothingAreNone) {
    EXPECT_TRUE(Parameters::parse("")->pairs().empty());
    EXPECT_TRUE(Parameters::parse("&&&")->pairs().empty());
}

class MalformedParameters : public ::testing::TestWithParam<std::string> {};
TEST_P(MalformedParameters, AreRefusedAsAWhole) {
    EXPECT_FALSE(Parameters::parse(GetParam()));
}
INSTANTIATE_TEST_SUITE_P(All, MalformedParameters,
                         ::testing::Values("a=%", "a=%4", "a=%zz", "%=a", "a=%00", "a=\0"s, "a=%ff",
                                           "a=%c0%80", "a=%ed%a0%80", "a=%f4%90%80%80", "\xff=1",
                                           "a=1&b=%e2%82"));

TEST(Parameters, HaveALimitOfPairs) {
    EXPECT_TRUE(Parameters::parse("a=1&b=2&c=3", 3));
    EXPECT_FALSE(Parameters::parse("a=1&b=2&c=3&d=4", 3));
}

TEST(Request, FindsHeadersByNameInLowerCase) {
    Request request;
    request.headers = {{"accept", "x"}, {"accept", "y"}};
    EXPECT_EQ(request.header("accept"), "x");
    EXPECT_EQ(request.header("accept-language"), "");
}

TEST(Request, FindsACookieAmongOthers) {
    Request request;
    request.headers = {{"cookie", "a=1;__Host-luwte=x=y ; b"}, {"cookie", " c=3"}};
    EXPECT_EQ(request.cookie("__Host-luwte"), "x=y");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("c"), "3");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_EQ(request.cookie("luwte"), "");
}

TEST(Request, TrustsNoCookieThatWasSentTwice) {
    Request request;
    request.headers = {{"cookie", "s=planted; t=1; s=real"}};
    EXPECT_EQ(request.cookie("s"), "");
    request.headers = {{"cookie", "s=planted"}, {"cookie", "s=real"}};
    EXPECT_EQ(request.cookie("s"), "");
}

}  // namespace
}  // namespace luwte::net
