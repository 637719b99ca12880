// A sanction: what holds for somebody after a decision, where, until when and why. Plain values.
//
// It belongs to the account, and the team sees it by the persona that they dealt with: two personas of one
// account are never seen to share one. What reaches the whole account (an exclusion) shows nowhere but with
// the persona it was given to, and to the person.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/ids.h"

namespace luwte::moderation {

/// From light to heavy.
enum class SanctionKind : std::uint8_t {
    warning,    ///< nothing but words; counts as a strike
    slow,       ///< one message each so many minutes
    read_only,  ///< no messages in one place
    pause,      ///< no messages in the whole zone
    exclusion,  ///< no messages anywhere; reading, help and objecting stay possible
};
enum class Reach : std::uint8_t { place, zone, account };

[[nodiscard]] const char* sanction_kind_name(SanctionKind kind);
[[nodiscard]] std::optional<SanctionKind> parse_sanction_kind(std::string_view name);
[[nodiscard]] const char* reach_name(Reach reach);
[[nodiscard]] std::optional<Reach> parse_reach(std::string_view name);

/// Why, as a sentence that the person reads.
struct SanctionReason {
    const char* code;
    const char* text;  ///< English
};
/// "hurts", "threat", "looks-for-someone", "contact", "personal-data", "spam", "flood", "again", "other"
/// (which needs own words).
[[nodiscard]] std::span<const SanctionReason> sanction_reasons();
/// The English sentence of a code; empty when unknown.
[[nodiscard]] std::string_view sanction_reason_text(std::string_view code);

/// How long a kind may last at most: a warning stands for a week on the person's page, slow mode lasts up to
/// 90 days, read-only a year, a pause 30 days, an exclusion two years.
[[nodiscard]] std::chrono::days longest(SanctionKind kind);
/// How long it counts as a strike, from its beginning: 90 days a warning and slow mode, 180 the others.
[[nodiscard]] std::chrono::days counts_for(SanctionKind kind);
/// Where it can hold: a warning and slow mode in one place or a zone, read-only in one place, a pause in a
/// zone, an exclusion everywhere.
[[nodiscard]] bool may_reach(SanctionKind kind, Reach reach);

/// What a moderator orders with a decision.
struct SanctionOrder {
    SanctionKind kind = SanctionKind::warning;
    Reach reach = Reach::zone;
    std::chrono::days lasts{7};
    int every_minutes = 60;  ///< of slow mode
    std::string reason;      ///< one of sanction_reasons
};

struct Sanction {
    SanctionId id;
    DecisionId decision;
    PersonaId persona;  ///< as whom the team met them
    std::string persona_name;
    SanctionKind kind = SanctionKind::warning;
    Reach reach = Reach::zone;
    std::string zone, place;
    std::string place_name;  ///< as it was called when this was decided
    std::string reason, words;
    base::TimePoint starts_at, ends_at, counts_until;
    int every_minutes = 0;
    std::optional<base::TimePoint> last_passed_at, revoked_at;
    std::string given_by, revoked_by;  ///< names of colleagues; for the room alone
    std::int64_t version = 1;

    [[nodiscard]] bool holds(base::TimePoint now) const { return !revoked_at && ends_at > now; }
    [[nodiscard]] bool counts(base::TimePoint now) const { return !revoked_at && counts_until > now; }
};

/// Where somebody is about to write.
struct Where {
    std::string zone;
    std::string place;  ///< "forum:<id>"
};
/// What they are about to do there. Slow mode stops new messages alone.
enum class Act : std::uint8_t { write, change };

/// What stops a message, and from when it can be sent.
struct Stop {
    Sanction sanction;
    base::TimePoint until;
};
/// Whether this sanction stops that act at that moment. A pure function: the whole meaning of a sanction.
[[nodiscard]] std::optional<base::TimePoint> stops_until(const Sanction& sanction, const Where& where,
                                                         Act act, base::TimePoint now);
/// "sanction.slow", "sanction.read-only", "sanction.pause", "sanction.exclusion": the problem's code.
[[nodiscard]] const char* stop_code(SanctionKind kind);

/// What is mostly fitting after so many strikes that still count: words first, then a little slower, then a
/// pause. Only a proposal: a human chooses.
[[nodiscard]] SanctionOrder next_step(int strikes);

}  // namespace luwte::moderation
