#include "feature/escalation/swaps.h"

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/escalation/roster_store.h"
#include "feature/escalation/swap_store.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;

void finish(store::UnitOfWork& work, OrganisationId organisation, StaffId by, const char* action,
            ShiftId shift, const nlohmann::json& details, base::TimePoint now) {
    work.announce(announcement(organisation));
    audit::append(
        work,
        {organisation, audit::staff_actor(by), action, "shift:" + base::to_public(shift), details.dump()},
        now);
}

/// Why this colleague may not answer that way; nothing when they may.
std::optional<base::Problem> refusal(store::UnitOfWork& work, OrganisationId organisation, const Swap& swap,
                                     StaffId by, Answer answer) {
    const bool allowed = answer == Answer::withdraw ? by == swap.asked_by
                         : swap.asked_of            ? by == swap.asked_of
                                                    : answer == Answer::accept && by != swap.asked_by;
    if (!allowed || (answer == Answer::accept && !sql::is_callable(work.connection(), organisation, by)))
        return base::Problem{ProblemKind::forbidden, "swap.not-yours", {}};
    return std::nullopt;
}

/// Gives the shift, and the one in return, to their new owners; false when one has changed or begun
/// meanwhile.
bool change_hands(store::UnitOfWork& work, OrganisationId organisation, const Swap& swap, StaffId by,
                  base::TimePoint now) {
    const auto shift = sql::lock_shift(work, organisation, swap.shift);
    if (!shift || shift->staff != swap.asked_by || shift->to <= now) return false;
    if (swap.for_shift) {
        const auto other = sql::lock_shift(work, organisation, swap.for_shift);
        if (!other || other->staff != by || other->from <= now) return false;
        sql::give_shift(work, organisation, swap.for_shift, swap.asked_by);
        sql::withdraw_swaps_of(work, organisation, swap.for_shift, now);
    }
    sql::give_shift(work, organisation, swap.shift, by);
    return true;
}

}  // namespace

base::Result<SwapId> ask_swap(store::Connection& connection, OrganisationId organisation, StaffId by,
                              const NewSwap& what, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto shift = sql::lock_shift(work, organisation, what.shift);
    if (!shift || shift->to <= now) return base::problem(ProblemKind::not_found, "roster.not-found");
    if (shift->staff != by) return base::problem(ProblemKind::forbidden, "swap.not-yours");
    if (what.of && (what.of == by || !sql::is_callable(connection, organisation, what.of)))
        return base::problem(ProblemKind::invalid, "swap.nobody", "of");
    if (what.for_shift) {
        const auto other = sql::lock_shift(work, organisation, what.for_shift);
        if (!what.of || !other || other->staff != what.of || other->from <= now)
            return base::problem(ProblemKind::invalid, "swap.for", "for");
    }
    const auto id = base::new_id<SwapId>();
    if (!sql::insert_swap(work, organisation, id, by, what, now))
        return base::problem(ProblemKind::conflict, "swap.asked");
    finish(work, organisation, by, "roster.swap-asked", what.shift, nlohmann::json::object(), now);
    work.commit();
    return id;
}

base::Result<> answer_swap(store::Connection& connection, OrganisationId organisation, SwapId id, StaffId by,
                           Answer answer, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto swap = sql::lock_swap(work, organisation, id);
    if (!swap) return base::problem(ProblemKind::not_found, "swap.not-found");
    if (const auto problem = refusal(work, organisation, *swap, by, answer)) return std::unexpected(*problem);
    if (answer == Answer::accept && !change_hands(work, organisation, *swap, by, now))
        return base::problem(ProblemKind::conflict, "swap.over");
    const char* state = answer == Answer::accept   ? "accepted"
                        : answer == Answer::refuse ? "refused"
                                                   : "withdrawn";
    sql::update_swap(work, organisation, id, state, by, now);
    const nlohmann::json details{{"asked_by", base::to_public(swap->asked_by)}};
    finish(work, organisation, by, (std::string("roster.swap-") + state).c_str(), swap->shift, details, now);
    work.commit();
    return {};
}

std::vector<Swap> open_swaps(store::Connection& connection, OrganisationId organisation,
                             base::TimePoint now) {
    return sql::list_swaps(connection, organisation, now);
}

}  // namespace luwte::escalation
