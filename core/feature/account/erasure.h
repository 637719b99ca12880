// Erasing everything of a person (safety.md S24): each feature erases its own, all in one transaction.
#pragma once

#include <functional>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/secret.h"
#include "store/database.h"

namespace luwte::account {

/// Erases what one feature holds of an account and its personas. Afterwards no row of that feature may
/// mention them; what others wrote stays. Runs before the account's own rows go, so that personas can still
/// be looked up.
using Eraser = std::function<void(store::UnitOfWork&, OrganisationId, AccountId)>;

/// Runs every eraser, then erases personas, sessions and the account itself; commits.
void erase_account(store::Connection& connection, OrganisationId organisation, AccountId account,
                   const base::SecretKey& installation_key, const std::vector<Eraser>& erasers,
                   base::TimePoint now);

}  // namespace luwte::account
