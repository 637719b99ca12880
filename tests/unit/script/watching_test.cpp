// Rules that watch along, that end on a date, and that have acted often enough today.
#include <gmock/gmock.h>

#include "helpers.h"
#include "script/rule_trial.h"

namespace luwte::script {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string holds(const std::string& id, const std::string& word, const std::string& verdict = "hold") {
    return "return rule { id = '" + id + "', patterns = { seen = { '" + word + "' } }, verdict = " + verdict +
           " { reason = 'r', category = 'spam' } }";
}

std::shared_ptr<const RuleSet> build(std::vector<PluginChoice> choices) {
    Faults faults;
    auto rules = RuleSet::build(choices, faults);
    EXPECT_TRUE(rules) << text_of(faults);
    return rules;
}

PluginChoice live(std::vector<OwnSource> rules) {
    return {.files = own_plugin(rules)};
}
PluginChoice shadow(std::vector<OwnSource> rules) {
    return {.files = own_plugin(rules), .shadow = true};
}

/// Lets each rule act so often.
class Counter final : public RuleMeter {
  public:
    explicit Counter(int most) : left(most) {}
    bool begin() noexcept override { return true; }
    void took(std::size_t, std::chrono::nanoseconds) noexcept override { ++timed; }
    bool may_act(std::size_t, base::TimePoint) noexcept override { return left-- > 0; }
    void spoke(std::size_t rule, const Spoke& how, base::TimePoint) noexcept override {
        said.push_back(std::to_string(rule) + (how.acted ? " acted" : "") + (how.capped ? " capped" : "") +
                       (how.counted ? " counted" : ""));
    }
    int left, timed = 0;
    std::vector<std::string> said;
};

TEST(WatchingRules, ShowWhatTheyWouldSayAndDecideNothing) {
    const auto rules = build({live({{"a", holds("a", "een")}}), shadow({{"b", holds("b", "twee")}})});
    const auto verdict = rules->judge(message_of("twee"));
    EXPECT_EQ(verdict.action, Action::allow);
    EXPECT_EQ(verdict.level, 0);
    EXPECT_THAT(verdict.hits, IsEmpty());
    ASSERT_EQ(verdict.shadow_hits.size(), 1U);
    EXPECT_EQ(verdict.shadow_hits[0].rule, "b");
}

TEST(WatchingRules, ThatFailHoldNothingAndAreReported) {
    const auto rules = build({shadow({{"b",
                                       "return rule { id = 'b', when = function(m) error('x') end, verdict = "
                                       "hold { reason = 'r' } }"}})});
    const auto verdict = rules->judge(message_of("iets"));
    EXPECT_FALSE(verdict.failed);
    EXPECT_EQ(verdict.action, Action::allow);
    EXPECT_EQ(verdict.faults.size(), 1U);
    for (int i = 0; i < 6; ++i) EXPECT_FALSE(rules->judge(message_of("iets")).failed);
}

TEST(WatchingRules, ShowWhatWouldChangeIfTheyStoodInForTheirNamesake) {
    const auto rules = build(
        {live({{"a", holds("a", "een")}, {"c", holds("c", "drie")}}), shadow({{"a", holds("a", "twee")}})});
    const auto one = rules->compare(message_of("een"));
    EXPECT_EQ(one.before.action, Action::hold);
    EXPECT_EQ(one.after.action, Action::allow);
    const auto two = rules->compare(message_of("twee"));
    EXPECT_EQ(two.before.action, Action::allow);
    EXPECT_EQ(two.after.action, Action::hold);
    const auto three = rules->compare(message_of("drie"));
    EXPECT_EQ(three.before.action, Action::hold);
    EXPECT_EQ(three.after.action, Action::hold);
}

TEST(DatedRules, SayNothingFromTheirMomentOn) {
    auto choice = live({{"a", holds("a", "een")}});
    auto message = message_of("een");
    choice.rules["a"] = {"v3", message.now};
    const auto rules = build({choice});
    EXPECT_THAT(rules->judge(message).hits, IsEmpty());
    message.now -= std::chrono::seconds(1);
    const auto verdict = rules->judge(message);
    ASSERT_EQ(verdict.hits.size(), 1U);
    EXPECT_EQ(verdict.hits[0].version, "v3");
}

TEST(CappedRules, HoldForAHumanInsteadOfActing) {
    const auto rules = build({live({{"a", holds("a", "een", "nudge")}})});
    Counter meter(1);
    EXPECT_EQ(rules->judge(message_of("een"), meter).action, Action::nudge);
    const auto verdict = rules->judge(message_of("een"), meter);
    EXPECT_EQ(verdict.action, Action::hold);
    EXPECT_TRUE(verdict.hits[0].capped);
    EXPECT_EQ(verdict.hits[0].reason, "r");
    EXPECT_THAT(verdict.categories, ElementsAre("spam"));
    EXPECT_THAT(meter.said, ElementsAre("0 acted counted", "0 acted capped counted"));
}

TEST(CappedRules, StillCallAHumanToDanger) {
    const auto rules =
        build({live({{"a",
                      "return rule { id = 'a', patterns = { seen = { 'een' } }, verdict = escalate "
                      "{ level = 3, category = 'suicide' } }"}})});
    Counter meter(0);
    const auto verdict = rules->judge(message_of("een"), meter);
    EXPECT_EQ(verdict.action, Action::escalate);
    EXPECT_EQ(verdict.level, 3);
    EXPECT_FALSE(verdict.hits[0].capped);
}

TEST(CountedRules, TellWhatActedAndWhatOnlyWatchedOrScored) {
    const auto rules =
        build({live({{"a",
                      "return rule { id = 'a', patterns = { seen = { 'een' } }, verdict = hold { "
                      "reason = 'r', score = 2 } }"},
                     {"t", "return rule { id = 't', patterns = { seen = { 'een' } }, verdict = tag 'x' }"}}),
               shadow({{"s", holds("s", "een")}})});
    Counter meter(9);
    EXPECT_EQ(rules->judge(message_of("een"), meter).action, Action::allow);
    EXPECT_THAT(meter.said, ElementsAre("0 counted", "1 acted counted", "2 acted"));
    EXPECT_EQ(meter.timed, 3);
}

}  // namespace
}  // namespace luwte::script
