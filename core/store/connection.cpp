#include "store/connection.h"

#include <algorithm>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>
#include <pqxx/result>

namespace luwte::store {
namespace {

constexpr std::string_view doubt = "the connection was lost, and whether it took effect is unknown";

/// Whether running it twice does no harm. Decided by its first word, so that it errs on the careful side.
bool is_read(const char* sql) {
    std::string_view words = sql;
    words.remove_prefix(std::min(words.find_first_not_of(" \t\r\n"), words.size()));
    constexpr std::string_view select = "select";
    if (words.size() < select.size()) return false;
    for (std::size_t i = 0; i < select.size(); ++i)
        if ((words[i] | 0x20) != select[i]) return false;
    return true;
}

/// As libpq takes them: null pointers for null. Refuses what its C strings would cut off.
std::vector<const char*> pointers(const Statement& statement, const std::vector<Parameter>& parameters) {
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const auto& parameter : parameters) {
        const auto& text = parameter.text();
        if (text && text->find('\0') != std::string::npos)
            throw DatabaseError(base::ProblemKind::invalid, sqlstate::bad_character,
                                fmt::format("{}: a parameter has a zero byte in it", statement.name));
        values.push_back(text ? text->c_str() : nullptr);
    }
    return values;
}

}  // namespace

void PostgresConnection::drop() noexcept {
    channel_.reset();
    prepared_.clear();
    connection_.reset();
    if (socket_ >= 0) close(std::exchange(socket_, -1));
}

void PostgresConnection::make_ready() {
    if (connection_ && !is_stale(*connection_)) return;
    drop();
    connection_ = connect(common_.connection_string, common_.session);
    socket_ = fcntl(connection_->sock(), F_DUPFD_CLOEXEC, 0);
    cut_ = false;
    channel_ = std::make_unique<pqxx::nontransaction>(*connection_);
}

void PostgresConnection::make_clean() noexcept {
    if (phase_ != Phase::outside) roll_back();
}

void PostgresConnection::refuse_when_failed(const char* doing) const {
    if (phase_ == Phase::failed)
        throw DatabaseError(base::ProblemKind::internal, sqlstate::transaction_failed,
                            fmt::format("{}: the unit of work failed before", doing));
}

template <class Work>
auto PostgresConnection::guarded(const char* doing, bool watched, Work work) -> decltype(work()) {
    ++common_.statements;
    std::optional<Watch::Guard> guard;
    try {
        if (phase_ == Phase::outside && !connection_) make_ready();
        // The server's own deadline comes first, with an error that says more.
        if (watched)
            guard.emplace(common_.watch, socket_,
                          common_.session.statement_deadline + std::chrono::seconds{3});
        return work();
    } catch (...) {
        auto error = current_error(doing);
        if (phase_ == Phase::inside) phase_ = Phase::failed;
        cut_ = guard && guard->has_cut();
        guard.reset();
        // Without an SQLSTATE nobody knows what state the connection is in.
        if (error.sqlstate().empty() || is_lost(error.sqlstate()) || (connection_ && !connection_->is_open()))
            drop();
        throw error;
    }
}

const std::string& PostgresConnection::prepare(const Statement& statement) {
    if (const auto found = prepared_.find(statement.name); found != prepared_.end())
        return found->second.name;
    connection_->prepare(statement.name, statement.sql);
    return prepared_.emplace(statement.name, Prepared{statement.name, statement.sql}).first->second.name;
}

Rows PostgresConnection::execute(const Statement& statement, const std::vector<Parameter>& parameters) {
    const auto values = pointers(statement, parameters);
    if (const auto found = prepared_.find(statement.name);
        found != prepared_.end() && found->second.sql != statement.sql)
        throw std::logic_error(fmt::format("two statements have the name {}", statement.name));
    return guarded(statement.name, true, [&] {
        const auto& name = prepare(statement);
        return Rows(std::make_shared<const pqxx::result>(
            channel_->exec_prepared(name, pqxx::prepare::make_dynamic_params(values.begin(), values.end()))));
    });
}

void PostgresConnection::execute(const char* sql) {
    guarded(sql, true, [&] { channel_->exec(sql); });
}

Rows PostgresConnection::run(const Statement& statement, const std::vector<Parameter>& parameters) {
    refuse_when_failed(statement.name);
    if (phase_ == Phase::inside) return execute(statement, parameters);
    for (bool again = false;; again = true) {
        try {
            return execute(statement, parameters);
        } catch (const DatabaseError& error) {
            if (!is_lost(error.sqlstate()) || error.sqlstate() == sqlstate::cannot_connect) throw;
            if (!is_read(statement.sql) && error.sqlstate() != sqlstate::outdated_plan)
                throw DatabaseError(base::ProblemKind::unavailable, sqlstate::in_doubt,
                                    fmt::format("{}: {}", statement.name, doubt));
            if (again || cut_) throw;
        }
    }
}

void PostgresConnection::run_script(const std::string& sql) {
    refuse_when_failed("script");
    guarded("script", false, [&] { channel_->exec(sql); });
}

void PostgresConnection::begin() {
    if (phase_ != Phase::outside) throw std::logic_error("a unit of work inside another on one connection");
    for (bool again = false;; again = true) {
        try {
            make_ready();
            execute("begin");
            phase_ = Phase::inside;
            return;
        } catch (const DatabaseError& error) {
            if (connection_ || again || cut_ || error.sqlstate() == sqlstate::cannot_connect) throw;
        }
    }
}

void PostgresConnection::commit() {
    // The server would answer COMMIT of a failed transaction by rolling back without calling it an error.
    refuse_when_failed("commit");
    if (phase_ != Phase::inside) throw std::logic_error("a commit outside a unit of work");
    try {
        execute("commit");
        phase_ = Phase::outside;
    } catch (const DatabaseError& error) {
        // A deferred constraint may refuse the commit: that is an answer. Without an answer nobody knows.
        if (connection_) throw;
        throw DatabaseError(base::ProblemKind::unavailable, sqlstate::in_doubt,
                            fmt::format("commit: {}", doubt));
    }
}

void PostgresConnection::roll_back() noexcept {
    if (phase_ == Phase::outside) return;
    phase_ = Phase::outside;
    if (!connection_) return;
    try {
        execute("rollback");
    } catch (...) {
        drop();  // the server rolls back what nobody continues
    }
}

base::Result<Rows> PostgresConnection::try_run(const Statement& statement,
                                               const std::vector<Parameter>& parameters) {
    refuse_when_failed(statement.name);
    if (phase_ != Phase::inside) throw std::logic_error("try_run outside a unit of work");
    execute("savepoint luwte");
    try {
        auto rows = execute(statement, parameters);
        execute("release savepoint luwte");
        return rows;
    } catch (const DatabaseError& error) {
        if (!connection_ || error.kind() != base::ProblemKind::conflict) throw;
        phase_ = Phase::inside;
        execute("rollback to savepoint luwte");
        execute("release savepoint luwte");
        return base::problem(base::ProblemKind::conflict, "store.conflict");
    }
}

}  // namespace luwte::store
