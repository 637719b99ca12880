#include "store/postgres.h"

#include <array>
#include <libpq-fe.h>
#include <map>
#include <poll.h>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <pqxx/except>
#include <pqxx/nontransaction>

namespace luwte::store {
namespace {

/// Defaults that hold unless the connection string says otherwise. Over TCP a peer that vanished is noticed
/// within about 15 seconds instead of hours.
constexpr std::array<std::pair<const char*, const char*>, 6> connection_defaults{{
    {"connect_timeout", "5"},
    {"keepalives_idle", "5"},
    {"keepalives_interval", "3"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "15000"},
    {"fallback_application_name", "luwte"},
}};

std::string quoted(const char* value) {
    std::string text = "'";
    for (; *value != '\0'; ++value) {
        if (*value == '\'' || *value == '\\') text += '\\';
        text += *value;
    }
    return text + '\'';
}

/// The connection string, in either form that libpq takes, with the defaults filled in.
std::string complete(const std::string& connection_string) {
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(connection_string.c_str(), &complaint), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> complaint_owner(complaint, &PQfreemem);
    if (!options)
        throw DatabaseError(base::ProblemKind::internal, "08001", "the connection string is malformed");
    std::map<std::string, std::string> settings(connection_defaults.begin(), connection_defaults.end());
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr && *option->val != '\0') settings[option->keyword] = option->val;
    std::string text;
    for (const auto& [name, value] : settings) text += fmt::format("{}={} ", name, quoted(value.c_str()));
    return text;
}

std::string session_script(const Session& session) {
    return fmt::format(
        "set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; "
        "set bytea_output = 'hex'; set extra_float_digits = 1; set client_min_messages = 'error'; "
        "set standard_conforming_strings = on; set default_transaction_isolation = 'read committed'; "
        "set statement_timeout = {}; set lock_timeout = {}; set idle_in_transaction_session_timeout = {}",
        session.statement_deadline.count(), session.lock_deadline.count(),
        // Longer than any statement, so that it only ends transactions that nobody continues.
        2 * session.statement_deadline.count() + 10'000);
}

struct StateKind {
    std::string_view state;  ///< a whole SQLSTATE, or its class (two characters)
    base::ProblemKind kind;
};

/// https://www.postgresql.org/docs/15/errcodes-appendix.html. Whole states stand before their classes.
constexpr std::array state_kinds{
    StateKind{"08", base::ProblemKind::unavailable},     // connection
    StateKind{"22", base::ProblemKind::invalid},         // data: too long, out of range, not UTF-8
    StateKind{"23502", base::ProblemKind::invalid},      // not null
    StateKind{"23514", base::ProblemKind::invalid},      // check
    StateKind{"23", base::ProblemKind::conflict},        // unique, foreign key, exclusion
    StateKind{"25006", base::ProblemKind::unavailable},  // read only: a standby
    StateKind{"25P03", base::ProblemKind::unavailable},  // idle in transaction for too long
    StateKind{"40", base::ProblemKind::unavailable},     // serialization failure, deadlock: run it once more
    StateKind{"53", base::ProblemKind::unavailable},     // out of disk, memory, connections
    StateKind{"54", base::ProblemKind::too_large},       // program limit
    StateKind{"55006", base::ProblemKind::unavailable},  // object in use
    StateKind{"55P03", base::ProblemKind::unavailable},  // lock timeout
    StateKind{"57", base::ProblemKind::unavailable},     // statement timeout, shutdown, starting up
    StateKind{"58", base::ProblemKind::unavailable},     // input and output
};

/// Whether the server's words may quote data, and so what a person wrote.
bool may_quote_data(std::string_view sqlstate) {
    return sqlstate.empty() || sqlstate.starts_with("22") || sqlstate.starts_with("P0") ||
           sqlstate.starts_with("XX");
}

DatabaseError error(const std::string& sqlstate, const std::string& doing, std::string_view words) {
    while (!words.empty() && words.back() == '\n') words.remove_suffix(1);
    auto what = fmt::format("{}: SQLSTATE {}", doing, sqlstate.empty() ? "unknown" : sqlstate);
    if (!may_quote_data(sqlstate) && !words.empty()) what += fmt::format(" ({})", words);
    return {kind_of(sqlstate), sqlstate, what};
}

}  // namespace

base::ProblemKind kind_of(std::string_view sqlstate) {
    for (const auto& [state, kind] : state_kinds)
        if (sqlstate.starts_with(state)) return kind;
    return base::ProblemKind::internal;
}

bool is_lost(std::string_view state) {
    return state.starts_with("08") || state.starts_with("57P") || state == "25P03" ||
           state == sqlstate::outdated_plan;
}

std::unique_ptr<pqxx::connection> connect(const std::string& connection_string, const Session& session) {
    const auto completed = complete(connection_string);
    try {
        auto connection = std::make_unique<pqxx::connection>(completed);
        // Reconnecting behind our back would run the rest of a transaction outside of it.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
        connection->inhibit_reactivation(true);
#pragma clang diagnostic pop
        // Without this the server's DETAIL lines, which quote rows, would be part of every message.
        connection->set_verbosity(pqxx::connection_base::terse);
        pqxx::nontransaction(*connection).exec(session_script(session));
        return connection;
    } catch (const pqxx::broken_connection& broken) {
        throw error(sqlstate::cannot_connect, "connect", broken.what());
    } catch (const std::exception&) {
        throw current_error("connect");
    }
}

bool is_stale(const pqxx::connection& connection) {
    if (!connection.is_open()) return true;
    pollfd descriptor{connection.sock(), POLLIN | POLLRDHUP, 0};
    return poll(&descriptor, 1, 0) != 0;
}

DatabaseError current_error(const std::string& doing) {
    try {
        throw;
    } catch (const DatabaseError& known) {
        return known;
    } catch (const pqxx::too_many_connections& many) {
        return error("53300", doing, many.what());
    } catch (const pqxx::broken_connection& broken) {
        return error(sqlstate::connection_lost, doing, broken.what());
    } catch (const pqxx::in_doubt_error&) {
        return error(sqlstate::in_doubt, doing, "");
    } catch (const pqxx::deadlock_detected&) {
        return error("40P01", doing, "");
    } catch (const pqxx::statement_completion_unknown&) {
        return error("40003", doing, "");
    } catch (const pqxx::transaction_rollback&) {
        return error("40001", doing, "");
    } catch (const pqxx::sql_error& failed) {
        return error(failed.sqlstate(), doing, failed.what());
    } catch (const pqxx::failure&) {
        return error(sqlstate::connection_lost, doing, "");
    } catch (const std::exception& other) {
        return {base::ProblemKind::internal, "", fmt::format("{}: {}", doing, other.what())};
    }
}

}  // namespace luwte::store
