// The life of a rule: two people, every version kept, back to any of them; and what the database itself
// refuses.
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "feature/audit/audit.h"
#include "rules_fixture.h"

namespace luwte::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class RuleLife : public RulesTest {};

TEST_F(RuleLife, ARuleComesInForceByTwoPeople) {
    const auto rule = write("no-selling", "te koop", noor);
    EXPECT_EQ(state(rule, 1), State::draft);
    EXPECT_TRUE(judging(connection(), organisation, now).empty());
    EXPECT_EQ(step(noor, rule, 1, State::proposed).error().code, "rules.not-possible");
    try_it(noor, rule, 1);
    ASSERT_TRUE(step(noor, rule, 1, State::shadow));
    EXPECT_FALSE(judging(connection(), organisation, now).at(0).acts());
    ASSERT_TRUE(step(sam, rule, 1, State::proposed));
    // Neither who wrote it nor who proposed it.
    for (const auto one : {noor, sam}) {
        const auto done = step(one, rule, 1, State::published);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, "rules.second-person");
    }
    ASSERT_TRUE(step(kim, rule, 1, State::published));
    const auto judges = judging(connection(), organisation, now);
    ASSERT_EQ(judges.size(), 1U);
    EXPECT_TRUE(judges[0].acts());
    EXPECT_EQ(judges[0].name, "no-selling");
    for (const auto* action :
         {"rule.written", "rule.tried", "rule.shadow", "rule.proposed", "rule.published"})
        EXPECT_EQ(audited(action), 1) << action;
    EXPECT_TRUE(audit::verify(connection(), organisation).whole());
}

TEST_F(RuleLife, TheNextVersionReplacesTheOneInForce) {
    const auto rule = publish_new("no-selling", "te koop");
    const auto next = write_next(connection(), organisation, sam, rule, 1, 1,
                                 writing(holds("no-selling", "aangeboden")), now);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->number, 2);
    EXPECT_EQ(state(rule, 1), State::published);
    publish(rule, 2, sam, noor);
    EXPECT_EQ(state(rule, 1), State::superseded);
    EXPECT_EQ(judging(connection(), organisation, now).at(0).number, 2);
}

TEST_F(RuleLife, GoingBackToWhatTwoPeoplePublishedIsOneAction) {
    const auto rule = publish_new("no-selling", "te koop");
    ASSERT_TRUE(write_next(connection(), organisation, sam, rule, 1, 1,
                           writing(holds("no-selling", "aangeboden")), now));
    publish(rule, 2, sam, noor);
    const auto back = go_back(connection(), organisation, sam, rule, 1, "Te veel gevangen.", now);
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->live);
    EXPECT_EQ(judging(connection(), organisation, now).at(0).number, 1);
    EXPECT_EQ(state(rule, 2), State::superseded);
    EXPECT_EQ(audited("rule.back"), 1);
    const auto whole = rules::find(connection(), organisation, rule);
    EXPECT_EQ(whole->steps.front().reason, "Te veel gevangen.");
    EXPECT_EQ(whole->steps.front().staff, sam);
    EXPECT_EQ(go_back(connection(), organisation, sam, rule, 2, " ", now).error().code, "rules.no-reason");
}

TEST_F(RuleLife, GoingBackToWhatNobodyPublishedMakesADraft) {
    const auto rule = write("no-selling", "te koop", noor);
    ASSERT_TRUE(write_next(connection(), organisation, noor, rule, 1, 1,
                           writing(holds("no-selling", "gratis")), now));
    EXPECT_EQ(state(rule, 1), State::superseded);
    const auto back = go_back(connection(), organisation, sam, rule, 1, "Toch liever.", now);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->live);
    EXPECT_EQ(back->number, 3);
    EXPECT_EQ(state(rule, 3), State::draft);
    EXPECT_EQ(state(rule, 2), State::superseded);
    EXPECT_TRUE(judging(connection(), organisation, now).empty());
}

TEST_F(RuleLife, ARuleThatDoesNotPassItsExamplesGoesNoFurther) {
    auto source = holds("no-selling", "te koop");
    source.replace(source.find("hold = true"), 11, "hold = false");
    const auto written = write_first(connection(), organisation, noor, writing(source), now);
    ASSERT_TRUE(written);
    EXPECT_EQ(mark_tried(connection(), organisation, noor, written->rule, 1, now).error().code,
              "rules.fails");
    const auto broken = write_first(connection(), organisation, noor,
                                    {"broken", "return rule { id = \"broken\"", "Nog niet af.", {}, {}}, now);
    ASSERT_TRUE(broken);
    EXPECT_EQ(mark_tried(connection(), organisation, noor, broken->rule, 1, now).error().code, "rules.fails");
}

