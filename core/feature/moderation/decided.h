// What was decided about somebody's messages, and what came of what somebody pointed out: for them alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/moderation/review.h"
#include "feature/moderation/sanction.h"
#include "store/database.h"

namespace luwte::moderation {

/// A decision as its person sees it. Who of the team took it is not in it.
struct OwnDecision {
    DecisionId id;
    std::string kind;  ///< of the message: "post"
    std::uint64_t subject = 0;
    Choice choice = Choice::ask;
    std::string reason, words;
    std::string persona_name, place_name;
    base::TimePoint at;
    std::optional<base::TimePoint> overturned_at;  ///< taken back after an objection
    std::vector<Sanction> sanctions;

    [[nodiscard]] bool takes_away() const { return choice == Choice::remove || choice == Choice::ask; }
};

/// Those that took something away or came with a sanction, newest first, at most 100.
[[nodiscard]] std::vector<OwnDecision> decisions_about(store::Connection& connection,
                                                       OrganisationId organisation, AccountId account);
/// One of them; none when it is about somebody else.
[[nodiscard]] std::optional<OwnDecision> decision_about(store::Connection& connection,
                                                        OrganisationId organisation, AccountId account,
                                                        DecisionId id);

/// What came of a signal, as whoever gave it hears it.
enum class SignalState : std::uint8_t {
    waits,     ///< nobody has decided yet
    stays,     ///< the team looked: the message stays
    asked,     ///< its author is asked for a change
    removed,   ///< it was taken away
    restored,  ///< it was taken away, and is there again after another look
    ended,     ///< its author took it back before
};
[[nodiscard]] const char* signal_state_name(SignalState state);
struct OwnSignal {
    base::TimePoint at;
    std::string reason;  ///< code of signal_reasons
    SignalState state = SignalState::waits;
};
/// Of the last half year, newest first, at most 50.
[[nodiscard]] std::vector<OwnSignal> signals_of(store::Connection& connection, OrganisationId organisation,
                                                AccountId account, base::TimePoint now);

}  // namespace luwte::moderation
