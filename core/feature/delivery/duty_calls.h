// Writes down and sends calls that belong to no alarm. As with alarms: written down first, in the transaction
// that decides it, then sent until it succeeded or is given up; a process that dies loses none.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "feature/delivery/duty_call_store.h"
#include "feature/escalation/channel.h"
#include "store/database.h"

namespace luwte::delivery {

using Channels = std::vector<std::shared_ptr<escalation::Channel>>;

/// Thread safe.
class DutyCalls {
  public:
    explicit DutyCalls(Channels channels) : channels_(std::move(channels)) {}

    /// Writes one call down for each of `to` and each channel that reaches them (and `only_channel` alone,
    /// when it is given), and for the room's pages. How many.
    int write(store::UnitOfWork& work, OrganisationId organisation, const sql::NewCall& call,
              const std::vector<escalation::Recipient>& to, std::string_view only_channel,
              base::TimePoint now) const;

    /// Sends one that is due; false when there is none. Holds no connection while it is at it.
    bool send_one(store::Pool& pool, const base::Clock& clock) const;

    [[nodiscard]] const Channels& channels() const { return channels_; }

  private:
    Channels channels_;
};

}  // namespace luwte::delivery
