// An escalation (alarm): a message that a human must see within minutes. The nouns, and raising one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/escalation/channel.h"
#include "store/database.h"

namespace luwte::escalation {

/// raised: nobody heard of it yet; delivered: somebody was called, or has it on their screen; acknowledged:
/// somebody has it; acting: and says that they act; handed over: asked of another, who has not accepted yet.
enum class State : std::uint8_t { raised, delivered, acknowledged, acting, handed_over, closed };

struct Raise {
    OrganisationId organisation;
    std::string subject;                  ///< what it is about: kind and id, "post:<id>"; one alarm each
    int level = 2;                        ///< 2: within 15 minutes, 3: within 2
    std::vector<std::string> categories;  ///< most serious first
    StaffId by;                           ///< the moderator who calls for a colleague; none: the rules
    /// What was said, of a subject that may be gone when somebody looks: sealed by Escalations::seal_excerpt.
    std::string sealed_excerpt = {};
};

/// Stores it within the caller's transaction and announces "escalation <organisation>" at its commit. Raising
/// twice for one subject keeps the one alarm, at the higher level. Writes its audit entry: call it late.
EscalationId raise(store::UnitOfWork& work, const Raise& what, base::TimePoint now);

/// What is announced when an organisation's alarms change: "escalation " and the organisation's 12
/// characters.
[[nodiscard]] std::string announcement(OrganisationId organisation);

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
    base::TimePoint due_at;       ///< until when a human must have it
    std::optional<base::TimePoint> acknowledged_at, acting_at, closed_at;
    StaffId
        holder;  ///< who has it; while handed over: who was asked; none: nobody, or the next shift was asked
    std::string holder_name;
    StaffId handed_by;  ///< while handed over: by whom
    std::string handed_by_name;
    int step = 0;                ///< of the chain (chain.h): the last that was called
    std::optional<Stage> stage;  ///< how far the chain is; none: nobody was called yet
    std::optional<base::TimePoint>
        next_step;  ///< when the chain goes on; none: somebody acts, or it is closed
    std::optional<Outcome> outcome;
    std::int64_t version = 1;

    /// Nobody has it: it calls on every page of the room. A hand-over counts only once it was taken.
    [[nodiscard]] bool waits() const {
        return state == State::raised || state == State::delivered || state == State::handed_over;
    }
    /// Somebody has it.
    [[nodiscard]] bool held() const { return state == State::acknowledged || state == State::acting; }
    [[nodiscard]] bool held_by(StaffId staff) const { return held() && holder == staff; }
};

enum class Happening : std::uint8_t {
    raised,
    raised_again,
    delivered,
    called,  ///< a step of the chain
    acknowledged,
    acting,
    lapsed,  ///< who took it did not say that they act: the chain began again
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
    int step = 0;             ///< of `called`
    /// Of `called`, and of `delivered` when a call went out (none: the page of the room showed it).
    std::optional<Stage> stage;
};

}  // namespace luwte::escalation
