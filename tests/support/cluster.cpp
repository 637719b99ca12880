#include "support/cluster.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <libpq-fe.h>
#include <signal.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>

#include "support/process.h"

namespace luwte::testing {
namespace {

// Socket addresses end at 107 bytes, and folders like /root cannot be entered by the server's user: hence
// these two. In memory a database is copied in a quarter of the time.
constexpr std::array parents{"/dev/shm", "/tmp"};
constexpr std::uintmax_t room_needed =
    2'000'000'000;  // bytes; a cluster and its databases take some 200 million
constexpr std::string_view prefix = "luwte-test-";
constexpr auto patience = std::chrono::seconds{60};

/// The lock file of a cluster's folder, locked; -1 when the folder's program is alive.
int try_lock(const std::filesystem::path& folder) {
    const int descriptor = open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return -1;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    close(descriptor);
    return -1;
}

/// The server that a folder's pid file names, if it is alive and indeed of that folder.
pid_t running_server(const std::filesystem::path& folder) {
    pid_t process = -1;
    std::ifstream(folder / "data/postmaster.pid") >> process;
    if (process <= 1) return -1;
    std::ifstream stream(fmt::format("/proc/{}/cmdline", process));
    const std::string command{std::istreambuf_iterator<char>(stream), {}};
    return command.find((folder / "data").string()) == std::string::npos ? -1 : process;
}

/// Removes what programs left that could not clean up: the server gets a signal when its program dies, its
/// folder stays.
void sweep(const char* parent) {
    std::error_code trouble;
    for (const auto& entry : std::filesystem::directory_iterator(parent, trouble)) {
        const auto& folder = entry.path();
        if (!folder.filename().string().starts_with(prefix)) continue;
        const int lock = try_lock(folder);
        if (lock < 0) continue;
        if (const auto server = running_server(folder); server > 0) kill(server, SIGQUIT);
        std::filesystem::remove_all(folder, trouble);
        close(lock);
    }
}

const char* choose_parent(bool durable) {
    std::error_code trouble;
    const auto space = std::filesystem::space(parents[0], trouble);
    const bool in_memory =
        !durable && !trouble && space.available > room_needed && access(parents[0], W_OK | X_OK) == 0;
    return parents[in_memory ? 0 : 1];
}

}  // namespace

Cluster& Cluster::shared() {
    static Cluster cluster;
    return cluster;
}

Cluster::Cluster(ClusterOptions options) : options_(options) {
    for (const auto* each : parents) sweep(each);
    const auto* parent = choose_parent(options.durable);
    auto pattern = fmt::format("{}/{}XXXXXX", parent, prefix);
    // The folder appears under another name first, so that nobody sweeps it before it is locked.
    auto hidden = fmt::format("{}/.{}XXXXXX", parent, prefix);
    if (mkdtemp(hidden.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "mkdtemp");
    lock_ = try_lock(hidden);
    folder_ = fmt::format("{}/{}{}", parent, prefix, hidden.substr(hidden.size() - 6));
    std::filesystem::rename(hidden, folder_);
    initialise();
    start();
}

Cluster::~Cluster() {
    stop(Manner::immediate);
    std::error_code trouble;
    std::filesystem::remove_all(folder_, trouble);
    close(lock_);
}

void Cluster::initialise() {
    const auto user = server_user();
    if (chown(folder_.c_str(), user.user, user.group) != 0)
        throw std::system_error(errno, std::generic_category(), "chown " + folder_.string());
    const auto code =
        wait_for(spawn({postgres_programs() / "initdb", "--no-sync", "--username=postgres", "--auth=trust",
                        "--encoding=UTF8", "--locale=C.UTF-8", "--pgdata=" + (folder_ / "data").string()},
                       user, folder_ / "log", SIGKILL));
    if (code != 0) throw std::runtime_error(fmt::format("initdb ended with {}:\n{}", code, log_end()));
}

void Cluster::start() {
    const auto set = [](const std::string& setting) { return "--" + setting; };
    const std::string sync = options_.durable ? "on" : "off";
    server_ = spawn(
        {postgres_programs() / "postgres", "-D", folder_ / "data", set("listen_addresses="),
         set("unix_socket_directories=" + folder_.string()), set("unix_socket_permissions=0700"),
         set("fsync=" + sync), set("synchronous_commit=" + sync), set("full_page_writes=" + sync),
         set("shared_buffers=32MB"), set("max_connections=60"), set("jit=off"), set("wal_level=minimal"),
         set("max_wal_senders=0"), set("autovacuum=off"), set("timezone=Asia/Kathmandu")},
        server_user(), folder_ / "log", SIGQUIT);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!takes_connections()) {
        if (waitpid(server_, nullptr, WNOHANG) == server_) {
            server_ = -1;
            throw std::runtime_error("the PostgreSQL server ended at its start:\n" + log_end());
        }
        if (std::chrono::steady_clock::now() > until)
            throw std::runtime_error("the PostgreSQL server does not take connections:\n" + log_end());
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}

void Cluster::stop(Manner manner) {
    if (server_ < 0) return;
    kill(server_, manner == Manner::fast ? SIGINT : SIGQUIT);
    wait_for(server_);
    server_ = -1;
}

void Cluster::freeze() const {
    signal_all(SIGSTOP);
}
void Cluster::thaw() const {
    signal_all(SIGCONT);
}

void Cluster::signal_all(int signal) const {
    kill(server_, signal);
    std::ifstream stream(fmt::format("/proc/{0}/task/{0}/children", server_));
    for (pid_t child = 0; stream >> child;) kill(child, signal);
}

std::string Cluster::connection_string(const std::string& database, Role role) const {
    return fmt::format("host={} user={} dbname={}", folder_.string(),
                       role == Role::owner ? "luwte" : "postgres", database);
}

bool Cluster::takes_connections() const {
    return PQping(connection_string("postgres", Role::superuser).c_str()) == PQPING_OK;
}

std::string Cluster::log_end() const {
    std::ifstream stream(folder_ / "log");
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return text.substr(text.size() - std::min<std::size_t>(text.size(), 4'000));
}

}  // namespace luwte::testing
