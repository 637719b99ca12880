// The worker threads: everything that waits for the database or hashes runs here, never on an I/O thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace luwte::visit {

/// A fixed number of threads with a bounded queue. When the queue is full the newest is refused.
class Workers {
  public:
    Workers(std::size_t threads, std::size_t queue);
    /// Finishes what is queued, then ends the threads.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full or the workers are stopping; the task is then not run.
    [[nodiscard]] bool post(std::function<void()> task);
    /// Tasks that wait (for metrics).
    [[nodiscard]] std::size_t waiting() const;

  private:
    void work();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable awake_;
    std::deque<std::function<void()>> tasks_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace luwte::visit
