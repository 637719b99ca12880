#include "feature/visit/router.h"

#include <gtest/gtest.h>

namespace luwte::visit {
namespace {

Route route(net::Method method, std::string pattern) {
    Route made;
    made.method = method;
    made.pattern = std::move(pattern);
    return made;
}

Router router() {
    std::vector<Route> routes;
    for (const char* pattern : {"/", "/f", "/f/{forum}", "/t/new", "/t/{topic}", "/t/{topic}/reply", "/docs/{rest*}"})
        routes.push_back(route(net::Method::get, pattern));
    routes.push_back(route(net::Method::post, "/t/{topic}"));
    return Router(std::move(routes));
}

TEST(Router, PutsAFixedSegmentBeforeACaughtOne) {
    const auto all = router();
    EXPECT_EQ(all.find(net::Method::get, "/t/new").route->pattern, "/t/new");
    const auto topic = all.find(net::Method::get, "/t/8x2m4");
    EXPECT_EQ(topic.route->pattern, "/t/{topic}");
    EXPECT_EQ(topic.captures, std::vector<std::string_view>{"8x2m4"});
}

TEST(Router, FallsBackFromAFixedSegmentThatLeadsNowhere) {
    const auto all = router();
    const auto match = all.find(net::Method::get, "/t/new/reply");
    EXPECT_EQ(match.route->pattern, "/t/{topic}/reply");
    EXPECT_EQ(match.captures, std::vector<std::string_view>{"new"});
}

TEST(Router, AnswersHeadAsGet) { EXPECT_NE(router().find(net::Method::head, "/").route, nullptr); }

TEST(Router, TellsAMissingPageFromAMethodThatIsNotTaken) {
    const auto all = router();
    EXPECT_TRUE(all.find(net::Method::get, "/nothing").allowed.empty());
    const auto wrong = all.find(net::Method::post, "/f");
    EXPECT_EQ(wrong.route, nullptr);
    EXPECT_EQ(wrong.allowed, std::vector<net::Method>{net::Method::get});
}

TEST(Router, FindsNothingForEmptySegmentsAndTrailingSlashes) {
    const auto all = router();
    for (const char* path : {"", "//", "/f/", "/t//", "/t//reply", "/f/a/b"}) EXPECT_EQ(all.find(net::Method::get, path).route, nullptr) << path;
}

TEST(Router, CatchesTheRestOfAPath) {
    const auto all = router();
    const auto match = all.find(net::Method::get, "/docs/a/b");
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.captures, std::vector<std::string_view>{"a/b"});
}

TEST(Router, RefusesTwoRoutesAtOnePlace) {
    std::vector<Route> twice;
    twice.push_back(route(net::Method::get, "/t/{a}"));
    twice.push_back(route(net::Method::get, "/t/{b}"));
    EXPECT_THROW(Router(std::move(twice)), std::logic_error);
}

}  // namespace
}  // namespace luwte::visit
