// Finding organisations while they are read anew; for the thread sanitizer above all.
#include "feature/organisation/organisations.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::organisation {
namespace {

TEST(Organisations, AreFoundWhileTheyAreReadAnew) {
    testing::Database database;
    const auto demo = database.insert_organisation("demo");
    Organisations organisations([](const std::string&) { return std::make_shared<view::Theme>(); });
    auto lease = database.pool().lend();
    organisations.reload(*lease);

    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&] {
                while (!done) {
                    const auto found = organisations.by_host("demo.example");
                    if (!found || found->id != demo) ++wrong;
                }
            });
        for (int i = 0; i < 200; ++i) organisations.reload(*lease);
        done = true;
    }
    EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace luwte::organisation
