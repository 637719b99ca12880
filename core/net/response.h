// An HTTP answer as a plain value. The connection adds what every answer carries (safe headers, length,
// compression, ETag); see response_writer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/request.h"

namespace luwte::net {

/// A finished answer that many connections send: body in every encoding, ETag, made once.
/// Immutable, so it is shared between threads without locks.
struct PreparedBody {
    std::string identity;
    std::string gzip;    ///< empty when it would not be smaller
    std::string brotli;  ///< empty when it would not be smaller
    std::string etag;    ///< a strong tag of `identity`, without quotes
};

/// Compresses (brotli and gzip) and tags a body. Takes milliseconds: not for the way of a request.
std::shared_ptr<const PreparedBody> prepare_body(std::string identity);

/// One server-sent event.
struct Event {
    std::string name;
    std::string data;
};

/// Sends events to one open stream; may be called from any thread. False when the stream has ended or its
/// bounded queue (64 events) was full, upon which it is closed and the browser connects anew.
class EventSender {
  public:
    virtual ~EventSender() = default;
    virtual bool send(Event event) = 0;
    virtual void close() = 0;
};

/// An answer that stays open as text/event-stream. `opened` is called once with the sender, on an I/O thread,
/// and must return at once; what it returns is kept until the stream ends (a subscription that ends itself).
struct EventStream {
    std::function<std::shared_ptr<void>(std::shared_ptr<EventSender>)> opened;
};

using Body = std::variant<std::string, std::shared_ptr<const PreparedBody>, EventStream>;

/// Who may keep the answer.
enum class Caching : std::uint8_t {
    never,      ///< Cache-Control: no-store; the default, for all that differs per person
    revalidate, ///< no-cache with an ETag: the same for every reader, may be kept and asked for again
    forever,    ///< immutable: the address holds a hash of the content
};

struct Response {
    unsigned status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::vector<Header> headers;  ///< further ones; names in lower case
    Body body;
    Caching caching = Caching::never;
    bool close_connection = false;

    [[nodiscard]] std::string_view text() const;  ///< the body when it is a string or prepared; else empty
};

/// 303 to an address of our own, so that reloading the next page does not send the form again.
[[nodiscard]] Response redirect(std::string location, unsigned status = 303);
[[nodiscard]] Response plain_text(unsigned status, std::string text);

}  // namespace luwte::net
