// Lifting a mask (safety.md S7, S17): which personas belong to one account, asked by one custodian and agreed to by
// another. Plain values.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/organisation/organisation.h"

namespace luwte::unmasking {

using UnmaskingId = base::PublicId<struct UnmaskingTag>;

/// How long a second custodian has to answer, how long both may look after that, and how long a written reason may
/// be in characters. The first two stand in db/migrations/0120_unmasking.sql too.
inline constexpr std::chrono::days answer_within{7};
inline constexpr std::chrono::hours seen_for{24};
inline constexpr std::size_t longest_reason = 2000;

enum class State : std::uint8_t {
    open,     ///< waits for another custodian
    agreed,   ///< both may look
    refused,  ///< by another custodian
    expired,  ///< nobody answered in time
    ended,    ///< the day is over
};
[[nodiscard]] const char* state_name(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view name);

struct Request {
    UnmaskingId id;
    PersonaId persona;  ///< that it was asked about; none once erased
    std::string persona_name;
    organisation::Zone zone = organisation::Zone::survivors;
    StaffId asked_by, decided_by;
    std::string asked_by_name, decided_by_name;
    base::TimePoint asked_at, open_until;
    std::optional<base::TimePoint> decided_at, visible_until;
    std::string kind;  ///< one of forum::unmask_reasons
    State state = State::open;
    std::string reason, answer;  ///< empty in a list
    bool unreadable = false;     ///< sealed with another key

    /// Nobody is left behind it.
    [[nodiscard]] bool gone() const { return !persona; }
};

/// What holds at that moment, also when nobody has written yet that the time was over. A pure function.
[[nodiscard]] State state_at(const Request& request, base::TimePoint now);
/// Whether they may answer it, or look, at that moment. Pure functions.
[[nodiscard]] bool may_answer(const Request& request, StaffId staff, base::TimePoint now);
[[nodiscard]] bool may_look(const Request& request, StaffId staff, base::TimePoint now);

/// Where a request starts from: a message, or what waits in the queue.
struct Origin {
    PostId post;
    ReviewItemId item;
    [[nodiscard]] explicit operator bool() const { return post || item; }
};
/// Reads an address that somebody copied ("…/t/8x…?b=4k…#p-4k…", "…/room/r/7z…"), or what the log calls it
/// ("post:4k…"). Nothing in it: none.
[[nodiscard]] Origin parse_origin(std::string_view text);

}  // namespace luwte::unmasking
