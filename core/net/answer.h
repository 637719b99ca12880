// Hands the answer of a worker back to the connection that waits for it: once, whatever happens. Internal to
// this room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "net/io_thread.h"
#include "net/negotiation.h"
#include "net/response_writer.h"
#include "net/server.h"

namespace luwte::net {

/// A connection as those see it that wake it up. Called on its own thread.
class Waiter {
  public:
    virtual ~Waiter() = default;
    /// The answer to the request of that turn; nothing when everybody who could give one has gone.
    virtual void answered(std::uint64_t turn, std::optional<Outgoing> outgoing) = 0;
    /// The event queue has something, or has been closed.
    virtual void roused() = 0;
};

/// The function to give to Application::answer. Its first call counts; when all its copies are destroyed
/// without a call, the connection hears that too.
[[nodiscard]] Respond make_respond(std::weak_ptr<Waiter> waiter, std::uint64_t turn,
                                   std::shared_ptr<IoThread> io, Wishes wishes);

}  // namespace luwte::net
