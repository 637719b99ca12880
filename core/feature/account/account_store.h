// Every SQL statement about accounts and personas.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/account/account.h"
#include "store/database.h"

namespace luwte::account::account_store {

void insert_account(store::Connection& connection, OrganisationId organisation, const NewAccount& fresh,
                    const Preferences& preferences, base::TimePoint now);
/// An account that a code leads to.
struct Found {
    AccountId account;
    std::string code_hash;
    Preferences preferences;
};
std::optional<Found> find_by_code(store::Connection& connection, OrganisationId organisation,
                                  std::string_view code_lookup);
std::optional<Preferences> find_preferences(store::Connection& connection, OrganisationId organisation,
                                            AccountId account);
void set_preferences(store::Connection& connection, OrganisationId organisation, AccountId account,
                     const Preferences& preferences);
/// Empty strings take the code away.
void set_code(store::Connection& connection, OrganisationId organisation, AccountId account,
              std::string_view code_lookup, std::string_view code_hash);
bool has_code(store::Connection& connection, OrganisationId organisation, AccountId account);
/// Whether any of these lookups is somebody's, staff included. `hex_lookups`: in hexadecimal.
bool any_code(store::Connection& connection, OrganisationId organisation,
              const std::vector<std::string>& hex_lookups);
/// Locks the account's row until the end of the transaction; false when it is gone.
bool lock_account(store::Connection& connection, OrganisationId organisation, AccountId account);
void delete_account(store::Connection& connection, OrganisationId organisation, AccountId account);

std::optional<Persona> find_persona(store::Connection& connection, OrganisationId organisation,
                                    AccountId account, organisation::Zone zone);
std::optional<Persona> find_persona(store::Connection& connection, OrganisationId organisation,
                                    AccountId account, PersonaId persona);
std::vector<Persona> list_personas(store::Connection& connection, OrganisationId organisation,
                                   AccountId account);
/// False when the name, or the account's persona in this zone, exists already; the transaction goes on.
bool insert_persona(store::Connection& connection, OrganisationId organisation, AccountId account,
                    const Persona& persona, std::string_view name_key, base::TimePoint now);
/// False when the name is somebody's.
bool rename_persona(store::Connection& connection, OrganisationId organisation, AccountId account,
                    PersonaId persona, std::string_view name, std::string_view name_key);
/// Which of these keys are somebody's name in this zone now.
std::vector<std::string> names_in_use(store::Connection& connection, OrganisationId organisation,
                                      organisation::Zone zone, const std::vector<std::string>& name_keys);
/// Which of these hashes (in hexadecimal) are names at rest.
std::vector<std::string> names_at_rest(store::Connection& connection, OrganisationId organisation,
                                       organisation::Zone zone, const std::vector<std::string>& hex_hashes,
                                       base::TimePoint now);
void retire_name(store::Connection& connection, OrganisationId organisation, organisation::Zone zone,
                 std::string_view name_hash, base::TimePoint until);
void delete_rested_names(store::Connection& connection, OrganisationId organisation, base::TimePoint now);

}  // namespace luwte::account::account_store
