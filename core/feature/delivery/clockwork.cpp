#include "feature/delivery/clockwork.h"

#include <exception>

#include "base/log.h"
#include "feature/escalation/duty_notes.h"
#include "feature/escalation/presence.h"
#include "feature/escalation/shift_series.h"

namespace luwte::delivery {
namespace {

constexpr std::chrono::milliseconds look_every{5'000};
constexpr std::chrono::hours plan_every{1};
/// Calls that are sent at once: one that is slow holds up no other.
constexpr int senders = 3;

}  // namespace

int tell_missing(store::Connection& connection, const DutyCalls& calls, base::TimePoint now) {
    for (int count = 0;; ++count) {
        store::UnitOfWork work(connection);
        const auto missing = escalation::take_missing(work, now);
        if (!missing) return count;
        sql::NewCall call;
        call.shift = missing->shift;
        call.stage = missing->stage;
        calls.write(work, missing->organisation, call, missing->tell, {}, now);
        work.commit();
    }
}

Clockwork::Clockwork(const Parts& parts) : parts_(parts) {
    threads_.emplace_back([this](const std::stop_token& stopping) { look(stopping); });
    for (int i = 0; i < senders; ++i)
        threads_.emplace_back([this](const std::stop_token& stopping) { send(stopping); });
}

Clockwork::~Clockwork() {
    stop();
}

void Clockwork::wake() {
    {
        const std::lock_guard lock(mutex_);
        ++woken_;
    }
    awake_.notify_all();
}

void Clockwork::stop() {
    for (auto& thread : threads_) thread.request_stop();
    threads_.clear();
}

void Clockwork::wait(const std::stop_token& stopping, std::chrono::milliseconds time, std::uint64_t& seen) {
    std::unique_lock lock(mutex_);
    awake_.wait_for(lock, stopping, time, [&] { return woken_ != seen; });
    seen = woken_;
}

void Clockwork::decide() {
    const auto connection = parts_.pool.lend();
    const auto now = parts_.clock.now();
    while (parts_.drills.advance_one(*connection, now)) {
    }
    tell_missing(*connection, parts_.calls, now);
    if (now - planned_at_ < plan_every) return;
    for (const auto organisation : parts_.organisations()) escalation::plan(*connection, organisation, now);
    escalation::tidy_duty_notes(*connection, now);
    planned_at_ = now;
}

void Clockwork::look(const std::stop_token& stopping) {
    std::uint64_t seen = 0;
    while (!stopping.stop_requested()) {
        try {
            decide();
        } catch (const std::exception& error) {
            spdlog::warn("drills and shifts could not be looked at this time: {}", error.what());
        }
        wait(stopping, look_every, seen);
    }
}

void Clockwork::send(const std::stop_token& stopping) {
    std::uint64_t seen = 0;
    while (!stopping.stop_requested()) {
        try {
            while (!stopping.stop_requested() && parts_.calls.send_one(parts_.pool, parts_.clock)) {
            }
        } catch (const std::exception& error) {
            spdlog::warn("calls could not be sent this time: {}", error.what());
        }
        wait(stopping, look_every, seen);
    }
}

}  // namespace luwte::delivery
