// Rules that an organisation writes itself: a rule, its versions, and what may become of a version. Plain
// values.
//
// draft → tried → shadow → proposed → published → superseded or withdrawn. A version never changes: writing
// on makes the next one. Shadow and proposed versions are judged with every message and decide nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace luwte::rules {

enum class State : std::uint8_t { draft, tried, shadow, proposed, published, superseded, withdrawn };
[[nodiscard]] const char* state_name(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view name);
/// The table of steps; db/migrations/0100_rules.sql has the same one.
[[nodiscard]] bool may_become(State from, State to);

inline constexpr std::size_t longest_source = 65'536;  ///< bytes
inline constexpr std::size_t longest_reason = 500;     ///< characters
inline constexpr int highest_cap = 100'000;

struct Rule {
    RuleId id;
    std::string name;  ///< its `id` in the source
    base::TimePoint created_at;
};

/// Who did something, and when.
struct Deed {
    StaffId staff;
    std::string name;
    base::TimePoint at;
};

struct Version {
    RuleId rule;
    int number = 0;
    int based_on = 0;  ///< 0: nothing
    std::string source;
    std::string about;  ///< one line, as the source says it; may be empty
    std::string reason;
    Deed written;
    State state = State::draft;
    std::optional<Deed> proposed, published;
    std::optional<base::TimePoint> expires_at;  ///< from when it no longer judges
    std::optional<int> daily_cap;               ///< actions a day, then it holds; calls go on

    [[nodiscard]] bool is_over(base::TimePoint now) const { return expires_at && *expires_at <= now; }
};

/// A rule in the list: its latest version, and the ones that judge. Sources are left out.
struct RuleLine {
    Rule rule;
    Version latest;
    std::optional<Version> published, on_trial;  ///< on_trial: shadow or proposed
};

struct Step {
    base::TimePoint at;
    int number = 0;
    StaffId staff;  ///< none: the program
    std::string staff_name;
    std::optional<State> from;  ///< none: written
    State to = State::draft;
    std::string reason;
};

struct WholeRule {
    Rule rule;
    std::vector<Version> versions;  ///< newest first
    std::vector<Step> steps;        ///< newest first

    [[nodiscard]] const Version* find(int number) const;
    [[nodiscard]] const Version* in_state(State state) const;
};

/// A version that judges, for compiling.
struct Judging {
    RuleId rule;
    std::string name;
    int number = 0;
    State state = State::published;
    std::string source;
    std::optional<base::TimePoint> expires_at;
    std::optional<int> daily_cap;

    [[nodiscard]] bool acts() const { return state == State::published; }
};

/// "v3": how a version stands in counts and in the audit log.
[[nodiscard]] std::string version_text(int number);

/// What is announced when what judges in an organisation changes.
[[nodiscard]] std::string rules_announcement(OrganisationId organisation);

/// One line of the difference between two sources.
struct DiffLine {
    enum class Kind : std::uint8_t { same, added, removed };
    Kind kind = Kind::same;
    std::string text;
    int old_line = 0, new_line = 0;  ///< 0: not in that one
};
[[nodiscard]] std::vector<DiffLine> difference(std::string_view before, std::string_view after);

}  // namespace luwte::rules
