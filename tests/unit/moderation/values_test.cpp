// Hits as they are kept: whatever a rule says, they fit, and come back as they were.
#include <gtest/gtest.h>

#include "feature/moderation/review_values.h"

namespace luwte::moderation {
namespace {

script::RuleHit hit(std::string rule) {
    script::RuleHit result;
    result.plugin = "house-rules";
    result.rule = std::move(rule);
    result.version = "abc";
    result.action = script::Action::hold;
    result.score = 2.5;
    result.level = 1;
    result.category = "hostility";
    result.reason = "hurts";
    result.marks = {{3, 9}, {12, 20}};
    return result;
}

TEST(Hits, ComeBackAsTheyWere) {
    const auto back = hits_from_json(hits_to_json({hit("a"), hit("b")}));
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[1].rule, "b");
    EXPECT_EQ(back[1].action, script::Action::hold);
    EXPECT_EQ(back[1].score, 2.5);
    EXPECT_EQ(back[1].level, 1);
    EXPECT_EQ(back[1].reason, "hurts");
    EXPECT_EQ(back[1].marks, hit("b").marks);
}

TEST(Hits, FitHoweverManyAndLongTheyAre) {
    std::vector<script::RuleHit> many(500, hit(std::string(5'000, 'x')));
    for (auto& one : many) one.marks.assign(5'000, {1, 2});
    EXPECT_LE(hits_to_json(many).size(), 65'536U);
    many.assign(2, hit(std::string(100'000, 'x')));
    EXPECT_LE(hits_to_json(many).size(), 65'536U);
}

TEST(Hits, SurviveWhatIsNoText) {
    auto strange = hit("\xff\xfe");
    strange.reason = std::string("\0\x01\"\\", 4);
    EXPECT_EQ(hits_from_json(hits_to_json({strange})).size(), 1U);
}

TEST(Hits, ThatCannotBeReadAreLeftOut) {
    EXPECT_TRUE(hits_from_json("").empty());
    EXPECT_TRUE(hits_from_json("{}").empty());
    EXPECT_TRUE(hits_from_json("[1, null, {\"marks\": 3}]").empty());
    EXPECT_EQ(hits_from_json(R"([{"rule": 5}, {"rule": "a"}])").size(), 1U);
}

TEST(Reasons, AreThereForEveryDecisionThatAnAuthorHears) {
    for (const auto choice : {Choice::publish, Choice::ask, Choice::remove}) {
        EXPECT_FALSE(reasons(choice).empty());
        EXPECT_EQ(std::string_view(reasons(choice).back().code), "other");
        for (const auto& reason : reasons(choice)) EXPECT_EQ(reason_text(choice, reason.code), reason.text);
    }
    EXPECT_TRUE(reason_text(Choice::publish, "spam").empty());
    EXPECT_TRUE(reason_text(Choice::remove, "'; drop table decision").empty());
}

TEST(Choices, HaveNamesThatComeBack) {
    for (const auto choice : {Choice::publish, Choice::ask, Choice::remove, Choice::escalate, Choice::note})
        EXPECT_EQ(parse_choice(choice_name(choice)), choice);
    EXPECT_FALSE(parse_choice("delete"));
}

}  // namespace
}  // namespace luwte::moderation
