// Moves alarms along their chain, and sends the calls: the steps of the clockwork (chain_timer.h), each one
// short transaction that can be repeated, interrupted and raced by another process without losing or doubling
// anything.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/problem.h"
#include "feature/escalation/chain.h"
#include "feature/escalation/escalation.h"
#include "store/database.h"

namespace luwte::escalation {

struct ChainOptions {
    std::chrono::milliseconds send_deadline{10'000};  ///< for one attempt of a channel
    /// After this a call that was begun and not told of is begun again; longer than the deadline.
    std::chrono::milliseconds lease{20'000};
    int most_attempts = 8;
    /// Hears what came of each attempt, by the channel's name (for metrics).
    std::function<void(std::string_view channel, Attempt::Result result)> tried = {};
};

/// Thread safe.
class Chains {
  public:
    using Channels = std::vector<std::shared_ptr<Channel>>;
    Chains(Channels channels, ChainOptions options);

    /// Calls the next step of every alarm that is due, and lets go of those whose holder does not say that
    /// they act. How many alarms it moved.
    int advance(store::Connection& connection, base::TimePoint now) const;

    /// Sends one call that is due; false when there is none. Holds no connection while the channel is at it.
    bool send_one(store::Pool& pool, const base::Clock& clock) const;

    /// When there is something to do next.
    [[nodiscard]] std::optional<base::TimePoint> next_due(store::Connection& connection) const;

    [[nodiscard]] const Channels& channels() const { return channels_; }

  private:
    void record(store::Connection& connection, const Call& call, const Attempt& attempt,
                base::TimePoint now) const;

    Channels channels_;
    ChainOptions options_;
};

/// What comes next when nobody does anything.
struct Coming {
    base::TimePoint at;
    Stage stage = Stage::on_duty;
    std::vector<std::string> names;  ///< who is called then, by the roster as it is now; none: everybody
};
/// Nothing when somebody acts, or it is closed.
[[nodiscard]] std::optional<Coming> coming(store::Connection& connection, OrganisationId organisation,
                                           const Alarm& alarm, base::TimePoint now);

[[nodiscard]] Deadlines deadlines(store::Connection& connection, OrganisationId organisation);
/// `by`: none is the operator. Problem: `escalation.deadline` (invalid; field "level2", "level3", "acting" or "repeat": from a second to
/// a day).
[[nodiscard]] base::Result<> set_deadlines(store::Connection& connection, OrganisationId organisation,
                                           StaffId by, const Deadlines& deadlines, base::TimePoint now);

}  // namespace luwte::escalation
