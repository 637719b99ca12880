// luwte db migrate, luwte db status.
#include <fmt/format.h>

#include <iostream>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "store/migrations.h"

namespace luwte::app {
namespace {

std::filesystem::path migrations_folder(const Configuration& configuration) {
    return std::filesystem::path(configuration.data) / "migrations";
}

int failed(const base::Problem& problem) {
    std::cerr << fmt::format("luwte: the migrations cannot be applied: {} {}\n", problem.code, problem.field);
    return exit_code_of(problem.kind);
}

}  // namespace

int run_database_migrate(const Configuration& configuration) {
    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    const auto applied = store::migrate(*connection, migrations_folder(configuration), [](const store::Migration& migration) {
        std::cerr << fmt::format("applying {:04} {}\n", migration.number, migration.name);
    });
    if (!applied) return failed(applied.error());
    if (const auto services = load_directory(configuration, *connection); !services) return failed(services.error());
    std::cout << (*applied == 0 ? "The database is up to date.\n" : fmt::format("Applied {}.\n", *applied));
    return EX_OK;
}

int run_database_status(const Configuration& configuration) {
    const auto pool = connect(configuration);
    const auto status = store::migration_status(*pool->lend(), migrations_folder(configuration));
    if (!status) return failed(status.error());
    bool complete = true;
    for (const auto& migration : *status) {
        complete = complete && migration.applied && !migration.changed;
        std::cout << fmt::format("{:04} {:<30} {}\n", migration.number, migration.name,
                                 !migration.applied ? "missing" : migration.changed ? "applied, but the file has changed since" : "applied");
    }
    return complete ? EX_OK : EX_DATAERR;
}

}  // namespace luwte::app
