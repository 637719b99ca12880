// The verbs of sessions: who is it, come back, lock, unlock, leave.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/account/account.h"
#include "feature/account/return_code.h"
#include "feature/visit/visitor.h"
#include "store/database.h"

namespace luwte::account {

class GuessLimits;
class Hashing;

/// A session just opened.
struct Opened {
    std::string cookie;  ///< value for session_cookie()
    SessionId session;
};

/// Ends the session that a visitor came with, if any: of a person or of staff.
void end_session_of(store::Connection& connection, OrganisationId organisation,
                    const visit::Visitor& visitor);

/// Thread safe.
class Sessions {
  public:
    Sessions(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words, Hashing& hashing,
             GuessLimits& limits);

    /// Who has this cookie: one indexed question, and once a minute a note that they are still here. An
    /// unknown, ended or foreign cookie is a reader. `somebody_is_there`: false when a page asks by itself,
    /// which keeps no session open.
    [[nodiscard]] visit::Visitor find_visitor(store::Connection& connection,
                                              const organisation::Organisation& organisation,
                                              std::string_view cookie, base::TimePoint now,
                                              bool somebody_is_there = true) const;

    /// Opens a session for a return code, in place of the one that `previous` had. `account.code-wrong`
    /// (unauthenticated), `account.code-not-six-words` (invalid), `account.too-many-tries` (too_many; the
    /// right code opens even then), `account.busy` (unavailable). `client` as in net::Request.
    [[nodiscard]] base::Result<Opened> sign_in(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               std::string_view code, const visit::Visitor& previous,
                                               std::uint64_t client, base::TimePoint now) const;

    /// Opens a locked session again; the cookie changes. Three wrong PINs end the session
    /// (`account.session-ended`, unauthenticated); before that `account.pin-wrong`.
    [[nodiscard]] base::Result<Opened> unlock_with_pin(store::Connection& connection,
                                                       OrganisationId organisation, SessionId session,
                                                       std::string_view pin, base::TimePoint now) const;
    /// The same by the return code of the session's own account (another account's code is
    /// `account.code-wrong`).
    [[nodiscard]] base::Result<Opened> unlock_with_code(store::Connection& connection,
                                                        OrganisationId organisation,
                                                        const visit::Person& person, std::string_view code,
                                                        std::uint64_t client, base::TimePoint now) const;
    void lock(store::Connection& connection, OrganisationId organisation, SessionId session) const;
    /// visit::Visitor::binding of who has this cookie.
    [[nodiscard]] std::string binding_of(std::string_view cookie) const;
    [[nodiscard]] bool has_pin(store::Connection& connection, OrganisationId organisation,
                               SessionId session) const;
    /// 4 to 8 digits; empty takes it away. `account.pin-not-digits`.
    [[nodiscard]] base::Result<> set_pin(store::Connection& connection, OrganisationId organisation,
                                         SessionId session, std::string_view pin) const;

    /// Ends one session.
    void end(store::Connection& connection, OrganisationId organisation, SessionId session) const;
    /// Ends every session of the account, this one too.
    void end_all(store::Connection& connection, OrganisationId organisation, AccountId account) const;

    /// Stores what the person chose, with the account and in all its open sessions. The idle time may be
    /// shorter than the organisation's, never longer (`account.idle-too-long`).
    [[nodiscard]] base::Result<> choose(store::Connection& connection,
                                        const organisation::Organisation& organisation, AccountId account,
                                        const Preferences& preferences) const;

    /// Whether a code waits to be shown in this session.
    [[nodiscard]] bool code_is_waiting(store::Connection& connection, OrganisationId organisation,
                                       SessionId session, base::TimePoint now) const;
    /// The waiting code, once: from now on it is nowhere but with the person.
    [[nodiscard]] std::optional<std::string> show_code(store::Connection& connection,
                                                       OrganisationId organisation, SessionId session,
                                                       base::TimePoint now) const;
    /// The account goes on without a code until its sessions end.
    void refuse_code(store::Connection& connection, OrganisationId organisation,
                     const visit::Person& person) const;
    /// A new code in place of the old one, which is void at once; it waits in this session to be shown.
    [[nodiscard]] base::Result<> replace_code(store::Connection& connection, OrganisationId organisation,
                                              const visit::Person& person, base::TimePoint now) const;
    [[nodiscard]] bool has_code(store::Connection& connection, OrganisationId organisation,
                                AccountId account) const;

    /// Takes away what time ended: sessions, codes that nobody looked at, names that have rested. For a
    /// timer.
    void tidy(store::Connection& connection, OrganisationId organisation, base::TimePoint now) const;

  private:
    struct Proven {
        AccountId id;
        std::string code_lookup;
        Preferences preferences;
    };
    /// Whose code it is, within the limits.
    base::Result<Proven> prove_code(store::Connection& connection, OrganisationId organisation,
                                    std::string_view typed, std::uint64_t client, base::TimePoint now) const;
    base::Result<Opened> reopen(store::Connection& connection, OrganisationId organisation, SessionId session,
                                base::TimePoint now) const;

    base::SecretKey code_key_, token_key_, binding_key_, pin_key_, seal_key_;
    std::shared_ptr<const WordList> words_;
    Hashing& hashing_;
    GuessLimits& limits_;
};

}  // namespace luwte::account
