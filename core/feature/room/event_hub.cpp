#include "feature/room/event_hub.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace luwte::room {
namespace {

using Sender = std::shared_ptr<net::EventSender>;
using Senders = std::map<std::uint64_t, Sender>;

void send_to(const std::vector<Sender>& senders, const char* name) {
    for (const auto& sender : senders) sender->send({name, ""});
}

void copy_to(std::vector<Sender>& into, const Senders& from) {
    for (const auto& [number, sender] : from) into.push_back(sender);
}

}  // namespace

struct EventHub::State {
    mutable std::mutex mutex;
    std::unordered_map<OrganisationId, Senders> senders;
    std::uint64_t last_number = 0;
    std::size_t most = 0;

    void remove(OrganisationId organisation, std::uint64_t number) {
        const std::lock_guard lock(mutex);
        const auto found = senders.find(organisation);
        if (found == senders.end()) return;
        found->second.erase(number);
        if (found->second.empty()) senders.erase(found);
    }
};

EventHub::EventHub(std::size_t most) : state_(std::make_shared<State>()) {
    state_->most = most;
}

std::shared_ptr<void> EventHub::subscribe(OrganisationId organisation,
                                          std::shared_ptr<net::EventSender> sender) {
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(state_->mutex);
        auto& ours = state_->senders[organisation];
        if (ours.size() < state_->most) {
            number = ++state_->last_number;
            ours.emplace(number, sender);
        }
    }
    if (number == 0) {
        sender->close();
        return {};
    }
    // After it was added, so that what happens from here on wakes it again.
    sender->send({"wake", ""});
    return {static_cast<void*>(state_.get()),
            [state = state_, organisation, number](void*) { state->remove(organisation, number); }};
}

void EventHub::wake(OrganisationId organisation, const char* name) {
    // Sent outside the lock: a sender may end its stream, and with it the subscription.
    std::vector<Sender> senders;
    {
        const std::lock_guard lock(state_->mutex);
        const auto found = state_->senders.find(organisation);
        if (found != state_->senders.end()) copy_to(senders, found->second);
    }
    send_to(senders, name);
}

void EventHub::heard(std::string_view subject) {
    const auto space = subject.find(' ');
    if (space == std::string_view::npos) return;
    const auto word = subject.substr(0, space);
    if (word != "escalation" && word != "queue" && word != "trial") return;
    if (const auto organisation = base::decode_id(subject.substr(space + 1)))
        wake(OrganisationId{*organisation}, word == "escalation" ? "alarm" : "wake");
}

void EventHub::gap() {
    std::vector<Sender> senders;
    {
        const std::lock_guard lock(state_->mutex);
        for (const auto& [organisation, ours] : state_->senders) copy_to(senders, ours);
    }
    send_to(senders, "wake");
}

std::size_t EventHub::streams() const {
    const std::lock_guard lock(state_->mutex);
    std::size_t count = 0;
    for (const auto& [organisation, ours] : state_->senders) count += ours.size();
    return count;
}

}  // namespace luwte::room
