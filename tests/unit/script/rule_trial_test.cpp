// Own rules: tried by themselves, and what they say to people.
#include "script/rule_trial.h"

#include <gmock/gmock.h>

#include "helpers.h"

namespace luwte::script {
namespace {

using ::testing::HasSubstr;

constexpr const char* whole = R"lua(return rule {
  id = "no-selling",
  about = { nl = "Biedt iets te koop aan" },
  patterns = { sells = { "te koop" } },
  verdict = hold { reason = "selling", category = "spam" },
  reasons = { selling = { nl = "Hier verkopen we niets.", en = "Nothing is sold here." } },
  examples = {
    { "Mijn fiets is te koop", hold = true, category = "spam" },
    { "Ik koop morgen een fiets", hold = false },
  },
}
)lua";

std::string with(std::string source, const std::string& part, const std::string& instead) {
    const auto at = source.find(part);
    EXPECT_NE(at, std::string::npos);
    return source.replace(at, part.size(), instead);
}

TEST(RuleTrial, AWholeRulePassesAndTellsWhatItDidWithEachExample) {
    const auto trial = try_rule("no-selling", whole);
    EXPECT_TRUE(trial.passed()) << text_of(trial.faults);
    EXPECT_EQ(trial.id, "no-selling");
    ASSERT_EQ(trial.examples.size(), 2U);
    EXPECT_EQ(trial.examples[0].wanted, "category = spam, hold = true");
    EXPECT_EQ(trial.examples[0].got, "hold, spam");
    EXPECT_EQ(trial.examples[1].got, "nothing");
}

TEST(RuleTrial, AFailingExampleSaysWhatCameInstead) {
    const auto trial = try_rule("", with(whole, "te koop\", hold = true", "te koop\", hold = false"));
    EXPECT_TRUE(trial.loads());
    EXPECT_FALSE(trial.passed());
    EXPECT_THAT(trial.examples[0].fault, HasSubstr("the verdict is hold"));
}

TEST(RuleTrial, WhatDoesNotLoadNamesItsLine) {
    const auto trial = try_rule("no-selling", with(whole, "verdict = hold {", "verdict = hold {{"));
    EXPECT_FALSE(trial.loads());
    ASSERT_FALSE(trial.faults.empty());
    EXPECT_GT(trial.faults[0].line, 0);
    EXPECT_EQ(rule_of_fault(trial.faults[0]), "no-selling");
}

TEST(RuleTrial, ARuleKeepsItsNameSaysWhatItSeeksAndGivesAReason) {
    EXPECT_THAT(text_of(try_rule("other", whole).faults), HasSubstr("called 'other'"));
    EXPECT_THAT(text_of(try_rule("", with(whole, "about = { nl = \"Biedt iets te koop aan\" },", "")).faults),
                HasSubstr("about is missing"));
    EXPECT_THAT(text_of(try_rule("", with(whole, "reasons = { selling", "reasons = { other")).faults),
                HasSubstr("the reason 'selling' has no sentence"));
    EXPECT_THAT(text_of(try_rule("", with(whole, "reason = \"selling\", ", "")).faults),
                HasSubstr("gives no reason"));
}

TEST(RuleTrial, ExamplesOfBothKindsAreNeeded) {
    const auto trial = try_rule("", with(whole, "{ \"Ik koop morgen een fiets\", hold = false },", ""));
    EXPECT_THAT(text_of(trial.faults), HasSubstr("says nothing"));
}

TEST(RuleTrial, HostileSourcesEndWithAFault) {
    for (const auto& source :
         {std::string("while true do end"), std::string("return rule { id = string.rep('a', 1e9) }"),
          std::string("\x1bLua"), std::string("\xff\xfe"), std::string(), std::string("return rule(rule)")}) {
        const auto trial = try_rule("a", source);
        EXPECT_FALSE(trial.passed()) << source;
        EXPECT_FALSE(trial.faults.empty()) << source;
    }
}

TEST(OwnRules, TheirOwnSentencesAreSaidInTheReadersLanguage) {
    const auto rules = rules_of({own_plugin({{"no-selling", whole}})});
    const auto verdict = rules->judge(message_of("Mijn fiets is te koop"));
    ASSERT_EQ(verdict.hits.size(), 1U);
    EXPECT_EQ(verdict.hits[0].plugin, own_rules);
    EXPECT_EQ(rules->explain(verdict.hits[0], "nl-plain"), "Hier verkopen we niets.");
    EXPECT_EQ(rules->explain(verdict.hits[0], "en"), "Nothing is sold here.");
}

TEST(OwnRules, AFaultSaysWhoseItIs) {
    const auto faults = faults_of(own_plugin({{"no-selling", whole}, {"broken", "return 1"}}));
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(rule_of_fault(faults[0]), "broken");
}

}  // namespace
}  // namespace luwte::script
