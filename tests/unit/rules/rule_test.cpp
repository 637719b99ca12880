// What a version may become, and what changed between two of them.
#include "feature/rules/rule.h"

#include <gmock/gmock.h>

#include "feature/rules/checking.h"

namespace luwte::rules {
namespace {

using enum State;

std::string shown(std::string_view before, std::string_view after) {
    std::string all;
    for (const auto& line : difference(before, after))
        all += (line.kind == DiffLine::Kind::added     ? "+"
                : line.kind == DiffLine::Kind::removed ? "-"
                                                       : " ") +
               line.text + ";";
    return all;
}

TEST(Steps, AVersionComesInForceByAProposalAlone) {
    for (const auto from : {draft, tried, shadow, published})
        EXPECT_FALSE(may_become(from, published)) << state_name(from);
    EXPECT_TRUE(may_become(proposed, published));
    EXPECT_TRUE(may_become(superseded, published));
    EXPECT_TRUE(may_become(withdrawn, published));
}

TEST(Steps, WhatWasNotTriedGoesNoFurther) {
    EXPECT_FALSE(may_become(draft, shadow));
    EXPECT_FALSE(may_become(draft, proposed));
    EXPECT_TRUE(may_become(tried, shadow));
    EXPECT_TRUE(may_become(tried, proposed));
}

TEST(Steps, HaveNamesThatReadBack) {
    for (const auto state : {draft, tried, shadow, proposed, published, superseded, withdrawn})
        EXPECT_EQ(parse_state(state_name(state)), state);
    EXPECT_EQ(parse_state("removed"), std::nullopt);
}

TEST(Difference, ShowsWhatCameAndWentInTheOrderOfTheText) {
    EXPECT_EQ(shown("a\nb\nc\n", "a\nx\nc\n"), " a;-b;+x; c;");
    EXPECT_EQ(shown("a\nb\n", "a\nb\nc\n"), " a; b;+c;");
    EXPECT_EQ(shown("", "a\n"), "+a;");
    EXPECT_EQ(shown("a\n", ""), "-a;");
    EXPECT_EQ(shown("a\nb\na\n", "b\na\n"), "-a; b; a;");
}

TEST(Difference, NumbersTheLinesOfBoth) {
    const auto lines = difference("a\nb\nc\n", "a\nc\nd\n");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[1].old_line, 2);
    EXPECT_EQ(lines[1].new_line, 0);
    EXPECT_EQ(lines[2].new_line, 2);
    EXPECT_EQ(lines[3].new_line, 3);
}

TEST(Difference, OfTwoLargeSourcesEndsAndLosesNothing) {
    std::string before;
    std::string after;
    for (int i = 0; i < 20'000; ++i) {
        before += "a" + std::to_string(i) + "\n";
        after += "b" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(difference(before, after).size(), 40'000U);
}

TEST(Source, KeepsItsLinesAndRefusesWhatHides) {
    EXPECT_EQ(check_source("a\r\n  b\r\n\r\n\r\n"), "a\n  b\n");
    for (const std::string_view hostile :
         {std::string_view("a\xE2\x80\xAE"
                           "b"),
          std::string_view("a\xE2\x81\xA6"
                           "b"),
          std::string_view("a\0b", 3), std::string_view("a\x1b[2J"), std::string_view("\xff")}) {
        const auto checked = check_source(hostile);
        ASSERT_FALSE(checked);
        EXPECT_EQ(checked.error().code, "rules.hidden-characters");
    }
    EXPECT_EQ(check_source(" \n\n").error().code, "rules.no-source");
    EXPECT_EQ(check_source(std::string(70'000, 'a')).error().code, "rules.source-too-long");
    // What joins or separates letters of Arabic and Persian stays.
    EXPECT_TRUE(check_source("\xD9\x85\xE2\x80\x8C\xD9\x85"));
}

}  // namespace
}  // namespace luwte::rules
