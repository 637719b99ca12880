// How somebody is called when there is an alarm: what a way of delivery (mail, push, webhook …) has to do.
//
// The chain (chain.h) decides who is called when, and writes each call down before anybody is called: one row
// of `alarm_call` an alarm, step, person (or fallback) and channel. A channel is then asked to send it, until
// it did or gave up. It may be asked more than once for the same call, even after it sent it (the process
// died before that was noted), so what it sends carries `Call::id`, by which a receiver can drop doubles.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::escalation {

/// One call, sent by one channel.
using AlarmCallId = base::PublicId<struct AlarmCallTag>;

/// The open page of the team's room: not a Channel, for it is pulled. A call by it is sent when a page showed
/// the alarm to who is called.
inline constexpr std::string_view room_channel = "room";

/// Who is called: a colleague, or (none) the organisation's fallback.
struct Recipient {
    StaffId staff;
    [[nodiscard]] bool is_fallback() const { return !staff; }
    friend bool operator==(const Recipient&, const Recipient&) = default;
};

/// Why somebody is called now; in the order of the chain, and a hand-over beside it.
enum class Stage : std::uint8_t {
    on_duty,      ///< first in the chain: who is on duty
    next,         ///< next in the chain: those before did not take it in time
    everyone,     ///< everybody who can be called
    fallback,     ///< the organisation's fallback, and everybody again
    handed_over,  ///< a colleague asks to take it over
};

/// What is to be sent: that there is an alarm, and where; never what it is about.
struct Call {
    AlarmCallId id;  ///< the same at every attempt: the receiver's key to drop doubles
    OrganisationId organisation;
    EscalationId alarm;  ///< its page is /room/a/<id>; none in a drill
    Recipient recipient;
    Stage stage = Stage::on_duty;
    int level = 2;    ///< 3: within minutes; a channel may be louder then
    int attempt = 1;  ///< 1: the first
    bool drill = false;
    base::TimePoint raised_at;
};

/// What came of an attempt.
struct Attempt {
    enum class Result : std::uint8_t {
        sent,     ///< handed over to what carries it (a mail server took it, a push service said 201)
        again,    ///< not now: try again
        give_up,  ///< never: the address is gone, the recipient took the channel away
    };
    Result result = Result::sent;
    /// A few words for colleagues and the log, at most 100 characters ("451 mailbox busy"): no address, no
    /// name.
    std::string why;
    /// Not before this has passed (Retry-After); none: the chain's own steps of 5, 15, 45 … seconds.
    std::optional<std::chrono::seconds> wait;
};

/// One way of delivery. Thread safe: several calls are sent at once.
class Channel {
  public:
    virtual ~Channel() = default;
    /// Its name in the record: "mail", "push", "webhook", "ntfy"; lower case, digits and hyphens, 2 to 30.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Those of `wanted` whom it can call now (they switched it on and it has an address of them). Called
    /// within the transaction that writes the calls down: one query, no network.
    [[nodiscard]] virtual std::vector<Recipient> reachable(store::Connection& connection,
                                                           OrganisationId organisation,
                                                           const std::vector<Recipient>& wanted) const = 0;
    /// Sends it to all addresses that the recipient has here, within `deadline`. Called outside of any
    /// transaction on a thread of the chain's own, which holds no connection: borrow one from your pool for
    /// the addresses, and give it back before you go to the network. What it throws counts as `again`.
    [[nodiscard]] virtual Attempt send(const Call& call, std::chrono::milliseconds deadline) = 0;
};

}  // namespace luwte::escalation