TEST_F(RuleLife, AProposalGoesBackWithAReason) {
    const auto rule = write("no-selling", "te koop", noor);
    try_it(noor, rule, 1);
    ASSERT_TRUE(step(noor, rule, 1, State::proposed));
    EXPECT_EQ(step(sam, rule, 1, State::shadow, "").error().code, "rules.no-reason");
    ASSERT_TRUE(step(sam, rule, 1, State::shadow, "Eerst een week kijken."));
    EXPECT_EQ(state(rule, 1), State::shadow);
    EXPECT_EQ(audited("rule.sent-back"), 1);
    EXPECT_EQ(step(sam, rule, 1, State::published).error().code, "rules.not-possible");
}

TEST_F(RuleLife, OnePersonWithdrawsAndSaysWhy) {
    const auto rule = publish_new("no-selling", "te koop");
    EXPECT_EQ(step(noor, rule, 1, State::withdrawn, "").error().code, "rules.no-reason");
    ASSERT_TRUE(step(noor, rule, 1, State::withdrawn, "Houdt alles vast."));
    EXPECT_TRUE(judging(connection(), organisation, now).empty());
    EXPECT_EQ(audited("rule.withdrawn"), 1);
}

TEST_F(RuleLife, ARuleEndsOnItsDate) {
    auto limited = writing(holds("no-selling", "te koop"));
    limited.expires_at = now - std::chrono::hours(1);
    EXPECT_EQ(write_first(connection(), organisation, noor, limited, now).error().code, "rules.bad-date");
    limited.expires_at = now + std::chrono::hours(24);
    limited.daily_cap = 20;
    const auto rule = write_first(connection(), organisation, noor, limited, now)->rule;
    publish(rule, 1, noor, sam);
    EXPECT_EQ(judging(connection(), organisation, now).at(0).daily_cap, 20);
    EXPECT_EQ(expire(connection(), organisation, now), 0);
    now += std::chrono::hours(24);
    EXPECT_TRUE(judging(connection(), organisation, now).empty());
    EXPECT_EQ(expire(connection(), organisation, now), 1);
    EXPECT_EQ(expire(connection(), organisation, now), 0);
    EXPECT_EQ(state(rule, 1), State::withdrawn);
    EXPECT_EQ(audited("rule.expired"), 1);
    // Its time is over: going back to it makes a draft without that date.
    const auto back = go_back(connection(), organisation, sam, rule, 1, "Nog een maand.", now);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->live);
    EXPECT_FALSE(rules::find(connection(), organisation, rule)->find(back->number)->expires_at);
}

TEST_F(RuleLife, OfTwoWritersTheSecondIsTold) {
    const auto rule = write("no-selling", "te koop", noor);
    ASSERT_TRUE(
        write_next(connection(), organisation, noor, rule, 1, 1, writing(holds("no-selling", "a b")), now));
    const auto second =
        write_next(connection(), organisation, sam, rule, 1, 1, writing(holds("no-selling", "c d")), now);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "rules.changed");
}

TEST_F(RuleLife, OfTwoPublishersOneWins) {
    const auto rule = write("no-selling", "te koop", noor);
    try_it(noor, rule, 1);
    ASSERT_TRUE(step(noor, rule, 1, State::proposed));
    std::vector<std::future<std::string>> both;
    for (const auto staff : {sam, kim})
        both.push_back(std::async(std::launch::async, [&, staff] {
            const auto own = database.pool().lend();
            const auto done = move(*own, organisation, staff, {rule, 1, State::published, "Akkoord."}, now);
            return done ? std::string("done") : done.error().code;
        }));
    std::vector<std::string> came{both[0].get(), both[1].get()};
    std::ranges::sort(came);
    EXPECT_THAT(came, ElementsAre("done", "rules.not-possible"));
    EXPECT_EQ(audited("rule.published"), 1);
    EXPECT_EQ(database.count("select count(*) from rule_step where to_state = 'published'"), 1);
}

