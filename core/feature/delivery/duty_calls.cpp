#include "feature/delivery/duty_calls.h"

#include <algorithm>
#include <exception>

#include "base/log.h"

namespace luwte::delivery {
namespace {

using escalation::Attempt;

constexpr std::chrono::milliseconds send_deadline{10'000};
/// Whoever took a call and died: after this it is anybody's again.
constexpr std::chrono::seconds lease{30};
constexpr int most_attempts = 6;

/// 5, 15, 45 … seconds.
std::chrono::seconds wait_after(int attempt) {
    std::chrono::seconds wait{5};
    for (int i = 1; i < attempt; ++i) wait *= 3;
    return wait;
}

Attempt try_to_send(escalation::Channel* channel, const escalation::Call& call) {
    if (channel == nullptr) return {Attempt::Result::give_up, "no such channel", {}};
    try {
        return channel->send(call, send_deadline);
    } catch (const std::exception& error) {
        spdlog::warn("a call could not be sent this time: {}", error.what());
        return {Attempt::Result::again, "defect", {}};
    }
}

}  // namespace

int DutyCalls::write(store::UnitOfWork& work, OrganisationId organisation, const sql::NewCall& pattern,
                     const std::vector<escalation::Recipient>& to, std::string_view only_channel,
                     base::TimePoint now) const {
    int written = 0;
    auto call = pattern;
    const auto write_for = [&](std::string_view channel, const escalation::Recipient& recipient) {
        call.channel = channel;
        call.recipient = recipient;
        sql::insert_call(work, organisation, call, now);
        ++written;
    };
    if (only_channel.empty() || only_channel == escalation::room_channel)
        for (const auto& recipient : to)
            if (!recipient.is_fallback()) write_for(escalation::room_channel, recipient);
    for (const auto& channel : channels_) {
        if (!only_channel.empty() && only_channel != channel->name()) continue;
        for (const auto& recipient : channel->reachable(work.connection(), organisation, to))
            write_for(channel->name(), recipient);
    }
    return written;
}

bool DutyCalls::send_one(store::Pool& pool, const base::Clock& clock) const {
    const auto claimed = sql::claim_call(*pool.lend(), clock.now(), clock.now() + lease);
    if (!claimed) return false;
    const auto found = std::ranges::find_if(
        channels_, [&](const auto& channel) { return channel->name() == claimed->channel; });
    const auto& call = claimed->call;
    const auto attempt = try_to_send(found == channels_.end() ? nullptr : found->get(), call);
    const auto connection = pool.lend();
    const auto now = clock.now();
    if (attempt.result == Attempt::Result::sent)
        sql::note_call_sent(*connection, call, now);
    else if (attempt.result == Attempt::Result::give_up || call.attempt >= most_attempts)
        sql::note_call_failed(*connection, call, attempt.why);
    else
        sql::note_call_again(*connection, call, attempt.why,
                             now + attempt.wait.value_or(wait_after(call.attempt)));
    return true;
}

}  // namespace luwte::delivery
