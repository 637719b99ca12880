// Inside this room only: the last resort against a server that takes a statement and never answers.
//
// The server itself ends a statement at its deadline. When it hangs as a whole (its machine, its disk), libpq
// would wait for ever, and with it a worker thread. So a thread of its own cuts such connections.
#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace luwte::store {

class Watch {
  public:
    Watch();
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// Watches a socket for as long as it lives.
    class Guard {
      public:
        /// `socket` has to stay open for as long as this lives: give a descriptor of your own.
        Guard(Watch& watch, int socket, std::chrono::milliseconds deadline);
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;
        /// Whether the connection was cut.
        [[nodiscard]] bool has_cut() const;

      private:
        friend class Watch;
        Watch& watch_;
        int socket_;
        std::chrono::steady_clock::time_point until_;
        bool cut_ = false;
        std::list<Guard*>::iterator place_;
    };

  private:
    void run();

    mutable std::mutex mutex_;
    std::condition_variable stop_;
    std::list<Guard*> guards_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace luwte::store
