// A private, throw-away PostgreSQL cluster for one test program: made when first needed, gone with the
// program, however the program ends.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace luwte::testing {

struct ClusterOptions {
    /// Writes through to the disk, for tests of durability. Otherwise speed goes first.
    bool durable = false;
};

/// A cluster of its own in /dev/shm (or /tmp, when that is small), reached by a Unix socket alone. Run as root, it drops to another user,
/// since PostgreSQL refuses root. Throws std::runtime_error, with the end of the server's log, when it does
/// not start.
class Cluster {
  public:
    explicit Cluster(ClusterOptions options = {});
    ~Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    /// The one that most tests of a program share.
    static Cluster& shared();

    /// For libpq; as the role that the server has in earnest, the owner of its database and no more, or as the
    /// cluster's superuser.
    enum class Role { owner, superuser };
    [[nodiscard]] std::string connection_string(const std::string& database, Role role = Role::owner) const;

    /// Starts the server and waits until it takes connections; the constructor has done so.
    void start();
    /// How a server goes: its connections are ended in order ("fast"), or it falls dead ("immediate",
    /// recovery follows).
    enum class Manner { fast, immediate };
    void stop(Manner manner = Manner::fast);
    /// Holds every process of the server where it is, as a machine that hangs would; and lets them go on.
    void freeze() const;
    void thaw() const;

  private:
    void initialise();
    [[nodiscard]] bool takes_connections() const;
    [[nodiscard]] std::string log_end() const;
    void signal_all(int signal) const;

    ClusterOptions options_;
    std::filesystem::path folder_;
    int lock_ = -1;  // says to other programs that this folder is in use, for as long as this program lives
    pid_t server_ = -1;
};

}  // namespace luwte::testing
