// Inside this room only: the one Connection there is, on libpqxx.
//
// libpqxx 6 wants a transaction object around everything, and its `work` sends statements of its own and
// keeps state that a lost connection confuses. So each connection has one long-lived nontransaction, which
// adds nothing, and BEGIN, COMMIT and ROLLBACK are statements like any other.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pqxx/nontransaction>

#include "store/database.h"
#include "store/postgres.h"
#include "store/watch.h"

namespace luwte::store {

/// What the connections of a pool have in common. Outlives them.
struct Common {
    std::string connection_string;
    Session session;
    Watch watch;
    std::atomic<std::uint64_t> statements = 0;
};

class PostgresConnection final : public Connection {
  public:
    explicit PostgresConnection(Common& common) : common_(common) {}
    ~PostgresConnection() override { drop(); }

    using Connection::run;
    Rows run(const Statement& statement, const std::vector<Parameter>& parameters) override;
    void run_script(const std::string& sql) override;

    /// Connects when there is no connection, or none of use any more.
    void make_ready();
    /// Brings it back to where a new borrower can start: outside any transaction.
    void make_clean() noexcept;

  private:
    void begin() override;
    void commit() override;
    void roll_back() noexcept override;
    base::Result<Rows> try_run(const Statement& statement, const std::vector<Parameter>& parameters) override;

    Rows execute(const Statement& statement, const std::vector<Parameter>& parameters);
    void execute(const char* sql);
    /// Runs `work`, under the watch when it is to end in time; what it throws becomes a DatabaseError, and is
    /// remembered.
    template <class Work>
    auto guarded(const char* doing, bool watched, Work work) -> decltype(work());
    /// Closes the connection.
    void drop() noexcept;
    void refuse_when_failed(const char* doing) const;
    const std::string& prepare(const Statement& statement);

    /// How far the transaction is, as this side knows it.
    enum class Phase : std::uint8_t { outside, inside, failed };

    Common& common_;
    std::unique_ptr<pqxx::connection> connection_;
    int socket_ = -1;  // a second descriptor of the connection's socket: libpq closes its own without telling
    std::unique_ptr<pqxx::nontransaction> channel_;
    struct Prepared {
        std::string name, sql;
    };
    std::unordered_map<std::string_view, Prepared>
        prepared_;  // by the statement's name, which lives for ever
    Phase phase_ = Phase::outside;
    bool cut_ = false;  // the last loss was the watch's doing: trying again would only take as long again
};

}  // namespace luwte::store
