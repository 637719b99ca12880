// Argon2id in a bounded place: few at a time, few waiting, the rest told to come back (safety.md S12).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/problem.h"

namespace luwte::account {

/// Lets at most `at_once` callers hash at the same time, on their own threads, and `waiting` more wait for up
/// to `patience`. Beyond that it answers `account.busy` (unavailable) at once: tens of milliseconds of
/// processor and 19 MiB a hash must not be for the taking. Thread safe.
class Hashing {
  public:
    struct Options {
        std::size_t at_once = 2;
        /// Together with `at_once` less than the connections to the database, since whoever waits may hold
        /// one.
        std::size_t waiting = 4;
        std::chrono::milliseconds patience{1'500};
    };
    Hashing() : Hashing(Options{}) {}
    explicit Hashing(Options options) : options_(options) {}

    [[nodiscard]] base::Result<std::string> hash(std::string_view secret);
    [[nodiscard]] base::Result<bool> verify(const std::string& hash, std::string_view secret);

    /// For metrics and tests.
    struct State {
        std::size_t running, waiting;
    };
    [[nodiscard]] State state() const;

    /// A place among those who may hash; given back when destroyed.
    class Place {
      public:
        explicit Place(Hashing& hashing) : hashing_(&hashing) {}
        Place(Place&& other) noexcept : hashing_(std::exchange(other.hashing_, nullptr)) {}
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        Place& operator=(Place&&) = delete;
        ~Place();

      private:
        Hashing* hashing_;
    };
    [[nodiscard]] base::Result<Place> enter();

  private:
    const Options options_;
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
};

}  // namespace luwte::account
