#include "feature/visit/rate_limits.h"

#include <functional>

namespace luwte::visit {

std::chrono::seconds RateLimits::use(std::string_view name, std::uint64_t who, unsigned allowed, std::chrono::seconds window,
                                     base::TimePoint now) {
    if (allowed == 0) return std::chrono::seconds(0);
    const auto cost = std::chrono::duration_cast<std::chrono::microseconds>(window) / allowed;
    const auto key = std::hash<std::string_view>{}(name) ^ (who * 0x9E3779B97F4A7C15ULL);
    const std::lock_guard lock(mutex_);
    if (due_.size() >= most_keys) forget_rested(now);
    auto& due = due_.try_emplace(key, now).first->second;
    const auto next = std::max(due, now) + cost;
    if (next - now > window) {
        return std::chrono::ceil<std::chrono::seconds>(next - now - window);
    }
    due = next;
    return std::chrono::seconds(0);
}

void RateLimits::forget_rested(base::TimePoint now) {
    std::erase_if(due_, [now](const auto& entry) { return entry.second <= now; });
    if (due_.size() >= most_keys) due_.clear();
}

}  // namespace luwte::visit
