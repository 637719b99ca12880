// The nouns of anonymous accounts. An account is its return code and nothing else; what others see of it is a
// persona, another one in every zone (safety.md S7, S11).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/organisation/organisation.h"
#include "view/language.h"

namespace luwte::account {

/// What an account shows in one zone. Its id and seed are random: they tell nothing of the account.
struct Persona {
    PersonaId id;
    organisation::Zone zone = organisation::Zone::survivors;
    std::string name;
    std::uint64_t avatar_seed = 0;
};

/// What a person chose for themselves; kept with the account, copied to each session.
struct Preferences {
    std::optional<int> idle_minutes{};  ///< none: as the organisation has it
    std::uint32_t hidden_warnings = 0;
    std::optional<view::Language> language{};
};

/// A new account, made in memory before the transaction of its first post begins, since hashing the code
/// takes tens of milliseconds. Nothing of it is stored until Accounts::create.
struct NewAccount {
    AccountId account;
    SessionId session;
    std::string cookie;       ///< the value of the session cookie: hand it to session_cookie()
    std::string token_hash;   ///< of the cookie
    std::string code_lookup;  ///< keyed hash of the return code
    std::string code_hash;    ///< Argon2id
    std::string sealed_code;  ///< for the page that shows it once
};

/// The longest and shortest schuilnaam, in characters as people count them.
inline constexpr std::size_t longest_name = 30;
inline constexpr std::size_t shortest_name = 2;
/// How long a session of a person lasts whatever happens; of staff (S6).
inline constexpr std::chrono::hours person_session_age{12};
inline constexpr std::chrono::hours staff_session_age{8};
inline constexpr int staff_idle_minutes = 30;
/// How long a new return code waits to be shown.
inline constexpr std::chrono::hours code_waits{1};
/// How long nobody else can take a name that was given up.
inline constexpr std::chrono::days name_rests{90};

/// How long a backup that still holds something erased may be kept at most: what the page about erasing
/// promises.
inline constexpr int backup_days = 30;
/// How long a session may be idle: what the person chose, never longer than the organisation allows.
[[nodiscard]] int idle_minutes_of(const organisation::Organisation& organisation,
                                  const Preferences& preferences);

}  // namespace luwte::account
