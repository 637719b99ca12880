#include "net/census.h"

#include <utility>

namespace luwte::net {

Census::Place::Place(Place&& other) noexcept
    : census_(std::move(other.census_)),
      client_(other.client_),
      counts_client_(std::exchange(other.counts_client_, false)),
      counts_connection_(std::exchange(other.counts_connection_, false)) {}

Census::Place& Census::Place::operator=(Place&& other) noexcept {
    if (this != &other) {
        leave();
        census_ = std::move(other.census_);
        client_ = other.client_;
        counts_client_ = std::exchange(other.counts_client_, false);
        counts_connection_ = std::exchange(other.counts_connection_, false);
    }
    return *this;
}

void Census::Place::leave() {
    if (!census_) return;
    const auto census = std::exchange(census_, nullptr);
    const std::lock_guard lock(census->mutex_);
    if (counts_connection_ && --census->connections_ == 0) census->empty_.notify_all();
    if (!counts_client_) return;
    const auto found = census->clients_.find(client_);
    if (found != census->clients_.end() && --found->second == 0) census->clients_.erase(found);
}

Census::Place Census::enter() {
    Place place;
    const std::lock_guard lock(mutex_);
    if (connections_ >= limit_) return place;
    ++connections_;
    place.counts_connection_ = true;
    place.census_ = shared_from_this();
    return place;
}

Census::Place Census::enter_client(std::uint64_t client) {
    Place place;
    const std::lock_guard lock(mutex_);
    std::size_t& count = clients_[client];
    if (count >= limit_per_client_) return place;  // never 0 here, unless the limit is
    ++count;
    place.client_ = client;
    place.counts_client_ = true;
    place.census_ = shared_from_this();
    return place;
}

std::size_t Census::connections() const {
    const std::lock_guard lock(mutex_);
    return connections_;
}

bool Census::wait_until_empty(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return empty_.wait_for(lock, patience, [this] { return connections_ == 0; });
}

}  // namespace luwte::net
