#include "app/privileges.h"

#include <array>
#include <cerrno>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

namespace luwte::app {
namespace {

constexpr unsigned low_ports = 1U << CAP_NET_BIND_SERVICE;

/// The two halves of version 3 of the interface; the first holds capabilities 0 to 31, all that matters here.
using Capabilities = std::array<__user_cap_data_struct, 2>;

bool read_capabilities(Capabilities& capabilities) {
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    return ::syscall(SYS_capget, &head, capabilities.data()) == 0;
}

bool write_capabilities(const Capabilities& capabilities) {
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    return ::syscall(SYS_capset, &head, capabilities.data()) == 0;
}

std::unexpected<std::string> fault(const std::string& user, const char* what) {
    return std::unexpected(fmt::format("server.user: cannot become {}: {}: {}", user, what,
                                       std::generic_category().message(errno)));
}

/// Gives up all but the right to low ports, and that too where there is none to keep.
bool keep_low_ports_alone() {
    Capabilities had{};
    if (!read_capabilities(had)) return false;
    const unsigned kept = had[0].permitted & low_ports;
    Capabilities keeps{};
    keeps[0].permitted = keeps[0].effective = kept;
    return write_capabilities(keeps);
}

}  // namespace

std::expected<void, std::string> become(const std::string& user) {
    if (user.empty()) return {};
    errno = 0;
    const passwd* found =
        ::getpwnam(user.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread starts
    if (found == nullptr) return std::unexpected(fmt::format("server.user: there is no user \"{}\"", user));
    const uid_t id = found->pw_uid;
    const gid_t group = found->pw_gid;
    if (id == ::geteuid()) return {};
    if (!is_root()) return std::unexpected(fmt::format("server.user: only root can become \"{}\"", user));
    if (::prctl(PR_SET_KEEPCAPS, 1) != 0) return fault(user, "rights");
    // Groups first: without root's rights they can no longer be given up.
    if (::initgroups(user.c_str(), group) != 0 || ::setresgid(group, group, group) != 0)
        return fault(user, "groups");
    if (::setresuid(id, id, id) != 0) return fault(user, "user");
    if (!keep_low_ports_alone() || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fault(user, "rights");
    return {};
}

bool is_root() {
    return ::geteuid() == 0;
}

}  // namespace luwte::app
