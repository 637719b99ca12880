// Starting other programs from tests, as a user whom PostgreSQL accepts.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace luwte::testing {

/// The user who runs the servers of tests: ourselves, or when we are root, "postgres" or "nobody".
struct User {
    uid_t user = 0;
    gid_t group = 0;
};
[[nodiscard]] User server_user();

/// The folder of PostgreSQL's server programs: $LUWTE_POSTGRES_PROGRAMS, or the newest that Debian installed.
[[nodiscard]] std::filesystem::path postgres_programs();

/// Starts a program as that user, with its output going to the end of `log`. It gets `at_our_death` when this
/// program ends without having stopped it. Returns its process id.
[[nodiscard]] pid_t spawn(const std::vector<std::string>& command, const User& user,
                          const std::filesystem::path& log, int at_our_death);
/// Waits until it ended; its exit code, or 128 and the signal that ended it.
int wait_for(pid_t process);

}  // namespace luwte::testing
