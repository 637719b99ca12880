#include "support/database.h"

#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "store/migrations.h"

namespace luwte::testing {
namespace {

std::unique_ptr<store::Pool> pool_of(const std::string& connection_string, std::size_t connections) {
    store::PoolOptions options;
    options.connection_string = connection_string;
    options.connections = connections;
    options.wait = std::chrono::seconds{10};
    return store::Pool::create(options);
}

void administer(const Cluster& cluster, const std::string& sql) {
    const auto pool = pool_of(cluster.connection_string("postgres", Cluster::Role::superuser), 1);
    pool->lend()->run_script(sql);
}

/// Makes the database that all others of this cluster are copies of. Once for each cluster.
void prepare_template(const Cluster& cluster) {
    static std::map<std::string, bool> prepared;
    if (!prepared.emplace(cluster.connection_string("luwte_template"), true).second) return;
    administer(cluster, "create role luwte login");
    administer(cluster, "create database luwte_template owner luwte");
    const auto pool = pool_of(cluster.connection_string("luwte_template"), 1);
    auto lease = pool->lend();
    const auto applied = store::migrate(*lease, migrations_folder(), nullptr);
    if (!applied)
        throw std::runtime_error(
            fmt::format("migrations: {} {}", applied.error().code, applied.error().field));
}

}  // namespace

std::string migrations_folder() {
    return LUWTE_SOURCE "/db/migrations";
}

Database::Database() : Database(Cluster::shared()) {}

Database::Database(Cluster& cluster) : cluster_(cluster) {
    prepare_template(cluster);
    name_ = "test_" + base::encode_id(base::random_id_value());
    connection_string_ = cluster.connection_string(name_);
    administer(
        cluster,
        fmt::format("create database {} template luwte_template owner luwte strategy file_copy", name_));
    pool_ = pool_of(connection_string_, 8);
}

Database::~Database() {
    pool_.reset();
    try {
        administer(cluster_, fmt::format("drop database {} with (force)", name_));
    } catch (const store::DatabaseError&) {  // NOLINT(bugprone-empty-catch): a test that stopped the cluster
    }
}

OrganisationId Database::insert_organisation(const std::string& name) {
    const auto id = base::new_id<OrganisationId>();
    run("insert into organisation (id, name, title, plugins, theme) "
        "values ($1, $2, initcap($2), '{house-rules,crisis-keywords,theme-luwte}', 'theme-luwte')",
        {id, name});
    run("insert into organisation_host (host, organisation_id) values ($1, $2)", {name + ".example", id});
    return id;
}

store::Rows Database::run(const std::string& sql, const std::vector<store::Parameter>& parameters) {
    // A connection of its own, since the statement's name is not unique, and so that nothing of the pool is
    // moved.
    const auto pool = pool_of(connection_string_, 1);
    const store::Statement statement{"test", sql.c_str()};
    return pool->lend()->run(statement, parameters);
}

std::int64_t Database::count(const std::string& sql, const std::vector<store::Parameter>& parameters) {
    return run(sql, parameters).front().number(0);
}

}  // namespace luwte::testing
