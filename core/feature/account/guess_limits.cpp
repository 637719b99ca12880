#include "feature/account/guess_limits.h"

namespace luwte::account {

bool GuessLimits::may_try(std::uint64_t client, base::TimePoint now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    const auto found = per_client_.find(client);
    const unsigned wrong = found == per_client_.end() ? 0 : found->second;
    return wrong <
           (wrong_.size() >= options_.storm ? options_.wrong_per_client_in_storm : options_.wrong_per_client);
}

void GuessLimits::was_wrong(std::uint64_t client, base::TimePoint now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    while (wrong_.size() >= options_.clients) forget_first();
    wrong_.push_back({now, client});
    ++per_client_[client];
}

std::size_t GuessLimits::wrong_lately(base::TimePoint now) {
    const std::lock_guard lock(mutex_);
    forget_old(now);
    return wrong_.size();
}

void GuessLimits::forget_old(base::TimePoint now) {
    while (!wrong_.empty() && wrong_.front().when + options_.window <= now) forget_first();
}

void GuessLimits::forget_first() {
    const auto found = per_client_.find(wrong_.front().client);
    if (found != per_client_.end() && --found->second == 0) per_client_.erase(found);
    wrong_.pop_front();
}

}  // namespace luwte::account
