// Where a verdict puts a message: what may be read by others at once, and what waits for a human.
#include <gtest/gtest.h>

#include "feature/moderation/pipeline.h"
#include "script/rule_set.h"

namespace luwte::moderation {
namespace {

using script::Action;
using script::Verdict;

Verdict verdict(Action action, int level = 0, std::vector<std::string> categories = {"none"}) {
    Verdict result;
    result.action = action;
    result.level = level;
    result.categories = std::move(categories);
    return result;
}

script::RuleHit hit(Action action) {
    script::RuleHit result;
    result.action = action;
    return result;
}

TEST(Placement, OfWhatNoRuleMindsIsPublished) {
    const auto judgement = place(verdict(Action::allow), false);
    EXPECT_EQ(judgement.placement, Placement::published);
    EXPECT_FALSE(judgement.escalate);
}

TEST(Placement, AConcernAloneHoldsNothing) {
    const auto judgement = place(verdict(Action::allow, 1, {"suicide"}), false);
    EXPECT_EQ(judgement.placement, Placement::published);
    EXPECT_FALSE(judgement.escalate);
}

TEST(Placement, AQuestionIsAskedOnce) {
    EXPECT_EQ(place(verdict(Action::nudge), false).placement, Placement::asked);
    EXPECT_EQ(place(verdict(Action::nudge), true).placement, Placement::published);
}

TEST(Placement, AHoldIsNeverTalkedAway) {
    EXPECT_EQ(place(verdict(Action::hold), false).placement, Placement::held);
    EXPECT_EQ(place(verdict(Action::hold), true).placement, Placement::held);
}

TEST(Placement, WhatFailedIsHeld) {
    for (const auto action : {Action::allow, Action::nudge, Action::hold, Action::escalate}) {
        auto failed = verdict(action);
        failed.failed = true;
        EXPECT_EQ(place(failed, true).placement, Placement::held);
    }
}

TEST(Placement, ImmediateDangerIsHeldAndCallsAHuman) {
    const auto judgement = place(verdict(Action::escalate, 3, {"suicide"}), true);
    EXPECT_EQ(judgement.placement, Placement::held);
    EXPECT_TRUE(judgement.escalate);
}

TEST(Placement, UrgentDangerOfTheAuthorAloneIsReadByOthersAndCallsAHuman) {
    for (const auto* category : {"suicide", "self-harm", "medical", "violence-now", "acute-sexual-violence",
                                 "captivity-exploitation", "threat-received", "honour-threat", "stalking"}) {
        SCOPED_TRACE(category);
        const auto judgement = place(verdict(Action::escalate, 2, {category}), false);
        EXPECT_EQ(judgement.placement, Placement::published);
        EXPECT_TRUE(judgement.escalate);
    }
}

TEST(Placement, UrgentDangerOfOthersIsHeld) {
    for (const auto* category :
         {"child-danger", "threat-made", "locating-someone", "personal-data", "hostility", "something-new"}) {
        SCOPED_TRACE(category);
        const auto judgement = place(verdict(Action::escalate, 2, {"suicide", category}), true);
        EXPECT_EQ(judgement.placement, Placement::held);
        EXPECT_TRUE(judgement.escalate);
    }
}

TEST(Placement, AnAlarmNeverWaitsForAnAnswer) {
    auto urgent = verdict(Action::escalate, 2, {"suicide"});
    urgent.hits = {hit(Action::escalate), hit(Action::nudge)};
    EXPECT_EQ(place(urgent, false).placement, Placement::held);
    EXPECT_TRUE(place(urgent, false).escalate);
    EXPECT_EQ(place(urgent, true).placement, Placement::published);
}

TEST(Placement, AnUrgentMessageThatARuleHoldsIsHeld) {
    auto urgent = verdict(Action::escalate, 2, {"suicide"});
    urgent.hits = {hit(Action::escalate), hit(Action::hold)};
    EXPECT_EQ(place(urgent, true).placement, Placement::held);
}

TEST(Placement, LevelTwoCallsAHumanWhateverTheActionSays) {
    EXPECT_TRUE(place(verdict(Action::allow, 2, {"suicide"}), false).escalate);
    EXPECT_TRUE(place(verdict(Action::escalate, 0, {"suicide"}), false).escalate);
}

class Rules final : public script::RuleSet {
  public:
    [[nodiscard]] script::Verdict judge(const script::Message&) const noexcept override { return given; }
    [[nodiscard]] std::string explain(const script::RuleHit& rule_hit,
                                      std::string_view language) const override {
        return rule_hit.reason + " in " + std::string(language);
    }
    [[nodiscard]] const std::string& version() const override { return given.rules_version; }
    [[nodiscard]] std::size_t rule_count() const override { return 1; }
    [[nodiscard]] std::vector<script::RuleStatus> status() const override { return {}; }
    Verdict given;
};

TEST(Judge, HoldsWhenNoRulesAreLoaded) {
    const auto judge = make_judge([](OrganisationId) { return nullptr; });
    const auto judgement = judge->judge({}, {}, true);
    EXPECT_EQ(judgement.placement, Placement::held);
    EXPECT_TRUE(judgement.verdict.failed);
    EXPECT_FALSE(judgement.verdict.faults.empty());
}

TEST(Judge, HoldsWhenItsRulesThrowAndDoesNotQuoteWhatTheySay) {
    const auto judge = make_judge([](OrganisationId) -> std::shared_ptr<const script::RuleSet> {
        throw std::runtime_error("the text of somebody");
    });
    const auto judgement = judge->judge({}, {}, true);
    EXPECT_EQ(judgement.placement, Placement::held);
    EXPECT_TRUE(judgement.verdict.failed);
    ASSERT_EQ(judgement.verdict.faults.size(), 1U);
    EXPECT_EQ(judgement.verdict.faults[0].find("somebody"), std::string::npos);
}

TEST(Judge, UsesTheRulesOfTheOrganisationAndTheirSuccessors) {
    auto first = std::make_shared<Rules>();
    first->given = verdict(Action::hold);
    auto second = std::make_shared<Rules>();
    std::shared_ptr<const script::RuleSet> current = first;
    const OrganisationId ours{1};
    const auto judge = make_judge([&](OrganisationId organisation) {
        return organisation == ours ? current : std::make_shared<const Rules>();
    });
    EXPECT_EQ(judge->judge(ours, {}, false).placement, Placement::held);
    EXPECT_EQ(judge->judge(OrganisationId{2}, {}, false).placement, Placement::published);
    current = second;
    EXPECT_EQ(judge->judge(ours, {}, false).placement, Placement::published);
}

TEST(Judge, ExplainsWhatAsksOrHoldsToTheAuthorAndEverythingToTheTeam) {
    const auto judge = make_judge([](OrganisationId) { return std::make_shared<const Rules>(); });
    Verdict mixed;
    for (const auto action : {Action::allow, Action::nudge, Action::hold, Action::escalate}) {
        auto one = hit(action);
        one.reason = "reason";
        one.marks = {{1, 2}};
        mixed.hits.push_back(one);
    }
    const auto explanations = judge->explain({}, mixed, "nl");
    ASSERT_EQ(explanations.size(), 2U);
    EXPECT_EQ(explanations[0].sentence, "reason in nl");
    EXPECT_EQ(explanations[0].marks.size(), 1U);
    EXPECT_EQ(judge->sentence({}, mixed.hits[3], "en"), "reason in en");
}

}  // namespace
}  // namespace luwte::moderation
