// The way of every message between its author and anybody's eyes: judged, then recorded in the transaction that
// stores it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "script/message.h"
#include "store/database.h"

namespace luwte::moderation {

/// What becomes of a message.
enum class Placement : std::uint8_t {
    published,  ///< everybody who may read the forum sees it
    asked,      ///< back to the author with a question; nothing stored but the draft
    held,       ///< stored; only its author sees it until a human has looked
};

struct Judgement {
    Placement placement = Placement::held;
    bool escalate = false;  ///< a human on duty is called; the message itself is held at level 3, published or held at 2 as the rules say
    script::Verdict verdict;
};

/// Judges messages by the rules of their organisation. Thread safe.
class Judge {
  public:
    virtual ~Judge() = default;
    /// Never throws: when anything fails, the judgement is `held` with verdict.failed. `asked_before`: the author
    /// was asked about this text and chooses to publish it all the same, so a nudge no longer stops it.
    [[nodiscard]] virtual Judgement judge(OrganisationId organisation, const script::Message& message,
                                          bool asked_before) const noexcept = 0;
    /// What the rule says to the author, in their language, for each hit that asks or holds: the reason as a
    /// sentence and the words that it is about (as positions in the text).
    struct Explanation {
        std::string sentence;
        std::vector<std::pair<std::size_t, std::size_t>> marks;
    };
    [[nodiscard]] virtual std::vector<Explanation> explain(OrganisationId organisation, const script::Verdict& verdict,
                                                           std::string_view language_code) const = 0;
};

/// What a stored message is, for the queue.
struct Subject {
    OrganisationId organisation;
    std::string kind = "post";
    std::uint64_t id = 0;
    std::uint64_t author = 0;   ///< the account, never shown: to notify it of the decision
    std::string zone;
};

/// Writes what follows from a judgement, in the transaction that stores the message: a review item when it is
/// held, an escalation when it endangers (and the review item with it), the audit entry, the announcements.
/// Returns the escalation's id, or none.
EscalationId record(store::UnitOfWork& work, const Subject& subject, const Judgement& judgement, base::TimePoint now);

}  // namespace luwte::moderation
