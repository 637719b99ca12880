// Each step of input and output fails in turn; the clock is held.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stream/memory_connection.h"

namespace luwte::net::test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

TEST(Failure, OfAnyStepEndsTheConnectionAndNothingElse) {
    TestApplication application;
    bool whole = false;
    int failed = 0;
    for (std::size_t step = 1; step < 50 && !whole; ++step) {
        boost::beast::test::fail_count failures(step);
        MemoryConnection connection(application, &failures);
        connection.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
        connection.send("body");
        connection.send(get("/b", "Connection: close\r\n"));
        whole = count(connection.received(), "HTTP/1.1 200 OK") == 2;
        failed += whole ? 0 : 1;
        connection.hang_up();
        EXPECT_TRUE(connection.is_over()) << "after a failure in step " << step;
    }
    EXPECT_TRUE(whole);
    EXPECT_GE(failed, 5) << "reads of head and body, the interim answer, two answers";
}

TEST(Failure, OfAnyStepEndsAnEventStreamAndItsSubscription) {
    std::shared_ptr<EventSender> sender;
    std::weak_ptr<int> subscription;
    TestApplication application;
    application.on_answer_now = [&](const Request&) {
        Response response;
        response.body = EventStream{[&](std::shared_ptr<EventSender> opened) {
            sender = std::move(opened);
            const auto kept = std::make_shared<int>(1);
            subscription = kept;
            return kept;
        }};
        return response;
    };
    bool whole = false;
    for (std::size_t step = 1; step < 20 && !whole; ++step) {
        sender = nullptr;
        boost::beast::test::fail_count failures(step);
        MemoryConnection connection(application, &failures);
        connection.send(get("/wake"));
        if (sender) sender->send({"", "one"});
        connection.work();
        if (sender) sender->send({"", "two"});
        connection.work();
        whole = connection.received().ends_with("data: one\n\ndata: two\n\n");
        connection.hang_up();
        EXPECT_TRUE(connection.is_over()) << "after a failure in step " << step;
        EXPECT_TRUE(subscription.expired());
        if (sender) {
            EXPECT_FALSE(sender->send({"", "late"}));
        }
    }
    EXPECT_TRUE(whole);
}

TEST(Failure, OfThePeerInTheMiddleOfAHeadOrBodyReachesNoApplication) {
    int asked = 0;
    TestApplication application;
    application.on_answer = [&asked](Request, Respond respond) {
        ++asked;
        respond(plain_text(200, {}));
    };
    const std::string request =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (std::size_t length = 0; length < request.size(); ++length) {
        MemoryConnection connection(application);
        connection.send(request.substr(0, length));
        connection.hang_up();
        EXPECT_TRUE(connection.is_over()) << "cut after " << length << " bytes";
    }
    EXPECT_EQ(asked, 0);
}

TEST(Delivery, ByteForByteGivesTheSameAnswers) {
    TestApplication application;
    MemoryConnection connection(application);
    const std::string requests = "\r\n" + get("/a?x=1") +
                                 "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                 "3;e=\"v\"\r\nabc\r\n2\r\nde\r\n0\r\nT: v\r\n\r\n" + get("/c");
    for (const char c : requests) connection.send(std::string_view(&c, 1));
    EXPECT_EQ(count(connection.received(), "HTTP/1.1 200 OK"), 3U);
    EXPECT_THAT(connection.received(), HasSubstr("\r\n\r\n/b|abcde"));
    connection.hang_up();
}

TEST(Deadline, OfAnIdleConnectionClosesItWithoutAWord) {
    TestApplication application;
    MemoryConnection connection(application);
    connection.pass(59s);
    EXPECT_FALSE(connection.is_over());
    connection.pass(2s);
    EXPECT_TRUE(connection.is_over());
    EXPECT_EQ(connection.received(), "");
}

TEST(Deadline, OfAHeaderCountsFromItsFirstByteAndNotFromEach) {
    TestApplication application;
    MemoryConnection connection(application);
    connection.send("GET / HT");
    for (int i = 0; i < 9; ++i) {
        connection.pass(1s);
        connection.send("T");
        EXPECT_FALSE(connection.is_over());
    }
    connection.pass(1s);
    connection.pass(30s);
    EXPECT_TRUE(connection.is_over());
}

TEST(Deadline, OfTheAnswerGivesTheClientAnAnswerAndTheLateOneIsDropped) {
    std::vector<Respond> open;
    TestApplication application;
    application.on_answer = [&open](Request, Respond respond) { open.push_back(std::move(respond)); };
    MemoryConnection connection(application);
    connection.send(get("/slow"));
    connection.pass(19s);
    EXPECT_EQ(connection.received(), "");
    connection.pass(2s);
    EXPECT_THAT(connection.received(), StartsWith("HTTP/1.1 503 "));
    open.at(0)(plain_text(200, "too late"));
    connection.work();
    connection.send(get("/next"));
    open.at(1)(plain_text(200, "in time"));
    connection.work();
    EXPECT_EQ(count(connection.received(), "too late"), 0U);
    EXPECT_THAT(connection.received(), HasSubstr("\r\n\r\nin time"));
    connection.hang_up();
    EXPECT_TRUE(connection.is_over());
}

TEST(Answer, CountsOnceAndIsMissedWhenItNeverComes) {
    TestApplication application;
    application.on_answer = [](Request request, Respond respond) {
        if (request.path == "/forgotten") return;
        respond(plain_text(200, "first"));
        respond(plain_text(200, "second"));
    };
    MemoryConnection connection(application);
    connection.send(get("/twice"));
    EXPECT_EQ(count(connection.received(), "first"), 1U);
    EXPECT_EQ(count(connection.received(), "second"), 0U);
    connection.send(get("/forgotten"));
    EXPECT_THAT(connection.received(), HasSubstr("HTTP/1.1 500 "));
    connection.hang_up();
}

TEST(Answer, AfterTheClientHasGoneGoesNowhere) {
    Respond open;
    TestApplication application;
    application.on_answer = [&open](Request, Respond respond) { open = std::move(respond); };
    {
        MemoryConnection connection(application);
        connection.send(get("/"));
        connection.io().abandon();
        connection.work();
        EXPECT_TRUE(connection.is_over());
    }
    open(plain_text(200, "nobody hears"));  // its connection and its server are gone
}

TEST(Defects, OfTheApplicationBecomeAnswers) {
    TestApplication application;
    application.on_admit = [](const Request& head) -> Admission {
        if (head.path == "/admit") throw std::runtime_error("x");
        return {};
    };
    application.on_answer_now = [](const Request& request) -> std::optional<Response> {
        if (request.path == "/now") throw std::runtime_error("x");
        return std::nullopt;
    };
    application.on_answer = [](Request, Respond) { throw std::runtime_error("x"); };
    MemoryConnection connection(application);
    connection.send(get("/admit") + get("/now") + get("/later"));
    EXPECT_EQ(count(connection.received(), "HTTP/1.1 500 Internal Server Error"), 3U);
    connection.hang_up();
    EXPECT_TRUE(connection.is_over());
}

}  // namespace
}  // namespace luwte::net::test
