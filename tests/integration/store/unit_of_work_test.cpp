#include <thread>

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

constexpr Statement add{"test.add", "insert into note (id, word) values ($1, $2)"};
constexpr Statement wrong{"test.wrong", "select 1 / (id - id) from note"};

class UnitsOfWork : public ::testing::Test {
  protected:
    UnitsOfWork() { database.run("create table note (id bigint primary key, word text not null unique)"); }
    std::int64_t notes() { return database.count("select count(*) from note"); }

    testing::Database database;
};

TEST_F(UnitsOfWork, LastWhenCommitted) {
    auto lease = database.pool().lend();
    UnitOfWork work(*lease);
    EXPECT_EQ(work.run(add, 1, "a").affected(), 1U);
    EXPECT_EQ(notes(), 0);
    work.commit();
    EXPECT_EQ(notes(), 1);
}

TEST_F(UnitsOfWork, AreUndoneOtherwise) {
    auto lease = database.pool().lend();
    {
        UnitOfWork work(*lease);
        work.run(add, 1, "a");
    }
    lease->run(add, 2, "b");  // and the connection is of use again
    EXPECT_EQ(notes(), 1);
}

TEST_F(UnitsOfWork, ThatFailedCannotBeCommitted) {
    auto lease = database.pool().lend();
    {
        UnitOfWork work(*lease);
        work.run(add, 1, "a");
        EXPECT_THROW(work.run(wrong), DatabaseError);
        EXPECT_THROW(work.run(add, 2, "b"), DatabaseError);
        EXPECT_THROW(work.commit(), DatabaseError);
    }
    EXPECT_EQ(notes(), 0);
    lease->run(add, 3, "c");
    EXPECT_EQ(notes(), 1);
}

TEST_F(UnitsOfWork, AreRefusedByACommitThatADeferredConstraintForbids) {
    database.run(
        "alter table note add unique (word) deferrable initially deferred, drop constraint note_word_key");
    auto lease = database.pool().lend();
    UnitOfWork work(*lease);
    work.run(add, 1, "a");
    work.run(add, 2, "a");
    try {
        work.commit();
        ADD_FAILURE();
    } catch (const DatabaseError& error) {
        EXPECT_EQ(error.kind(), base::ProblemKind::conflict);
        EXPECT_FALSE(error.in_doubt());
    }
    EXPECT_EQ(notes(), 0);
}

TEST_F(UnitsOfWork, GoOnAfterAConflictThatWasTried) {
    auto lease = database.pool().lend();
    lease->run(add, 1, "a");
    UnitOfWork work(*lease);
    work.run(add, 2, "b");
    const auto refused = work.try_run(add, 3, "a");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ProblemKind::conflict);
    ASSERT_TRUE(work.try_run(add, 4, "d"));
    work.commit();
    EXPECT_EQ(notes(), 3);
    UnitOfWork other(*lease);
    EXPECT_THROW((void)other.try_run(wrong), DatabaseError);  // no conflict: a failure like any other
    EXPECT_THROW(other.commit(), DatabaseError);
}

TEST_F(UnitsOfWork, DoNotNest) {
    auto lease = database.pool().lend();
    UnitOfWork work(*lease);
    EXPECT_THROW(UnitOfWork{*lease}, std::logic_error);
    work.run(add, 1, "a");
    work.commit();
    EXPECT_THROW(work.commit(), std::logic_error);
    EXPECT_EQ(notes(), 1);
}

TEST_F(UnitsOfWork, RunWhatFollowsOnlyAfterTheirCommitAndAllOfIt) {
    auto lease = database.pool().lend();
    std::string order;
    {
        UnitOfWork work(*lease);
        work.after_commit([&] { order += "never"; });
    }
    UnitOfWork work(*lease);
    work.run(add, 1, "a");
    work.after_commit([&] {
        order += std::to_string(notes());
        throw std::runtime_error("a cache that cannot be dropped");
    });
    work.after_commit([&] { order += "b"; });
    EXPECT_EQ(order, "");
    EXPECT_NO_THROW(work.commit());
    EXPECT_EQ(order, "1b");
}

TEST_F(UnitsOfWork, CostARoundTripEachStatement) {
    auto lease = database.pool().lend();
    const auto before = database.pool().state().statements;
    UnitOfWork work(*lease);
    work.run(add, 1, "a");
    work.announce("note 1");
    work.announce("note 2");
    work.commit();
    EXPECT_EQ(database.pool().state().statements - before, 4U);  // begin, insert, both announcements, commit
}

TEST_F(UnitsOfWork, ThatDeadlockMayBeRunOnceMore) {
    database.run("insert into note values (1, 'a'), (2, 'b')");
    constexpr Statement lock{"test.lock", "update note set word = word where id = $1"};
    const auto crossing = [&](int first, int second, std::atomic<int>& ready) {
        auto lease = database.pool().lend();
        UnitOfWork work(*lease);
        work.run(lock, first);
        ++ready;
        ready.notify_all();
        while (ready < 2) ready.wait(1);
        try {
            work.run(lock, second);
            work.commit();
            return 0;
        } catch (const DatabaseError& error) {
            EXPECT_TRUE(error.retryable()) << error.what();
            EXPECT_EQ(error.kind(), base::ProblemKind::unavailable);
            return 1;
        }
    };
    std::atomic<int> ready = 0;
    int losers = 0;
    std::thread other([&] { losers = crossing(1, 2, ready); });
    const int own = crossing(2, 1, ready);
    other.join();
    EXPECT_EQ(losers + own, 1);
}

TEST_F(UnitsOfWork, TwoStatementsOfOneNameAreADefect) {
    auto lease = database.pool().lend();
    lease->run(Statement{"test.same", "select 1"});
    EXPECT_THROW(lease->run(Statement{"test.same", "select 2"}), std::logic_error);
}

}  // namespace
}  // namespace luwte::store
