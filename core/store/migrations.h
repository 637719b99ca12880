// Forward-only migrations: db/migrations/NNNN_name.sql, each in one transaction, under an advisory lock.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "store/database.h"

namespace luwte::store {

struct Migration {
    int number = 0;
    std::string name;
    bool applied = false;
    bool changed = false;  ///< applied, but its file differs from what was applied
};

/// What the folder holds and what the database has.
base::Result<std::vector<Migration>> migration_status(Connection& connection, const std::filesystem::path& folder);
/// Applies what is missing, in order; `progress` hears each before it runs. Safe to call from two processes.
base::Result<int> migrate(Connection& connection, const std::filesystem::path& folder,
                          const std::function<void(const Migration&)>& progress);

}  // namespace luwte::store
