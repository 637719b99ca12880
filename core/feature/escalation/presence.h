// "I am here": who begins a shift says so. When nobody did within ten minutes, the next in the chain is told.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/problem.h"
#include "feature/escalation/chain.h"
#include "feature/escalation/roster.h"
#include "store/database.h"

namespace luwte::escalation {

/// How long after the start of a shift it counts as missing, and how long before it may be said already.
inline constexpr std::chrono::minutes here_within{10};
inline constexpr std::chrono::minutes here_from{30};

/// Problems: `roster.not-found`, `roster.not-yours` (forbidden), `roster.too-early` (conflict). Saying it
/// twice keeps the first moment.
[[nodiscard]] base::Result<> say_here(store::Connection& connection, OrganisationId organisation,
                                      StaffId staff, ShiftId shift, base::TimePoint now);

/// Shifts of a colleague that ask for it now, and those of the organisation in which nobody said it in time.
[[nodiscard]] std::vector<Shift> here_wanted(const std::vector<Shift>& shifts, StaffId staff,
                                             base::TimePoint now);
[[nodiscard]] std::vector<Shift> missing(const std::vector<Shift>& shifts, base::TimePoint now);

/// A shift whose colleague is missing, and who is to be told.
struct Missing {
    OrganisationId organisation;
    ShiftId shift;
    StaffId staff;
    Stage stage = Stage::next;
    std::vector<Recipient> tell;  ///< the next in the chain: never the missing one alone
};
/// Takes one that nobody was told of yet, and marks it: write the calls down in the same transaction. Other
/// processes take others.
[[nodiscard]] std::optional<Missing> take_missing(store::UnitOfWork& work, base::TimePoint now);

}  // namespace luwte::escalation
