// The database goes away in the middle, and comes back.
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "store/notices.h"
#include "support/database.h"

namespace luwte::store {
namespace {

using namespace std::chrono_literals;
using testing::Cluster;

constexpr Statement one{"test.one", "select 1"};
constexpr Statement add{"test.add", "insert into note (id) values ($1)"};
constexpr Statement own_process{"test.process", "select pg_backend_pid()"};

class Losses : public ::testing::Test {
  protected:
    Losses() { database.run("create table note (id bigint primary key)"); }
    std::int64_t notes() { return database.count("select count(*) from note"); }
    /// Ends the server's process of a connection, and waits until it is gone.
    void end_process(Connection& connection) { end_process(connection.run(own_process).front().number(0)); }
    void end_process(std::int64_t process) {
        database.run("select pg_terminate_backend($1, 60000)", {process});
    }

    /// Not the shared one, which other tests may count on.
    static Cluster& own_cluster() {
        static Cluster cluster;
        return cluster;
    }

    Cluster& cluster = own_cluster();
    testing::Database database{cluster};
};

TEST_F(Losses, AreMendedAtTheNextLend) {
    for (const auto manner : {Cluster::Manner::fast, Cluster::Manner::immediate}) {
        EXPECT_EQ(database.pool().lend()->run(one).size(), 1U);
        cluster.stop(manner);
        EXPECT_THROW((void)database.pool().lend(), DatabaseError);
        EXPECT_THROW((void)database.pool().lend(), DatabaseError);
        cluster.start();
        EXPECT_EQ(database.pool().lend()->run(one).size(), 1U);
    }
}

TEST_F(Losses, OfASingleReadAreNotNoticed) {
    auto lease = database.pool().lend();
    end_process(*lease);
    EXPECT_EQ(lease->run(one).size(), 1U);
}

TEST_F(Losses, OfASingleWriteLeaveDoubtAndAreNotRepeated) {
    auto lease = database.pool().lend();
    // Ends its own process after the insert, before the answer.
    constexpr Statement fatal{"test.fatal",
                              "with added as (insert into note values (1) returning id) select "
                              "pg_terminate_backend(pg_backend_pid()) from added"};
    try {
        lease->run(fatal);
        ADD_FAILURE();
    } catch (const DatabaseError& error) {
        EXPECT_TRUE(error.in_doubt()) << error.what();
        EXPECT_EQ(error.kind(), base::ProblemKind::unavailable);
    }
    EXPECT_EQ(lease->run(one).size(), 1U);
}

TEST_F(Losses, InTheMiddleOfAUnitOfWorkUndoAllOfIt) {
    auto lease = database.pool().lend();
    {
        UnitOfWork work(*lease);
        work.run(add, 1);
        end_process(*lease);
        // Neither of these may run on a new connection, outside the transaction that is gone.
        EXPECT_THROW(work.run(one), DatabaseError);
        EXPECT_THROW(work.run(add, 2), DatabaseError);
        EXPECT_THROW(work.commit(), DatabaseError);
    }
    EXPECT_EQ(notes(), 0);
    UnitOfWork work(*lease);
    work.run(add, 3);
    work.commit();
    EXPECT_EQ(notes(), 1);
}

TEST_F(Losses, BetweenUnitsOfWorkAreNotNoticed) {
    auto lease = database.pool().lend();
    end_process(*lease);
    UnitOfWork work(*lease);
    work.run(add, 1);
    work.commit();
    EXPECT_EQ(notes(), 1);
}

TEST_F(Losses, DuringACommitLeaveDoubt) {
    // A commit that takes long: its deferred trigger waits for a lock that we hold.
    database.run(
        "create function wait() returns trigger language plpgsql as "
        "$$ begin perform pg_advisory_lock(7); return null; end $$");
    database.run(
        "create constraint trigger slow after insert on note deferrable initially deferred for each row "
        "execute function wait()");
    auto holder = database.pool().lend();
    holder->run(Statement{"test.hold", "select pg_advisory_lock(7)"});
    auto lease = database.pool().lend();
    const auto process = lease->run(own_process).front().number(0);
    bool told = false;
    auto outcome = std::async(std::launch::async, [&] {
        UnitOfWork work(*lease);
        work.run(add, 1);
        work.after_commit([&] { told = true; });
        try {
            work.commit();
            return std::string("committed");
        } catch (const DatabaseError& error) {
            EXPECT_TRUE(error.in_doubt()) << error.what();
            return error.sqlstate();
        }
    });
    while (database.count(
               "select count(*) from pg_locks where locktype = 'advisory' and not granted and pid = $1",
               {process}) == 0)
        std::this_thread::yield();
    end_process(process);
    EXPECT_EQ(outcome.get(), "08007");
    EXPECT_FALSE(told);
    EXPECT_EQ(notes(), 0);  // this time
}

TEST_F(Losses, OfAServerThatHangsEndAsWell) {
    const auto pool = Pool::create({database.connection_string(), 1, 1, 1ms, 100ms});
    auto lease = pool->lend();
    EXPECT_EQ(lease->run(one).size(), 1U);
    cluster.freeze();
    try {
        lease->run(one);
        ADD_FAILURE();
    } catch (const DatabaseError& error) {
        EXPECT_EQ(error.kind(), base::ProblemKind::unavailable);
    }
    cluster.thaw();
    EXPECT_EQ(lease->run(one).size(), 1U);
}

TEST_F(Losses, OfPreparedStatementsByAChangedTableAreMended) {
    constexpr Statement all{"test.all", "select * from note"};
    auto lease = database.pool().lend();
    EXPECT_EQ(lease->run(all).size(), 0U);
    database.run("alter table note add column word text");
    EXPECT_EQ(lease->run(all).size(), 0U);
}

TEST_F(Losses, OfTheListenerAreMendedAndToldAsAGap) {
    std::promise<void> first_gap, second_gap;
    std::promise<std::string> after;
    int gaps = 0, gaps_when_deaf = 0;
    const auto notices = Notices::listen(
        database.connection_string(),
        [&](std::string_view subject) { after.set_value(std::string(subject)); },
        [&] { (++gaps == 1 ? first_gap : second_gap).set_value(); }, [&] { gaps_when_deaf = gaps; });
    first_gap.get_future().wait();
    EXPECT_TRUE(notices->listening());
    cluster.stop();
    while (notices->listening()) std::this_thread::yield();
    cluster.start();
    second_gap.get_future().wait();
    auto lease = database.pool().lend();
    UnitOfWork work(*lease);
    work.announce("topic after");
    work.commit();
    EXPECT_EQ(after.get_future().get(), "topic after");
    EXPECT_EQ(gaps, 2);
    EXPECT_EQ(gaps_when_deaf, 1) << "told when it was lost, and not only when it was found again";
}

}  // namespace
}  // namespace luwte::store