TEST_F(RuleLife, TheDatabaseItselfAsksForTwoPeopleAndKeepsHistory) {
    const auto rule = write("no-selling", "te koop", noor);
    try_it(noor, rule, 1);
    const auto refused = [&](const std::string& sql, const std::vector<store::Parameter>& parameters) {
        try {
            database.run(sql, parameters);
            return false;
        } catch (const store::DatabaseError&) {
            return true;
        }
    };
    EXPECT_TRUE(refused(
        "update rule_version set state = 'published', published_by = $1, published_at = now()", {sam}));
    ASSERT_TRUE(step(sam, rule, 1, State::proposed));
    EXPECT_TRUE(refused(
        "update rule_version set state = 'published', published_by = $1, published_at = now()", {sam}));
    EXPECT_TRUE(refused(
        "update rule_version set state = 'published', published_by = $1, published_at = now()", {noor}));
    EXPECT_TRUE(refused("update rule_version set state = 'published'", {}));
    EXPECT_TRUE(refused("update rule_version set source = 'return nothing'", {}));
    EXPECT_TRUE(refused("update rule_version set daily_cap = null, reason = 'x'", {}));
    EXPECT_TRUE(refused("update rule_version set proposed_by = $1", {kim}));
    EXPECT_TRUE(refused("delete from rule_version", {}));
    EXPECT_TRUE(refused("update rule_step set reason = 'x'", {}));
    EXPECT_TRUE(refused("delete from rule_step", {}));
    EXPECT_FALSE(refused(
        "update rule_version set state = 'published', published_by = $1, published_at = now()", {kim}));
}

TEST_F(RuleLife, TheTableOfStepsIsTheDatabasesToo) {
    using enum State;
    for (const auto from : {draft, tried, shadow, proposed, published, superseded, withdrawn})
        for (const auto to : {draft, tried, shadow, proposed, published, superseded, withdrawn})
            EXPECT_EQ(database.count("select rule_may_become($1, $2)::integer",
                                     {state_name(from), state_name(to)}) == 1,
                      may_become(from, to))
                << state_name(from) << " " << state_name(to);
}

TEST_F(RuleLife, AnotherOrganisationFindsNothing) {
    const auto rule = write("no-selling", "te koop", noor);
    const auto other = database.insert_organisation("other");
    const auto stranger = testing::insert_staff(database, other, "Vreemd", 1);
    EXPECT_TRUE(list(connection(), other).empty());
    EXPECT_EQ(rules::find(connection(), other, rule).error().code, "rules.not-found");
    EXPECT_EQ(move(connection(), other, stranger, {rule, 1, State::withdrawn, "x"}, now).error().code,
              "rules.not-found");
    EXPECT_EQ(go_back(connection(), other, stranger, rule, 1, "x", now).error().code, "rules.not-found");
    EXPECT_EQ(write_next(connection(), other, stranger, rule, 1, 1, writing(holds("no-selling", "x y")), now)
                  .error()
                  .code,
              "rules.not-found");
    EXPECT_EQ(mark_tried(connection(), other, stranger, rule, 1, now).error().code, "rules.not-found");
}

TEST_F(RuleLife, WhatIsFilledInIsCheckedAndKept) {
    const auto code = [&](const Writing& what) {
        const auto written = write_first(connection(), organisation, noor, what, now);
        return written ? std::string() : written.error().code;
    };
    const auto source = holds("no-selling", "te koop");
    EXPECT_EQ(code({"", source, "  ", {}, {}}), "rules.no-reason");
    EXPECT_EQ(code({"", source, std::string(600, 'a'), {}, {}}), "rules.reason-too-long");
    EXPECT_EQ(code({"", "  ", "x", {}, {}}), "rules.no-source");
    EXPECT_EQ(code({"", "niets", "x", {}, {}}), "rules.no-name");
    EXPECT_EQ(code({"Naam met spatie", source, "x", {}, {}}), "rules.bad-name");
    EXPECT_EQ(code({"'; drop table rule; --", source, "x", {}, {}}), "rules.bad-name");
    EXPECT_EQ(code({"", source, "x", {}, 0}), "rules.bad-cap");
    EXPECT_EQ(code({"", source, "x", {}, 1'000'000}), "rules.bad-cap");
    EXPECT_EQ(code({"", source, "x", {}, {}}), "");
    EXPECT_EQ(code({"", source, "x", {}, {}}), "rules.name-taken");
    EXPECT_EQ(list(connection(), organisation).size(), 1U);
}

TEST_F(RuleLife, TheLogHoldsNoWordOfTheRule) {
    publish_new("no-selling", "zeldzaamwoord");
    const auto rows = database.run("select string_agg(details || subject || actor, ' ') from audit_entry");
    EXPECT_THAT(std::string(rows.front().text(0)), Not(HasSubstr("zeldzaam")));
    EXPECT_THAT(std::string(rows.front().text(0)), HasSubstr("no-selling"));
}

}  // namespace
}  // namespace luwte::rules
