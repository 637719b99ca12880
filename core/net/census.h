// Who is connected: how many in all, how many of each client, with limits. Internal to this room.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace luwte::net {

/// Counts connections and, behind a trusted proxy, requests under way. Thread safe.
class Census : public std::enable_shared_from_this<Census> {
  public:
    Census(std::size_t limit, std::size_t limit_per_client)
        : limit_(limit), limit_per_client_(limit_per_client) {}

    /// A place; given back when destroyed. False when there was none.
    class Place {
      public:
        Place() = default;
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        ~Place() { leave(); }
        [[nodiscard]] explicit operator bool() const { return census_ != nullptr; }

      private:
        friend class Census;
        void leave();
        std::shared_ptr<Census> census_;
        std::uint64_t client_ = 0;
        bool counts_client_ = false;
        bool counts_connection_ = false;
    };

    /// A place for a connection among all.
    [[nodiscard]] Place enter();
    /// A place among those of one client.
    [[nodiscard]] Place enter_client(std::uint64_t client);
    [[nodiscard]] std::size_t connections() const;
    /// Waits until nobody is connected; false when `patience` passed first.
    bool wait_until_empty(std::chrono::milliseconds patience);

  private:
    const std::size_t limit_;
    const std::size_t limit_per_client_;
    mutable std::mutex mutex_;
    std::condition_variable empty_;
    std::size_t connections_ = 0;
    std::unordered_map<std::uint64_t, std::size_t> clients_;
};

}  // namespace luwte::net
