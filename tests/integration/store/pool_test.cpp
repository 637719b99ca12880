#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

using namespace std::chrono_literals;

class Pools : public ::testing::Test {
  protected:
    std::unique_ptr<Pool> pool(std::size_t connections, std::size_t waiters, std::chrono::milliseconds wait,
                               std::chrono::milliseconds deadline = 5s) const {
        return Pool::create({database.connection_string(), connections, waiters, wait, deadline});
    }
    static base::ProblemKind refused(Pool& pool) {
        try {
            auto lease = pool.lend();
        } catch (const DatabaseError& error) {
            return error.kind();
        }
        return base::ProblemKind::internal;
    }
    testing::Database database;
};

/// Waits for a state that another thread is on its way to.
template <class Condition>
void await(Condition condition) {
    while (!condition()) std::this_thread::yield();
}

TEST_F(Pools, LendNoMoreThanTheyHave) {
    const auto two = pool(2, 4, 1ms);
    auto first = two->lend();
    {
        auto second = two->lend();
        EXPECT_EQ(two->state().in_use, 2U);
        EXPECT_EQ(refused(*two), base::ProblemKind::unavailable);
    }
    EXPECT_EQ(two->state().idle, 1U);
    auto again = two->lend();
    EXPECT_EQ(two->state().idle, 0U);
    EXPECT_EQ(database.count("select count(*) from pg_stat_activity where datname = current_database()"), 3);
}

TEST_F(Pools, RefuseAtOnceWhenEnoughAreWaiting) {
    const auto one = pool(1, 1, 1h);
    std::optional<Pool::Lease> lease(one->lend());
    std::thread waiter([&] { one->lend()->run(Statement{"test.one", "select 1"}); });
    await([&] { return one->state().waiting == 1; });
    EXPECT_EQ(refused(*one), base::ProblemKind::unavailable);  // would wait for an hour otherwise
    lease.reset();
    waiter.join();
    EXPECT_EQ(one->state().in_use, 0U);
}

TEST_F(Pools, ServeWhoWaitsLongestFirst) {
    const auto one = pool(1, 3, 1h);
    std::optional<Pool::Lease> lease(one->lend());
    std::string order;
    std::vector<std::thread> waiters;
    for (const char name : {'a', 'b', 'c'}) {
        waiters.emplace_back([&, name] {
            auto own = one->lend();
            order += name;  // only one at a time has the connection
        });
        await([&] { return one->state().waiting == waiters.size(); });
    }
    lease.reset();
    for (auto& waiter : waiters) waiter.join();
    EXPECT_EQ(order, "abc");
}

TEST_F(Pools, GiveAPlaceBackWhenNobodyAnswers) {
    const auto none = Pool::create({"host=/nonexistent dbname=x", 1, 1, 1ms, 1s});
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(refused(*none), base::ProblemKind::unavailable);
        EXPECT_EQ(none->state().in_use, 0U);
    }
}

TEST_F(Pools, TakeAConnectionStringOfEitherForm) {
    const auto folder = database.connection_string().substr(5, database.connection_string().find(' ') - 5);
    const auto name = database.connection_string().substr(database.connection_string().rfind('=') + 1);
    std::string encoded;
    for (const char character : folder) character == '/' ? encoded += "%2F" : encoded += character;
    const auto other = Pool::create({"postgresql://luwte@" + encoded + "/" + name, 1, 1, 1s, 1s});
    EXPECT_EQ(other->lend()->run(Statement{"test.name", "select current_database()"}).front().text(0), name);
    EXPECT_EQ(refused(*Pool::create({"this is no=connection'string", 1, 1, 1s, 1s})),
              base::ProblemKind::internal);
}

TEST_F(Pools, LendConnectionsThatAreSetUpAlike) {
    constexpr Statement settings{
        "test.settings",
        "select current_setting('timezone'), current_setting('statement_timeout'), "
        "current_setting('application_name'),"
        " current_setting('transaction_isolation'), current_setting('idle_in_transaction_session_timeout')"};
    const auto rows = pool(1, 1, 1s, 1234ms)->lend()->run(settings);
    EXPECT_EQ(rows.front().text(0), "UTC");
    EXPECT_EQ(rows.front().text(1), "1234ms");
    EXPECT_EQ(rows.front().text(2), "luwte");
    EXPECT_EQ(rows.front().text(3), "read committed");
    EXPECT_NE(rows.front().text(4), "0");
}

TEST_F(Pools, EndAStatementAtItsDeadline) {
    const auto hasty = pool(1, 1, 1s, 50ms);
    auto lease = hasty->lend();
    try {
        lease->run(Statement{"test.sleep", "select pg_sleep(3600)"});
        ADD_FAILURE();
    } catch (const DatabaseError& error) {
        EXPECT_EQ(error.sqlstate(), "57014");
        EXPECT_EQ(error.kind(), base::ProblemKind::unavailable);
    }
    EXPECT_EQ(lease->run(Statement{"test.one", "select 1"}).front().number(0), 1);
}

TEST_F(Pools, AreSharedByManyThreads) {
    const auto few = pool(4, 64, 1h);
    std::atomic<int> sum = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < 50; ++n) {
                auto lease = few->lend();
                UnitOfWork work(*lease);
                sum += static_cast<int>(
                           work.run(Statement{"test.echo", "select $1::bigint"}, i).front().number(0)) -
                       i + 1;
                work.commit();
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sum, 16 * 50);
    EXPECT_LE(few->state().idle, 4U);
    EXPECT_EQ(few->state().in_use, 0U);
}

}  // namespace
}  // namespace luwte::store
