#include <condition_variable>
#include <list>
#include <mutex>
#include <utility>

#include "store/connection.h"
#include "store/database.h"

namespace luwte::store {
namespace {

class PostgresPool final : public Pool {
  public:
    explicit PostgresPool(PoolOptions options) : options_(std::move(options)) {
        common_.connection_string = options_.connection_string;
        common_.session = {options_.statement_deadline, options_.wait};
        idle_.reserve(options_.connections);
    }

    Lease lend() override;
    [[nodiscard]] State state() const override {
        const std::lock_guard lock(mutex_);
        return {in_use_, idle_.size(), waiting_.size(), common_.statements};
    }
    [[nodiscard]] const PoolOptions& options() const override { return options_; }

  private:
    using Held = std::unique_ptr<Connection>;
    struct Waiter {
        std::condition_variable served;
        Held connection;
    };

    /// A connection object of its own, or the longest waiting thread's turn; never null.
    Held obtain();
    void take_back(Held connection) noexcept override;

    const PoolOptions options_;
    Common common_;
    mutable std::mutex mutex_;
    std::vector<Held> idle_;  // the last one back is the first one lent: its caches are warm
    std::list<Waiter*> waiting_;
    std::size_t in_use_ = 0;
};

PostgresPool::Held PostgresPool::obtain() {
    std::unique_lock lock(mutex_);
    // Whoever comes later does not overtake those who wait.
    if (waiting_.empty() && in_use_ < options_.connections) {
        ++in_use_;
        if (idle_.empty()) return std::make_unique<PostgresConnection>(common_);
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    if (waiting_.size() >= options_.waiters)
        throw DatabaseError(base::ProblemKind::unavailable, sqlstate::refused_by_pool,
                            "too many threads wait for a connection to the database");
    Waiter waiter;
    const auto place = waiting_.insert(waiting_.end(), &waiter);
    if (!waiter.served.wait_for(lock, options_.wait, [&] { return waiter.connection != nullptr; })) {
        waiting_.erase(place);
        throw DatabaseError(base::ProblemKind::unavailable, sqlstate::refused_by_pool,
                            "no connection to the database came free in time");
    }
    return std::move(waiter.connection);
}

Pool::Lease PostgresPool::lend() {
    Lease lease(*this, obtain());
    // Outside the lock: connecting takes as long as it takes. When it fails, the lease gives the place back.
    static_cast<PostgresConnection&>(*lease).make_ready();
    return lease;
}

void PostgresPool::take_back(Held connection) noexcept {
    static_cast<PostgresConnection&>(*connection).make_clean();
    const std::lock_guard lock(mutex_);
    if (!waiting_.empty()) {
        auto* waiter = waiting_.front();
        waiting_.pop_front();
        waiter->connection = std::move(connection);
        waiter->served.notify_one();
        return;
    }
    --in_use_;
    idle_.push_back(std::move(connection));  // within the reserved room, so it does not throw
}

}  // namespace

std::unique_ptr<Pool> Pool::create(PoolOptions options) {
    if (options.connections == 0) options.connections = 1;
    return std::make_unique<PostgresPool>(std::move(options));
}

}  // namespace luwte::store
