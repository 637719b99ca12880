// Who may be connected, and who is who.
#include <gtest/gtest.h>

#include "net/census.h"
#include "net/client_key.h"
#include "net/event_queue.h"
#include "net/metrics.h"

namespace luwte::net {
namespace {

using boost::asio::ip::make_address;
using namespace std::chrono_literals;

struct HeldClock final : base::Clock {
    base::TimePoint moment{std::chrono::hours(24 * 365)};
    base::TimePoint now() const override { return moment; }
};

TEST(Census, HasAPlaceForSoManyAndGivesItBack) {
    const auto census = std::make_shared<Census>(2, 1);
    auto first = census->enter();
    auto second = census->enter();
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(census->enter());
    EXPECT_FALSE(census->wait_until_empty(0ms));
    first = {};
    EXPECT_TRUE(census->enter());
    EXPECT_EQ(census->connections(), 1U);
    Census::Place moved = std::move(second);
    moved = {};
    EXPECT_TRUE(census->wait_until_empty(0ms));
}

TEST(Census, CountsEachClientForItself) {
    const auto census = std::make_shared<Census>(10, 2);
    const auto one = census->enter_client(7);
    {
        const auto two = census->enter_client(7);
        EXPECT_TRUE(one && two);
        EXPECT_FALSE(census->enter_client(7));
        EXPECT_TRUE(census->enter_client(8));
    }
    EXPECT_TRUE(census->enter_client(7));
}

TEST(ClientKeys, TellClientsApartAndForgetThemEveryDay) {
    HeldClock clock;
    ClientKeys keys(clock);
    const auto today = keys.client_of(make_address("192.0.2.1"));
    EXPECT_EQ(keys.client_of(make_address("192.0.2.1")), today);
    EXPECT_EQ(keys.client_of(make_address("::ffff:192.0.2.1")), today);
    EXPECT_NE(keys.client_of(make_address("192.0.2.2")), today);
    EXPECT_NE(ClientKeys(clock).client_of(make_address("192.0.2.1")), today) << "another start, another key";
    const auto epoch = keys.epoch();
    clock.moment += 23h;
    keys.renew();
    EXPECT_EQ(keys.epoch(), epoch);
    EXPECT_EQ(keys.client_of(make_address("192.0.2.1")), today);
    clock.moment += 1h;
    keys.renew();
    EXPECT_NE(keys.epoch(), epoch);
    EXPECT_NE(keys.client_of(make_address("192.0.2.1")), today);
}

TEST(ClientKeys, TakeAnIpv6HouseholdAsOne) {
    HeldClock clock;
    const ClientKeys keys(clock);
    const auto one = keys.client_of(make_address("2001:db8:1:2::1"));
    EXPECT_EQ(keys.client_of(make_address("2001:db8:1:2:ffff::9")), one);
    EXPECT_NE(keys.client_of(make_address("2001:db8:1:3::1")), one);
}

TEST(Event, IsWrittenAsTheStandardWantsIt) {
    EXPECT_EQ(format_event({"wake", "topic 8x"}), "event: wake\ndata: topic 8x\n\n");
    EXPECT_EQ(format_event({"", ""}), "data: \n\n");
    EXPECT_EQ(format_event({"a\nb\r", "one\ntwo\r\nthree\rfour\n"}),
              "event: ab\ndata: one\ndata: two\ndata: three\ndata: four\ndata: \n\n");
}

TEST(EventQueue, IsBoundedAndEndsWhenItOverflows) {
    const auto io = std::make_shared<IoThread>(1s);
    EventQueue queue({}, io);
    for (std::size_t i = 0; i < EventQueue::limit; ++i) EXPECT_TRUE(queue.send({"", "x"}));
    EXPECT_FALSE(queue.send({"", "one too many"}));
    bool open = true;
    const std::string text = queue.take(open);
    EXPECT_FALSE(open);
    EXPECT_EQ(text.size(), EventQueue::limit * std::string("data: x\n\n").size());
    EXPECT_FALSE(queue.send({"", "after the end"}));
}

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
    Metrics metrics;
    metrics.counter("luwte_posts_total", "Posts.", {{"outcome", "held"}}).add();
    metrics.counter("luwte_posts_total", "Posts.", {{"outcome", "held"}}).add(2);
    metrics.histogram("luwte_judging_seconds", "Judging.", {0.1, 1}).observe(0.5);
    Gauge& gauge = metrics.gauge("luwte_waiting", "Waiting.");
    auto handle = metrics.before_reading([&gauge] { gauge.add(1); });
    const std::string text = metrics.text();
    EXPECT_NE(text.find("# HELP luwte_posts_total Posts.\n# TYPE luwte_posts_total counter"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("luwte_posts_total{outcome=\"held\"} 3"), std::string::npos) << text;
    EXPECT_NE(text.find("luwte_judging_seconds_bucket{le=\"1\"} 1"), std::string::npos) << text;
    EXPECT_NE(text.find("luwte_waiting 1"), std::string::npos) << text;
    handle.reset();
    EXPECT_NE(metrics.text().find("luwte_waiting 1"), std::string::npos)
        << "a handle that is gone refreshes no more";
}

TEST(IoThread, EndsWhatHasPassedItsDeadline) {
    struct Sleeper final : Watched {
        int expirations = 0;
        void expired() override {
            ++expirations;
            deadline = Moment::max();
        }
        void wind_down() override {}
        void abandon() override {}
    };
    const auto io = std::make_shared<IoThread>(1s);
    Sleeper early, late;
    early.deadline = io->now() + 1s;
    late.deadline = io->now() + 3s;
    io->watch(early);
    io->watch(late);
    io->tick(io->now() + 500ms);
    EXPECT_EQ(early.expirations, 0);
    io->tick(io->now() + 1s);
    io->tick(io->now() + 1s);
    EXPECT_EQ(early.expirations, 1);
    EXPECT_EQ(late.expirations, 0);
    EXPECT_EQ(io->date().size(), 29U) << io->date();
}

}  // namespace
}  // namespace luwte::net
