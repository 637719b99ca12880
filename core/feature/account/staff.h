// Staff: people of the organisation who sign in with a code and a one-time password (safety.md S17, S20).
// Made by an administrator; nothing of an account or persona is in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "base/secret.h"
#include "feature/account/sessions.h"
#include "feature/account/words.h"
#include "feature/organisation/organisation.h"
#include "store/database.h"

namespace luwte::account {

struct StaffMember {
    StaffId id;
    std::string name;         ///< shown to colleagues
    std::uint16_t roles = 0;  ///< bits of visit::Role
    bool disabled = false;
};

/// What a new staff member gets, once: it is stored as hash and sealed only.
struct StaffSignIn {
    StaffId id;
    std::string code;     ///< six words
    std::string otpauth;  ///< address for an authenticator program
    std::string secret;   ///< the same in base 32, for typing over
};

/// Thread safe.
class StaffMembers {
  public:
    StaffMembers(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words,
                 Hashing& hashing, GuessLimits& limits);

    /// Makes one. `account.staff-name`, `account.staff-roles` (invalid).
    [[nodiscard]] base::Result<StaffSignIn> add(store::Connection& connection,
                                                const organisation::Organisation& organisation,
                                                std::string_view name, std::uint16_t roles,
                                                base::TimePoint now) const;
    [[nodiscard]] std::vector<StaffMember> list(store::Connection& connection,
                                                OrganisationId organisation) const;
    [[nodiscard]] std::optional<StaffMember> find(store::Connection& connection, OrganisationId organisation,
                                                  StaffId staff) const;
    /// Switches off: ends every session at once. `account.no-staff`.
    [[nodiscard]] base::Result<> disable(store::Connection& connection, OrganisationId organisation,
                                         StaffId staff) const;
    /// `account.no-staff`, `account.staff-roles`. Takes effect with the next request of that member.
    [[nodiscard]] base::Result<> set_roles(store::Connection& connection, OrganisationId organisation,
                                           StaffId staff, std::uint16_t roles) const;

    /// Opens a session in place of the one that `previous` had. One answer for every wrong part
    /// (`account.staff-sign-in-wrong`); else as Sessions::sign_in.
    [[nodiscard]] base::Result<Opened> sign_in(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               std::string_view code, std::string_view one_time_password,
                                               const visit::Visitor& previous, std::uint64_t client,
                                               base::TimePoint now) const;

  private:
    base::SecretKey code_key_, token_key_, totp_key_;
    std::shared_ptr<const WordList> words_;
    Hashing& hashing_;
    GuessLimits& limits_;
};

/// "moderator", "duty", "host", "companion", "editor", "administrator", "custodian" → bit; 0 when it is none.
[[nodiscard]] std::uint16_t role_bit(std::string_view name);

}  // namespace luwte::account
