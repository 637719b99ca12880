// What waits for a moderator, and what a moderator decides. Plain values.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/sanctions.h"
#include "script/message.h"
#include "store/database.h"

namespace luwte::moderation {

/// How long a claim holds without anything being done with it.
inline constexpr std::chrono::minutes claim_lasts{10};

/// Why an item is in the queue first.
enum class Cause : std::uint8_t { held, escalated, failed, signal };
enum class ItemState : std::uint8_t { waiting, claimed, decided };

struct Item {
    ReviewItemId id;
    std::string kind = "post";
    std::uint64_t subject = 0;
    std::string zone;
    std::string place;  ///< "forum:<id>": for that place's own moderators first
    ItemState state = ItemState::waiting;
    Cause cause = Cause::held;
    int danger = 0;  ///< 0 to 3, as a verdict's level
    bool first_disclosure = false;
    bool first_reply = false;  ///< the first reply to a first message
    bool graphic = false;      ///< folded until opened
    Placement placement = Placement::held;
    std::vector<std::string> categories;
    std::vector<script::RuleHit> hits;
    std::string rules_version;
    base::TimePoint opened_at;
    StaffId claimed_by;  ///< whose claim holds or held; none: nobody's
    std::string claimed_by_name;
    std::optional<base::TimePoint> claimed_until;
    std::optional<base::TimePoint> decided_at;
    std::int64_t version = 1;

    /// Whether somebody's claim holds at this moment.
    [[nodiscard]] bool claimed(base::TimePoint now) const {
        return state == ItemState::claimed && claimed_until && *claimed_until > now;
    }
    [[nodiscard]] bool claimed_by_you(StaffId staff, base::TimePoint now) const {
        return claimed(now) && claimed_by == staff;
    }
};

/// What a reader pointed out; nobody sees which reader.
struct SignalLine {
    base::TimePoint at;
    std::string reason, words;
};

enum class Choice : std::uint8_t { publish, ask, remove, escalate, note };

struct DecisionLine {
    DecisionId id;
    base::TimePoint at;
    StaffId staff;
    std::string staff_name;
    Choice choice = Choice::note;
    std::string reason, words;
    std::vector<Sanction> sanctions;  ///< that came with it
};

/// A reason that the author sees, as a sentence to translate into the author's language.
struct Reason {
    const char* code;
    const char* text;  ///< English
};
/// The reasons for publish, ask and remove; empty for the others. "other" needs own words.
[[nodiscard]] std::span<const Reason> reasons(Choice choice);
/// The English sentence of a code; empty when unknown.
[[nodiscard]] std::string_view reason_text(Choice choice, std::string_view code);

[[nodiscard]] const char* choice_name(Choice choice);
[[nodiscard]] std::optional<Choice> parse_choice(std::string_view name);

/// A message as the team sees it: who wrote it is an opaque handle and coarse facts, never an account.
struct Material {
    struct Message {
        std::string name;  ///< schuilnaam
        std::uint64_t avatar_seed = 0;
        std::string text;  ///< as the rules read it, so that their marks fit: heading, line end, text
        std::string html;  ///< safe, as others see it
        std::vector<std::string> warnings;  ///< English names of content warnings, to be translated
        std::string own_warning;            ///< the author's own words for one
        base::TimePoint at;
    };
    Message message;
    std::vector<Message> before;  ///< up to two, oldest first
    std::string heading;          ///< of the topic; never used as a page's title
    std::string forum;            ///< its name
    std::string path;             ///< where it stands, without prefix: "/t/8x…"; empty: nowhere public
    PersonaId persona;            ///< its author's, as others see them; none once erased
    std::string state;            ///< "published", "held", "returned", "removed", "withdrawn"
    bool first_message = false;   ///< its author's first one here
    std::int64_t version = 1;     ///< of the text: a decision about another one is refused
    [[nodiscard]] bool is_public() const { return state == "published"; }
};

/// What a decision does to a message.
enum class Effect : std::uint8_t { publish, ask, remove };
struct Ruling {
    Effect effect = Effect::publish;
    std::string reason;  ///< code: keep this one, translate with reason_text when showing
    std::string words;   ///< the moderator's own words; may be empty
    std::int64_t subject_version = 1;
};

/// How the room reads and changes messages of one kind: given by whoever owns them.
struct SubjectKind {
    /// Whom it is of, with its row locked until the transaction ends: whoever changes a message locks it
    /// before its item, so that nobody waits in a circle. `not_found` when it is gone.
    std::function<base::Result<Author>(store::UnitOfWork&, OrganisationId, std::uint64_t id)> lock_author;
    /// `not_found` when it is gone.
    std::function<base::Result<Material>(store::Connection&, OrganisationId, std::uint64_t id)> read;
    /// Changes it, and leaves its author a notice with the reason, within the transaction. `conflict` when
    /// the text is another version by now.
    std::function<base::Result<>(store::UnitOfWork&, OrganisationId, std::uint64_t id, const Ruling&,
                                 base::TimePoint now)>
        apply;
    /// Takes it out of sight until somebody decides about it, when others can read it; whatever its version.
    std::function<void(store::UnitOfWork&, OrganisationId, std::uint64_t id, base::TimePoint now)> hide = {};
};
/// By Item::kind.
using SubjectKinds = std::map<std::string, SubjectKind, std::less<>>;

}  // namespace luwte::moderation
