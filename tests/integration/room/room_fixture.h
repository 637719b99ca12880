// What the tests of the room stand on: forums with posts judged by real rules, staff with roles, the real
// pages behind the real way of a request, and a clock that stands still.
#pragma once

#include <memory>
#include <string>

#include "feature/delivery/deliveries.h"
#include "feature/delivery/drills.h"
#include "feature/directory/snapshot.h"
#include "outgoing/address.h"
#include "feature/escalation/escalations.h"
#include "feature/moderation/appeals.h"
#include "feature/moderation/reviews.h"
#include "feature/moderation/signals.h"
#include "feature/organisation/organisations.h"
#include "feature/room/forum_posts.h"
#include "feature/room/room.h"
#include "feature/unmasking/unmaskings.h"
#include "feature/visit/dispatcher.h"
#include "integration/forum/forum_fixture.h"
#include "support/people.h"

namespace luwte::room {

class StandingClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override { return moment; }
    base::TimePoint moment;
};

/// Rules: "vasthouden" is held, "vraagje" is asked about, "somber" calls a human (2), "noodgeval" at once
/// (3), "kapot" makes a rule fail.
[[nodiscard]] std::shared_ptr<const script::RuleSet> make_rules();

class RoomTest : public forum::ForumTest {
  protected:
    RoomTest();

    /// A topic whose message is this text, by a new author; its post.
    PostId post_topic(const std::string& text) { return post_topic(home, text); }
    PostId post_topic(const Tenant& tenant, const std::string& text);
    [[nodiscard]] std::string state_of(PostId post);
    /// The item at the head of an organisation's queue.
    [[nodiscard]] moderation::Item first_item() { return queue().at(0); }
    [[nodiscard]] std::vector<moderation::Item> queue() {
        return reviews.queue(connection(), home.organisation.id, {}, 100);
    }
    [[nodiscard]] moderation::Item item(ReviewItemId id) {
        return reviews.find(connection(), home.organisation.id, id).value();
    }
    [[nodiscard]] base::Result<moderation::Reviews::Claimed> claim(ReviewItemId id, StaffId staff) {
        return reviews.claim(connection(), home.organisation.id, id, staff, clock.moment);
    }
    /// A decision about the item as it stands now.
    [[nodiscard]] moderation::Decide decision(ReviewItemId id, StaffId staff, moderation::Choice choice,
                                              const std::string& reason = "", const std::string& words = "");
    [[nodiscard]] std::int64_t audited(const std::string& action) {
        return database.count("select count(*) from audit_entry where action = $1", {action});
    }

    net::Response get(const std::string& who, const std::string& path, const std::string& query = "");
    std::string page(const std::string& who, const std::string& path);
    /// A form of the page at `from`, sent to `path`.
    net::Response send_form(const std::string& who, const std::string& from, const std::string& path,
                            const std::string& fields);
    [[nodiscard]] std::string item_path(ReviewItemId id) { return "/room/r/" + base::to_public(id); }

    std::unique_ptr<moderation::Judge> real_judge;
    forum::Submitting judged_submitting;
    StandingClock clock;
    std::shared_ptr<const view::Catalogue> catalogue;
    moderation::Reviews reviews;
    moderation::Appeals appeals;
    escalation::Escalations escalations{key};
    directory::Snapshots snapshots;
    EventHub hub;
    delivery::Deliveries deliveries{key, {}, true};
    delivery::DutyCalls duty_calls{{}};
    delivery::Drills drills{duty_calls};
    escalation::DutyNotes duty_notes{key};
    Tenant other;
    /// By the name that a test's cookie holds.
    std::map<std::string, visit::Visitor, std::less<>> visitors;
    StaffId noor, sam, ada, eva;

    /// Somebody new of the team, whose cookie holds their name.
    StaffId hire(const std::string& name, OrganisationId organisation, int roles);
    unmasking::Unmaskings unmaskings{key, accounts};
    /// Every route of the room, its API and masks.
    std::vector<visit::Route> all_routes;

  private:
    net::Response send(net::Request request, const std::string& who);

    std::shared_ptr<view::Theme> theme_ = std::make_shared<view::Theme>();
    organisation::Organisations organisations_{[this](const std::string&) { return theme_; }};
    std::unique_ptr<view::Renderer> renderer_;
    std::unique_ptr<visit::Dispatcher> dispatcher_;
};

}  // namespace luwte::room
