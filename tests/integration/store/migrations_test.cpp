#include "store/migrations.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

class Migrations : public ::testing::Test {
  protected:
    Migrations() {
        database.run("drop schema public cascade");
        database.run("create schema public");
        auto pattern = (std::filesystem::temp_directory_path() / "luwte-migrations-XXXXXX").string();
        folder = mkdtemp(pattern.data());
        write("0001_first.sql", "create table first (id bigint); create table second (id bigint);");
        write("0002_second.sql", "-- why\ninsert into first values (1);");
    }
    ~Migrations() override { std::filesystem::remove_all(folder); }

    void write(const std::string& name, const std::string& sql) const { std::ofstream(folder / name) << sql; }
    base::Result<int> run() {
        auto lease = database.pool().lend();
        return migrate(*lease, folder, [this](const Migration& migration) { heard += migration.name + " "; });
    }
    std::string problem_of_run() {
        const auto applied = run();
        return applied ? "none" : applied.error().code;
    }

    testing::Database database;
    std::filesystem::path folder;
    std::string heard;
};

TEST_F(Migrations, AreAppliedInOrderAndOnce) {
    EXPECT_EQ(run().value(), 2);
    EXPECT_EQ(heard, "first second ");
    EXPECT_EQ(run().value(), 0);
    EXPECT_EQ(database.count("select count(*) from first"), 1);
    write("0003_third.sql", "insert into first values (3);");
    EXPECT_EQ(run().value(), 1);
    EXPECT_EQ(heard, "first second third ");
}

TEST_F(Migrations, AreAppliedOnceByProcessesThatStartTogether) {
    std::vector<std::thread> processes;
    std::atomic<int> applied = 0;
    for (int i = 0; i < 4; ++i)
        processes.emplace_back([&] {
            const auto pool = Pool::create({.connection_string = database.connection_string()});
            auto lease = pool->lend();
            applied += migrate(*lease, folder, nullptr).value();
        });
    for (auto& process : processes) process.join();
    EXPECT_EQ(applied, 2);
    EXPECT_EQ(database.count("select count(*) from first"), 1);
}

TEST_F(Migrations, TellTheirState) {
    auto lease = database.pool().lend();
    auto all = migration_status(*lease, folder).value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_FALSE(all[0].applied);
    ASSERT_TRUE(run());
    write("0002_second.sql", "insert into first values (2);");
    all = migration_status(*lease, folder).value();
    EXPECT_TRUE(all[0].applied);
    EXPECT_FALSE(all[0].changed);
    EXPECT_TRUE(all[1].changed);
    EXPECT_EQ(all[1].number, 2);
    EXPECT_EQ(all[1].name, "second");
}

TEST_F(Migrations, ThatChangedSinceTheyWereAppliedAreRefused) {
    ASSERT_TRUE(run());
    write("0002_second.sql", "insert into first values (2);");
    write("0003_third.sql", "insert into first values (3);");
    EXPECT_EQ(problem_of_run(), "store.migration-changed");
    EXPECT_EQ(database.count("select count(*) from first"), 1);
}

TEST_F(Migrations, OfANewerProgramAreRefused) {
    write("0003_third.sql", "select 1;");
    ASSERT_TRUE(run());
    std::filesystem::remove(folder / "0003_third.sql");
    EXPECT_EQ(problem_of_run(), "store.migration-unknown");
}

TEST_F(Migrations, ThatFailLeaveNothingOfThemselvesBehind) {
    write("0002_second.sql", "create table third (id bigint); insert into nowhere values (1);");
    try {
        (void)run();
        ADD_FAILURE();
    } catch (const DatabaseError& error) {
        EXPECT_NE(std::string(error.what()).find("0002_second"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("nowhere"),
                  std::string::npos);  // an operator has to find the line
    }
    EXPECT_EQ(database.count("select count(*) from luwte_migration"), 1);
    EXPECT_EQ(database.count("select count(*) from pg_class where relname = 'third'"), 0);
    write("0002_second.sql", "insert into first values (1);");
    EXPECT_EQ(run().value(), 1);
}

TEST_F(Migrations, MayNotEndTheirOwnTransaction) {
    write("0002_second.sql", "insert into first values (1); commit; begin; insert into first values (2);");
    EXPECT_THROW((void)run(), DatabaseError);
    EXPECT_EQ(database.count("select count(*) from luwte_migration"), 1);
}

TEST_F(Migrations, WithNamesThatSayNoOrderAreRefused) {
    write("0002_again.sql", "select 1;");
    EXPECT_EQ(problem_of_run(), "store.migration-number-twice");
    std::filesystem::remove(folder / "0002_again.sql");
    write("third.sql", "select 1;");
    EXPECT_EQ(problem_of_run(), "store.migration-name");
    std::filesystem::remove(folder / "third.sql");
    write("0003_third.sql", "");
    EXPECT_EQ(problem_of_run(), "store.migration-unreadable");
    std::filesystem::remove_all(folder);
    EXPECT_EQ(problem_of_run(), "store.no-migrations");
}

TEST_F(Migrations, LeaveTheConnectionWithItsDeadlines) {
    auto lease = database.pool().lend();
    constexpr Statement deadlines{
        "test.deadlines",
        "select current_setting('statement_timeout'), current_setting('lock_timeout'), "
        "(select count(*) from pg_locks where locktype = 'advisory')"};
    const auto before = lease->run(deadlines);
    ASSERT_TRUE(migrate(*lease, folder, nullptr));
    const auto after = lease->run(deadlines);
    for (int column = 0; column < 3; ++column)
        EXPECT_EQ(after.front().text(column), before.front().text(column));
}

TEST_F(Migrations, OfThisProgramAreWhole) {
    auto lease = database.pool().lend();
    ASSERT_TRUE(migrate(*lease, testing::migrations_folder(), nullptr));
    const auto all = migration_status(*lease, testing::migrations_folder()).value();
    for (const auto& migration : all) EXPECT_TRUE(migration.applied && !migration.changed) << migration.name;
}

TEST(Tables, AreAllInThePictureOfThem) {
    testing::Database database;
    std::ifstream stream(std::filesystem::path(testing::migrations_folder()).parent_path() / "README.md");
    const std::string picture{std::istreambuf_iterator<char>(stream), {}};
    const auto tables =
        database.run("select tablename::text from pg_tables where schemaname = 'public' order by 1");
    EXPECT_GT(tables.size(), 10U);
    for (const auto row : tables)
        EXPECT_NE(picture.find(fmt::format("`{}`", row.text(0))), std::string::npos)
            << row.text(0) << " is not in db/README.md";
}

}  // namespace
}  // namespace luwte::store
