// How colleagues are called outside the room's pages: by mail, web push, webhook or ntfy. The nouns.
//
// What is sent says nothing: not what was written, nor by whom, nor what this place is for. Two neutral lines
// that the organisation chooses ("Agenda", "Kijk even."), a random number, and whether it is a drill.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace luwte::delivery {

using WayId = base::PublicId<struct DeliveryWayTag>;

enum class Kind : std::uint8_t { mail, push, webhook, ntfy };
inline constexpr Kind all_kinds[] = {Kind::mail, Kind::push, Kind::webhook, Kind::ntfy};
/// "mail", "push", "webhook", "ntfy": in the database, in forms, and as the channel's name.
[[nodiscard]] const char* kind_name(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

/// Where something is sent, opened.
struct Destination {
    std::string address;  ///< mail address, endpoint of a browser, or URL
    std::string token;    ///< ntfy: access token; webhook: the secret's 32 bytes; else empty
    std::string topic;    ///< ntfy
};

/// One address of a colleague, or of the organisation's fallback.
struct Way {
    WayId id;
    StaffId staff;  ///< none: the fallback
    Kind kind = Kind::mail;
    std::string label;  ///< enough for its owner to know it: "n…@example.org", "push.example.org"
    base::TimePoint created_at;
    std::optional<base::TimePoint> last_sent_at;
    std::optional<base::TimePoint> failing_since;
    std::string failure;      ///< "503", "no answer": what the last attempt met
    bool unreadable = false;  ///< sealed with another key: to be added anew
};

/// What is sent to everybody, in an organisation's words.
struct Words {
    std::string title, text;
};

inline constexpr std::size_t longest_title = 60;
inline constexpr std::size_t longest_words = 200;
/// Addresses of one colleague, and of the fallback.
inline constexpr int most_ways = 10;

}  // namespace luwte::delivery
