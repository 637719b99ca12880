// Connection: an answer that stays open as a stream of events. Part of connection_impl.h.
#pragma once

#include "net/connection_impl.h"

namespace luwte::net {

template <class Stream>
boost::asio::awaitable<void> Connection<Stream>::stream_events(EventStream stream) {
    phase_ = Phase::streaming;
    deadline = Moment::max();
    events_ = std::make_shared<EventQueue>(this->weak_from_this(), io_.shared_from_this());
    Tally::add<std::int64_t>(io_.tally.event_streams);
    Census::Place of_forwarded;
    if (peer_.trusted) of_forwarded = service_->census->enter_client(request_.client);
    std::shared_ptr<void> kept;
    try {
        kept = stream.opened(events_);
    } catch (const std::exception& error) {
        spdlog::error("opening an event stream failed with {}", typeid(error).name());
        events_->close();
    }
    if (io_.is_winding_down()) events_->close();
    listen_for_end();
    bool open = true;
    while (open && !peer_gone_) {
        std::string text = events_->take(open);
        if (!text.empty()) {
            const bool written = co_await write_text(std::move(text));
            if (!written) break;
            phase_ = Phase::streaming;
            deadline = Moment::max();
            continue;
        }
        if (!open) break;
        gate_.expires_after(service_->limits.heartbeat);
        const auto [error] = co_await gate_.async_wait(as_value);
        if (error) continue;  // roused
        const bool written = co_await write_text(": still here\n\n");
        if (!written) break;
        phase_ = Phase::streaming;
        deadline = Moment::max();
    }
    Tally::add<std::int64_t>(io_.tally.event_streams, -1);
    events_->close();
    kept.reset();
    events_.reset();
}

/// Reads, so that a browser that has gone is noticed at once and not at the next event.
template <class Stream>
void Connection<Stream>::listen_for_end() {
    const auto heard = [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
        if (!error && !self->peer_gone_) {
            self->listen_for_end();
            return;
        }
        self->peer_gone_ = true;
        self->gate_.cancel();
    };
    stream_.async_read_some(boost::asio::buffer(ignored_), heard);
}

template <class Stream>
auto Connection<Stream>::write_text(std::string text) -> Done {
    set_phase(Phase::writing, service_->limits.write_deadline);
    const auto [error, size] =
        co_await boost::asio::async_write(stream_, boost::asio::buffer(text), as_value);
    co_return !error;
}

}  // namespace luwte::net
