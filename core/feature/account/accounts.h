// The verbs of accounts and personas that other features use. An account comes into being in the transaction
// of its first post, so that nothing exists unless the post does:
//
//     auto fresh = accounts.prepare();                       // before the transaction: takes tens of
//     milliseconds store::UnitOfWork work(connection); accounts.create(work, organisation, *fresh,
//     preferences, now); auto persona = accounts.find_or_create_persona(work, organisation, fresh->account,
//     zone, name, now); … the post … work.commit(); response.headers.push_back({"set-cookie",
//     account::session_cookie(fresh->cookie)});
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/account/account.h"
#include "feature/account/return_code.h"
#include "store/database.h"

namespace luwte::account {

class Hashing;

/// Thread safe; lives as long as the program.
class Accounts {
  public:
    Accounts(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words,
             Hashing& hashing);

    /// Makes an account in memory. `account.busy` (unavailable) when too many hashes wait: nothing was
    /// stored.
    /// `form` names the sending of the form that makes the account (visit::Context::submission): its cookie
    /// follows from it, so that first_cookie can give it again. Empty: the cookie is random.
    [[nodiscard]] base::Result<NewAccount> prepare(std::string_view form = {}) const;
    /// The cookie of the account that this form made, for a browser that sent it twice and dropped the answer
    /// that had the cookie. Nothing once the code was shown, refused or expired, or the session was opened anew:
    /// from then on the form proves nothing any more.
    [[nodiscard]] std::optional<std::string> first_cookie(store::Connection& connection,
                                                          OrganisationId organisation, std::string_view form,
                                                          base::TimePoint now) const;
    /// The same without a return code, and without the time that one takes: for generated content, to which
    /// nobody comes back.
    [[nodiscard]] NewAccount prepare_without_code() const;
    /// Stores account and session within the caller's transaction.
    void create(store::UnitOfWork& work, const organisation::Organisation& organisation,
                const NewAccount& fresh, const Preferences& preferences, base::TimePoint now) const;

    /// The persona of an account in a zone, or none yet.
    [[nodiscard]] std::optional<Persona> find_persona(store::Connection& connection,
                                                      OrganisationId organisation, AccountId account,
                                                      organisation::Zone zone) const;
    /// The same within a transaction, made when there is none: with `wished` as its name, or a suggested one
    /// when `wished` is empty. Problems, all of field "name": see check_name, and `account.name-taken`
    /// (conflict).
    [[nodiscard]] base::Result<Persona> find_or_create_persona(store::UnitOfWork& work,
                                                               const organisation::Organisation& organisation,
                                                               AccountId account, organisation::Zone zone,
                                                               std::string_view wished,
                                                               base::TimePoint now) const;
    /// Another name for a persona: on everything it wrote, before and after, since a name that turned out to
    /// be recognisable must be able to disappear. The old name rests for 90 days.
    [[nodiscard]] base::Result<Persona> rename_persona(store::Connection& connection,
                                                       const organisation::Organisation& organisation,
                                                       AccountId account, PersonaId persona,
                                                       std::string_view wished, base::TimePoint now) const;
    /// Every persona of an account, in the order of the zones. For the person themselves only.
    [[nodiscard]] std::vector<Persona> personas(store::Connection& connection, OrganisationId organisation,
                                                AccountId account) const;
    /// Names that are free now, for a form; none is kept for anybody.
    [[nodiscard]] std::vector<std::string> suggest_names(store::Connection& connection,
                                                         OrganisationId organisation, organisation::Zone zone,
                                                         std::size_t count, base::TimePoint now) const;

    /// Whether a return code of anybody stands in this text: such a text is not to be published.
    [[nodiscard]] bool contains_code(store::Connection& connection, OrganisationId organisation,
                                     std::string_view text) const;

    [[nodiscard]] Preferences preferences(store::Connection& connection, OrganisationId organisation,
                                          AccountId account) const;

  private:
    base::SecretKey code_key_, token_key_, seal_key_, name_key_, first_cookie_key_;
    std::shared_ptr<const WordList> words_;
    Hashing& hashing_;
};

}  // namespace luwte::account
