// Turns a client's address into a number that tells nothing of it: BLAKE2b under a random key that lives in
// memory only and changes every day (safety.md S16). Internal to this room.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include <boost/asio/ip/address.hpp>

#include "base/clock.h"
#include "base/secret.h"

namespace luwte::net {

/// Thread safe.
class ClientKeys {
  public:
    explicit ClientKeys(const base::Clock& clock);
    /// The client of that address today. All addresses of an IPv6 /64, which is what one household gets, are
    /// one.
    [[nodiscard]] std::uint64_t client_of(const boost::asio::ip::address& address) const;
    /// Changes with the key; a number from an earlier epoch is worth nothing.
    [[nodiscard]] std::uint64_t epoch() const { return epoch_.load(std::memory_order_relaxed); }
    /// Makes a new key when a new day (UTC) has begun; called often.
    void renew();

  private:
    const base::Clock& clock_;
    mutable std::mutex mutex_;
    base::SecretKey key_;
    std::atomic<std::uint64_t> epoch_;
};

}  // namespace luwte::net
