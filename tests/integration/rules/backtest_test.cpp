// Trying a version on past messages: what would change, beside what was decided; cancelled, interrupted,
// found again.
#include <gmock/gmock.h>

#include "feature/rules/backtest_store.h"
#include "feature/rules/backtests.h"
#include "rules_fixture.h"
#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

using moderation::Choice;
using script::Action;

class StandingClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override { return moment; }
    base::TimePoint moment;
};

class BacktestTest : public RulesTest {
  protected:
    BacktestTest() {
        clock.moment = now;
        add("iets gewoons", "published");
    }
    void add(const std::string& text, const std::string& stood) {
        PastMessage message;
        message.id = past.size() + 1;
        message.stood = stood;
        message.message.text = text;
        message.message.now = now - std::chrono::minutes(static_cast<int>(past.size()) + 1);
        past.push_back(message);
    }
    [[nodiscard]] Archive archive() {
        return {[this](store::Connection&, OrganisationId, base::TimePoint before, std::uint64_t, int limit) {
            std::vector<PastMessage> page;
            for (const auto& one : past)
                if (one.message.now < before && static_cast<int>(page.size()) < limit) page.push_back(one);
            return page;
        }};
    }
    Backtest run(RuleId rule, int number, int wanted = usual_messages) {
        Backtests tests(
            database.pool(), clock, [](OrganisationId) { return std::vector<script::PluginChoice>(); },
            archive());
        const auto started = tests.start(connection(), organisation, noor, rule, number, wanted);
        EXPECT_TRUE(started) << started.error().code;
        tests.wait();
        last = *started;
        changes = tests.changes(connection(), organisation, last, 0, 100);
        return tests.find(connection(), organisation, last).value();
    }

    StandingClock clock;
    std::vector<PastMessage> past;
    BacktestId last;
    std::vector<TestChange> changes;
};

TEST_F(BacktestTest, SaysWhatWouldChangeAndMakesADraftTried) {
    add("fiets te koop", "published");
    add("nog een te koop", "removed");
    const auto rule = write("no-selling", "te koop", noor);
    const auto test = run(rule, 1);
    EXPECT_EQ(test.state, TestState::finished);
    EXPECT_EQ(test.result.messages, 3);
    EXPECT_EQ(test.result.changed, 2);
    EXPECT_EQ(test.result.own_hits, 2);
    EXPECT_EQ(test.result.before[static_cast<int>(Action::allow)], 3);
    EXPECT_EQ(test.result.after[static_cast<int>(Action::hold)], 2);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[1].stood, "removed");
    EXPECT_EQ(changes[1].after, Action::hold);
    EXPECT_EQ(state(rule, 1), State::tried);
    EXPECT_EQ(audited("rule.tried"), 1);
    EXPECT_EQ(database.count("select count(*) from backtest where result like '%koop%'"), 0);
}

TEST_F(BacktestTest, ComparesWithTheVersionInForce) {
    add("fiets te koop", "held");
    add("fiets gratis", "published");
    const auto rule = publish_new("no-selling", "te koop");
    ASSERT_TRUE(write_next(connection(), organisation, noor, rule, 1, 1,
                           writing(holds("no-selling", "gratis")), now));
    const auto test = run(rule, 2);
    EXPECT_EQ(test.result.changed, 2);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].before, Action::hold);
    EXPECT_EQ(changes[0].after, Action::allow);
    EXPECT_EQ(changes[1].before, Action::allow);
    EXPECT_EQ(changes[1].after, Action::hold);
}

TEST_F(BacktestTest, ReadsTheNewestMessagesAsManyAsAsked) {
    for (int i = 0; i < 20; ++i) add("fiets te koop", "published");
    const auto test = run(write("no-selling", "te koop", noor), 1, 5);
    EXPECT_EQ(test.result.messages, 5);
    EXPECT_EQ(changes.front().subject, 2U);
}

