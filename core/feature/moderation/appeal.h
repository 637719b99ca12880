// An appeal: somebody objects to a decision about their message, and a colleague other than the one who
// decided hears them. Plain values.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"

namespace luwte::moderation {

/// How long somebody can begin one: six months (Digital Services Act, article 20).
inline constexpr std::chrono::months appeal_window{6};
/// Within how long the team decides: what the person is told.
inline constexpr std::chrono::days appeal_answer_within{7};
/// How long a colleague who opened it has it for themselves.
inline constexpr std::chrono::minutes appeal_claim_lasts{30};
inline constexpr std::size_t longest_appeal_text = 4000;

enum class AppealOutcome : std::uint8_t {
    upheld,      ///< the decision stays
    partly,      ///< a part of it was taken back
    overturned,  ///< all of it was taken back
    withdrawn,   ///< the person let it go
};
[[nodiscard]] const char* appeal_outcome_name(AppealOutcome outcome);
[[nodiscard]] std::optional<AppealOutcome> parse_appeal_outcome(std::string_view name);

/// The last moment at which an objection to what was decided then can begin.
[[nodiscard]] base::TimePoint appeal_until(base::TimePoint decided_at);

struct Appeal {
    AppealId id;
    DecisionId decision;
    StaffId first_staff;  ///< who decided; never hears it
    std::string first_staff_name;
    bool open = true;
    int danger = 0;  ///< 0 to 3, of what was written in it
    bool waits_for_team = true;
    base::TimePoint opened_at, due_at;
    StaffId claimed_by;
    std::string claimed_by_name;
    std::optional<base::TimePoint> claimed_until, closed_at;
    std::optional<AppealOutcome> outcome;
    std::int64_t version = 1;

    [[nodiscard]] bool claimed(base::TimePoint now) const {
        return open && claimed_until && *claimed_until > now;
    }
    [[nodiscard]] bool late(base::TimePoint now) const { return open && now > due_at; }
};

/// One message of the conversation.
struct AppealMessage {
    base::TimePoint at;
    StaffId staff;  ///< none: the person
    std::string text;
    bool unreadable = false;  ///< sealed with another key
};

}  // namespace luwte::moderation
