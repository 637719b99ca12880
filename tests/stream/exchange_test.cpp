// Plain exchanges: what a well-behaved client gets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stream/harness.h"

namespace luwte::net::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Exchange : ::testing::Test {
    TestApplication application;
};

TEST_F(Exchange, ServesRequestsOneAfterTheOtherOnOneConnection) {
    Running running(application);
    Client client = running.connect();
    EXPECT_EQ(client.ask(get("/one")).body, "/one|");
    EXPECT_EQ(client.ask(get("/two")).body, "/two|");
    const Answer last = client.ask(get("/three", "Connection: close\r\n"));
    EXPECT_EQ(last.body, "/three|");
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Exchange, ServesPipelinedRequestsInOrder) {
    Running running(application);
    Client client = running.connect();
    client.send(get("/a") + "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody" + get("/c"));
    EXPECT_EQ(client.read_answer().body, "/a|");
    EXPECT_EQ(client.read_answer().body, "/b|body");
    EXPECT_EQ(client.read_answer().body, "/c|");
}

TEST_F(Exchange, TakesABodyInChunks) {
    Running running(application);
    Client client = running.connect();
    client.send("POST /form HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
    client.send("6;ext=1\r\n world\r\n0\r\nTrailer: ignored\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "/form|hello world");
    EXPECT_EQ(client.ask(get("/next")).body, "/next|");
}

TEST_F(Exchange, AnswersHeadWithTheHeadersOfGetAndNoBody) {
    Running running(application);
    Client client = running.connect();
    client.send("HEAD /page HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.read_answer(true).header("content-length"), "6");
    EXPECT_EQ(client.ask(get("/after")).body, "/after|");
}

TEST_F(Exchange, SaysContinueBeforeTheBodyIsSent) {
    Running running(application);
    Client client = running.connect();
    client.send("POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(client.ask("ok").body, "/p|ok");
}

TEST_F(Exchange, ClosesAfterAnHttp10RequestUnlessAskedNotTo) {
    Running running(application);
    Client once = running.connect();
    once.send("GET /x HTTP/1.0\r\nHost: x\r\n\r\n");
    EXPECT_EQ(once.read_answer().header("connection"), "close");
    EXPECT_TRUE(once.is_closed());
    Client twice = running.connect();
    EXPECT_EQ(twice.ask("GET /x HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n").header("connection"),
              "keep-alive");
    EXPECT_EQ(twice.ask(get("/y")).body, "/y|");
}

TEST_F(Exchange, CarriesTheSafeHeadersOnEveryAnswer) {
    Running running(application);
    Client client = running.connect();
    for (const std::string& request : {get("/fine"), std::string("BREW / HTTP/1.1\r\nHost: x\r\n\r\n")}) {
        const Answer answer = client.ask(request);
        EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'"));
        EXPECT_THAT(answer.header("content-security-policy"), Not(HasSubstr("data:")));
        EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("cache-control"), "no-store");
        EXPECT_THAT(answer.header("permissions-policy"), HasSubstr("camera=()"));
        EXPECT_FALSE(answer.has("server"));
        EXPECT_FALSE(answer.has("strict-transport-security"));
        EXPECT_TRUE(answer.has("date"));
    }
}

}  // namespace
}  // namespace luwte::net::test
