// Where a verdict puts a message. See `place` in pipeline.h for the reasons.
#include <algorithm>
#include <array>
#include <string_view>

#include "feature/moderation/pipeline.h"

namespace luwte::moderation {
namespace {

using script::Action;

/// What endangers nobody but the author of the message. What is not here is about others, or unknown.
constexpr std::array<std::string_view, 10> own_danger{"suicide",
                                                      "self-harm",
                                                      "medical",
                                                      "violence-now",
                                                      "acute-sexual-violence",
                                                      "captivity-exploitation",
                                                      "threat-received",
                                                      "honour-threat",
                                                      "stalking",
                                                      "none"};

/// What is asked about, not forbidden: it does not by itself keep an urgent message from being read, once the
/// author was asked.
constexpr std::array<std::string_view, 4> only_asked{"triggering-detail", "victim-blaming",
                                                     "perpetrator-minimising", "medical-advice-danger"};

bool endangers_author_alone(const script::Verdict& verdict, bool asked_before) {
    return std::ranges::all_of(verdict.categories, [asked_before](const std::string& category) {
        return std::ranges::find(own_danger, category) != own_danger.end() ||
               (asked_before && std::ranges::find(only_asked, category) != only_asked.end());
    });
}

bool has_hit(const script::Verdict& verdict, Action action) {
    return std::ranges::any_of(verdict.hits, [action](const auto& hit) { return hit.action == action; });
}

Placement place_escalated(const script::Verdict& verdict, bool asked_before) {
    if (verdict.failed || verdict.level >= 3 || has_hit(verdict, Action::hold)) return Placement::held;
    if (has_hit(verdict, Action::nudge) && !asked_before) return Placement::held;
    return endangers_author_alone(verdict, asked_before) ? Placement::published : Placement::held;
}

Placement place_others(const script::Verdict& verdict, bool asked_before) {
    if (verdict.failed) return Placement::held;
    switch (verdict.action) {
        case Action::allow:
            return Placement::published;
        case Action::nudge:
            return asked_before ? Placement::published : Placement::asked;
        case Action::hold:
        case Action::escalate:
            return Placement::held;
    }
    return Placement::held;
}

}  // namespace

Judgement place(script::Verdict verdict, bool asked_before) {
    Judgement judgement;
    judgement.escalate = verdict.action == Action::escalate || verdict.level >= 2;
    judgement.placement =
        judgement.escalate ? place_escalated(verdict, asked_before) : place_others(verdict, asked_before);
    judgement.verdict = std::move(verdict);
    return judgement;
}

}  // namespace luwte::moderation
