#include "feature/visit/workers.h"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

namespace luwte::visit {
namespace {

TEST(Workers, OutliveATaskThatThrowsAndLetGoOfIt) {
    Workers workers(1, 10);
    auto held = std::make_shared<int>();
    std::weak_ptr<int> watched = held;
    ASSERT_TRUE(workers.post([held = std::move(held)] { throw std::runtime_error("a text"); }));
    std::promise<bool> gone;
    ASSERT_TRUE(workers.post([&] { gone.set_value(watched.expired()); }));
    EXPECT_TRUE(gone.get_future().get()) << "what waits for its answer hears that none comes";
}

}  // namespace
}  // namespace luwte::visit
