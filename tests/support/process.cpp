#include "support/process.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace luwte::testing {

User server_user() {
    if (geteuid() != 0) return {geteuid(), getegid()};
    for (const char* name : {"postgres", "nobody"})
        if (const auto* entry = getpwnam(name)) return {entry->pw_uid, entry->pw_gid};
    throw std::runtime_error("PostgreSQL does not run as root, and there is no user postgres or nobody");
}

std::filesystem::path postgres_programs() {
    if (const char* folder = std::getenv("LUWTE_POSTGRES_PROGRAMS")) return folder;
    std::filesystem::path newest;
    std::error_code none;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", none))
        if (std::filesystem::exists(version.path() / "bin/postgres"))
            newest = std::max(newest, version.path() / "bin");
    if (newest.empty()) throw std::runtime_error("no PostgreSQL server found: scripts/setup installs it");
    return newest;
}

pid_t spawn(const std::vector<std::string>& command, const User& user, const std::filesystem::path& log,
            int at_our_death) {
    // Everything is made before the fork: between fork and exec no memory may be allocated.
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const bool change_user = user.user != geteuid();
    const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (output < 0) throw std::system_error(errno, std::generic_category(), "open " + log.string());
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        if (change_user && (setgroups(0, nullptr) != 0 || setgid(user.group) != 0 || setuid(user.user) != 0))
            _exit(126);
        // After the change of user, which would forget it. The parent may have gone in between.
        if (prctl(PR_SET_PDEATHSIG, at_our_death) != 0 || getppid() != parent) _exit(126);
        if (chdir("/") != 0) _exit(126);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    const int reason = errno;
    close(output);
    if (child < 0) throw std::system_error(reason, std::generic_category(), "fork");
    return child;
}

int wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace luwte::testing
