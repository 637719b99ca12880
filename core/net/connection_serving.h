// Connection: the life of a connection, getting an answer and writing it. Part of connection_impl.h.
#pragma once

#include "net/connection_impl.h"

namespace luwte::net {

template <class Stream>
boost::asio::awaitable<void> Connection<Stream>::live(std::shared_ptr<Connection> self) {
    try {
        co_await self->serve();
    } catch (const std::exception& error) {
        spdlog::error("a connection ended by {}", typeid(error).name());
    }
    self->gate_.cancel();
    Transport<Stream>::close(self->stream_);
}

template <class Stream>
boost::asio::awaitable<void> Connection<Stream>::serve() {
    set_phase(Phase::securing, service_->limits.header_deadline);
    const bool ready = co_await Transport<Stream>::secure(stream_);
    if (!ready) co_return;
    while (true) {
        begin_request();
        Step step = parse_head();
        while (step == Step::more) {
            const auto [error, size] = co_await stream_.async_read_some(buffer_.prepare(read_size), as_value);
            if (timed_out_) {
                co_await refuse(408);
                co_return;
            }
            if (error) co_return;
            buffer_.commit(size);
            step = parse_head();
        }
        if (step == Step::refused) {
            co_await refuse(refusal_);
            co_return;
        }
        keep_alive_ = parser_->keep_alive();
        wishes_ = wishes_of(request_);
        std::size_t body_limit = 0;
        std::optional<Response> response = admit(body_limit);
        if (!response && parser_->has_body()) {
            const bool whole = co_await read_body(body_limit);
            if (!whole) co_return;
        }
        if (!response) response = answer_now();
        if (response) {
            outgoing_ = prepare_answer(std::move(*response), wishes_);
        } else {
            const bool alive = co_await wait_for_answer();
            if (!alive) co_return;
        }
        if (io_.is_winding_down() || outgoing_->response.close_connection || outgoing_->is_stream())
            keep_alive_ = false;
        std::optional<EventStream> stream;
        if (outgoing_->is_stream()) stream = std::get<EventStream>(outgoing_->response.body);
        const bool written = co_await write(std::move(*outgoing_));
        if (!written) co_return;
        if (stream && wishes_.method != Method::head) {
            co_await stream_events(std::move(*stream));
            co_return;
        }
        if (!keep_alive_) break;
    }
    co_await end();
}

/// The refusal of a request whose body has not been read, if any.
template <class Stream>
std::optional<Response> Connection<Stream>::admit(std::size_t& body_limit) {
    std::optional<Response> refusal;
    try {
        if (request_.path.empty()) {  // "OPTIONS *": a question to the server, not to the program
            refusal = plain_text(204, {});
        } else {
            Admission admission = service_->application.admit(request_);
            body_limit = admission.body_limit;
            refusal = std::move(admission.refusal);
        }
    } catch (const std::exception& error) {
        spdlog::error("admitting a request failed with {}", typeid(error).name());
        refusal = words_for(500, &request_);
    }
    if (refusal && parser_->has_body()) {
        bytes_unread_ = true;
        keep_alive_ = false;
    }
    return refusal;
}

template <class Stream>
std::optional<Response> Connection<Stream>::answer_now() {
    try {
        return service_->application.answer_now(request_);
    } catch (const std::exception& error) {
        spdlog::error("answering at once failed with {}", typeid(error).name());
        return words_for(500, &request_);
    }
}

template <class Stream>
Response Connection<Stream>::words_for(unsigned status, const Request* head) {
    try {
        return service_->application.refuse(status, head);
    } catch (const std::exception&) {
        return plain_text(status, std::string(reason_of(status)));
    }
}

template <class Stream>
auto Connection<Stream>::wait_for_answer() -> Done {
    set_phase(Phase::answering, service_->limits.answer_deadline);
    outgoing_.reset();
    dropped_ = false;
    Census::Place of_forwarded;
    if (peer_.trusted) of_forwarded = service_->census->enter_client(request_.client);
    if (peer_.trusted && !of_forwarded) {
        outgoing_ = prepare_answer(words_for(429, &request_), wishes_);
        co_return true;
    }
    const auto asked = std::chrono::steady_clock::now();
    Respond respond = make_respond(this->weak_from_this(), ++turn_, io_.shared_from_this(), wishes_);
    try {
        service_->application.answer(std::move(request_), std::move(respond));
    } catch (const std::exception& error) {
        spdlog::error("handing a request to the workers failed with {}", typeid(error).name());
        dropped_ = true;
    }
    respond = nullptr;
    while (!outgoing_ && !dropped_ && !timed_out_ && !peer_gone_) {
        gate_.expires_at(boost::asio::steady_timer::time_point::max());
        co_await gate_.async_wait(as_value);
    }
    if (peer_gone_) co_return false;
    if (service_->answered)
        service_->answered(std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count());
    if (!outgoing_) {
        outgoing_ = prepare_answer(words_for(dropped_ ? 500 : 503, nullptr), wishes_);
        ++turn_;  // what still comes is late
        timed_out_ = false;
    }
    co_return true;
}

template <class Stream>
void Connection<Stream>::answered(std::uint64_t turn, std::optional<Outgoing> outgoing) {
    if (turn != turn_ || phase_ != Phase::answering) return;
    if (outgoing)
        outgoing_ = std::move(outgoing);
    else
        dropped_ = true;
    gate_.cancel();
}

template <class Stream>
auto Connection<Stream>::write(Outgoing outgoing) -> Done {
    const std::string_view payload = wishes_.method == Method::head ? std::string_view{} : outgoing.payload();
    set_phase(Phase::writing,
              service_->limits.write_deadline + std::chrono::seconds(payload.size() / slow_line));
    head_.clear();
    write_head(head_, outgoing, wishes_, io_.date(), keep_alive_);
    Tally::add(io_.tally.answers[outgoing.response.status / 100]);
    if (outgoing.response.status == 304) Tally::add(io_.tally.not_modified);
    Tally::add(io_.tally.bytes_sent, std::uint64_t{head_.size() + payload.size()});
    std::array<boost::asio::const_buffer, 2> buffers{};
    if constexpr (Transport<Stream>::gathers) {
        buffers[1] = boost::asio::buffer(payload);
    } else {
        head_.append(payload);  // one TLS record instead of two
    }
    buffers[0] = boost::asio::buffer(head_);
    const auto [error, size] = co_await boost::asio::async_write(stream_, buffers, as_value);
    if (head_.capacity() > keep_at_most) head_ = {};  // an idle connection holds no answer of earlier
    co_return !error;
}

template <class Stream>
boost::asio::awaitable<void> Connection<Stream>::refuse(unsigned status) {
    timed_out_ = false;
    keep_alive_ = false;
    bytes_unread_ = true;
    const bool readable = parser_ && parser_->is_header_done() && !request_.path.empty();
    Outgoing outgoing = prepare_answer(words_for(status, readable ? &request_ : nullptr), wishes_);
    const bool written = co_await write(std::move(outgoing));
    if (written) co_await end();
}

/// Closes so that the answer arrives: a socket closed with bytes unread resets the connection, and the reset
/// may overtake the answer (RFC 9112 section 9.6).
template <class Stream>
boost::asio::awaitable<void> Connection<Stream>::end() {
    set_phase(Phase::ending, std::min(service_->limits.write_deadline, std::chrono::milliseconds(2000)));
    if (!bytes_unread_)
        co_await Transport<Stream>::part(stream_);
    else
        Transport<Stream>::stop_sending(stream_);
    for (std::size_t drained = 0; drained < drain_at_most;) {
        const auto [error, size] = co_await stream_.async_read_some(boost::asio::buffer(ignored_), as_value);
        if (error || peer_gone_) co_return;
        drained += size;
    }
}

template <class Stream>
void Connection<Stream>::expired() {
    switch (phase_) {
        case Phase::head:
        case Phase::body:
            if (timed_out_) break;
            timed_out_ = true;
            Transport<Stream>::cancel_reading(stream_);
            return;
        case Phase::answering:
            timed_out_ = true;
            gate_.cancel();
            return;
        default:
            break;
    }
    if (phase_ != Phase::idle) Tally::add(io_.tally.expired_connections);
    abandon();
}

template <class Stream>
void Connection<Stream>::wind_down() {
    if (phase_ == Phase::idle || phase_ == Phase::securing) abandon();
    if (events_) events_->close();  // also in the middle of writing an event
}

template <class Stream>
void Connection<Stream>::abandon() {
    peer_gone_ = true;
    gate_.cancel();
    Transport<Stream>::close(stream_);
}

}  // namespace luwte::net
