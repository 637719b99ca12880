// An escalation (alarm): a message that a human must see within minutes. The nouns, and raising one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::escalation {

enum class State : std::uint8_t { raised, delivered, acknowledged, handed_over, closed };

struct Raise {
    OrganisationId organisation;
    std::string subject;                  ///< "post:<id>"
    int level = 2;                        ///< 2: within 15 minutes, 3: within 2
    std::vector<std::string> categories;  ///< most serious first
    StaffId by;                           ///< the moderator who calls for a colleague; none: the rules
};

/// Stores it within the caller's transaction and announces "escalation <organisation>" at its commit. Raising
/// twice for one subject keeps the one alarm, at the higher level. Writes its audit entry: call it late.
EscalationId raise(store::UnitOfWork& work, const Raise& what, base::TimePoint now);

/// What is announced when an organisation's alarms change: "escalation " and the organisation's 12
/// characters.
[[nodiscard]] std::string announcement(OrganisationId organisation);

/// Within how long a human must see an alarm of that level: 2 minutes for level 3, 15 for level 2.
[[nodiscard]] std::chrono::minutes deadline(int level);

/// How it ended.
enum class Outcome : std::uint8_t {
    safe,        ///< the person said that they are safe now
    helped,      ///< in contact; what was needed was arranged with them
    handed_on,   ///< another service took it over, with the person's knowledge
    no_danger,   ///< read by a human: no danger after all
    no_contact,  ///< tried, and the person did not answer
};

struct Alarm {
    EscalationId id;
    std::string subject;
    int level = 2;
    std::vector<std::string> categories;
    State state = State::raised;
    base::TimePoint raised_at;
    base::TimePoint level_since;  ///< since when at this level: the minutes tick from here
    std::optional<base::TimePoint> acknowledged_at, closed_at;
    StaffId holder;  ///< who has it; while handed over: to whom; none: nobody yet
    std::string holder_name;
    std::optional<Outcome> outcome;
    std::int64_t version = 1;

    /// Nobody has it: it calls on every page of the room. A hand-over counts only once it was taken.
    [[nodiscard]] bool waits() const {
        return state == State::raised || state == State::delivered || state == State::handed_over;
    }
    [[nodiscard]] base::TimePoint due() const { return level_since + deadline(level); }
};

enum class Happening : std::uint8_t {
    raised,
    raised_again,
    delivered,
    acknowledged,
    handed_over,
    noted,
    closed
};

/// One line of an alarm's history.
struct Event {
    base::TimePoint at;
    Happening what = Happening::raised;
    StaffId staff, to;
    std::string staff_name, to_name;
    std::string note;         ///< opened; empty when there is none
    bool unreadable = false;  ///< there is a note, sealed with another key
};

}  // namespace luwte::escalation
