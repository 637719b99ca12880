// The way of every message between its author and anybody's eyes: judged, then recorded in the transaction
// that stores it.
//
//     const auto judgement = judge.judge(organisation, message, asked_before);   // before the transaction
//     if (judgement.placement == Placement::asked) …                             // back, with
//     judge.explain(…) store::UnitOfWork work(connection); … the post, published or held … record(work,
//     subject, judgement, now);                                     // last: it locks the audit log
//     work.commit();
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "script/message.h"
#include "store/database.h"

namespace luwte::script {
class RuleSet;
}

namespace luwte::moderation {

/// What becomes of a message.
enum class Placement : std::uint8_t {
    published,  ///< everybody who may read the forum sees it
    asked,      ///< back to the author with a question; nothing stored but the draft
    held,       ///< stored; only its author sees it until a human has looked
};

struct Judgement {
    Placement placement = Placement::held;
    bool escalate = false;  ///< a human on duty is called; the message itself is held at level 3, published
                            ///< or held at 2: see `place`
    script::Verdict verdict;
    /// As the message had them, so that `record` can put these ahead in the queue.
    bool first_disclosure = false;
    bool replies_to_first_disclosure = false;
};

/// Where a verdict puts a message. A pure function; safety.md and plugins.md decide:
/// * a rule failed: held.
/// * level 3: held, and a human is called.
/// * level 2 (or an `escalate` without a level): a human is called. Published only when all that was found
///   endangers nobody but its author (suicide, self-harm, medical, violence-now, acute-sexual-violence,
///   captivity-exploitation, threat-received, honour-threat, stalking), no rule holds it and none has a
///   question left: being read by others is what helps such an author. Everything else is held: child-danger,
///   threat-made, whatever is about a third person, and categories that this program does not know. An alarm
///   never waits for the author's answer to a question, so what would be asked is held.
/// * hold: held. nudge: asked, and published once asked_before. allow: published.
[[nodiscard]] Judgement place(script::Verdict verdict, bool asked_before);

/// Judges messages by the rules of their organisation. Thread safe.
class Judge {
  public:
    virtual ~Judge() = default;
    /// Never throws: when anything fails, the judgement is `held` with verdict.failed. `asked_before`: the
    /// author was asked about this text and chooses to publish it all the same, so a nudge no longer stops
    /// it.
    [[nodiscard]] virtual Judgement judge(OrganisationId organisation, const script::Message& message,
                                          bool asked_before) const noexcept = 0;
    /// What the rule says to the author, in their language, for each hit that asks or holds: the reason as a
    /// sentence and the words that it is about (as positions in the text).
    struct Explanation {
        std::string sentence;
        std::vector<std::pair<std::size_t, std::size_t>> marks;
    };
    [[nodiscard]] virtual std::vector<Explanation> explain(OrganisationId organisation,
                                                           const script::Verdict& verdict,
                                                           std::string_view language_code) const = 0;
    /// The sentence of one hit, whatever it does, for the team; empty when its rule gives none or is gone.
    [[nodiscard]] virtual std::string sentence(OrganisationId organisation, const script::RuleHit& hit,
                                               std::string_view language_code) const;
};

/// Gives the compiled rules of an organisation; null when they are not loaded (then every message is held).
/// Called for every message on many threads: hand out a pointer that a reload swaps.
using RuleSets = std::function<std::shared_ptr<const script::RuleSet>(OrganisationId)>;
[[nodiscard]] std::unique_ptr<Judge> make_judge(RuleSets rule_sets);

/// What a stored message is, for the queue.
struct Subject {
    OrganisationId organisation;
    std::string kind = "post";
    std::uint64_t id = 0;
    std::uint64_t author = 0;  ///< the account; not kept: whoever owns the message knows whom to notify
    std::string zone;
    std::string place;  ///< where it stands, "forum:<id>": its own moderators see it first; may be empty
};

/// "post:8x2m4…": how a subject is written in alarms and the audit log.
[[nodiscard]] std::string subject_text(const std::string& kind, std::uint64_t id);
/// What is announced when an organisation's queue changes: "queue " and the organisation's 12 characters.
[[nodiscard]] std::string queue_announcement(OrganisationId organisation);

/// Writes what follows from a judgement, in the transaction that stores the message: a review item when it is
/// held, an escalation when it endangers (and the review item with it), the audit entry (rules and their
/// versions, no text) when any rule had something to say, the faults of rules for the moderators, the
/// announcements. A message that is judged again (edited) while it waits keeps its item, with what was found
/// now. Call it last: it takes the audit log's lock. Returns the escalation's id, or none.
EscalationId record(store::UnitOfWork& work, const Subject& subject, const Judgement& judgement,
                    base::TimePoint now);

/// A rule that does not load or failed ("plugin/rule: why"), for the moderators, on top of their queue.
void note_rule_fault(store::UnitOfWork& work, OrganisationId organisation, const std::string& fault,
                     base::TimePoint now);

/// The message is gone (withdrawn or erased by its author): nothing waits for it any more. In the transaction
/// that takes it away, and last. An open alarm stays: somebody may be in danger all the same.
void withdraw(store::UnitOfWork& work, OrganisationId organisation, const std::string& kind, std::uint64_t id,
              base::TimePoint now);

}  // namespace luwte::moderation
