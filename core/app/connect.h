// From the configuration to the database.
#pragma once

#include <memory>

#include "app/configuration.h"
#include "base/problem.h"
#include "store/database.h"

namespace luwte::app {

/// The pool that the configuration describes. Throws store::DatabaseError when no connection string is given.
std::unique_ptr<store::Pool> connect(const Configuration& configuration);
/// The same with another number of connections.
std::unique_ptr<store::Pool> connect(const Configuration& configuration, std::size_t connections);
/// Brings the seed of the wegwijzer into the database; how many services there are now. Safe to repeat.
base::Result<int> load_directory(const Configuration& configuration, store::Connection& connection);

}  // namespace luwte::app
