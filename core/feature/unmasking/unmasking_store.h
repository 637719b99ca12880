// SQL of lifting masks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/unmasking/unmasking.h"
#include "store/database.h"

namespace luwte::unmasking::sql {

struct Fresh {
    UnmaskingId id;
    OrganisationId organisation;
    AccountId account;
    PersonaId persona;
    PostId post;
    StaffId asked_by;
    std::string kind, sealed;
};
/// False when one about that persona is open.
[[nodiscard]] bool insert(store::UnitOfWork& work, const Fresh& fresh, base::TimePoint now);

/// A request as it is kept: its words sealed, and whose account it is about.
struct Stored {
    Request request;
    AccountId account;
    std::string sealed_reason, sealed_answer;
};
[[nodiscard]] std::optional<Stored> find(store::Connection& connection, OrganisationId organisation, UnmaskingId id);
/// The same, with its row locked until the transaction ends.
[[nodiscard]] std::optional<Stored> lock(store::UnitOfWork& work, OrganisationId organisation, UnmaskingId id);
/// Newest first.
[[nodiscard]] std::vector<Stored> list(store::Connection& connection, OrganisationId organisation, int limit);

void update_decided(store::UnitOfWork& work, OrganisationId organisation, UnmaskingId id, StaffId staff, bool agreed,
                    const std::string& sealed, base::TimePoint now);

/// What ran out by then, now marked so.
struct RanOut {
    UnmaskingId id;
    State state = State::expired;
};
[[nodiscard]] std::vector<RanOut> update_run_out(store::UnitOfWork& work, OrganisationId organisation,
                                                 base::TimePoint now);
/// Takes person and words out; that it was asked stays.
void forget(store::UnitOfWork& work, OrganisationId organisation, AccountId account);

}  // namespace luwte::unmasking::sql
