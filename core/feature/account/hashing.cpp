#include "feature/account/hashing.h"

#include "base/secret.h"

namespace luwte::account {

base::Result<Hashing::Place> Hashing::enter() {
    std::unique_lock lock(mutex_);
    const auto busy = [] { return base::problem(base::ProblemKind::unavailable, "account.busy"); };
    if (running_ >= options_.at_once) {
        if (waiting_ >= options_.waiting) return busy();
        ++waiting_;
        const bool freed =
            freed_.wait_for(lock, options_.patience, [this] { return running_ < options_.at_once; });
        --waiting_;
        if (!freed) return busy();
    }
    ++running_;
    return Place(*this);
}

Hashing::Place::~Place() {
    if (hashing_ == nullptr) return;
    {
        const std::lock_guard lock(hashing_->mutex_);
        --hashing_->running_;
    }
    hashing_->freed_.notify_one();
}

base::Result<std::string> Hashing::hash(std::string_view secret) {
    auto place = enter();
    if (!place) return std::unexpected(place.error());
    return base::hash_password(secret);
}

base::Result<bool> Hashing::verify(const std::string& hash, std::string_view secret) {
    auto place = enter();
    if (!place) return std::unexpected(place.error());
    return base::verify_password(hash, secret);
}

Hashing::State Hashing::state() const {
    const std::lock_guard lock(mutex_);
    return {running_, waiting_};
}

}  // namespace luwte::account
