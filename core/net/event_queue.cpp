#include "net/event_queue.h"

#include <algorithm>
#include <utility>

#include <boost/asio/post.hpp>

namespace luwte::net {

std::string format_event(const Event& event) {
    std::string text;
    if (!event.name.empty()) {
        text = "event: ";
        std::ranges::copy_if(event.name, std::back_inserter(text),
                             [](char c) { return c != '\n' && c != '\r'; });
        text += '\n';
    }
    std::string_view rest = event.data;
    while (true) {
        // CR, LF and CRLF all end a line here, so none may stand inside one.
        const auto end = rest.find_first_of("\r\n");
        text.append("data: ").append(rest.substr(0, end)).append("\n");
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return text + '\n';
}

bool EventQueue::send(Event event) {
    std::string text = format_event(event);
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    if (waiting_.size() == limit) {
        closed_ = true;  // the browser connects anew and fetches the state, which is better than a gap
        rouse();
        return false;
    }
    waiting_.push_back(std::move(text));
    rouse();
    return true;
}

void EventQueue::close() {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    closed_ = true;
    rouse();
}

std::string EventQueue::take(bool& open) {
    const std::lock_guard lock(mutex_);
    std::string text;
    for (const std::string& event : waiting_) text += event;
    waiting_.clear();
    roused_ = false;
    open = !closed_;
    return text;
}

void EventQueue::rouse() {
    if (std::exchange(roused_, true)) return;
    boost::asio::post(io_->context(), [waiter = waiter_] {
        if (const auto waiting = waiter.lock()) waiting->roused();
    });
}

}  // namespace luwte::net
