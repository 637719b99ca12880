#include "feature/escalation/chain_timer.h"

#include <algorithm>
#include <exception>

#include "base/log.h"

namespace luwte::escalation {
namespace {

using std::chrono::milliseconds;

/// What is due and was not done is another's: it is looked at again soon, not at once.
constexpr milliseconds shortest_wait{100};

}  // namespace

ChainTimer::ChainTimer(store::Pool& pool, const base::Clock& clock, const Chains& chains, Options options,
                       std::function<void(store::Connection&)> looked)
    : pool_(pool), clock_(clock), chains_(chains), options_(options), looked_(std::move(looked)) {
    threads_.emplace_back([this](const std::stop_token& stopping) { keep(stopping); });
    for (unsigned i = 0; i < options_.senders; ++i)
        threads_.emplace_back([this](const std::stop_token& stopping) { send(stopping); });
}

ChainTimer::~ChainTimer() {
    stop();
}

void ChainTimer::stop() {
    for (auto& thread : threads_) thread.request_stop();
    threads_.clear();  // joins
}

void ChainTimer::wake() {
    ring(&ChainTimer::looks_);
}

void ChainTimer::ring(std::uint64_t ChainTimer::* which) {
    {
        const std::lock_guard lock(mutex_);
        ++(this->*which);
    }
    bell_.notify_all();
}

void ChainTimer::wait(const std::stop_token& stopping, std::uint64_t seen, milliseconds time,
                      std::uint64_t ChainTimer::* which) {
    std::unique_lock lock(mutex_);
    bell_.wait_for(lock, stopping, time, [&] { return this->*which != seen; });
}

milliseconds ChainTimer::round() {
    const auto connection = pool_.lend();
    while (chains_.advance(*connection, clock_.now()) > 0) {
    }
    if (looked_) looked_(*connection);
    const auto next = chains_.next_due(*connection);
    if (!next) return options_.longest_wait;
    return std::chrono::ceil<milliseconds>(*next - clock_.now());
}

void ChainTimer::keep(const std::stop_token& stopping) {
    bool in_trouble = false;
    while (!stopping.stop_requested()) {
        std::uint64_t seen = 0;
        {
            const std::lock_guard lock(mutex_);
            seen = looks_;
        }
        auto pause = options_.after_trouble;
        try {
            pause = std::clamp(round(), shortest_wait, options_.longest_wait);
            if (in_trouble) spdlog::info("the chain of alarms goes on");
            in_trouble = false;
            ring(&ChainTimer::sends_);
        } catch (const std::exception& error) {
            if (!in_trouble)
                spdlog::error("the chain of alarms cannot go on now; it is tried again: {}", error.what());
            in_trouble = true;
        }
        wait(stopping, seen, pause, &ChainTimer::looks_);
    }
}

void ChainTimer::send(const std::stop_token& stopping) {
    while (!stopping.stop_requested()) {
        std::uint64_t seen = 0;
        {
            const std::lock_guard lock(mutex_);
            seen = sends_;
        }
        try {
            while (!stopping.stop_requested() && chains_.send_one(pool_, clock_)) {
            }
        } catch (const std::exception& error) {
            // The keeper says so in the log, once. What was claimed is due again after its lease.
            spdlog::debug("a call could not be taken or told of: {}", error.what());
        }
        wait(stopping, seen, options_.longest_wait, &ChainTimer::sends_);
    }
}

}  // namespace luwte::escalation
