// Swapping shifts: one asks a colleague, or whoever wants to, to take a shift, perhaps for one of theirs. It
// changes hands when it is accepted, and not before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "feature/escalation/roster.h"
#include "store/database.h"

namespace luwte::escalation {

using SwapId = base::PublicId<struct ShiftSwapTag>;

struct Swap {
    SwapId id;
    ShiftId shift;
    base::TimePoint from, to;    ///< of the shift
    StaffId asked_by, asked_of;  ///< asked_of none: whoever wants to
    std::string asked_by_name, asked_of_name;
    ShiftId for_shift;  ///< offered in return by who accepts: theirs; none: nothing
    std::optional<base::TimePoint> for_from, for_to;
};

struct NewSwap {
    ShiftId shift;
    StaffId of;         ///< none: whoever wants to
    ShiftId for_shift;  ///< a shift of theirs, in return; none: nothing
};

/// Problems: `swap.not-yours` (forbidden), `swap.nobody` (invalid, field "of"), `swap.for` (invalid, field
/// "for": not a coming shift of theirs), `swap.asked` (conflict: asked already), `roster.not-found`.
[[nodiscard]] base::Result<SwapId> ask_swap(store::Connection& connection, OrganisationId organisation,
                                            StaffId by, const NewSwap& what, base::TimePoint now);

enum class Answer : std::uint8_t { accept, refuse, withdraw };
/// Accepting and refusing is for who was asked (anybody who can be called, when nobody was named),
/// withdrawing for who asked. Of two who accept at once one wins. Problems: `swap.not-found`,
/// `swap.not-yours` (forbidden), `swap.over` (conflict: answered, or a shift has changed or begun).
[[nodiscard]] base::Result<> answer_swap(store::Connection& connection, OrganisationId organisation,
                                         SwapId id, StaffId by, Answer answer, base::TimePoint now);

/// Those that wait for an answer, by when the shift begins.
[[nodiscard]] std::vector<Swap> open_swaps(store::Connection& connection, OrganisationId organisation,
                                           base::TimePoint now);

}  // namespace luwte::escalation
