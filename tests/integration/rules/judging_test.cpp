// What judges: own rules beside plugins, broken ones left out, counted, and held at their cap, also after a
// restart.
#include <gmock/gmock.h>

#include "feature/rules/compiling.h"
#include "feature/rules/counting.h"
#include "rules_fixture.h"

namespace luwte::rules {
namespace {

using script::Action;
using ::testing::IsEmpty;

class Judging_ : public RulesTest {
  protected:
    /// As the program does it, at a start and at every change.
    void load() {
        own = judging(connection(), organisation, now);
        auto compiled = compile({}, own, {});
        left_out = compiled.left_out;
        ASSERT_TRUE(compiled.rules);
        meter = std::make_shared<Meter>(*compiled.rules, own);
        write_down(connection(), organisation, *meter, now);
        rules = counted(std::move(compiled.rules), meter);
    }
    script::Verdict judge(const std::string& text) {
        script::Message message;
        message.text = text;
        message.now = now;
        return rules->judge(message);
    }
    Count count(const std::string& rule, bool shadow = false) {
        write_down(connection(), organisation, *meter, now);
        for (const auto& one : sql::list_counts(connection(), organisation, day_of(now)))
            if (one.rule == rule && one.shadow == shadow) return one;
        return {};
    }
    RuleId publish_capped(const std::string& name, const std::string& word, int cap) {
        auto what = writing(holds(name, word, "nudge"));
        what.daily_cap = cap;
        const auto rule = write_first(connection(), organisation, noor, what, now)->rule;
        publish(rule, 1, noor, sam);
        return rule;
    }

    std::vector<Judging> own;
    std::vector<LeftOut> left_out;
    std::shared_ptr<Meter> meter;
    std::shared_ptr<const script::RuleSet> rules;
};

TEST_F(Judging_, WhatIsInForceActsAndWhatWatchesAlongIsCountedBesideIt) {
    const auto rule = publish_new("no-selling", "te koop");
    ASSERT_TRUE(write_next(connection(), organisation, noor, rule, 1, 1,
                           writing(holds("no-selling", "gratis")), now));
    try_it(noor, rule, 2);
    ASSERT_TRUE(step(noor, rule, 2, State::shadow));
    load();
    EXPECT_EQ(judge("fiets te koop").action, Action::hold);
    EXPECT_EQ(judge("fiets gratis").action, Action::allow);
    EXPECT_EQ(judge("niets").action, Action::allow);
    const auto live = count("no-selling");
    EXPECT_EQ(live.version, "v1");
    EXPECT_EQ(live.messages, 3);
    EXPECT_EQ(live.hits, 1);
    EXPECT_EQ(live.actions, 1);
    EXPECT_GT(live.microseconds, 0);
    const auto shadow = count("no-selling", true);
    EXPECT_EQ(shadow.version, "v2");
    EXPECT_EQ(shadow.hits, 1);
    EXPECT_EQ(database.count("select count(*) from rule_count where rule like '%koop%'"), 0);
}

TEST_F(Judging_, ARuleThatDoesNotLoadIsLeftOutAndTheOthersJudge) {
    publish_new("no-selling", "te koop");
    publish_new("other", "gratis");
    own = judging(connection(), organisation, now);
    own[1].source = "return rule { id = \"other\", nonsense";
    const auto compiled = compile({}, own, {});
    ASSERT_TRUE(compiled.rules);
    EXPECT_EQ(compiled.rules->rule_count(), 1U);
    ASSERT_EQ(compiled.left_out.size(), 1U);
    EXPECT_EQ(compiled.left_out[0].name, "other");
    EXPECT_FALSE(compiled.left_out[0].why.empty());
}

TEST_F(Judging_, OwnRulesThatTakeAllTheMemoryAreLeftOutToo) {
    publish_new("no-selling", "te koop");
    own = judging(connection(), organisation, now);
    for (int i = 0; i < 3; ++i) {
        own.push_back(own[0]);
        own.back().name = "greedy-" + std::to_string(i);
        own.back().source = "local t = {} for i = 1, 500000 do t[i] = { i } end return rule { id = \"" +
                            own.back().name + "\", when = function() return t[1] end, verdict = allow {} }";
    }
    const auto compiled = compile({}, own, {});
    ASSERT_TRUE(compiled.rules);
    EXPECT_EQ(compiled.rules->rule_count(), 1U);
}

TEST_F(Judging_, AtItsCapARuleHoldsForAHumanUntilTheNextDay) {
    publish_capped("ask", "vraag", 2);
    load();
    EXPECT_EQ(judge("een vraag").action, Action::nudge);
    EXPECT_EQ(judge("een vraag").action, Action::nudge);
    const auto third = judge("een vraag");
    EXPECT_EQ(third.action, Action::hold);
    EXPECT_TRUE(third.hits.at(0).capped);
    EXPECT_EQ(count("ask").capped, 1);
    now += std::chrono::hours(24);
    EXPECT_EQ(judge("een vraag").action, Action::nudge);
}

TEST_F(Judging_, ACapHoldsAcrossARestartAndForOtherProcesses) {
    publish_capped("ask", "vraag", 2);
    load();
    EXPECT_EQ(judge("een vraag").action, Action::nudge);
    EXPECT_EQ(judge("een vraag").action, Action::nudge);
    write_down(connection(), organisation, *meter, now);
    load();
    EXPECT_EQ(judge("een vraag").action, Action::hold);
    EXPECT_EQ(judge("iets anders").action, Action::allow);
}

TEST_F(Judging_, ARuleSaysNothingFromItsDateOn) {
    auto what = writing(holds("no-selling", "te koop"));
    what.expires_at = now + std::chrono::minutes(1);
    publish(write_first(connection(), organisation, noor, what, now)->rule, 1, noor, sam);
    load();
    EXPECT_EQ(judge("te koop").action, Action::hold);
    now += std::chrono::minutes(1);
    EXPECT_EQ(judge("te koop").action, Action::allow);
}

TEST_F(Judging_, ARestartBringsBackWhatWasInForce) {
    const auto rule = publish_new("no-selling", "te koop");
    load();
    EXPECT_EQ(judge("te koop").hits.at(0).version, "v1");
    ASSERT_TRUE(step(sam, rule, 1, State::withdrawn, "Weg ermee."));
    load();
    EXPECT_THAT(judge("te koop").hits, IsEmpty());
    ASSERT_TRUE(go_back(connection(), organisation, noor, rule, 1, "Toch niet.", now));
    load();
    EXPECT_EQ(judge("te koop").action, Action::hold);
}

}  // namespace
}  // namespace luwte::rules
