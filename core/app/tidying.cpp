#include "app/tidying.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>

#include "base/log.h"

namespace luwte::app {

Tidying::Tidying(std::function<void()> task)
    : thread_([task = std::move(task)](const std::stop_token& stopping) {
          std::mutex mutex;
          std::condition_variable_any awake;
          std::unique_lock lock(mutex);
          while (!awake.wait_for(lock, stopping, std::chrono::minutes(10), [&] { return stopping.stop_requested(); })) {
              try {
                  task();
              } catch (const std::exception& error) {
                  spdlog::warn("tidying did not succeed this time: {}", error.what());
              }
          }
      }) {}

}  // namespace luwte::app
