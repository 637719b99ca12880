#include "store/notices.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <exception>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <pqxx/connection>
#include <pqxx/notification>
#include <spdlog/spdlog.h>

#include "store/postgres.h"

namespace luwte::store {
namespace {

using Milliseconds = std::chrono::milliseconds;
constexpr Milliseconds first_pause{100};
constexpr Milliseconds longest_pause{5'000};

/// Callbacks belong to others; what they throw must not end the thread.
template <class Callback>
void call(const char* name, Callback callback) {
    try {
        callback();
    } catch (const std::exception& trouble) {
        spdlog::error("store.notices: {} failed: {}", name, trouble.what());
    }
}

/// Says "stop" to a thread that sits in poll().
class Bell {
  public:
    Bell() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        if (descriptor_ < 0) throw std::runtime_error("store.notices: no event descriptor");
    }
    ~Bell() { close(descriptor_); }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    void ring() const {
        const std::uint64_t once = 1;
        [[maybe_unused]] const auto written = write(descriptor_, &once, sizeof once);
    }
    [[nodiscard]] int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

class Receiver final : public pqxx::notification_receiver {
  public:
    Receiver(pqxx::connection_base& connection, const std::function<void(std::string_view)>& heard)
        : notification_receiver(connection, "luwte"), heard_(heard) {}
    void operator()(const std::string& subject, int) override {
        call("heard", [&] { heard_(subject); });
    }

  private:
    const std::function<void(std::string_view)>& heard_;
};

class PostgresNotices final : public Notices {
  public:
    PostgresNotices(std::string connection_string, std::function<void(std::string_view)> heard,
                    std::function<void()> gap, std::function<void()> deaf)
        : connection_string_(std::move(connection_string)),
          heard_(std::move(heard)),
          gap_(std::move(gap)),
          deaf_(std::move(deaf)),
          thread_([this] { run(); }) {}

    ~PostgresNotices() override {
        stopping_ = true;
        bell_.ring();
        thread_.join();
    }

    [[nodiscard]] bool listening() const override { return listening_; }

  private:
    void run() {
        auto pause = first_pause;
        while (!stopping_) {
            try {
                listen_until_lost(pause);
            } catch (...) {
                const auto error = current_error("store.notices");
                if (!stopping_) spdlog::warn("store.notices: not listening: {}", error.what());
            }
            listening_ = false;
            if (deaf_ && !stopping_) call("deaf", deaf_);
            wait(-1, pause);
            pause = std::min(2 * pause, longest_pause);
        }
    }

    void listen_until_lost(Milliseconds& pause) {
        const auto connection = connect(connection_string_, Session{});
        const Receiver receiver(*connection, heard_);
        listening_ = true;
        pause = first_pause;
        // Only now: what is announced from here on is heard, what came before shows in the durable record.
        call("gap", gap_);
        while (!stopping_) {
            connection->get_notifs();
            if (!connection->is_open()) return;
            wait(connection->sock(), Milliseconds(-1));
        }
    }

    /// Until there is something to read (`descriptor` -1: nothing), the time is over (-1: never), or the bell
    /// rings.
    void wait(int descriptor, Milliseconds time) const {
        pollfd descriptors[] = {{bell_.descriptor(), POLLIN, 0}, {descriptor, POLLIN | POLLRDHUP, 0}};
        poll(descriptors, 2, static_cast<int>(time.count()));
    }

    const std::string connection_string_;
    const std::function<void(std::string_view)> heard_;
    const std::function<void()> gap_, deaf_;
    const Bell bell_;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> listening_ = false;
    std::thread thread_;  // last: it starts when everything above is there
};

}  // namespace

std::unique_ptr<Notices> Notices::listen(const std::string& connection_string,
                                         std::function<void(std::string_view)> heard,
                                         std::function<void()> gap, std::function<void()> deaf) {
    return std::make_unique<PostgresNotices>(connection_string, std::move(heard), std::move(gap),
                                             std::move(deaf));
}

}  // namespace luwte::store
