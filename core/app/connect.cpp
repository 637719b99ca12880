#include "app/connect.h"

#include "feature/directory/directories.h"

namespace luwte::app {

std::unique_ptr<store::Pool> connect(const Configuration& configuration) {
    return connect(configuration, static_cast<std::size_t>(configuration.database_connections));
}

std::unique_ptr<store::Pool> connect(const Configuration& configuration, std::size_t connections) {
    if (configuration.connection.empty())
        throw store::DatabaseError(base::ProblemKind::unavailable, "",
                                   "no database is configured: set database.connection, or LUWTE_DATABASE_CONNECTION");
    store::PoolOptions options;
    options.connection_string = configuration.connection;
    options.connections = connections;
    options.statement_deadline = std::chrono::seconds(configuration.statement_seconds);
    return store::Pool::create(options);
}

base::Result<int> load_directory(const Configuration& configuration, store::Connection& connection) {
    store::UnitOfWork work(connection);
    const auto report = directory::load_seed(work, std::filesystem::path(configuration.data) / "seed/directory.json");
    if (!report) return std::unexpected(report.error());
    work.commit();
    return static_cast<int>(report->added + report->changed + report->unchanged);
}

}  // namespace luwte::app
