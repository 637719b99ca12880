#include "feature/account/erasure.h"

#include "feature/account/account.h"
#include "feature/account/account_store.h"
#include "feature/account/keys.h"
#include "feature/account/names.h"
#include "feature/account/session_store.h"

namespace luwte::account {

void erase_account(store::Connection& connection, OrganisationId organisation, AccountId account,
                   const base::SecretKey& installation_key, const std::vector<Eraser>& erasers,
                   base::TimePoint now) {
    const auto name_hash_key = installation_key.derive(purpose::retired_name);
    store::UnitOfWork work(connection);
    // Holds off a post that is being written at this moment in another tab: its persona needs this row.
    if (!account_store::lock_account(connection, organisation, account)) return;
    for (const auto& erase : erasers) erase(work, organisation, account);
    for (const auto& persona : account_store::list_personas(connection, organisation, account)) {
        account_store::retire_name(connection, organisation, persona.zone,
                                   base::keyed_hash(name_hash_key, name_key(persona.name)), now + name_rests);
        work.announce("persona " + base::to_public(persona.id));
    }
    session_store::remove_of_account(connection, organisation, account);
    account_store::delete_account(connection, organisation, account);
    work.commit();
}

}  // namespace luwte::account
