#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

TEST(Harness, GivesAnEmptyDatabaseWithEveryMigration) {
    testing::Database database;
    EXPECT_EQ(database.count("select count(*) from organisation"), 0);
    const auto id = database.insert_organisation("demo");
    EXPECT_EQ(database.run("select id from organisation").front().id<OrganisationId>(0), id);
}

}  // namespace
}  // namespace luwte::store
