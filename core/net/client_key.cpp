#include "net/client_key.h"

#include <cstring>
#include <string>

namespace luwte::net {
namespace {

std::uint64_t day_of(base::TimePoint moment) {
    return static_cast<std::uint64_t>(
        std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count());
}

/// The bytes that count as one client.
std::string network_of(const boost::asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto whole = address.to_v6();
    const auto bytes = whole.to_bytes();
    if (whole.is_v4_mapped()) return {bytes.begin() + 12, bytes.end()};
    return {bytes.begin(), bytes.begin() + 8};
}

}  // namespace

ClientKeys::ClientKeys(const base::Clock& clock)
    : clock_(clock), key_(base::SecretKey::random()), epoch_(day_of(clock.now())) {}

std::uint64_t ClientKeys::client_of(const boost::asio::ip::address& address) const {
    std::string hash;
    {
        const std::lock_guard lock(mutex_);
        hash = base::keyed_hash(key_, network_of(address));
    }
    std::uint64_t client = 0;
    std::memcpy(&client, hash.data(), sizeof client);
    return client;
}

void ClientKeys::renew() {
    const std::uint64_t today = day_of(clock_.now());
    if (today == epoch()) return;
    const std::lock_guard lock(mutex_);
    if (today == epoch()) return;
    key_ = base::SecretKey::random();
    epoch_.store(today, std::memory_order_relaxed);
}

}  // namespace luwte::net
