// Judge: asks an organisation's rules, and holds the message when they cannot answer.
#include <exception>
#include <typeinfo>
#include <utility>

#include "feature/moderation/pipeline.h"
#include "script/rule_set.h"

namespace luwte::moderation {
namespace {

using script::Action;

/// Held for a human. Not even the lack of memory for the explanation may let a message pass.
Judgement held_because(const char* fault, const char* detail) noexcept {
    Judgement judgement;
    judgement.placement = Placement::held;
    judgement.verdict.failed = true;
    try {
        judgement.verdict.action = Action::hold;
        judgement.verdict.faults.push_back(std::string(fault) + ": " + detail);
    } catch (...) {
        return judgement;
    }
    return judgement;
}

class RuleJudge final : public Judge {
  public:
    explicit RuleJudge(RuleSets rule_sets) : rule_sets_(std::move(rule_sets)) {}

    Judgement judge(OrganisationId organisation, const script::Message& message,
                    bool asked_before) const noexcept override {
        auto judgement = placed(organisation, message, asked_before);
        judgement.first_disclosure = message.first_disclosure;
        judgement.replies_to_first_disclosure = message.replies_to_first_disclosure;
        return judgement;
    }

    std::vector<Explanation> explain(OrganisationId organisation, const script::Verdict& verdict,
                                     std::string_view language_code) const override {
        std::vector<Explanation> explanations;
        const auto rules = rule_sets_(organisation);
        if (!rules) return explanations;
        for (const auto& hit : verdict.hits) {
            if (hit.action != Action::nudge && hit.action != Action::hold) continue;
            auto sentence = rules->explain(hit, language_code);
            if (!sentence.empty()) explanations.push_back({std::move(sentence), hit.marks});
        }
        return explanations;
    }

    std::string sentence(OrganisationId organisation, const script::RuleHit& hit,
                         std::string_view language_code) const override {
        const auto rules = rule_sets_(organisation);
        return rules ? rules->explain(hit, language_code) : std::string();
    }

  private:
    [[nodiscard]] Judgement placed(OrganisationId organisation, const script::Message& message,
                                   bool asked_before) const noexcept {
        try {
            const auto rules = rule_sets_(organisation);
            if (!rules) return held_because("judge", "no rules are loaded");
            return place(rules->judge(message), asked_before);
        } catch (const std::exception& error) {
            // Its kind only: what it says may quote the message.
            return held_because("judge", typeid(error).name());
        } catch (...) {
            return held_because("judge", "unknown error");
        }
    }

    RuleSets rule_sets_;
};

}  // namespace

std::string Judge::sentence(OrganisationId, const script::RuleHit&, std::string_view) const {
    return {};
}

std::unique_ptr<Judge> make_judge(RuleSets rule_sets) {
    return std::make_unique<RuleJudge>(std::move(rule_sets));
}

}  // namespace luwte::moderation