TEST_F(BacktestTest, MeasuresBesideWhatHumansDecided) {
    script::Faults faults;
    const auto rules = script::RuleSet::build(
        {{.files = script::own_plugin({{"s", holds("s", "koop")}}), .shadow = true}}, faults);
    for (const auto* text : {"koop a", "koop b", "koop c", "weg d"}) add(text, "held");
    const std::map<std::uint64_t, Choice> decided{
        {2, Choice::remove}, {3, Choice::ask}, {4, Choice::publish}, {5, Choice::remove}};
    const auto tried = try_on(*rules, "s", past, decided, [](int) { return true; });
    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->result.decided, 4);
    EXPECT_NEAR(*tried->result.own.precision(), 2.0 / 3, 1e-9);
    EXPECT_NEAR(*tried->result.own.recall(), 2.0 / 3, 1e-9);
    EXPECT_EQ(tried->result.before_all.precision(), std::nullopt);
    EXPECT_EQ(tried->result.before_all.recall(), 0);
    EXPECT_EQ(result_from_json(to_json(tried->result)).own.caught_wrong, 2);
}

TEST_F(BacktestTest, WhatFailsItsExamplesIsNotTried) {
    const auto broken = write_first(connection(), organisation, noor,
                                    {"broken", "return rule { id = \"broken\"", "Nog niet af.", {}, {}}, now);
    Backtests tests(
        database.pool(), clock, [](OrganisationId) { return std::vector<script::PluginChoice>(); },
        archive());
    EXPECT_EQ(tests.start(connection(), organisation, noor, broken->rule, 1, 10).error().code, "rules.fails");
    EXPECT_EQ(tests.start(connection(), organisation, noor, broken->rule, 1, 0).error().code,
              "rules.bad-amount");
    EXPECT_EQ(tests.start(connection(), organisation, noor, broken->rule, 7, 10).error().code,
              "rules.not-found");
}

TEST_F(BacktestTest, OneThatWasCancelledChangesNothing) {
    const auto rule = write("no-selling", "te koop", noor);
    Backtest test;
    test.id = base::new_id<BacktestId>();
    test.rule = rule;
    test.number = 1;
    test.wanted = 10;
    test.started = {noor, {}, now};
    ASSERT_TRUE(sql::insert_test(connection(), organisation, test));
    EXPECT_TRUE(sql::beat(connection(), organisation, test.id, 10, 1, now));
    sql::update_cancel(connection(), organisation, test.id);
    EXPECT_FALSE(sql::beat(connection(), organisation, test.id, 10, 2, now));
    script::Faults faults;
    const auto rules =
        script::RuleSet::build({{.files = script::own_plugin({{"s", holds("s", "koop")}})}}, faults);
    int asked = 0;
    EXPECT_FALSE(try_on(*rules, "s", past, {}, [&](int) { return ++asked > 1; }));
    EXPECT_EQ(asked, 1);
}

TEST_F(BacktestTest, OneWhoseProcessIsGoneIsInterruptedAndCanBeStartedAgain) {
    const auto rule = write("no-selling", "te koop", noor);
    Backtest test;
    test.id = base::new_id<BacktestId>();
    test.rule = rule;
    test.number = 1;
    test.wanted = 10;
    test.started = {noor, {}, now};
    ASSERT_TRUE(sql::insert_test(connection(), organisation, test));
    Backtests tests(
        database.pool(), clock, [](OrganisationId) { return std::vector<script::PluginChoice>(); },
        archive());
    EXPECT_EQ(tests.start(connection(), organisation, noor, rule, 1, 10).error().code, "rules.test-running");
    clock.moment += Backtests::silence + std::chrono::seconds(1);
    EXPECT_EQ(tests.find(connection(), organisation, test.id)->state, TestState::interrupted);
    EXPECT_TRUE(tests.start(connection(), organisation, noor, rule, 1, 10));
    tests.wait();
    const auto other = database.insert_organisation("other");
    EXPECT_EQ(tests.find(connection(), other, test.id).error().code, "rules.not-found");
}

}  // namespace
}  // namespace luwte::rules
