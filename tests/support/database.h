// A database for one test: empty, with every migration applied, on the program's private cluster.
//
//     luwte::testing::Database database;
//     const auto organisation = database.insert_organisation("demo");
//     auto lease = database.pool().lend();
//     store::UnitOfWork work(*lease);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "store/database.h"
#include "support/cluster.h"

namespace luwte::testing {

class Database {
  public:
    /// A copy of the template (some 50 ms). Make one for each test, or one for a suite whose tests keep apart
    /// by organisation.
    Database();
    /// The same on another cluster than the shared one.
    explicit Database(Cluster& cluster);
    /// Drops it, also when connections are still open.
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] const std::string& connection_string() const { return connection_string_; }
    /// Of at most 8 connections. For other limits make your own from the connection string.
    [[nodiscard]] store::Pool& pool() { return *pool_; }
    [[nodiscard]] Cluster& cluster() { return cluster_; }

    /// An organisation with this short name, the host "<name>.example" and the plugins that are on by
    /// default.
    OrganisationId insert_organisation(const std::string& name = "demo");
    /// SQL of the test itself, with parameters, on a connection of its own: to look behind the verbs.
    store::Rows run(const std::string& sql, const std::vector<store::Parameter>& parameters = {});
    /// The one number that a query answers: `count("select count(*) from post")`.
    std::int64_t count(const std::string& sql, const std::vector<store::Parameter>& parameters = {});

  private:
    Cluster& cluster_;
    std::string name_;
    std::string connection_string_;
    std::unique_ptr<store::Pool> pool_;
};

/// The folder db/migrations of this checkout.
[[nodiscard]] std::string migrations_folder();

}  // namespace luwte::testing
