#include "store/watch.h"

#include <sys/socket.h>

#include <spdlog/spdlog.h>

namespace luwte::store {
namespace {

/// How late a cut may come; a deadline here is seconds long.
constexpr std::chrono::milliseconds interval{250};

}  // namespace

Watch::Watch() : thread_([this] { run(); }) {}

Watch::~Watch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

void Watch::run() {
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, interval, [this] { return stopping_; })) {
        const auto now = std::chrono::steady_clock::now();
        for (auto* guard : guards_) {
            if (guard->cut_ || guard->until_ > now) continue;
            guard->cut_ = true;
            shutdown(guard->socket_, SHUT_RDWR);
            spdlog::error("store: the database gave no answer in time, the connection was cut");
        }
    }
}

Watch::Guard::Guard(Watch& watch, int socket, std::chrono::milliseconds deadline)
    : watch_(watch), socket_(socket), until_(std::chrono::steady_clock::now() + deadline) {
    const std::lock_guard lock(watch_.mutex_);
    place_ = watch_.guards_.insert(watch_.guards_.end(), this);
}

Watch::Guard::~Guard() {
    const std::lock_guard lock(watch_.mutex_);
    watch_.guards_.erase(place_);
}

bool Watch::Guard::has_cut() const {
    const std::lock_guard lock(watch_.mutex_);
    return cut_;
}

}  // namespace luwte::store
