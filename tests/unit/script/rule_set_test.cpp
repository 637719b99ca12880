// What rules see of a message, and what their answers come to.
#include "script/rule_set.h"

#include <thread>

#include <gmock/gmock.h>

#include "helpers.h"
#include "script/live_rules.h"

namespace luwte::script {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A plugin of one judge function with patterns.
PluginFiles judging(const std::string& body,
                    const std::string& patterns = "a = 'appel', b = 'banaan', n = 'niet'") {
    return plugin_with_rule("patterns = { " + patterns + " }, judge = function(m) " + body + " end");
}

bool holds(const std::string& condition, const Message& message) {
    const auto verdict =
        rules_of({judging("if " + condition + " then return tag 'yes' end")})->judge(message);
    EXPECT_THAT(verdict.faults, testing::IsEmpty()) << condition;
    return !verdict.tags.empty();
}

TEST(Message, TellsItsFacts) {
    auto message = message_of("Een. Twee?", Place::reply);
    message.first_disclosure = true;
    message.author_messages = 2;
    message.author_days = 1;
    message.author_is_expert = true;
    message.warnings = {"geweld"};
    for (const char* condition :
         {"m.text == 'Een. Twee?'", "m.normalised == 'een. twee?'", "m.language == 'nl'",
          "m.place == 'reply'", "m.zone == 'survivors'", "m.first_disclosure",
          "not m.replies_to_first_disclosure",
          "m.author.messages == 2 and m.author.days == 1 and m.author.expert",
          "m.warnings[1] == 'geweld' and #m.warnings == 1", "m.now == 1767614400", "#m.sentences == 2",
          "m.words == 2", "m.sentences[2].question and not m.sentences[1].question"})
        EXPECT_TRUE(holds(condition, message)) << condition;
}

TEST(Message, KnowsNothingElse) {
    EXPECT_TRUE(rules_of({judging("return m.account")})->judge(message_of("x")).failed);
    EXPECT_TRUE(rules_of({judging("return m:has 'none'")})->judge(message_of("x")).failed);
}

TEST(Message, GivesHitsWithPlaces) {
    const auto message = message_of("Een Appel. Nog een appél en een banaan.");
    for (const char* condition :
         {"m:count 'a' == 2", "not m:has 'n'", "#m:hits 'a' == 2", "m:hits('a')[2].sentence == 2",
          "m:hits('a')[1].written == 'Appel'", "m:hits('a')[2].text == 'appel'",
          "m.text:sub(m:hits('a')[2].start, m:hits('a')[2].stop) == 'appél'",
          "m:hits('a')[1].first_word == 2", "m:hits('b')[1].last_word == 8",
          "m:hits('a')[1].entry == 'appel'", "not m:hits('a')[1].disguised",
          "m.sentences[1]:has 'a' and not m.sentences[1]:has 'b'", "m.sentences[2]:count 'a' == 1",
          "m.sentences[2].first_word == 3", "m.sentences[2].last_word == 8",
          "m.sentences[1].text == 'Een Appel.'", "m.sentences[2].normalised:find('banaan') ~= nil"})
        EXPECT_TRUE(holds(condition, message)) << condition;
    EXPECT_TRUE(holds("m:hits('a')[1].disguised", message_of("a.p.p.e.l")));
}

TEST(Message, MeasuresDistanceInWords) {
    const auto message = message_of("appel x y banaan. niet");
    for (const char* condition :
         {"m:near('a', 'b', 3)", "m:near('b', 'a', 3)", "not m:near('a', 'b', 2)", "m:near('b', 'n', 1)",
          "m:same_sentence('a', 'b')", "not m:same_sentence('b', 'n')",
          "m:near('a', 'b', 3).written == 'appel'", "select(2, m:near('a', 'b', 3)).written == 'banaan'",
          "not m:near('a', 'a', 99)", "m.sentences[1]:near('a', 'b', 5)",
          "not m.sentences[2]:near('a', 'b', 5)"})
        EXPECT_TRUE(holds(condition, message)) << condition;
    EXPECT_TRUE(holds("not m:near('a', 'b', 1)", message_of("appel x banaan"))) << "fewer than the distance";
    EXPECT_TRUE(holds("m:near('a', 'b', 1)", message_of("appel, banaan")));
}

TEST(Message, IsAskedWhatStandsAmongTheseWords) {
    const auto message = message_of("appel x y banaan. niet appel");
    for (const char* condition :
         {"m:within('a', 1, 9).first_word == 1", "m:within('a', 1, 9, true).first_word == 6",
          "m:within('a', 2, 6).first_word == 6", "m:within('b', 4, 4).written == 'banaan'",
          "not m:within('a', 2, 5)", "not m:within('a', 2, 5, true)", "not m:within('b', 5, 9)",
          "not m:within('a', 9, 2)", "m.sentences[2]:within('a', 1, 9).first_word == 6",
          "not m.sentences[2]:within('b', 1, 9)"})
        EXPECT_TRUE(holds(condition, message)) << condition;
}

TEST(Message, IsMatchedByExpressionsMadeAtLoad) {
    auto plugin = plugin_of({{"rules/a.lua", R"(
        local age, name = re [[(\d+) jaar(?: en (\d+))?]], exact [[heet ([A-Z]\w+)]]
        return rule { id = 'a', judge = function(m)
            local years, months = m:match(age)
            if years == '7' and months == nil and m:match(name) == 'Sanne' and not m.sentences[1]:match(name) and m.sentences[2]:match(name) then return tag 'yes' end
        end })"}});
    EXPECT_THAT(rules_of({plugin})->judge(message_of("Ze is 7 jáár. Ze heet Sanne.")).tags,
                ElementsAre("yes"));
}

TEST(Sentences, EndWhereSentencesEnd) {
    const auto count = [](const std::string& text) {
        for (int i = 0; i < 9; ++i)
            if (holds("#m.sentences == " + std::to_string(i), message_of(text))) return i;
        return -1;
    };
    EXPECT_EQ(count("Een. Twee! Drie? Vier... Vijf"), 5);
    EXPECT_EQ(count("dhr. Jansen en o.a. 3.5 km bv. dit"), 1);
    EXPECT_EQ(count("een regel\nnog een regel"), 2);
    EXPECT_EQ(count("هل هذا؟ نعم"), 2);
    EXPECT_EQ(count("\"Ga weg!\" zei hij."), 2);
    EXPECT_EQ(count("   "), 0);
}

TEST(Rules, WithoutWhenApplyWhenAPatternIsFound) {
    const auto rules =
        rules_of({plugin_with_rule("patterns = { a = 'appel' }, verdict = nudge { reason = 'fruit' }")});
    EXPECT_EQ(rules->judge(message_of("een appel")).action, Action::nudge);
    EXPECT_EQ(rules->judge(message_of("een peer")).action, Action::allow);
    EXPECT_THAT(rules->judge(message_of("een peer")).categories, ElementsAre("none"));
}

TEST(Rules, SharePatternsAndFunctions) {
    const auto rules = rules_of({plugin_of({
        {"patterns.lua", "return { fruit = words 'fruit.txt' }"},
        {"words/fruit.txt", "appel\nbanaan\n"},
        {"lib/count.lua", "local function twice(m) return m:count 'fruit' >= 2 end return { twice = twice }"},
        {"rules/a.lua",
         "local c = use 'lib/count' return rule { id = 'a', when = c.twice, verdict = tag 'two' }"},
        {"rules/b.lua",
         "local c = use 'lib/count' return rule { id = 'b', patterns = { fruit = 'peer' }, when = c.twice, "
         "verdict = tag 'pears' }"},
    })});
    EXPECT_THAT(rules->judge(message_of("appel en banaan")).tags, ElementsAre("two"));
    EXPECT_THAT(rules->judge(message_of("peer en peer")).tags, ElementsAre("pears"))
        << "a rule's own name hides the shared one";
}

TEST(Rules, ApplyInTheirPlaces) {
    const auto rules =
        rules_of({plugin_with_rule("on = { 'chat' }, patterns = { a = 'appel' }, verdict = hold {}")});
    EXPECT_EQ(rules->judge(message_of("appel", Place::topic)).action, Action::allow);
    EXPECT_EQ(rules->judge(message_of("appel", Place::chat)).action, Action::hold);
}

TEST(Rules, ReadTheSettingsOfTheOrganisation) {
    auto plugin = plugin_of(
        {{"plugin.lua",
          manifest("test", "moderation",
                   "settings = { least = { type = 'number', default = 3, minimum = 1, maximum = 9 } }")},
         {"rules/a.lua",
          "return rule { id = 'a', when = function(m) return m.words >= settings.least end, verdict = tag "
          "'long' }"}});
    EXPECT_THAT(rules_of({plugin})->judge(message_of("een twee")).tags, ElementsAre());
    Value two;
    two.scalar = 2.0;
    Faults faults;
    EXPECT_THAT(RuleSet::build({{plugin, {{"least", two}}}}, faults)->judge(message_of("een twee")).tags,
                ElementsAre("long"));
    two.scalar = 10.0;
    EXPECT_EQ(RuleSet::build({{plugin, {{"least", two}}}}, faults), nullptr);
    EXPECT_THAT(text_of(faults), HasSubstr("'least'"));
}

TEST(Verdicts, HighestActionWins) {
    const auto rules = rules_of({plugin_of({
        {"rules/1.lua",
         "return rule { id = 'n', patterns = { a = 'appel' }, verdict = nudge { category = 'spam' } }"},
        {"rules/2.lua",
         "return rule { id = 'e', patterns = { a = 'banaan' }, verdict = { escalate { level = 2, category = "
         "'suicide' }, warn 'verlies' } }"},
        {"rules/3.lua",
         "return rule { id = 'c', patterns = { a = 'citroen' }, verdict = escalate { level = 1 } }"},
    })});
    auto verdict = rules->judge(message_of("appel banaan"));
    EXPECT_EQ(verdict.action, Action::escalate);
    EXPECT_EQ(verdict.level, 2);
    EXPECT_THAT(verdict.categories, ElementsAre("suicide", "spam"));
    EXPECT_THAT(verdict.add_warnings, ElementsAre("verlies"));
    verdict = rules->judge(message_of("appel citroen"));
    EXPECT_EQ(verdict.action, Action::nudge) << "a concern calls nobody";
    EXPECT_EQ(verdict.level, 1);
    EXPECT_THAT(verdict.categories, ElementsAre("spam"));
}

TEST(Verdicts, ScoresAddUpWithinTheirGroup) {
    const auto rules = rules_of({plugin_of({
        {"plugin.lua",
         manifest("test", "moderation", "settings = { threshold_other = { type = 'number', default = 2 } }")},
        {"rules/1.lua",
         "return rule { id = 'a', patterns = { a = 'appel' }, verdict = hold { score = 3, category = 'spam' "
         "} }"},
        {"rules/2.lua",
         "return rule { id = 'b', patterns = { a = 'banaan' }, verdict = nudge { score = 2 } }"},
        {"rules/3.lua",
         "return rule { id = 'c', patterns = { a = 'citroen' }, verdict = nudge { score = 2, group = 'other' "
         "} }"},
    })});
    EXPECT_EQ(rules->judge(message_of("appel")).action, Action::allow);
    EXPECT_THAT(rules->judge(message_of("appel")).categories, ElementsAre("none"));
    EXPECT_EQ(rules->judge(message_of("appel banaan")).action, Action::hold);
    EXPECT_EQ(rules->judge(message_of("appel citroen")).action, Action::nudge);
    EXPECT_EQ(rules->judge(message_of("appel")).hits.at(0).action, Action::allow);
    EXPECT_EQ(rules->judge(message_of("appel")).hits.at(0).score, 3);
}

TEST(Verdicts, MarkWhatTheRuleNames) {
    const auto rules = rules_of({judging(
        "return { hold { marks = { 'a' } }, hold { marks = m:hits 'b' }, hold { marks = {} }, hold {} }")});
    const auto verdict = rules->judge(message_of("appel banaan"));
    ASSERT_EQ(verdict.hits.size(), 4U);
    EXPECT_THAT(verdict.hits[0].marks, ElementsAre(std::pair<std::size_t, std::size_t>(0, 5)));
    EXPECT_THAT(verdict.hits[1].marks, ElementsAre(std::pair<std::size_t, std::size_t>(6, 12)));
    EXPECT_TRUE(verdict.hits[2].marks.empty());
    EXPECT_THAT(verdict.hits[3].marks, ElementsAre(std::pair<std::size_t, std::size_t>(6, 12)))
        << "what it asked for";
}

TEST(Verdicts, ThatMakeNoSenseHold) {
    for (const char* body :
         {"return 1", "return { 'hold' }", "return { action = 'hold' }", "return hold { level = 2 }",
          "return escalate { level = 9 }", "return escalate {}", "return hold { category = 'made-up' }",
          "return hold { surprise = 1 }", "return hold { marks = { 'nowhere' } }", "return warn ''",
          "local t = {} t.t = t return t", "return hold { reason = function() end }"}) {
        const auto verdict = rules_of({judging(body)})->judge(message_of("x"));
        EXPECT_TRUE(verdict.failed) << body;
        EXPECT_EQ(verdict.action, Action::hold) << body;
    }
}

TEST(Verdicts, AreExplainedInTheReadersLanguage) {
    const auto rules =
        rules_of({plugin_with_rule("patterns = { a = 'appel' }, verdict = nudge { reason = 'fruit' }",
                                   {{"locale/nl.po",
                                     "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\n#: a\nmsgid "
                                     "\"fruit\"\nmsgstr \"Er staat \"\n\"een \\\"appel\\\" in.\"\n"},
                                    {"locale/en.po", "msgid \"fruit\"\nmsgstr \"An apple.\"\n"}})});
    const auto hit = rules->judge(message_of("appel")).hits.at(0);
    EXPECT_EQ(rules->explain(hit, "nl"), "Er staat een \"appel\" in.");
    EXPECT_EQ(rules->explain(hit, "nl-plain"), "Er staat een \"appel\" in.");
    EXPECT_EQ(rules->explain(hit, "en"), "An apple.");
    EXPECT_EQ(rules->explain(hit, "tr"), "An apple.");
    RuleHit other = hit;
    other.reason = "none";
    EXPECT_EQ(rules->explain(other, "nl"), "");
}

TEST(Health, FiveFailuresInAnHourSwitchARuleOffLoudly) {
    std::vector<RuleStatus> told;
    Faults faults;
    const auto rules = RuleSet::build(
        {{plugin_with_rule("when = function(m) if m.text == 'x' then error('no') end end, verdict = tag 'a'"),
          {}}},
        faults, [&](const RuleStatus& status) { told.push_back(status); });
    auto message = message_of("x");
    for (int i = 0; i < 8; ++i) {
        EXPECT_TRUE(rules->judge(message).failed);
        message.now += std::chrono::minutes(16);
    }
    EXPECT_TRUE(told.empty()) << "four in an hour at most";
    message.now += std::chrono::hours(2);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(rules->judge(message).action, Action::hold);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].rule, "a");
    EXPECT_FALSE(rules->judge(message).failed) << "it is off now";
    EXPECT_TRUE(rules->status().at(0).switched_off);
}

TEST(Judging, GivesTheSameVerdictEveryTime) {
    const auto plugin = judging(
        "local s = '' for k, v in pairs({ x = 1, y = 2, z = 3 }) do s = s .. k end return { tag(s), m:has "
        "'a' and hold {} or nil }");
    const auto first = rules_of({plugin})->judge(message_of("appel"));
    for (int i = 0; i < 20; ++i) {
        const auto again = rules_of({plugin})->judge(message_of("appel"));
        EXPECT_EQ(again.tags, first.tags);
        EXPECT_EQ(again.rules_version, first.rules_version);
    }
}

TEST(Judging, AFaultLeavesNothingBehind) {
    const auto rules = rules_of({plugin_of({{"rules/a.lua", R"(
        local heap = {}
        return rule { id = 'a', when = function(m)
            if m.text == 'fill' then for i = 1, 1e9 do heap[i] = { i } end end
            return #heap > 0
        end, verdict = tag 'dirty' })"}})});
    EXPECT_TRUE(rules->judge(message_of("fill")).failed);
    const auto after = rules->judge(message_of("x"));
    EXPECT_FALSE(after.failed);
    EXPECT_THAT(after.tags, ElementsAre());
}

TEST(Judging, IsSafeFromManyThreads) {
    const auto rules =
        rules_of({judging("if m:count 'a' == 2 and #m.sentences == 2 then return hold {} end")});
    std::vector<std::jthread> threads;
    std::atomic<int> held = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n)
                held += rules->judge(message_of(n % 2 ? "Appel. Appel." : "Appel")).action == Action::hold
                            ? 1
                            : 0;
        });
    threads.clear();
    EXPECT_EQ(held, 100);
}

TEST(Judging, HoldsWhatIsTooLong) {
    EXPECT_TRUE(rules_of({judging("")})->judge(message_of(std::string(300'000, 'a'))).failed);
}

TEST(Judging, TakesAnyBytes) {
    const auto rules =
        rules_of({judging("local s = '' for _, x in ipairs(m.sentences) do s = s .. x.text .. x.normalised "
                          "end return m:has 'a' and hold {} or nil")});
    for (const auto& text : {std::string(), std::string(1, '\0'), std::string("\xFF\xFE appel"),
                             std::string("%%%s%n"), std::string("\u202Eappel"), std::string(5000, '\n')})
        EXPECT_FALSE(rules->judge(message_of(text)).failed);
}

TEST(Reload, TakesOverOnlyWhenItLoads) {
    LiveRules live(rules_of({plugin_with_rule("patterns = { a = 'appel' }, verdict = hold {}")}));
    const auto old = live.current();
    Faults faults;
    EXPECT_FALSE(
        live.reload({{plugin_with_rule("patterns = { a = re '(' }, verdict = hold {}"), {}}}, faults));
    EXPECT_FALSE(faults.empty());
    EXPECT_EQ(live.current(), old);
    faults.clear();
    EXPECT_TRUE(
        live.reload({{plugin_with_rule("patterns = { a = 'banaan' }, verdict = hold {}"), {}}}, faults));
    EXPECT_EQ(live.current()->judge(message_of("banaan")).action, Action::hold);
    EXPECT_EQ(old->judge(message_of("appel")).action, Action::hold)
        << "who began with the old set ends with it";
    EXPECT_NE(live.current()->version(), old->version());
}

}  // namespace
}  // namespace luwte::script
