// Requests that break the rules, by accident or on purpose: a clear answer, then the end of the connection.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stream/harness.h"

namespace luwte::net::test {
namespace {

using namespace std::string_literals;

struct Case {
    std::string name;
    std::string bytes;
    unsigned status;
};
void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

class Malformed : public ::testing::TestWithParam<Case> {};

TEST_P(Malformed, IsRefusedWithAnAnswerAndClosed) {
    bool reached = false;
    TestApplication application;
    application.on_answer = [&reached](Request, Respond respond) {
        reached = true;
        respond(plain_text(200, {}));
    };
    Running running(application);
    Client client = running.connect();
    client.send(GetParam().bytes);
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status(), GetParam().status) << answer.head;
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(answer.has("content-security-policy"));
    client.finish();
    EXPECT_TRUE(client.is_closed());
    EXPECT_FALSE(reached);
    EXPECT_EQ(running.connect().ask(get("/")).status(), 200U) << "others are served on";
}

std::string with_header(std::string_view line) {
    return "POST / HTTP/1.1\r\nHost: x\r\n" + std::string(line) + "\r\n\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    All, Malformed,
    ::testing::Values(
        Case{"NoHttp", "\x16\x03\x01\x02 hello\r\n\r\n", 400}, Case{"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
        Case{"EmptyHost", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        Case{"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
        Case{"BadHost", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        Case{"BadHostInTarget", "GET http://a@b/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Case{"LengthAndChunked",
             "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             400},
        Case{"ChunkedAndLength",
             "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
             400},
        Case{"TwoLengths", with_header("Content-Length: 3\r\nContent-Length: 4"), 400},
        Case{"ListedLengths", with_header("Content-Length: 3, 4"), 400},
        Case{"NegativeLength", with_header("Content-Length: -1"), 400},
        Case{"PlusLength", with_header("Content-Length: +1"), 400},
        Case{"HexLength", with_header("Content-Length: 0x10"), 400},
        Case{"HugeLength", with_header("Content-Length: 99999999999999999999999"), 400},
        Case{"LargeLength", with_header("Content-Length: 9999999999"), 413},
        Case{"ChunkedTwice", with_header("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400},
        Case{"OtherCoding", with_header("Transfer-Encoding: gzip"), 501},
        Case{"OtherCodingFirst", with_header("Transfer-Encoding: gzip, chunked"), 501},
        Case{"DisguisedCoding", with_header("Transfer-Encoding: xchunked"), 501},
        Case{"ChunkedInHttp10", "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             400},
        Case{"SpaceBeforeColon", with_header("X-Test : 1"), 400},
        Case{"SpaceBeforeFirstHeader", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400},
        Case{"NulInHeader", "GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n"s, 400},
        Case{"BareLineFeed", "GET / HTTP/1.1\nHost: x\n\n", 400},
        Case{"Version2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        Case{"Version9", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505},
        Case{"NoVersion", "GET /\r\nHost: x\r\n\r\n", 400},
        Case{"MethodUnknown", "BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        Case{"MethodConnect", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        Case{"PathWithDots", "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Case{"PathWithNul", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Case{"QueryNoUtf8", "GET /?a=%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Case{"TargetAsterisk", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Case{"Expectation", with_header("Expect: the-unexpected"), 417},
        Case{"LongTarget", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        Case{"EndlessTarget", "GET /" + std::string(30000, 'a'), 414},
        Case{"LongHeader", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'a') + "\r\n\r\n", 431},
        Case{"EndlessHeader", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(30000, 'a'), 431},
        Case{"ManyHeaders",
             [] {
                 std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
                 for (int i = 0; i < 101; ++i) many += "A: b\r\n";
                 return many + "\r\n";
             }(),
             431},
        Case{"BadChunk", with_header("Transfer-Encoding: chunked") + "xyz\r\n", 400},
        Case{"NegativeChunk", with_header("Transfer-Encoding: chunked") + "-1\r\n", 400},
        Case{"HugeChunk", with_header("Transfer-Encoding: chunked") + "ffffffffffffffffff\r\n", 400},
        Case{"LargeChunk", with_header("Transfer-Encoding: chunked") + "fffffff\r\n", 413},
        Case{"ChunkWithoutEnd", with_header("Transfer-Encoding: chunked") + "3\r\nabcXX0\r\n\r\n", 400},
        Case{"EndlessChunkExtension",
             with_header("Transfer-Encoding: chunked") + "1;" + std::string(40000, 'a'), 400},
        Case{"EndlessTrailer",
             with_header("Transfer-Encoding: chunked") + "0\r\nA: " + std::string(40000, 'a'), 400}),
    [](const auto& info) { return info.param.name; });

TEST(Limit, OfTheHeaderCountsAllItsPiecesTogether) {
    TestApplication application;
    Running running(application);
    Client client = running.connect();
    client.send("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 20; ++i) client.send("A: " + std::string(1000, 'a') + "\r\n");
    EXPECT_EQ(client.read_answer().status(), 431U);
}

TEST(Limit, OfABodyIsWhatTheApplicationAdmitsInBothWaysOfSending) {
    TestApplication application;
    application.on_admit = [](const Request&) { return Admission{.body_limit = 5, .refusal = std::nullopt}; };
    Running running(application);
    Client exact = running.connect();
    EXPECT_EQ(exact.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345").body, "/|12345");
    EXPECT_EQ(exact.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n123456").status(), 413U);
    Client chunked = running.connect();
    EXPECT_EQ(chunked.ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n3\r\n")
                  .status(),
              413U);
}

TEST(Refusal, ComesBeforeTheBodyIsSent) {
    TestApplication application;
    application.on_admit = [](const Request& head) {
        Admission admission;
        if (head.path == "/closed") admission.refusal = plain_text(403, "nee");
        return admission;
    };
    Running running(application);
    Client client = running.connect();
    EXPECT_EQ(client.ask(get("/closed")).status(), 403U);
    EXPECT_EQ(client.ask(get("/open")).status(), 200U) << "a refusal without a body keeps the connection";
    client.send("POST /closed HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\nExpect: 100-continue\r\n\r\n");
    const Answer answer = client.read_answer();
    EXPECT_EQ(answer.status(), 403U);
    EXPECT_EQ(answer.header("connection"), "close");
}

TEST(Refusal, ReachesAClientThatIsStillSending) {
    TestApplication application;
    Running running(application);
    Client client = running.connect();
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + std::string(150000, 'x'));
    EXPECT_EQ(client.read_answer().status(), 413U);
}

TEST(Words, OfARefusalAreTheApplications) {
    struct Worded final : TestApplication {
        Response refuse(unsigned status, const Request* head) override {
            return plain_text(status, head == nullptr ? "wie?" : "te groot voor " + head->path);
        }
    } application;
    Running running(application);
    EXPECT_EQ(running.connect().ask("nonsense\r\n\r\n").body, "wie?");
    EXPECT_EQ(running.connect().ask("POST /f HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n").body,
              "te groot voor /f");
}

TEST(Request, ArrivesAsAPlainValue) {
    TestApplication application;
    Request seen;
    application.on_answer_now = [&seen](const Request& request) {
        seen = request;
        return plain_text(200, {});
    };
    Running running(application);
    Client client = running.connect();
    client.ask(
        "GET HTTP://Other.Test:81/caf%C3%A9?a=1&b=%2f HTTP/1.1\r\nHost: Luwte.Test:80\r\nX-Up: Yes \r\n\r\n");
    EXPECT_EQ(seen.host, "other.test");
    EXPECT_EQ(seen.authority, "other.test:81");
    EXPECT_EQ(seen.path, "/café");
    EXPECT_EQ(seen.target, "/caf%C3%A9?a=1&b=%2f");
    EXPECT_EQ(seen.query.get("b"), "/");
    EXPECT_EQ(seen.header("x-up"), "Yes");
    EXPECT_FALSE(seen.secure);
    EXPECT_NE(seen.client, 0U);
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").status(), 204U);
}

}  // namespace
}  // namespace luwte::net::test
