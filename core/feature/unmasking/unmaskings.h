// What custodians do to lift a mask: each verb one transaction, with its audit entry in it.
//
// Problems: `unmasking.not-found`; `unmasking.no-origin` (invalid, field "from": no such message),
// `unmasking.gone` (conflict: the person erased everything), `unmasking.asked` (conflict: one about this persona is
// open), `unmasking.no-kind` (invalid, field "kind"), `unmasking.no-words`, `unmasking.words-too-long` (invalid, field
// "words"), `unmasking.same-person` (forbidden: who asked does not answer), `unmasking.decided` (conflict: somebody
// was first, or the time is over), `unmasking.not-yours` (forbidden: it is for the two, for a day).
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/account/accounts.h"
#include "feature/unmasking/unmasking.h"
#include "store/database.h"

namespace luwte::unmasking {

struct Asking {
    PostId post;  ///< of the persona that it is about
    std::string kind, words;
};

/// Thread safe; lives as long as the program. Who calls must be a custodian: the database refuses others.
class Unmaskings {
  public:
    Unmaskings(const base::SecretKey& installation_key, const account::Accounts& accounts)
        : key_(installation_key.derive("unmasking-reason")), accounts_(accounts) {}

    [[nodiscard]] base::Result<UnmaskingId> ask(store::Connection& connection, OrganisationId organisation,
                                                StaffId staff, const Asking& asking, base::TimePoint now) const;
    /// Another custodian's answer. Of two at the same moment one wins. When it is yes, the person is told in the
    /// same transaction.
    [[nodiscard]] base::Result<> answer(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                        UnmaskingId id, bool agree, const std::string& words,
                                        base::TimePoint now) const;
    /// Newest first, at most 100, without the words.
    [[nodiscard]] std::vector<Request> list(store::Connection& connection, OrganisationId organisation) const;
    /// One, with the words; the look is in the audit log before it is shown.
    [[nodiscard]] base::Result<Request> read(store::Connection& connection, OrganisationId organisation,
                                             StaffId staff, UnmaskingId id, base::TimePoint now) const;
    /// The personas of the account: zone and schuilnaam. Every look is in the audit log before it is shown.
    [[nodiscard]] base::Result<std::vector<account::Persona>> look(store::Connection& connection,
                                                                   OrganisationId organisation, StaffId staff,
                                                                   UnmaskingId id, base::TimePoint now) const;
    /// Marks those whose time is over, with their entries. Nothing else depends on it: every verb minds the time.
    void run_out(store::Connection& connection, OrganisationId organisation, base::TimePoint now) const;

  private:
    base::SecretKey key_;
    const account::Accounts& accounts_;
};

/// Takes a person and what was written about them out of the requests (account::Eraser).
void erase_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account);

}  // namespace luwte::unmasking
