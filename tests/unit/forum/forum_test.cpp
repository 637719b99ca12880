#include "feature/forum/forum.h"

#include <set>

#include <gtest/gtest.h>

#include "feature/forum/content_warning.h"
#include "feature/forum/drafts.h"
#include "feature/forum/writing.h"

namespace luwte::forum {
namespace {

TEST(ContentWarnings, KeepTheirNumbersForEver) {
    // These numbers stand in people's addresses and in the database.
    const std::vector<std::string> expected{
        "sexual-violence", "physical-violence", "child-abuse",  "self-harm", "suicide", "eating", "substance",
        "honour",          "religion",          "police-court", "loss"};
    ASSERT_EQ(content_warnings().size(), expected.size());
    for (std::size_t at = 0; at < expected.size(); ++at) {
        EXPECT_EQ(content_warnings()[at].bit, at);
        EXPECT_EQ(content_warnings()[at].code, expected[at]);
    }
    EXPECT_EQ(known_warnings(), (1U << expected.size()) - 1);
}

TEST(ContentWarnings, ComeBackFromTheirCodes) {
    EXPECT_EQ(warnings_from_codes({"suicide", "loss", "unknown"}), (1U << 4) | (1U << 10));
    EXPECT_EQ(warning_codes(known_warnings()).size(), content_warnings().size());
    EXPECT_EQ(warnings_from_codes(warning_codes(0x7FF)), 0x7FFU);
    EXPECT_TRUE(warning_codes(0x80000000U).empty());
}

TEST(PostState, NeverComesBackFromWithdrawn) {
    for (const auto to : {PostState::published, PostState::held, PostState::returned, PostState::removed}) {
        EXPECT_FALSE(may_become(PostState::withdrawn, to));
        EXPECT_TRUE(may_become(to, PostState::withdrawn));
    }
    EXPECT_FALSE(may_become(PostState::removed, PostState::held));
    EXPECT_EQ(parse_post_state("what is this"), PostState::held);
}

TEST(Zones, AreLettersInAddresses) {
    std::set<char> letters;
    for (const Zone zone : organisation::all_zones) {
        letters.insert(zone_letter(zone));
        EXPECT_EQ(zone_of_letter(std::string(1, zone_letter(zone))), zone);
        EXPECT_EQ(parse_zone(organisation::zone_name(zone)), zone);
    }
    EXPECT_EQ(letters.size(), 4U);
    EXPECT_FALSE(zone_of_letter("e"));
    EXPECT_FALSE(zone_of_letter(""));
    EXPECT_FALSE(zone_of_letter("ab"));
}

TEST(CheckWriting, SaysWhichFieldIsAtFault) {
    const auto fault = [](const Writing& writing) {
        const auto result = check_writing(writing, true);
        return result ? std::string("fine") : result.error().code + " " + result.error().field;
    };
    EXPECT_EQ(fault({"Een titel", "Een tekst", 0, ""}), "fine");
    EXPECT_EQ(fault({"  ", "Een tekst", 0, ""}), "forum.no-title title");
    EXPECT_EQ(fault({"a", " \n ", 0, ""}), "forum.no-text text");
    EXPECT_EQ(fault({"a", std::string(longest_text + 1, 'x'), 0, ""}), "forum.text-too-long text");
    EXPECT_EQ(fault({"a", std::string(longest_text, 'x'), 0, ""}), "fine");
    EXPECT_EQ(fault({std::string(longest_title + 1, 'x'), "b", 0, ""}), "forum.title-too-long title");
    EXPECT_EQ(fault({"a", "b", 0, std::string(81, 'x')}), "forum.warning-too-long warning-words");
    EXPECT_EQ(fault({"a", "\xC3\x28", 0, ""}), "forum.not-text text");
    std::string marks = "a";
    for (int i = 0; i < 50'000; ++i) marks += "\xCC\x80";
    EXPECT_EQ(fault({"a", marks, 0, ""}),
              "forum.text-too-long text");  // one character to a person, not to us
    EXPECT_EQ(fault({marks.substr(0, 3'001), "b", 0, ""}), "forum.title-too-long title");
}

TEST(CheckWriting, KeepsKnownWarningsOnly) {
    EXPECT_EQ(check_writing({"", "b", 0xFFFFFFFFU, ""}, false)->warnings, known_warnings());
}

TEST(DetectLanguage, TellsTheLanguagesThatAreSearched) {
    EXPECT_EQ(
        detect_language("Ik weet niet zo goed waar ik moet beginnen, maar ik wil het graag vertellen.", "en"),
        "nl");
    EXPECT_EQ(detect_language("I do not really know where to begin, but I would like to tell it here.", "nl"),
              "en");
    EXPECT_EQ(detect_language("لا أعرف من أين أبدأ ولكن أريد أن أحكي قصتي هنا معكم اليوم", "nl"), "ar");
    EXPECT_EQ(detect_language("", "nl"), "nl");
    EXPECT_EQ(detect_language("\xFF\xFE", "nl"), "nl");
}

TEST(DraftPlaces, LeadBackToWhereSomebodyWasWriting) {
    EXPECT_EQ(place_path(draft_place(ForumId{1})), "/t/new?f=" + base::encode_id(1));
    EXPECT_EQ(place_path(draft_place(TopicId{1})), "/t/" + base::encode_id(1) + "/reply");
    EXPECT_EQ(place_path(draft_place(PostId{1})), "/b/" + base::encode_id(1) + "/edit");
    for (const std::string_view bad :
         {"", "forum", "forum:", "forum:1", "other:000000000001", ":000000000001"}) {
        EXPECT_EQ(place_path(bad), "") << bad;
    }
}

}  // namespace
}  // namespace luwte::forum
