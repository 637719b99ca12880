// Wakes the open pages of an organisation's team: "look again", and nothing more. What changed is in the
// database, so nothing is lost when a wake is: every stream begins with one, and a gap in the notices gives
// one to all.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/ids.h"
#include "net/response.h"

namespace luwte::room {

/// Thread safe. Wire `heard` and `gap` to store::Notices.
class EventHub {
  public:
    /// `most`: streams of one organisation; a further one is closed at once and its page works by reloading.
    explicit EventHub(std::size_t most = 200);

    /// Adds a stream and wakes it once. It stays as long as what this returns.
    [[nodiscard]] std::shared_ptr<void> subscribe(OrganisationId organisation,
                                                  std::shared_ptr<net::EventSender> sender);
    /// Sends the event `name`, without content, to every stream of the organisation.
    void wake(OrganisationId organisation, const char* name = "wake");

    /// Wakes on "escalation <organisation>" (with "alarm", so that a page which may not look any more can be
    /// loud all the same) and on "queue <organisation>" (with "wake"); other subjects are none of ours.
    void heard(std::string_view subject);
    /// Notices may have been missed: wakes every stream.
    void gap();

    [[nodiscard]] std::size_t streams() const;

  private:
    struct State;
    std::shared_ptr<State> state_;  // shared with the subscriptions, which may outlive the hub
};

}  // namespace luwte::room
