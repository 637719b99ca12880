// Inside this room only: how a libpqxx connection is made, and how its exceptions become DatabaseError.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <pqxx/connection>

#include "store/database.h"

namespace luwte::store {

/// The settings of every session that are not the same for all.
struct Session {
    std::chrono::milliseconds statement_deadline{5'000};
    std::chrono::milliseconds lock_deadline{3'000};
};

/// Connects (within 5 seconds for each address that the connection string names) and sets the session up:
/// UTC, ISO dates, hexadecimal bytea, deadlines, no notices. Throws DatabaseError{unavailable} when nobody
/// answers.
[[nodiscard]] std::unique_ptr<pqxx::connection> connect(const std::string& connection_string,
                                                        const Session& session);

/// Whether the server has closed an idle connection, or said something out of turn. One system call.
[[nodiscard]] bool is_stale(const pqxx::connection& connection);

/// The DatabaseError for the exception that is being handled (call it in a catch block only). `doing` names
/// the statement. The server's words are kept out of it where they could quote what a person wrote.
[[nodiscard]] DatabaseError current_error(const std::string& doing);

/// The kind of problem that an SQLSTATE stands for: the one table of them.
[[nodiscard]] base::ProblemKind kind_of(std::string_view sqlstate);

/// Whether the connection is of no more use after this error.
[[nodiscard]] bool is_lost(std::string_view state);

/// The SQLSTATEs that this room gives by itself.
namespace sqlstate {
inline constexpr const char* cannot_connect = "08001";
inline constexpr const char* connection_lost = "08006";
inline constexpr const char* in_doubt = "08007";
inline constexpr const char* refused_by_pool = "53300";
inline constexpr const char* bad_character = "22021";
inline constexpr const char* transaction_failed = "25P02";
/// "cached plan must not change result type": a migration ran. A new connection prepares anew.
inline constexpr const char* outdated_plan = "0A000";
}  // namespace sqlstate

}  // namespace luwte::store
