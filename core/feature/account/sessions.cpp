#include "feature/account/sessions.h"

#include "feature/account/account_store.h"
#include "feature/account/cookie.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/keys.h"
#include "feature/account/session_store.h"

namespace luwte::account {
namespace {

using base::problem;
using base::ProblemKind;

/// How often it is written that somebody is still here.
constexpr std::chrono::minutes touch_interval{1};
constexpr int wrong_pins = 3;
constexpr std::size_t shortest_pin = 4;
constexpr std::size_t longest_pin = 8;

bool is_pin(std::string_view pin) {
    return pin.size() >= shortest_pin && pin.size() <= longest_pin &&
           pin.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A PIN has too few digits for any hash to protect it from whoever has the key; without the key, three tries
/// are all there is. So a keyed hash, bound to the session, and no Argon2.
std::string pin_hash(const base::SecretKey& key, SessionId session, std::string_view pin) {
    return base::keyed_hash(key, std::to_string(session.value) + ":" + std::string(pin));
}

}  // namespace

void end_session_of(store::Connection& connection, OrganisationId organisation,
                    const visit::Visitor& previous) {
    if (previous.kind == visit::VisitorKind::person)
        session_store::remove(connection, organisation, previous.person.session);
    if (previous.kind == visit::VisitorKind::staff)
        session_store::remove(connection, organisation, previous.staff.session);
}

Sessions::Sessions(const base::SecretKey& installation_key, std::shared_ptr<const WordList> words,
                   Hashing& hashing, GuessLimits& limits)
    : code_key_(installation_key.derive(purpose::return_code)),
      token_key_(installation_key.derive(purpose::session_token)),
      binding_key_(installation_key.derive(purpose::session_binding)),
      pin_key_(installation_key.derive(purpose::session_pin)),
      seal_key_(installation_key.derive(purpose::sealed_code)),
      words_(std::move(words)),
      hashing_(hashing),
      limits_(limits) {}

visit::Visitor Sessions::find_visitor(store::Connection& connection,
                                      const organisation::Organisation& organisation, std::string_view cookie,
                                      base::TimePoint now, bool somebody_is_there) const {
    visit::Visitor visitor;
    if (cookie == cookie_left) visitor.kind = visit::VisitorKind::left;
    if (!is_cookie_value(cookie)) return visitor;
    const auto found =
        session_store::find(connection, organisation.id, base::keyed_hash(token_key_, cookie), now);
    if (!found) return visitor;

    const bool locked = found->locked || now - found->last_seen > std::chrono::minutes(found->idle_minutes);
    if (somebody_is_there && !locked && now - found->last_seen >= touch_interval)
        session_store::touch(connection, organisation.id, found->id, now);
    if (found->staff) {
        visitor.kind = visit::VisitorKind::staff;
        visitor.staff = {found->staff, found->id, found->roles, locked};
    } else {
        visitor.kind = visit::VisitorKind::person;
        visitor.person = {found->account, found->id, locked};
    }
    visitor.hidden_warnings = found->hidden_warnings;
    visitor.language = found->language;
    visitor.binding = binding_of(cookie);
    return visitor;
}

std::string Sessions::binding_of(std::string_view cookie) const {
    return base::keyed_hash(binding_key_, cookie);
}

base::Result<Opened> Sessions::sign_in(store::Connection& connection,
                                       const organisation::Organisation& organisation, std::string_view code,
                                       const visit::Visitor& previous, std::uint64_t client,
                                       base::TimePoint now) const {
    const auto account = prove_code(connection, organisation.id, code, client, now);
    if (!account) return std::unexpected(account.error());

    const Opened opened{new_cookie_value(), base::new_id<SessionId>()};
    store::UnitOfWork work(connection);
    // The account may have been erased, or its code replaced, while the hash was computed.
    if (!account_store::lock_account(connection, organisation.id, account->id) ||
        !account_store::find_by_code(connection, organisation.id, account->code_lookup))
        return problem(ProblemKind::unauthenticated, "account.code-wrong", "code");
    end_session_of(connection, organisation.id, previous);
    session_store::insert(connection, organisation.id,
                          {.id = opened.session,
                           .account = account->id,
                           .staff = {},
                           .token_hash = base::keyed_hash(token_key_, opened.cookie),
                           .created = now,
                           .expires = now + person_session_age,
                           .idle_minutes = idle_minutes_of(organisation, account->preferences),
                           .hidden_warnings = account->preferences.hidden_warnings,
                           .language = account->preferences.language,
                           .sealed_code = {},
                           .sealed_code_until = {}});
    work.commit();
    return opened;
}

base::Result<Sessions::Proven> Sessions::prove_code(store::Connection& connection,
                                                    OrganisationId organisation, std::string_view typed,
                                                    std::uint64_t client, base::TimePoint now) const {
    const auto code = parse_code(typed);
    if (!code) return std::unexpected(code.error());
    // Right words open the door even after too many wrong ones from the same address: whom somebody fears may
    // share it. No rate finds 77 bits, so this gives a guesser nothing.
    const bool may_be_wrong = limits_.may_try(client, now);
    auto lookup = code_lookup(code_key_, *code);
    const auto found = account_store::find_by_code(connection, organisation, lookup);
    // Argon2 is paid for by those alone whose code is known: guessing cannot fill the queue.
    const auto right =
        found ? hashing_.verify(found->code_hash, format_code(*code)) : base::Result<bool>(false);
    if (!right) return std::unexpected(right.error());
    if (!*right && !may_be_wrong) return problem(ProblemKind::too_many, "account.too-many-tries", "code");
    if (!*right) {
        limits_.was_wrong(client, now);
        return problem(ProblemKind::unauthenticated, "account.code-wrong", "code");
    }
    return Proven{found->account, std::move(lookup), found->preferences};
}

base::Result<Opened> Sessions::unlock_with_pin(store::Connection& connection, OrganisationId organisation,
                                               SessionId session, std::string_view pin,
                                               base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto known = session_store::find_pin(connection, organisation, session);
    if (!known || known->hash.empty()) return problem(ProblemKind::unauthenticated, "account.session-ended");
    if (!base::equal_in_constant_time(known->hash, pin_hash(pin_key_, session, pin))) {
        const bool last = known->failures + 1 >= wrong_pins;
        if (last)
            session_store::remove(connection, organisation, session);
        else
            session_store::count_wrong_pin(connection, organisation, session);
        work.commit();
        return last ? problem(ProblemKind::unauthenticated, "account.session-ended")
                    : problem(ProblemKind::invalid, "account.pin-wrong", "pin");
    }
    auto opened = reopen(connection, organisation, session, now);
    work.commit();
    return opened;
}

base::Result<Opened> Sessions::unlock_with_code(store::Connection& connection, OrganisationId organisation,
                                                const visit::Person& person, std::string_view code,
                                                std::uint64_t client, base::TimePoint now) const {
    const auto account = prove_code(connection, organisation, code, client, now);
    if (!account) return std::unexpected(account.error());
    if (account->id != person.account)
        return problem(ProblemKind::unauthenticated, "account.code-wrong", "code");
    return reopen(connection, organisation, person.session, now);
}

base::Result<Opened> Sessions::reopen(store::Connection& connection, OrganisationId organisation,
                                      SessionId session, base::TimePoint now) const {
    Opened opened{new_cookie_value(), session};
    if (!session_store::unlock(connection, organisation, session, base::keyed_hash(token_key_, opened.cookie),
                               now))
        return problem(ProblemKind::unauthenticated, "account.session-ended");
    return opened;
}

void Sessions::lock(store::Connection& connection, OrganisationId organisation, SessionId session) const {
    session_store::lock(connection, organisation, session);
}

bool Sessions::has_pin(store::Connection& connection, OrganisationId organisation, SessionId session) const {
    const auto pin = session_store::find_pin(connection, organisation, session);
    return pin && !pin->hash.empty();
}

base::Result<> Sessions::set_pin(store::Connection& connection, OrganisationId organisation,
                                 SessionId session, std::string_view pin) const {
    if (!pin.empty() && !is_pin(pin)) return problem(ProblemKind::invalid, "account.pin-not-digits", "pin");
    session_store::set_pin(connection, organisation, session,
                           pin.empty() ? std::string() : pin_hash(pin_key_, session, pin));
    return {};
}

void Sessions::end(store::Connection& connection, OrganisationId organisation, SessionId session) const {
    session_store::remove(connection, organisation, session);
}

void Sessions::end_all(store::Connection& connection, OrganisationId organisation, AccountId account) const {
    session_store::remove_of_account(connection, organisation, account);
}

base::Result<> Sessions::choose(store::Connection& connection, const organisation::Organisation& organisation,
                                AccountId account, const Preferences& preferences) const {
    if (preferences.idle_minutes &&
        (*preferences.idle_minutes < 1 ||
         *preferences.idle_minutes > idle_minutes_of(organisation, Preferences{})))
        return problem(ProblemKind::invalid, "account.idle-too-long", "idle");
    store::UnitOfWork work(connection);
    account_store::set_preferences(connection, organisation.id, account, preferences);
    session_store::set_preferences(connection, organisation.id, account,
                                   idle_minutes_of(organisation, preferences), preferences);
    work.commit();
    return {};
}

bool Sessions::code_is_waiting(store::Connection& connection, OrganisationId organisation, SessionId session,
                               base::TimePoint now) const {
    return session_store::has_sealed_code(connection, organisation, session, now);
}

std::optional<std::string> Sessions::show_code(store::Connection& connection, OrganisationId organisation,
                                               SessionId session, base::TimePoint now) const {
    const auto sealed = session_store::take_sealed_code(connection, organisation, session, now);
    if (!sealed) return std::nullopt;
    auto code = base::unseal(seal_key_, *sealed, sealed_code_context(session));
    if (!code) return std::nullopt;
    return std::move(*code);
}

void Sessions::refuse_code(store::Connection& connection, OrganisationId organisation,
                           const visit::Person& person) const {
    store::UnitOfWork work(connection);
    account_store::set_code(connection, organisation, person.account, {}, {});
    session_store::drop_sealed_codes(connection, organisation, person.account);
    work.commit();
}

base::Result<> Sessions::replace_code(store::Connection& connection, OrganisationId organisation,
                                      const visit::Person& person, base::TimePoint now) const {
    const auto code = make_code(*words_);
    const auto text = format_code(code);
    const auto hash = hashing_.hash(text);
    if (!hash) return std::unexpected(hash.error());
    store::UnitOfWork work(connection);
    account_store::set_code(connection, organisation, person.account, code_lookup(code_key_, code), *hash);
    session_store::drop_sealed_codes(connection, organisation, person.account);
    session_store::set_sealed_code(connection, organisation, person.session,
                                   base::seal(seal_key_, text, sealed_code_context(person.session)),
                                   now + code_waits);
    work.commit();
    return {};
}

bool Sessions::has_code(store::Connection& connection, OrganisationId organisation, AccountId account) const {
    return account_store::has_code(connection, organisation, account);
}

void Sessions::tidy(store::Connection& connection, OrganisationId organisation, base::TimePoint now) const {
    session_store::tidy(connection, organisation, now);
    account_store::delete_rested_names(connection, organisation, now);
}

}  // namespace luwte::account
