#include "store/notices.h"

#include <condition_variable>
#include <future>
#include <mutex>

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

/// What a listener heard, to be waited for.
class Ear {
  public:
    explicit Ear(const testing::Database& database)
        : notices_(Notices::listen(
              database.connection_string(), [this](std::string_view subject) { add(std::string(subject)); },
              [this] { connected_.set_value(); })) {
        connected_.get_future().wait();
    }
    /// Everything heard so far, as soon as the last of it is `last`.
    std::vector<std::string> until(const std::string& last) {
        std::unique_lock lock(mutex_);
        more_.wait(lock, [&] { return !heard_.empty() && heard_.back() == last; });
        return heard_;
    }

  private:
    void add(std::string subject) {
        const std::lock_guard lock(mutex_);
        heard_.push_back(std::move(subject));
        more_.notify_all();
        if (heard_.back() == "throw") throw std::runtime_error("a listener with a defect");
    }
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<std::string> heard_;
    std::promise<void> connected_;
    std::unique_ptr<Notices> notices_;
};

void announce(Pool& pool, const std::vector<std::string>& subjects, bool commit = true) {
    auto lease = pool.lend();
    UnitOfWork work(*lease);
    for (const auto& subject : subjects) work.announce(subject);
    if (commit) work.commit();
}

TEST(Announcements, AreHeardByEveryListenerInTheirOrderAndOnce) {
    testing::Database database;
    Ear one(database), other(database);
    announce(database.pool(), {"topic 1", "forum 2", "topic 1"});
    announce(database.pool(), {"end"});
    const std::vector<std::string> all{"topic 1", "forum 2", "end"};
    EXPECT_EQ(one.until("end"), all);
    EXPECT_EQ(other.until("end"), all);
}

TEST(Announcements, AreHeardOnlyOfWhatWasCommitted) {
    testing::Database database;
    Ear ear(database);
    announce(database.pool(), {"never"}, false);
    auto lease = database.pool().lend();
    UnitOfWork work(*lease);
    work.announce("second");
    announce(database.pool(), {"first"});
    work.commit();
    EXPECT_EQ(ear.until("second"), (std::vector<std::string>{"first", "second"}));
}

TEST(Announcements, OfOtherDatabasesAreNotHeard) {
    testing::Database database, other;
    Ear ear(database);
    announce(other.pool(), {"elsewhere"});
    announce(database.pool(), {"here"});
    EXPECT_EQ(ear.until("here"), std::vector<std::string>{"here"});
}

TEST(Announcements, GoOnAfterAListenerThrew) {
    testing::Database database;
    Ear ear(database);
    announce(database.pool(), {"throw", "after"});
    EXPECT_EQ(ear.until("after"), (std::vector<std::string>{"throw", "after"}));
}

TEST(Announcements, HaveALimitAndAreTextLikeAnyOther) {
    testing::Database database;
    Ear ear(database);
    auto lease = database.pool().lend();
    {
        UnitOfWork work(*lease);
        EXPECT_THROW(work.announce(std::string(201, 'a')), std::invalid_argument);
        EXPECT_THROW(work.announce(""), std::invalid_argument);
    }
    const std::string hostile = "'; notify luwte, 'x'; -- {\"\\,\n😀";
    announce(database.pool(), {hostile});
    EXPECT_EQ(ear.until(hostile).size(), 1U);
}

TEST(Listeners, StopAtOnceWhetherOrNotSomebodyAnswers) {
    testing::Database database;
    {
        Ear ear(database);
    }
    const auto nobody = Notices::listen("host=/nonexistent", [](std::string_view) {}, [] {});
    EXPECT_FALSE(nobody->listening());
}

}  // namespace
}  // namespace luwte::store
