// The server as a whole: limits, deadlines, streams, proxies, metrics, stopping.
#include <cerrno>
#include <future>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/system/error_code.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/metrics.h"
#include "stream/harness.h"

namespace luwte::net::test {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct ServerTest : ::testing::Test {
    TestApplication application;
};

TEST_F(ServerTest, TellsAClientThatIsTooSlow) {
    Running running(application, Limits{.header_deadline = 40ms, .body_deadline = 40ms});
    Client head = running.connect();
    head.send("GET / HTT");
    EXPECT_EQ(head.read_answer().status(), 408U);
    Client body = running.connect();
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123");
    EXPECT_EQ(body.read_answer().status(), 408U);
    Client silent = running.connect();
    silent.finish();
    EXPECT_TRUE(silent.is_closed());
}

TEST_F(ServerTest, FreesThePlaceOfAClientThatLeavesInTheMiddleOfAnAnswer) {
    application.on_answer_now = [](const Request&) {
        return plain_text(200, std::string(16 * 1024 * 1024, 'x'));
    };
    Running running(application, Limits{.connections = 1});
    Client client = running.connect();
    client.send(get("/"));
    EXPECT_THAT(client.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
    client.close();
    std::string line;
    while (!line.starts_with("HTTP/1.1 200")) {  // 503 until the place is free
        Client next = running.connect();
        next.send(get("/"));
        line = next.read_until("\r\n");
    }
}

TEST_F(ServerTest, TurnsAwayWhatIsTooMuch) {
    Running few(application, Limits{.connections = 1});
    Client first = few.connect();
    EXPECT_EQ(first.ask(get("/")).status(), 200U);
    EXPECT_THAT(few.connect().read_all(), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    EXPECT_EQ(first.ask(get("/")).status(), 200U);

    Running each(application, Limits{.connections_per_client = 2});
    Client one = each.connect();
    Client two = each.connect();
    EXPECT_EQ(one.ask(get("/")).status(), 200U);
    EXPECT_EQ(two.ask(get("/")).status(), 200U);
    EXPECT_THAT(each.connect().read_all(), StartsWith("HTTP/1.1 429 Too Many Requests\r\n"));
}

TEST_F(ServerTest, CountsClientsOfAProxyByWhatTheProxySays) {
    std::mutex mutex;
    std::vector<Respond> open;
    std::vector<std::promise<void>> arrived(2);
    std::size_t arrivals = 0;
    application.on_answer = [&](Request, Respond respond) {
        const std::lock_guard lock(mutex);
        open.push_back(std::move(respond));
        arrived.at(arrivals++).set_value();
    };
    Running running(application, Limits{.connections_per_client = 1}, {"127.0.0.1"});
    Client one = running.connect();
    one.send(get("/", "X-Forwarded-For: 192.0.2.1\r\n"));
    arrived[0].get_future().wait();
    Client two = running.connect();
    EXPECT_EQ(two.ask(get("/", "X-Forwarded-For: 192.0.2.1\r\n")).status(), 429U);
    two.send(get("/", "X-Forwarded-For: 192.0.2.2\r\n"));
    arrived[1].get_future().wait();
    for (Respond& respond : open) respond(plain_text(200, "ok"));
    EXPECT_EQ(one.read_answer().status(), 200U);
    EXPECT_EQ(two.read_answer().status(), 200U);
}

TEST_F(ServerTest, BelievesForwardedHeadersOfTrustedProxiesOnly) {
    application.on_answer_now = [](const Request& request) {
        return plain_text(
            200, request.host + (request.secure ? " secure " : " plain ") + std::to_string(request.client));
    };
    const std::string headers = "Forwarded: for=192.0.2.1;proto=https;host=front.test\r\n";
    Running open(application);
    Client stranger = open.connect();
    EXPECT_EQ(stranger.ask(get("/", headers)).body, stranger.ask(get("/")).body);
    EXPECT_THAT(stranger.ask(get("/", headers)).body, StartsWith("luwte.test plain "));

    Running behind(application, {}, {"127.0.0.0/8"});
    Client proxy = behind.connect();
    const Answer answer = proxy.ask(get("/", headers));
    EXPECT_THAT(answer.body, StartsWith("front.test secure "));
    EXPECT_TRUE(answer.has("strict-transport-security"));
    EXPECT_NE(answer.body,
              proxy.ask(get("/", "Forwarded: for=192.0.2.2;proto=https;host=front.test\r\n")).body);
    EXPECT_EQ(proxy.ask(get("/", "Forwarded: for=192.0.2.1;host=\"a/b\"\r\n")).status(), 400U);
    EXPECT_EQ(behind.connect().ask(get("/", headers + "X-Forwarded-For: 192.0.2.9\r\n")).status(), 400U);
}

TEST_F(ServerTest, AnswersFromOtherThreadsInTheOrderOfTheRequests) {
    std::vector<std::jthread> workers;
    std::mutex mutex;
    application.on_answer = [&](Request request, Respond respond) {
        const std::lock_guard lock(mutex);
        workers.emplace_back([request = std::move(request), respond = std::move(respond)] {
            respond(plain_text(200, request.path));
        });
    };
    Running running(application);
    Client client = running.connect();
    std::string all;
    for (int i = 0; i < 50; ++i) all += get("/" + std::to_string(i));
    client.send(all);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(client.read_answer().body, "/" + std::to_string(i));
}

struct EventStreams : ServerTest {
    EventStreams() {
        application.on_answer_now = [this](const Request&) {
            Response response;
            response.body = EventStream{[this](std::shared_ptr<EventSender> sender) -> std::shared_ptr<void> {
                opened.set_value(std::move(sender));
                return std::shared_ptr<void>(nullptr, [this](void*) { ended.set_value(); });
            }};
            return response;
        };
    }
    std::promise<std::shared_ptr<EventSender>> opened;
    std::promise<void> ended;
};

TEST_F(EventStreams, CarryEventsFromOtherThreads) {
    Running running(application);
    Client client = running.connect();
    client.send(get("/wake"));
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_THAT(head, HasSubstr("content-type: text/event-stream\r\n"));
    EXPECT_THAT(head, HasSubstr("cache-control: no-store\r\n"));
    const auto sender = opened.get_future().get();
    EXPECT_TRUE(sender->send({"wake", "1"}));
    EXPECT_EQ(client.read_until("\n\n"), "event: wake\ndata: 1\n\n");
    sender->send({"", "2"});
    sender->close();
    EXPECT_EQ(client.read_all(), "data: 2\n\n");
    ended.get_future().wait();
    EXPECT_FALSE(sender->send({"", "3"}));
}

TEST_F(EventStreams, BeatWhileNothingHappens) {
    Running running(application, Limits{.heartbeat = 10ms});
    Client client = running.connect();
    client.send(get("/wake"));
    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read_until("\n\n"), ": still here\n\n");
    EXPECT_EQ(client.read_until("\n\n"), ": still here\n\n");
}

TEST_F(EventStreams, EndWhenTheBrowserLeaves) {
    Running running(application);
    Client client = running.connect();
    client.send(get("/wake"));
    client.read_until("\r\n\r\n");
    client.close();
    EXPECT_EQ(ended.get_future().wait_for(10s), std::future_status::ready);
}

TEST_F(EventStreams, EndWhenTheBrowserStopsReading) {
    Running running(application, Limits{.write_deadline = 40ms});
    Client client = running.connect();
    client.send(get("/wake"));
    const auto sender = opened.get_future().get();
    auto over = ended.get_future();
    const std::string much(1024 * 1024, 'x');  // more than the sockets' buffers hold, in all
    while (sender->send({"", much})) {
    }
    EXPECT_EQ(over.wait_for(10s), std::future_status::ready);
}

TEST_F(EventStreams, EndWhenTheServerStops) {
    Running running(application);
    Client client = running.connect();
    client.send(get("/wake"));
    client.read_until("\r\n\r\n");
    running.server->stop(10s);
    EXPECT_EQ(client.read_all(), "");
    EXPECT_EQ(ended.get_future().wait_for(0s), std::future_status::ready);
}

TEST_F(ServerTest, FinishesRequestsUnderWayWhenItStops) {
    std::promise<Respond> arrived;
    application.on_answer = [&arrived](Request, Respond respond) { arrived.set_value(std::move(respond)); };
    Running running(application, {}, {}, 1);  // one thread, so that the idle one's end says that all know
    const std::uint16_t port = running.server->port();
    Client idle = running.connect();
    Client busy = running.connect();
    busy.send(get("/long") + get("/never"));
    const Respond respond = arrived.get_future().get();
    auto stopped = std::async(std::launch::async, [&running] { running.server->stop(10s); });
    EXPECT_TRUE(idle.is_closed());
    EXPECT_EQ(stopped.wait_for(0s), std::future_status::timeout);
    respond(plain_text(200, "done"));
    const Answer answer = busy.read_answer();
    EXPECT_EQ(answer.body, "done");
    EXPECT_EQ(answer.header("connection"), "close");
    busy.finish();
    EXPECT_TRUE(busy.is_closed());
    stopped.get();
    EXPECT_ANY_THROW(Client{port});
}

TEST_F(ServerTest, StopsWithoutThoseThatOutlastItsPatience) {
    std::promise<Respond> arrived;
    application.on_answer = [&arrived](Request, Respond respond) { arrived.set_value(std::move(respond)); };
    auto running = std::make_unique<Running>(application);
    Client client = running->connect();
    client.send(get("/forever"));
    const Respond respond = arrived.get_future().get();
    running->server->stop(0ms);
    EXPECT_TRUE(client.is_closed());
    running.reset();
    respond(plain_text(200, "long gone"));
}

TEST_F(ServerTest, ServesOnWhenItHadNoDescriptorLeft) {
    Metrics metrics;
    ServerOptions options;
    options.listen.emplace_back().port = 0;
    const auto server = Server::start(options, application, &metrics);
    ASSERT_TRUE(server);
    // Once with descriptors. UBSan opens a pipe to check an object of a type that it has not seen before, and
    // takes a failure for a defect: under it run the whole program, in which the tests before this one have
    // shown it all.
    Client((*server)->port()).ask(get("/"));
    static_cast<void>(metrics.text());
    rlimit usual{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int visitor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int next = ::dup(visitor);  // the lowest that is free is the one that accept would take
    ::close(next);
    const rlimit few{.rlim_cur = static_cast<rlim_t>(next), .rlim_max = usual.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons((*server)->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(visitor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto patience = std::chrono::steady_clock::now() + 10s;
    while (metrics.text().find("luwte_accept_failures_total 0") != std::string::npos &&
           std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    const std::string request = get("/");
    ASSERT_EQ(::send(visitor, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
    char answer[12];
    EXPECT_EQ(::recv(visitor, answer, sizeof answer, MSG_WAITALL), 12);
    EXPECT_EQ(std::string_view(answer, 12), "HTTP/1.1 200");
    EXPECT_EQ(metrics.text().find("luwte_accept_failures_total 0"), std::string::npos);
    ::close(visitor);
}

TEST_F(ServerTest, SaysWhichAddressItCannotHave) {
    Running first(application);
    ServerOptions options;
    options.listen.emplace_back().port = first.server->port();
    const auto second = Server::start(options, application);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "net.cannot-listen");
    EXPECT_EQ(second.error().field, "127.0.0.1:" + std::to_string(first.server->port()));
    options.listen[0].address = "localhost";
    EXPECT_EQ(Server::start(options, application).error().code, "net.not-an-address");
    options.listen[0] = {
        .address = "127.0.0.1", .port = 0, .certificate_file = "/nowhere", .private_key_file = "/nowhere"};
    EXPECT_EQ(Server::start(options, application).error().code, "net.certificate-unreadable");
    options.listen.clear();
    options.trusted_proxies = {"proxy"};
    EXPECT_EQ(Server::start(options, application).error().code, "net.not-a-network");
}

TEST_F(ServerTest, ShowsItsNumbersOnAListenerOfTheirOwn) {
    Metrics metrics;
    metrics.counter("luwte_posts_total", "Posts.").add(3);
    ServerOptions options;
    options.listen.emplace_back().port = 0;
    options.metrics.emplace().port = 0;
    const auto server = Server::start(options, application, &metrics);
    ASSERT_TRUE(server);
    Client visitor((*server)->port());
    visitor.ask(get("/"));
    EXPECT_EQ(visitor.ask(get("/metrics")).body, "/metrics|") << "the public listener knows no numbers";
    Client operator_((*server)->metrics_port());
    const Answer answer = operator_.ask(get("/metrics"));
    EXPECT_EQ(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_THAT(answer.body, HasSubstr("luwte_posts_total 3\n"));
    EXPECT_THAT(answer.body, HasSubstr("luwte_http_answers_total{status=\"2xx\"} 2\n"));
    EXPECT_THAT(answer.body, HasSubstr("luwte_connections 1\n"));
    EXPECT_THAT(answer.body, HasSubstr("luwte_answer_seconds_count 2\n"));
    EXPECT_EQ(operator_.ask(get("/")).status(), 404U);
    EXPECT_EQ(operator_.ask("POST /metrics HTTP/1.1\r\nHost: x\r\n\r\n").status(), 405U);
}

}  // namespace
}  // namespace luwte::net::test
