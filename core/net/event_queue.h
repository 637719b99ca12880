// The bounded queue between those who send events and the one connection that writes them. Internal to this
// room.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "net/answer.h"

namespace luwte::net {

/// An event in the text/event-stream format (https://html.spec.whatwg.org/multipage/server-sent-events.html).
[[nodiscard]] std::string format_event(const Event& event);

class EventQueue final : public EventSender {
  public:
    static constexpr std::size_t limit = 64;

    EventQueue(std::weak_ptr<Waiter> waiter, std::shared_ptr<IoThread> io)
        : waiter_(std::move(waiter)), io_(std::move(io)) {}

    bool send(Event event) override;
    void close() override;

    /// All that waits, as text to write; sets `open` to whether more may come.
    [[nodiscard]] std::string take(bool& open);

  private:
    void rouse();

    std::mutex mutex_;
    std::deque<std::string> waiting_;
    bool closed_ = false;
    bool roused_ = false;
    std::weak_ptr<Waiter> waiter_;
    std::shared_ptr<IoThread> io_;
};

}  // namespace luwte::net
