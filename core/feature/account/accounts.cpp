#include "feature/account/accounts.h"

#include <algorithm>

#include "feature/account/account_store.h"
#include "feature/account/cookie.h"
#include "feature/account/hashing.h"
#include "feature/account/keys.h"
#include "feature/account/names.h"
#include "feature/account/session_store.h"

namespace luwte::account {
namespace {

using base::problem;
using base::ProblemKind;

/// How often another suggestion is tried before one with a number is taken.
constexpr int suggestion_tries = 8;

base::Result<std::string> check(std::string_view wished, const organisation::Organisation& organisation) {
    return check_name(wished, {organisation.name, organisation.title});
}

bool is_at_rest(store::Connection& connection, OrganisationId organisation, organisation::Zone zone,
                const std::string& hash, base::TimePoint now) {
    return !account_store::names_at_rest(connection, organisation, zone, {base::to_hex(hash)}, now).empty();
}

}  // namespace

int idle_minutes_of(const organisation::Organisation& organisation, const Preferences& preferences) {
    const int longest = std::clamp(organisation.idle_minutes, 1, 120);
    return std::clamp(preferences.idle_minutes.value_or(longest), 1, longest);
}

Accounts::Accounts(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words,
                   Hashing& hashing)
    : code_key_(installation_key.derive(purpose::return_code)),
      token_key_(installation_key.derive(purpose::session_token)),
      seal_key_(installation_key.derive(purpose::sealed_code)),
      name_key_(installation_key.derive(purpose::retired_name)),
      first_cookie_key_(installation_key.derive(purpose::first_cookie)),
      words_(std::move(words)),
      hashing_(hashing) {}

NewAccount Accounts::prepare_without_code() const {
    NewAccount fresh;
    fresh.account = base::new_id<AccountId>();
    fresh.session = base::new_id<SessionId>();
    fresh.cookie = new_cookie_value();
    fresh.token_hash = base::keyed_hash(token_key_, fresh.cookie);
    return fresh;
}

std::optional<std::string> Accounts::first_cookie(store::Connection& connection, OrganisationId organisation,
                                                  std::string_view form, base::TimePoint now) const {
    if (form.empty()) return std::nullopt;
    auto cookie = base::to_base64url(base::keyed_hash(first_cookie_key_, form));
    const auto session =
        session_store::find(connection, organisation, base::keyed_hash(token_key_, cookie), now);
    if (!session || !session_store::has_sealed_code(connection, organisation, session->id, now))
        return std::nullopt;
    return cookie;
}

base::Result<NewAccount> Accounts::prepare(std::string_view form) const {
    const auto code = make_code(*words_);
    const auto text = format_code(code);
    auto hash = hashing_.hash(text);
    if (!hash) return std::unexpected(hash.error());
    auto fresh = prepare_without_code();
    if (!form.empty()) {
        fresh.cookie = base::to_base64url(base::keyed_hash(first_cookie_key_, form));
        fresh.token_hash = base::keyed_hash(token_key_, fresh.cookie);
    }
    fresh.code_lookup = code_lookup(code_key_, code);
    fresh.code_hash = std::move(*hash);
    fresh.sealed_code = base::seal(seal_key_, text, sealed_code_context(fresh.session));
    return fresh;
}

void Accounts::create(store::UnitOfWork& work, const organisation::Organisation& organisation,
                      const NewAccount& fresh, const Preferences& preferences, base::TimePoint now) const {
    account_store::insert_account(work.connection(), organisation.id, fresh, preferences, now);
    std::optional<base::TimePoint> code_waits_until;
    if (!fresh.sealed_code.empty()) code_waits_until = now + code_waits;
    session_store::insert(work.connection(), organisation.id,
                          {.id = fresh.session,
                           .account = fresh.account,
                           .staff = {},
                           .token_hash = fresh.token_hash,
                           .created = now,
                           .expires = now + person_session_age,
                           .idle_minutes = idle_minutes_of(organisation, preferences),
                           .hidden_warnings = preferences.hidden_warnings,
                           .language = preferences.language,
                           .sealed_code = fresh.sealed_code,
                           .sealed_code_until = code_waits_until});
}

std::optional<Persona> Accounts::find_persona(store::Connection& connection, OrganisationId organisation,
                                              AccountId account, organisation::Zone zone) const {
    return account_store::find_persona(connection, organisation, account, zone);
}

base::Result<Persona> Accounts::find_or_create_persona(store::UnitOfWork& work,
                                                       const organisation::Organisation& organisation,
                                                       AccountId account, organisation::Zone zone,
                                                       std::string_view wished, base::TimePoint now) const {
    auto& connection = work.connection();
    if (auto known = account_store::find_persona(connection, organisation.id, account, zone)) return *known;
    Persona persona{base::new_id<PersonaId>(), zone, {}, base::random_id_value()};
    if (wished.empty()) {
        for (int attempt = 0; attempt <= suggestion_tries; ++attempt) {
            persona.name = attempt < suggestion_tries ? suggest_name() : suggest_numbered_name();
            const auto key = name_key(persona.name);
            if (is_at_rest(connection, organisation.id, zone, base::keyed_hash(name_key_, key), now))
                continue;
            if (account_store::insert_persona(connection, organisation.id, account, persona, key, now))
                return persona;
        }
    } else {
        auto name = check(wished, organisation);
        if (!name) return std::unexpected(name.error());
        persona.name = std::move(*name);
        const auto key = name_key(persona.name);
        if (!is_at_rest(connection, organisation.id, zone, base::keyed_hash(name_key_, key), now) &&
            account_store::insert_persona(connection, organisation.id, account, persona, key, now))
            return persona;
    }
    // Another request of the same person may have made the persona meanwhile.
    if (auto known = account_store::find_persona(connection, organisation.id, account, zone)) return *known;
    return problem(ProblemKind::conflict, "account.name-taken", "name");
}

base::Result<Persona> Accounts::rename_persona(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               AccountId account, PersonaId persona, std::string_view wished,
                                               base::TimePoint now) const {
    auto name = check(wished, organisation);
    if (!name) return std::unexpected(name.error());
    store::UnitOfWork work(connection);
    account_store::lock_account(connection, organisation.id, account);
    auto known = account_store::find_persona(connection, organisation.id, account, persona);
    if (!known) return problem(ProblemKind::not_found, "account.no-persona");
    const auto old_key = name_key(known->name);
    const auto new_key = name_key(*name);
    if (old_key != new_key) {
        if (is_at_rest(connection, organisation.id, known->zone, base::keyed_hash(name_key_, new_key), now))
            return problem(ProblemKind::conflict, "account.name-taken", "name");
        account_store::retire_name(connection, organisation.id, known->zone,
                                   base::keyed_hash(name_key_, old_key), now + name_rests);
    }
    if (!account_store::rename_persona(connection, organisation.id, account, persona, *name, new_key))
        return problem(ProblemKind::conflict, "account.name-taken", "name");
    work.announce("persona " + base::to_public(persona));
    work.commit();
    known->name = std::move(*name);
    return *known;
}

std::vector<Persona> Accounts::personas(store::Connection& connection, OrganisationId organisation,
                                        AccountId account) const {
    return account_store::list_personas(connection, organisation, account);
}

std::vector<std::string> Accounts::suggest_names(store::Connection& connection, OrganisationId organisation,
                                                 organisation::Zone zone, std::size_t count,
                                                 base::TimePoint now) const {
    std::vector<std::string> names, keys, hashes;
    for (std::size_t i = 0; i < count * 3; ++i) {
        const auto name = i < count * 2 ? suggest_name() : suggest_numbered_name();
        const auto key = name_key(name);
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        names.push_back(name);
        keys.push_back(key);
        hashes.push_back(base::to_hex(base::keyed_hash(name_key_, key)));
    }
    const auto used = account_store::names_in_use(connection, organisation, zone, keys);
    const auto resting = account_store::names_at_rest(connection, organisation, zone, hashes, now);
    std::vector<std::string> free;
    for (std::size_t i = 0; i < names.size() && free.size() < count; ++i)
        if (std::find(used.begin(), used.end(), keys[i]) == used.end() &&
            std::find(resting.begin(), resting.end(), hashes[i]) == resting.end())
            free.push_back(names[i]);
    return free;
}

bool Accounts::contains_code(store::Connection& connection, OrganisationId organisation,
                             std::string_view text) const {
    std::vector<std::string> lookups;
    for (const auto& code : codes_in(*words_, text))
        lookups.push_back(base::to_hex(code_lookup(code_key_, code)));
    return !lookups.empty() && account_store::any_code(connection, organisation, lookups);
}

Preferences Accounts::preferences(store::Connection& connection, OrganisationId organisation,
                                  AccountId account) const {
    return account_store::find_preferences(connection, organisation, account).value_or(Preferences{});
}

}  // namespace luwte::account
