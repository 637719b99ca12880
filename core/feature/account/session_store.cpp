#include "feature/account/session_store.h"

namespace luwte::account::session_store {
namespace {

using store::bytes;
using store::Statement;

constexpr Statement insert_session{
    "account.insert_session",
    "insert into session (organisation_id, id, account_id, staff_id, token_hash, "
    "created_at, last_seen_at, expires_at, idle_minutes, hidden_warnings, language, "
    "sealed_code, sealed_code_until) "
    "values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12)"};
constexpr Statement find_session{
    "account.find_session",
    "select s.id, s.account_id, s.staff_id, t.roles, s.last_seen_at, s.idle_minutes, "
    "s.locked, s.hidden_warnings, s.language "
    "from session s left join staff t on t.id = s.staff_id "
    "and t.organisation_id = s.organisation_id "
    "where s.organisation_id = $1 and s.token_hash = $2 and s.expires_at > $3 "
    "and (s.staff_id is null or not t.disabled)"};
constexpr Statement touch_session{"account.touch_session",
                                  "update session set last_seen_at = greatest(last_seen_at, $3) "
                                  "where organisation_id = $1 and id = $2"};
constexpr Statement lock_session{"account.lock_session",
                                 "update session set locked = true where organisation_id = $1 and id = $2"};
constexpr Statement unlock_session{
    "account.unlock_session",
    "update session set locked = false, pin_failures = 0, last_seen_at = $4, "
    "token_hash = $3 where organisation_id = $1 and id = $2 and expires_at > $4"};
constexpr Statement find_session_pin{"account.find_session_pin",
                                     "select pin_hash, pin_failures from session "
                                     "where organisation_id = $1 and id = $2 for update"};
constexpr Statement wrong_pin{"account.wrong_pin",
                              "update session set pin_failures = pin_failures + 1 "
                              "where organisation_id = $1 and id = $2"};
constexpr Statement set_session_pin{"account.set_session_pin",
                                    "update session set pin_hash = $3, pin_failures = 0 "
                                    "where organisation_id = $1 and id = $2"};
constexpr Statement remove_session{"account.remove_session",
                                   "delete from session where organisation_id = $1 and id = $2"};
constexpr Statement remove_account_sessions{
    "account.remove_account_sessions", "delete from session where organisation_id = $1 and account_id = $2"};
constexpr Statement remove_staff_sessions{"account.remove_staff_sessions",
                                          "delete from session where organisation_id = $1 and staff_id = $2"};
constexpr Statement set_session_preferences{"account.set_session_preferences",
                                            "update session set idle_minutes = $3, hidden_warnings = $4, "
                                            "language = $5 where organisation_id = $1 and account_id = $2"};
constexpr Statement put_sealed_code{"account.put_sealed_code",
                                    "update session set sealed_code = $3, sealed_code_until = $4 "
                                    "where organisation_id = $1 and id = $2"};
constexpr Statement look_for_sealed_code{"account.look_for_sealed_code",
                                         "select 1 from session where organisation_id = $1 and id = $2 "
                                         "and sealed_code_until > $3"};
constexpr Statement take_sealed{
    "account.take_sealed_code",
    "with waiting as (select id, organisation_id, sealed_code, sealed_code_until "
    "from session where organisation_id = $1 and id = $2 and sealed_code is not null "
    "for update) "
    "update session s set sealed_code = null, sealed_code_until = null from waiting w "
    "where s.organisation_id = w.organisation_id and s.id = w.id "
    "returning w.sealed_code, w.sealed_code_until > $3"};
constexpr Statement drop_sealed{"account.drop_sealed_codes",
                                "update session set sealed_code = null, sealed_code_until = null "
                                "where organisation_id = $1 and account_id = $2 and sealed_code is not null"};
constexpr Statement tidy_sessions{"account.tidy_sessions",
                                  "delete from session where organisation_id = $1 and expires_at <= $2"};
constexpr Statement tidy_codes{"account.tidy_codes",
                               "update session set sealed_code = null, sealed_code_until = null "
                               "where organisation_id = $1 and sealed_code_until <= $2"};

std::optional<std::string> code_of(const std::optional<view::Language>& language) {
    if (!language) return std::nullopt;
    return std::string(view::language_code(*language));
}

}  // namespace

void insert(store::Connection& connection, OrganisationId organisation, const NewSession& session) {
    const store::Parameter sealed =
        session.sealed_code.empty() ? store::Parameter(std::nullopt) : bytes(session.sealed_code);
    connection.run(insert_session, organisation, session.id, session.account, session.staff,
                   bytes(session.token_hash), session.created, session.expires, session.idle_minutes,
                   std::int64_t{session.hidden_warnings}, code_of(session.language), sealed,
                   session.sealed_code_until);
}

std::optional<Found> find(store::Connection& connection, OrganisationId organisation,
                          std::string_view token_hash, base::TimePoint now) {
    const auto rows = connection.run(find_session, organisation, bytes(token_hash), now);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return Found{.id = row.id<SessionId>(0),
                 .account = row.id<AccountId>(1),
                 .staff = row.id<StaffId>(2),
                 .roles = static_cast<std::uint16_t>(row.number(3)),
                 .last_seen = row.time(4),
                 .idle_minutes = static_cast<int>(row.number(5)),
                 .locked = row.flag(6),
                 .hidden_warnings = static_cast<std::uint32_t>(row.number(7)),
                 .language = view::parse_language(row.text(8))};
}

void touch(store::Connection& connection, OrganisationId organisation, SessionId session,
           base::TimePoint now) {
    connection.run(touch_session, organisation, session, now);
}

void lock(store::Connection& connection, OrganisationId organisation, SessionId session) {
    connection.run(lock_session, organisation, session);
}

bool unlock(store::Connection& connection, OrganisationId organisation, SessionId session,
            std::string_view token_hash, base::TimePoint now) {
    return connection.run(unlock_session, organisation, session, bytes(token_hash), now).affected() == 1;
}

std::optional<Pin> find_pin(store::Connection& connection, OrganisationId organisation, SessionId session) {
    const auto rows = connection.run(find_session_pin, organisation, session);
    if (rows.empty()) return std::nullopt;
    return Pin{rows.front().bytes(0), static_cast<int>(rows.front().number(1))};
}

void count_wrong_pin(store::Connection& connection, OrganisationId organisation, SessionId session) {
    connection.run(wrong_pin, organisation, session);
}

void set_pin(store::Connection& connection, OrganisationId organisation, SessionId session,
             std::string_view hash) {
    connection.run(set_session_pin, organisation, session,
                   hash.empty() ? store::Parameter(std::nullopt) : bytes(hash));
}

void remove(store::Connection& connection, OrganisationId organisation, SessionId session) {
    connection.run(remove_session, organisation, session);
}

void remove_of_account(store::Connection& connection, OrganisationId organisation, AccountId account) {
    connection.run(remove_account_sessions, organisation, account);
}

void remove_of_staff(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    connection.run(remove_staff_sessions, organisation, staff);
}

void set_preferences(store::Connection& connection, OrganisationId organisation, AccountId account,
                     int idle_minutes, const Preferences& preferences) {
    connection.run(set_session_preferences, organisation, account, idle_minutes,
                   std::int64_t{preferences.hidden_warnings}, code_of(preferences.language));
}

void set_sealed_code(store::Connection& connection, OrganisationId organisation, SessionId session,
                     std::string_view sealed, base::TimePoint until) {
    connection.run(put_sealed_code, organisation, session, bytes(sealed), until);
}

bool has_sealed_code(store::Connection& connection, OrganisationId organisation, SessionId session,
                     base::TimePoint now) {
    return !connection.run(look_for_sealed_code, organisation, session, now).empty();
}

std::optional<std::string> take_sealed_code(store::Connection& connection, OrganisationId organisation,
                                            SessionId session, base::TimePoint now) {
    const auto rows = connection.run(take_sealed, organisation, session, now);
    if (rows.empty() || !rows.front().flag(1)) return std::nullopt;
    return rows.front().bytes(0);
}

void drop_sealed_codes(store::Connection& connection, OrganisationId organisation, AccountId account) {
    connection.run(drop_sealed, organisation, account);
}

void tidy(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    connection.run(tidy_sessions, organisation, now);
    connection.run(tidy_codes, organisation, now);
}

}  // namespace luwte::account::session_store
