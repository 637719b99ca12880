// Connection: reading a request. Part of connection_impl.h.
#pragma once

#include "net/connection_impl.h"

namespace luwte::net {

template <class Stream>
void Connection<Stream>::begin_request() {
    parser_.emplace(request_, service_->limits);
    request_.path.clear();
    wishes_ = {};
    wishes_.secure = peer_.secure;
    bytes_unread_ = false;
    timed_out_ = false;
    set_phase(Phase::idle, service_->limits.idle_deadline);
}

/// Feeds the parser what has come. The header deadline counts from the first byte, not from each.
template <class Stream>
auto Connection<Stream>::parse_head() -> Step {
    // A line break before the request line, as old clients send after a body (RFC 9112 section 2.2).
    for (int breaks = 0; breaks < 2 && !parser_->got_some(); ++breaks) {
        const auto bytes = static_cast<const char*>(buffer_.data().data());
        if (buffer_.size() == 1 && bytes[0] == '\r') return Step::more;
        if (buffer_.size() < 2 || bytes[0] != '\r' || bytes[1] != '\n') break;
        buffer_.consume(2);
    }
    if (buffer_.size() == 0) return Step::more;
    if (phase_ == Phase::idle) set_phase(Phase::head, service_->limits.header_deadline);
    boost::system::error_code error;
    const std::string_view line(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    if (has_folded_line(line)) {
        refusal_ = 400;
        return Step::refused;
    }
    const std::size_t used = parser_->put(buffer_.data(), error);
    if (error && error != boost::beast::http::error::need_more) {
        refusal_ = parser_->status_of(error, line);
        return Step::refused;
    }
    buffer_.consume(used);
    if (parser_->is_header_done()) {
        refusal_ = parser_->check_head();
        const bool whole_server = request_.method == Method::options && request_.target == "*";
        if (refusal_ == 0 && !whole_server) refusal_ = complete_head(request_, peer_, *service_, memory_);
        return refusal_ == 0 ? Step::done : Step::refused;
    }
    if (!parser_->has_request_line() && buffer_.size() > service_->limits.request_line + 32)
        refusal_ = 414;
    else if (parser_->header_size() + buffer_.size() >= service_->limits.header)
        refusal_ = 431;
    else
        return Step::more;
    return Step::refused;
}

template <class Stream>
auto Connection<Stream>::parse_body() -> Step {
    if (buffer_.size() == 0) return Step::more;
    boost::system::error_code error;
    const std::size_t used = parser_->put(buffer_.data(), error);
    if (error && error != boost::beast::http::error::need_more) {
        refusal_ = parser_->status_of(error, {});
        return Step::refused;
    }
    buffer_.consume(used);
    if (parser_->is_done()) return Step::done;
    refusal_ = 400;  // a chunk's own header that fills the buffer
    return buffer_.size() >= service_->limits.header ? Step::refused : Step::more;
}

template <class Stream>
auto Connection<Stream>::read_body(std::size_t limit) -> Done {
    if (parser_->content_length().value_or(0) > limit) {
        co_await refuse(413);
        co_return false;
    }
    parser_->body_limit(limit);
    parser_->eager(true);
    set_phase(Phase::body, service_->limits.body_deadline);
    Step step = parse_body();
    if (step == Step::more && parser_->expects_continue() && !parser_->is_http_1_0()) {
        const bool said = co_await say_continue();
        if (!said) co_return false;
        set_phase(Phase::body, service_->limits.body_deadline);
    }
    while (step == Step::more) {
        const auto [error, size] = co_await stream_.async_read_some(buffer_.prepare(read_size), as_value);
        if (timed_out_) {
            co_await refuse(408);
            co_return false;
        }
        if (error) co_return false;
        buffer_.commit(size);
        step = parse_body();
    }
    if (step == Step::refused) {
        co_await refuse(refusal_);
        co_return false;
    }
    co_return true;
}

template <class Stream>
auto Connection<Stream>::say_continue() -> Done {
    return write_text("HTTP/1.1 100 Continue\r\n\r\n");
}

}  // namespace luwte::net
