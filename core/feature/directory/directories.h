// What can be done with the stored directory.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/problem.h"
#include "feature/directory/seed.h"
#include "store/database.h"

namespace luwte::directory {

/// What loading a list changed.
struct SeedReport {
    std::size_t added = 0, changed = 0, unchanged = 0, removed = 0, plans_changed = 0;
    [[nodiscard]] bool anything() const { return added + changed + removed + plans_changed > 0; }
};

/// Brings the directory up to date with a list, in the caller's transaction, and announces "directory" when
/// that changed anything. The same list twice changes nothing. What somebody has verified since stays as they
/// left it.
base::Result<SeedReport> load_seed(store::UnitOfWork& work, const std::filesystem::path& file);
SeedReport load_seed(store::UnitOfWork& work, const Seed& seed);

}  // namespace luwte::directory
