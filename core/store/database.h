// The database as verbs use it: a pool of connections, single reads, and units of work.
//
// Everything here throws DatabaseError (never a pqxx type) when the database cannot answer; it is caught in one
// place (visit/dispatcher, the command line's main), which tells the person that nothing was stored. Conflicts
// that a verb can handle come back as values: see UnitOfWork::try_run.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "store/statement.h"

namespace luwte::store {

class DatabaseError : public std::runtime_error {
  public:
    DatabaseError(base::ProblemKind kind, std::string sqlstate, const std::string& what)
        : std::runtime_error(what), kind_(kind), sqlstate_(std::move(sqlstate)) {}
    [[nodiscard]] base::ProblemKind kind() const { return kind_; }
    [[nodiscard]] const std::string& sqlstate() const { return sqlstate_; }
    /// Whether the unit of work may be run once more (serialization failure, deadlock).
    [[nodiscard]] bool retryable() const { return sqlstate_ == "40001" || sqlstate_ == "40P01"; }
    /// Whether nobody can know if a commit took effect: the connection broke while waiting for its answer.
    [[nodiscard]] bool in_doubt() const { return sqlstate_ == "08007"; }

  private:
    base::ProblemKind kind_;
    std::string sqlstate_;
};

/// One connection, lent by the pool to one thread at a time. Runs single statements, each on its own.
class Connection {
  public:
    virtual ~Connection() = default;
    /// Runs one statement with its parameters; the answer's rows. A text with a zero byte is refused with
    /// DatabaseError{invalid} before anything is sent. Outside a unit of work a statement that begins with "select"
    /// is run once more on a new connection when the old one was lost; of any other it is then in_doubt.
    virtual Rows run(const Statement& statement, const std::vector<Parameter>& parameters) = 0;
    template <class... Arguments>
    Rows run(const Statement& statement, const Arguments&... arguments) {
        return run(statement, std::vector<Parameter>{Parameter(arguments)...});
    }
    /// Runs SQL without parameters, possibly several statements (migrations). Not for a unit of work's words:
    /// begin, commit and their like stay with UnitOfWork.
    virtual void run_script(const std::string& sql) = 0;

  private:
    friend class UnitOfWork;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
    /// Within a transaction: like run, but a conflict comes back as a value and undoes only this statement.
    virtual base::Result<Rows> try_run(const Statement& statement, const std::vector<Parameter>& parameters) = 0;
};

/// A transaction (read committed). Rolled back unless committed.
class UnitOfWork {
  public:
    explicit UnitOfWork(Connection& connection);
    ~UnitOfWork();
    UnitOfWork(const UnitOfWork&) = delete;
    UnitOfWork& operator=(const UnitOfWork&) = delete;

    template <class... Arguments>
    Rows run(const Statement& statement, const Arguments&... arguments) {
        return connection_.run(statement, std::vector<Parameter>{Parameter(arguments)...});
    }
    /// Runs a statement that somebody else may have been quicker with: a unique or foreign key that does not hold
    /// comes back as Problem{conflict, "store.conflict"}, and the unit of work goes on as if it had not been run.
    /// Costs two round trips more than run; `insert … on conflict do nothing` costs none.
    template <class... Arguments>
    base::Result<Rows> try_run(const Statement& statement, const Arguments&... arguments) {
        return connection_.try_run(statement, std::vector<Parameter>{Parameter(arguments)...});
    }
    /// Announces a change to every process when, and only when, this commits: see notices.h.
    /// `subject` has at most 200 bytes and no personal data; saying the same twice announces it once.
    void announce(std::string_view subject);
    /// Runs at commit's success, in this process, in order (to drop caches, to wake queues).
    void after_commit(std::function<void()> action);
    /// Throws when the commit did not take effect or that cannot be known (in_doubt).
    void commit();
    [[nodiscard]] Connection& connection() { return connection_; }

  private:
    Connection& connection_;
    std::vector<std::string> subjects_;
    std::vector<std::function<void()>> actions_;
    bool open_ = true;
};

struct PoolOptions {
    std::string connection_string;  ///< as libpq takes it
    std::size_t connections = 8;
    std::size_t waiters = 64;  ///< beyond these a lend is refused at once
    std::chrono::milliseconds wait{2'000};
    std::chrono::milliseconds statement_deadline{5'000};
};

/// A bounded set of connections, made when first needed and remade after a loss. Thread safe.
class Pool {
  public:
    static std::unique_ptr<Pool> create(PoolOptions options);
    virtual ~Pool() = default;

    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        ~Lease() { if (connection_) pool_->take_back(std::move(connection_)); }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };
    /// A connection, within the time to wait; throws DatabaseError{unavailable}.
    virtual Lease lend() = 0;
    /// Connections in use, idle, threads that wait, and the statements run since the start, each a round trip
    /// (for metrics, and for tests that count what a page costs).
    struct State { std::size_t in_use, idle, waiting; std::uint64_t statements; };
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual const PoolOptions& options() const = 0;

  private:
    friend class Lease;
    virtual void take_back(std::unique_ptr<Connection> connection) noexcept = 0;
};

}  // namespace luwte::store
