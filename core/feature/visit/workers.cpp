#include "feature/visit/workers.h"

#include <exception>
#include <typeinfo>

#include "base/log.h"

namespace luwte::visit {

Workers::Workers(std::size_t threads, std::size_t queue) : most_waiting_(queue) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    awake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool Workers::post(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || tasks_.size() >= most_waiting_) return false;
        tasks_.push_back(std::move(task));
    }
    awake_.notify_one();
    return true;
}

std::size_t Workers::waiting() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        awake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        try {
            task();
        } catch (const std::exception& error) {
            // Its request is answered when it is dropped, below. Its kind only: what it says may quote a
            // text.
            spdlog::error("a worker caught {}", typeid(error).name());
        }
        task = nullptr;
        lock.lock();
    }
}

}  // namespace luwte::visit
