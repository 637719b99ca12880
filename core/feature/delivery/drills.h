// What administrators do with drills, what those who are called do, and how a drill of the whole chain goes
// on.
//
// Problems: `drill.running` (conflict: one at a time), `drill.nobody` (invalid, field "what": it reaches
// nobody), `drill.what` (invalid, field "what"), `drill.not-found`, `drill.over` (conflict).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/delivery/drill.h"
#include "feature/delivery/duty_calls.h"
#include "store/database.h"

namespace luwte::delivery {

/// Thread safe; lives as long as the program.
class Drills {
  public:
    explicit Drills(const DutyCalls& calls) : calls_(calls) {}

    /// `what`: whole_chain, "room", or a channel's name. `only`: a colleague who tries it for themselves.
    [[nodiscard]] base::Result<DrillId> start(store::Connection& connection, OrganisationId organisation,
                                              StaffId by, std::string_view what, StaffId only,
                                              base::TimePoint now) const;
    /// "I saw it." A drill of the whole chain ends by it, as an alarm's calling would.
    [[nodiscard]] base::Result<> acknowledge(store::Connection& connection, OrganisationId organisation,
                                             DrillId id, StaffId staff, base::TimePoint now) const;
    [[nodiscard]] base::Result<> stop(store::Connection& connection, OrganisationId organisation, DrillId id,
                                      StaffId by, base::TimePoint now) const;

    /// Calls the next step of one drill that is due, or ends one whose time is over; false when there is
    /// none.
    bool advance_one(store::Connection& connection, base::TimePoint now) const;

    /// The last 50, newest first.
    [[nodiscard]] std::vector<Drill> list(store::Connection& connection, OrganisationId organisation) const;
    [[nodiscard]] std::optional<Drill> find(store::Connection& connection, OrganisationId organisation,
                                            DrillId id) const;
    [[nodiscard]] std::vector<DrillLine> lines(store::Connection& connection, OrganisationId organisation,
                                               DrillId id) const;
    /// Drills that call this colleague now; their calls by the room's pages count as sent, for a page shows
    /// them.
    [[nodiscard]] std::vector<Drill> calling(store::Connection& connection, OrganisationId organisation,
                                             StaffId staff, base::TimePoint now) const;
    /// What a drill can try here: whole_chain, "room" and the channels.
    [[nodiscard]] std::vector<std::string> choices() const;

  private:
    [[nodiscard]] base::Result<> write_calls(store::UnitOfWork& work, OrganisationId organisation,
                                             const Drill& drill, base::TimePoint now) const;
    const DutyCalls& calls_;
};

}  // namespace luwte::delivery
