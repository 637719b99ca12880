// Every SQL statement about sessions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "feature/account/account.h"
#include "store/database.h"

namespace luwte::account::session_store {

struct NewSession {
    SessionId id;
    AccountId account;  ///< this or `staff`
    StaffId staff;
    std::string token_hash;
    base::TimePoint created;
    base::TimePoint expires;
    int idle_minutes = 15;
    std::uint32_t hidden_warnings = 0;
    std::optional<view::Language> language;
    std::string sealed_code;  ///< empty: none
    std::optional<base::TimePoint> sealed_code_until;
};
void insert(store::Connection& connection, OrganisationId organisation, const NewSession& session);

/// What a request needs to know of its session.
struct Found {
    SessionId id;
    AccountId account;
    StaffId staff;
    std::uint16_t roles = 0;
    base::TimePoint last_seen;
    int idle_minutes = 15;
    bool locked = false;
    std::uint32_t hidden_warnings = 0;
    std::optional<view::Language> language;
};
/// By the hash of its cookie, when it has not ended and its staff member is not switched off.
std::optional<Found> find(store::Connection& connection, OrganisationId organisation,
                          std::string_view token_hash, base::TimePoint now);
void touch(store::Connection& connection, OrganisationId organisation, SessionId session,
           base::TimePoint now);

void lock(store::Connection& connection, OrganisationId organisation, SessionId session);
/// Opens it again under another cookie; false when it is gone.
bool unlock(store::Connection& connection, OrganisationId organisation, SessionId session,
            std::string_view token_hash, base::TimePoint now);
/// The PIN's hash and how often it was wrong, locked against a second try at the same moment.
struct Pin {
    std::string hash;  ///< empty: none
    int failures = 0;
};
std::optional<Pin> find_pin(store::Connection& connection, OrganisationId organisation, SessionId session);
void count_wrong_pin(store::Connection& connection, OrganisationId organisation, SessionId session);
void set_pin(store::Connection& connection, OrganisationId organisation, SessionId session,
             std::string_view hash);

void remove(store::Connection& connection, OrganisationId organisation, SessionId session);
void remove_of_account(store::Connection& connection, OrganisationId organisation, AccountId account);
void remove_of_staff(store::Connection& connection, OrganisationId organisation, StaffId staff);
/// What the person chose, in every open session of theirs.
void set_preferences(store::Connection& connection, OrganisationId organisation, AccountId account,
                     int idle_minutes, const Preferences& preferences);

void set_sealed_code(store::Connection& connection, OrganisationId organisation, SessionId session,
                     std::string_view sealed, base::TimePoint until);
bool has_sealed_code(store::Connection& connection, OrganisationId organisation, SessionId session,
                     base::TimePoint now);
/// Takes it out of the row, so that of two that ask at once only one gets it.
std::optional<std::string> take_sealed_code(store::Connection& connection, OrganisationId organisation,
                                            SessionId session, base::TimePoint now);
/// Erases waiting codes of every session of the account.
void drop_sealed_codes(store::Connection& connection, OrganisationId organisation, AccountId account);
/// Sessions past their end, and codes that waited too long.
void tidy(store::Connection& connection, OrganisationId organisation, base::TimePoint now);

}  // namespace luwte::account::session_store
