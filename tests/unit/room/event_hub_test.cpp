// Open pages of the team are woken without content, and only those of the organisation concerned.
#include "feature/room/event_hub.h"

#include <gtest/gtest.h>

namespace luwte::room {
namespace {

class Page final : public net::EventSender {
  public:
    bool send(net::Event event) override {
        last = event.name;
        EXPECT_EQ(event.data, "");
        ++wakes;
        if (leaves_on_wake) subscription.reset();
        return true;
    }
    void close() override { closed = true; }
    int wakes = 0;
    std::string last;
    bool closed = false;
    bool leaves_on_wake = false;
    std::shared_ptr<void> subscription;
};

constexpr OrganisationId ours{11};
constexpr OrganisationId theirs{12};

std::string subject(const char* word, OrganisationId organisation) {
    return std::string(word) + " " + base::encode_id(organisation.value);
}

TEST(EventHub, WakesOnConnectSoThatNothingIsMissed) {
    EventHub hub;
    auto page = std::make_shared<Page>();
    const auto subscription = hub.subscribe(ours, page);
    EXPECT_EQ(page->wakes, 1);
    EXPECT_EQ(page->last, "wake");
}

TEST(EventHub, TellsAnAlarmFromWhatCanWait) {
    EventHub hub;
    auto page = std::make_shared<Page>();
    const auto subscription = hub.subscribe(ours, page);
    hub.heard(subject("escalation", ours));
    EXPECT_EQ(page->last, "alarm");
    hub.heard(subject("queue", ours));
    EXPECT_EQ(page->last, "wake");
    hub.gap();
    EXPECT_EQ(page->last, "wake");
}

TEST(EventHub, WakesTheOrganisationConcernedAlone) {
    EventHub hub;
    auto our_page = std::make_shared<Page>();
    auto their_page = std::make_shared<Page>();
    const auto one = hub.subscribe(ours, our_page);
    const auto two = hub.subscribe(theirs, their_page);
    hub.heard(subject("escalation", ours));
    hub.heard(subject("queue", ours));
    EXPECT_EQ(our_page->wakes, 3);
    EXPECT_EQ(their_page->wakes, 1);
}

TEST(EventHub, MindsNoOtherSubjects) {
    EventHub hub;
    auto page = std::make_shared<Page>();
    const auto subscription = hub.subscribe(ours, page);
    for (const auto& other : {subject("topic", ours), std::string("escalation"), std::string("escalation x"),
                              std::string(""), std::string("queue "), std::string("directory")})
        hub.heard(other);
    EXPECT_EQ(page->wakes, 1);
}

TEST(EventHub, WakesEverybodyAfterAGap) {
    EventHub hub;
    auto our_page = std::make_shared<Page>();
    auto their_page = std::make_shared<Page>();
    const auto one = hub.subscribe(ours, our_page);
    const auto two = hub.subscribe(theirs, their_page);
    hub.gap();
    EXPECT_EQ(our_page->wakes, 2);
    EXPECT_EQ(their_page->wakes, 2);
}

TEST(EventHub, ForgetsAStreamThatEnded) {
    EventHub hub;
    auto page = std::make_shared<Page>();
    auto subscription = hub.subscribe(ours, page);
    EXPECT_EQ(hub.streams(), 1U);
    subscription.reset();
    EXPECT_EQ(hub.streams(), 0U);
    hub.wake(ours);
    EXPECT_EQ(page->wakes, 1);
    EXPECT_EQ(page.use_count(), 1);
}

TEST(EventHub, LetsAStreamEndWhileItIsWoken) {
    EventHub hub;
    auto page = std::make_shared<Page>();
    page->subscription = hub.subscribe(ours, page);
    page->leaves_on_wake = true;
    hub.wake(ours);
    EXPECT_EQ(hub.streams(), 0U);
}

TEST(EventHub, RefusesMoreThanItsMost) {
    EventHub hub(1);
    auto first = std::make_shared<Page>();
    auto second = std::make_shared<Page>();
    const auto one = hub.subscribe(ours, first);
    const auto two = hub.subscribe(ours, second);
    EXPECT_TRUE(second->closed);
    EXPECT_FALSE(first->closed);
    EXPECT_EQ(hub.streams(), 1U);
}

TEST(EventHub, MayGoBeforeItsStreams) {
    auto hub = std::make_unique<EventHub>();
    auto page = std::make_shared<Page>();
    auto subscription = hub->subscribe(ours, page);
    hub.reset();
    subscription.reset();
    EXPECT_EQ(page.use_count(), 1);
}

}  // namespace
}  // namespace luwte::room
