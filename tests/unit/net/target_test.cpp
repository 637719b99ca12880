// Request targets and hosts, hostile ones above all.
#include "net/target.h"

#include <gtest/gtest.h>

namespace luwte::net {
namespace {

TEST(Path, IsDecodedOnce) {
    EXPECT_EQ(decode_path("/"), "/");
    EXPECT_EQ(decode_path("/t/8x2m4"), "/t/8x2m4");
    EXPECT_EQ(decode_path("/caf%C3%A9/a+b/"), "/café/a+b/");
    EXPECT_EQ(decode_path("/a%2525"), "/a%25");
    EXPECT_EQ(decode_path("/..."), "/...");
    EXPECT_EQ(decode_path("/.well-known/x"), "/.well-known/x");
}

class HostilePath : public ::testing::TestWithParam<const char*> {};
TEST_P(HostilePath, IsRefused) {
    EXPECT_FALSE(decode_path(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, HostilePath,
                         ::testing::Values("", "a", "*", "//", "/a//b", "//evil.example/x", "/.", "/..",
                                           "/../etc", "/a/../b", "/a/./b", "/%2e%2e/x", "/a/%2E/", "/.%2e/",
                                           "/a%2fb", "/%2F", "/a%5cb", "/a\\b", "/%00", "/a%00b",
                                           "/%0d%0aset-cookie:x", "/%09", "/%7f", "/%", "/%4", "/%zz", "/%ff",
                                           "/%c0%ae%c0%ae/", "/%ed%a0%80"));

TEST(Target, TakesOriginAndAbsoluteForm) {
    const auto origin = parse_target("/f/3k9?p=%41&q");
    ASSERT_TRUE(origin);
    EXPECT_EQ(origin->path, "/f/3k9");
    EXPECT_EQ(origin->query, "p=%41&q");
    EXPECT_EQ(origin->authority, "");
    const auto absolute = parse_target("HTTP://Luwte.Test:8080/a?b");
    ASSERT_TRUE(absolute);
    EXPECT_EQ(absolute->path, "/a");
    EXPECT_EQ(absolute->authority, "Luwte.Test:8080");
    EXPECT_EQ(absolute->origin, "/a?b");
    EXPECT_EQ(parse_target("https://luwte.test")->path, "/");
    EXPECT_EQ(parse_target("https://luwte.test?x=1")->query, "x=1");
    EXPECT_EQ(parse_target("https://luwte.test?x=1")->path, "/");
}

class HostileTarget : public ::testing::TestWithParam<const char*> {};
TEST_P(HostileTarget, IsRefused) {
    EXPECT_FALSE(parse_target(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, HostileTarget,
                         ::testing::Values("", "*", "luwte.test:443", "http:///x", "https://",
                                           "ftp://luwte.test/", "/a#b", "/\xc3\xa9", "/a b", "/a\tb",
                                           "javascript:alert(1)", "?x", "/..?x"));

TEST(Host, IsTakenApart) {
    EXPECT_EQ(parse_host("Luwte.Example")->name, "luwte.example");
    EXPECT_EQ(parse_host("luwte.example.:8443")->name, "luwte.example");
    EXPECT_EQ(parse_host("Luwte.example:8443")->authority, "luwte.example:8443");
    EXPECT_EQ(parse_host("127.0.0.1:80")->name, "127.0.0.1");
    EXPECT_EQ(parse_host("[::1]:18080")->name, "[::1]");
    EXPECT_EQ(parse_host("[::1]")->authority, "[::1]");
    EXPECT_EQ(parse_host("xn--bcher-kva.example")->name, "xn--bcher-kva.example");
}

class HostileHost : public ::testing::TestWithParam<std::string> {};
TEST_P(HostileHost, IsRefused) {
    EXPECT_FALSE(parse_host(GetParam())) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(All, HostileHost,
                         ::testing::Values("", ".", "a..b", ".a", "-a.b", "a-.b", "a:0", "a:65536",
                                           "a:", "a:x", "a:80:80", "a b", "a/b", "a@b", "user:pw@a", "a,b",
                                           "a?b", "a#b", "é.nl", "a%2eb", "[::1", "::1", "[]", "[::1]x",
                                           "[fe80::1%25eth0]", "[1.2.3.4]", "a\"b", "<script>", "a\\b",
                                           std::string(64, 'a'), std::string(300, 'a')));

}  // namespace
}  // namespace luwte::net
