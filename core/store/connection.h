// Inside this room only: the one Connection there is, on libpqxx.
//
// libpqxx 6 wants a transaction object around everything, and its `work` sends statements of its own and
// keeps state that a lost connection confuses. So each connection has one long-lived nontransaction, which
// adds nothing, and BEGIN, COMMIT and ROLLBACK are statements like any other.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pqxx/nontransaction>

#include "store/database.h"
#include "store/postgres.h"

namespace luwte::store {

class PostgresConnection final : public Connection {
  public:
    PostgresConnection(std::string connection_string, Session session)
        : connection_string_(std::move(connection_string)), session_(session) {}
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
    /// Runs `work`; what it throws becomes a DatabaseError, and is remembered.
    template <class Work>
    auto guarded(const char* doing, Work work) -> decltype(work());
    /// Closes the connection.
    void drop() noexcept;
    void refuse_when_failed(const char* doing) const;
    const std::string& prepare(const Statement& statement);

    /// How far the transaction is, as this side knows it.
    enum class Phase : std::uint8_t { outside, inside, failed };

    std::string connection_string_;
    Session session_;
    std::unique_ptr<pqxx::connection> connection_;
    std::unique_ptr<pqxx::nontransaction> channel_;
    struct Prepared {
        std::string name, sql;
    };
    std::unordered_map<std::string_view, Prepared>
        prepared_;  // by the statement's name, which lives for ever
    Phase phase_ = Phase::outside;
};

}  // namespace luwte::store
