#include "feature/account/account_store.h"

namespace luwte::account::account_store {
namespace {

using store::bytes;
using store::Statement;

constexpr Statement add_account{
    "account.insert",
    "insert into account (organisation_id, id, created_on, code_lookup, code_hash, "
    "idle_minutes, hidden_warnings, language) values ($1, $2, "
    "($3::timestamptz at time zone 'UTC')::date, $4, $5, $6, $7, $8)"};
constexpr Statement account_by_code{
    "account.find_by_code",
    "select id, code_hash, idle_minutes, hidden_warnings, language from account "
    "where organisation_id = $1 and code_lookup = $2"};
constexpr Statement account_preferences{"account.preferences",
                                        "select idle_minutes, hidden_warnings, language from account "
                                        "where organisation_id = $1 and id = $2"};
constexpr Statement update_preferences{
    "account.set_preferences",
    "update account set idle_minutes = $3, hidden_warnings = $4, language = $5 "
    "where organisation_id = $1 and id = $2"};
constexpr Statement update_code{"account.set_code",
                                "update account set code_lookup = $3, code_hash = $4 "
                                "where organisation_id = $1 and id = $2"};
constexpr Statement account_has_code{"account.has_code",
                                     "select 1 from account where organisation_id = $1 and id = $2 "
                                     "and code_lookup is not null"};
constexpr Statement any_of_codes{
    "account.any_code",
    "with asked as (select decode(hex, 'hex') as lookup from unnest($2::text[]) as hex) "
    "select 1 from asked where exists (select 1 from account a "
    "where a.organisation_id = $1 and a.code_lookup = asked.lookup) "
    "or exists (select 1 from staff s "
    "where s.organisation_id = $1 and s.code_lookup = asked.lookup) limit 1"};
constexpr Statement hold_account{"account.lock",
                                 "select 1 from account where organisation_id = $1 and id = $2 for update"};
constexpr Statement remove_personas{"account.delete_personas",
                                    "delete from persona where organisation_id = $1 and account_id = $2"};
constexpr Statement remove_account{"account.delete",
                                   "delete from account where organisation_id = $1 and id = $2"};

constexpr Statement persona_of_zone{"account.persona_of_zone",
                                    "select id, zone, name, avatar_seed from persona "
                                    "where organisation_id = $1 and account_id = $2 and zone = $3"};
constexpr Statement persona_by_id{"account.persona_by_id",
                                  "select id, zone, name, avatar_seed from persona "
                                  "where organisation_id = $1 and account_id = $2 and id = $3"};
constexpr Statement personas_of_account{"account.personas",
                                        "select id, zone, name, avatar_seed from persona "
                                        "where organisation_id = $1 and account_id = $2 "
                                        "order by array_position(array['survivors', 'nearby', 'involved', "
                                        "'professionals'], zone)"};
constexpr Statement add_persona{"account.insert_persona",
                                "insert into persona (organisation_id, account_id, id, zone, name, name_key, "
                                "avatar_seed, created_on) values ($1, $2, $3, $4, $5, $6, $7, "
                                "($8::timestamptz at time zone 'UTC')::date) on conflict do nothing"};
constexpr Statement change_name{"account.rename_persona",
                                "update persona p set name = $4, name_key = $5 "
                                "where p.organisation_id = $1 and p.account_id = $2 and p.id = $3 "
                                "and not exists (select 1 from persona o where o.organisation_id = $1 "
                                "and o.zone = p.zone and o.name_key = $5 and o.id <> p.id)"};
constexpr Statement names_used{"account.names_in_use",
                               "select name_key from persona where organisation_id = $1 and zone = $2 "
                               "and name_key = any($3::text[])"};
constexpr Statement names_resting{
    "account.names_at_rest",
    "select encode(name_hash, 'hex') from retired_name where organisation_id = $1 "
    "and zone = $2 and encode(name_hash, 'hex') = any($3::text[]) and until > $4"};
constexpr Statement rest_name{"account.retire_name",
                              "insert into retired_name (organisation_id, zone, name_hash, until) "
                              "values ($1, $2, $3, $4) on conflict (organisation_id, zone, name_hash) "
                              "do update set until = greatest(retired_name.until, excluded.until)"};
constexpr Statement tidy_names{"account.tidy_names",
                               "delete from retired_name where organisation_id = $1 and until <= $2"};

std::optional<std::string> code_of(const std::optional<view::Language>& language) {
    if (!language) return std::nullopt;
    return std::string(view::language_code(*language));
}

store::Parameter bytes_or_null(std::string_view raw) {
    return raw.empty() ? store::Parameter(std::nullopt) : bytes(raw);
}

store::Parameter text_or_null(std::string_view text) {
    return text.empty() ? store::Parameter(std::nullopt) : store::Parameter(text);
}

Preferences preferences_of(const store::Row& row, int first) {
    Preferences preferences;
    if (!row.is_null(first)) preferences.idle_minutes = static_cast<int>(row.number(first));
    preferences.hidden_warnings = static_cast<std::uint32_t>(row.number(first + 1));
    preferences.language = view::parse_language(row.text(first + 2));
    return preferences;
}

Persona persona_of(const store::Row& row) {
    Persona persona;
    persona.id = row.id<PersonaId>(0);
    for (const auto zone : organisation::all_zones)
        if (row.text(1) == organisation::zone_name(zone)) persona.zone = zone;
    persona.name = row.text(2);
    persona.avatar_seed = static_cast<std::uint64_t>(row.number(3));
    return persona;
}

std::optional<Persona> maybe_persona(const store::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return persona_of(rows.front());
}

std::vector<std::string> texts_of(const store::Rows& rows) {
    std::vector<std::string> texts;
    for (const auto row : rows) texts.emplace_back(row.text(0));
    return texts;
}

}  // namespace

void insert_account(store::Connection& connection, OrganisationId organisation, const NewAccount& fresh,
                    const Preferences& preferences, base::TimePoint now) {
    connection.run(add_account, organisation, fresh.account, now, bytes_or_null(fresh.code_lookup),
                   text_or_null(fresh.code_hash), preferences.idle_minutes,
                   std::int64_t{preferences.hidden_warnings}, code_of(preferences.language));
}

std::optional<Found> find_by_code(store::Connection& connection, OrganisationId organisation,
                                  std::string_view code_lookup) {
    const auto rows = connection.run(account_by_code, organisation, bytes(code_lookup));
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return Found{row.id<AccountId>(0), std::string(row.text(1)), preferences_of(row, 2)};
}

std::optional<Preferences> find_preferences(store::Connection& connection, OrganisationId organisation,
                                            AccountId account) {
    const auto rows = connection.run(account_preferences, organisation, account);
    if (rows.empty()) return std::nullopt;
    return preferences_of(rows.front(), 0);
}

void set_preferences(store::Connection& connection, OrganisationId organisation, AccountId account,
                     const Preferences& preferences) {
    connection.run(update_preferences, organisation, account, preferences.idle_minutes,
                   std::int64_t{preferences.hidden_warnings}, code_of(preferences.language));
}

void set_code(store::Connection& connection, OrganisationId organisation, AccountId account,
              std::string_view code_lookup, std::string_view code_hash) {
    connection.run(update_code, organisation, account, bytes_or_null(code_lookup), text_or_null(code_hash));
}

bool has_code(store::Connection& connection, OrganisationId organisation, AccountId account) {
    return !connection.run(account_has_code, organisation, account).empty();
}

bool any_code(store::Connection& connection, OrganisationId organisation,
              const std::vector<std::string>& hex_lookups) {
    return !connection.run(any_of_codes, organisation, hex_lookups).empty();
}

bool lock_account(store::Connection& connection, OrganisationId organisation, AccountId account) {
    return !connection.run(hold_account, organisation, account).empty();
}

void delete_account(store::Connection& connection, OrganisationId organisation, AccountId account) {
    connection.run(remove_personas, organisation, account);
    connection.run(remove_account, organisation, account);
}

std::optional<Persona> find_persona(store::Connection& connection, OrganisationId organisation,
                                    AccountId account, organisation::Zone zone) {
    return maybe_persona(
        connection.run(persona_of_zone, organisation, account, organisation::zone_name(zone)));
}

std::optional<Persona> find_persona(store::Connection& connection, OrganisationId organisation,
                                    AccountId account, PersonaId persona) {
    return maybe_persona(connection.run(persona_by_id, organisation, account, persona));
}

std::vector<Persona> list_personas(store::Connection& connection, OrganisationId organisation,
                                   AccountId account) {
    std::vector<Persona> personas;
    for (const auto row : connection.run(personas_of_account, organisation, account))
        personas.push_back(persona_of(row));
    return personas;
}

bool insert_persona(store::Connection& connection, OrganisationId organisation, AccountId account,
                    const Persona& persona, std::string_view name_key, base::TimePoint now) {
    return connection
               .run(add_persona, organisation, account, persona.id, organisation::zone_name(persona.zone),
                    persona.name, name_key, persona.avatar_seed, now)
               .affected() == 1;
}

bool rename_persona(store::Connection& connection, OrganisationId organisation, AccountId account,
                    PersonaId persona, std::string_view name, std::string_view name_key) {
    return connection.run(change_name, organisation, account, persona, name, name_key).affected() == 1;
}

std::vector<std::string> names_in_use(store::Connection& connection, OrganisationId organisation,
                                      organisation::Zone zone, const std::vector<std::string>& name_keys) {
    return texts_of(connection.run(names_used, organisation, organisation::zone_name(zone), name_keys));
}

std::vector<std::string> names_at_rest(store::Connection& connection, OrganisationId organisation,
                                       organisation::Zone zone, const std::vector<std::string>& hex_hashes,
                                       base::TimePoint now) {
    return texts_of(
        connection.run(names_resting, organisation, organisation::zone_name(zone), hex_hashes, now));
}

void retire_name(store::Connection& connection, OrganisationId organisation, organisation::Zone zone,
                 std::string_view name_hash, base::TimePoint until) {
    connection.run(rest_name, organisation, organisation::zone_name(zone), bytes(name_hash), until);
}

void delete_rested_names(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    connection.run(tidy_names, organisation, now);
}

}  // namespace luwte::account::account_store
