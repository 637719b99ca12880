// The language of a page, and what a reader chose, from header and address.
#include "view/language.h"

#include <gtest/gtest.h>

namespace luwte::view {
namespace {

const std::vector<Language> offered{Language::dutch, Language::plain_dutch, Language::english};

TEST(Negotiation, TakesWhatTheBrowserPrefers) {
    EXPECT_EQ(negotiate("en-GB,en;q=0.9,nl;q=0.8", offered), Language::english);
    EXPECT_EQ(negotiate("nl-BE", offered), Language::dutch);
    EXPECT_EQ(negotiate("fr, nl;q=0.3, en;q=0.7", offered), Language::english);
    EXPECT_EQ(negotiate("EN", offered), Language::english);
}

TEST(Negotiation, FallsBackToTheFirstOffered) {
    EXPECT_EQ(negotiate("", offered), Language::dutch);
    EXPECT_EQ(negotiate("fr", offered), Language::dutch);
    EXPECT_EQ(negotiate("*", offered), Language::dutch);
    EXPECT_EQ(negotiate("fr", {Language::english, Language::dutch}), Language::english);
    EXPECT_EQ(negotiate("nl", {Language::english}), Language::english);
}

TEST(Negotiation, LeavesOutWhatIsRefused) {
    EXPECT_EQ(negotiate("nl;q=0, *", offered), Language::english);
    EXPECT_EQ(negotiate("*;q=0.5, en;q=0.1", offered), Language::dutch);
}

TEST(Negotiation, SurvivesWhatNobodySends) {
    for (const std::string header : {";;;,,,", "en;q=", "en;q=2", "en;q=-1", "en;q=0.12345", "en;q=a",
                                     "en;x=y", "\xff\xfe", "-", "-,-;q=1", "q=1"}) {
        EXPECT_EQ(negotiate(header, offered), Language::dutch) << header;
    }
    EXPECT_EQ(negotiate(std::string(100000, ','), offered), Language::dutch);
    EXPECT_EQ(negotiate(std::string(100000, 'e'), offered), Language::dutch);
}

TEST(Choices, ComeBackAsTheyWereWritten) {
    for (const auto& choices : {Choices{}, Choices{Language::english, 0}, Choices{Language::plain_dutch, 5},
                                Choices{std::nullopt, 1}, Choices{Language::dutch, 0xffffffff}}) {
        const auto address = choices.prefix() + "/t/8x2m4";
        const auto split = split_choices(address);
        EXPECT_EQ(split.choices, choices) << address;
        EXPECT_EQ(split.rest, "/t/8x2m4") << address;
    }
    EXPECT_EQ((Choices{Language::english, 5}).prefix(), "/-en.h5");
    EXPECT_EQ((Choices{std::nullopt, 255}).prefix(), "/-hff");
}

TEST(Choices, LeadToTheFrontPageAlone) {
    EXPECT_EQ(split_choices("/-en").rest, "/");
    EXPECT_EQ(split_choices("/-en/").rest, "/");
    EXPECT_EQ(split_choices("/-en").choices.language, Language::english);
}

TEST(Choices, AreNotReadFromWhatIsMalformed) {
    for (const std::string_view path : {"",
                                        "/",
                                        "-en/",
                                        "/-",
                                        "/-/",
                                        "/-xx/t",
                                        "/-EN/t",
                                        "/-en./t",
                                        "/-en.h/t",
                                        "/-en.h0/t",
                                        "/-en.h05/t",
                                        "/-en.hF/t",
                                        "/-en.h100000000/t",
                                        "/-en.h-1/t",
                                        "/-en.h5.h5/t",
                                        "/-h5.en/t",
                                        "/-.h5/t",
                                        "/-h/t",
                                        "/-en.nl/t",
                                        "/-en%2e/t",
                                        "/-nl-plain-x/t",
                                        "/-en.h5 /t",
                                        "/-en\x01/t",
                                        "//-en/t"}) {
        const auto split = split_choices(path);
        EXPECT_EQ(split.rest, path);
        EXPECT_EQ(split.choices, Choices{}) << path;
    }
}

TEST(Choices, AreReadOnce) {
    EXPECT_EQ(split_choices("/-en/-nl/t").rest, "/-nl/t");
}

TEST(Languages, HaveCodesThatComeBack) {
    for (const Language language : offered) EXPECT_EQ(parse_language(language_code(language)), language);
    EXPECT_EQ(html_language(Language::plain_dutch), "nl");
    EXPECT_EQ(parse_language("nl\0x"), std::optional(Language::dutch));  // a literal ends at its zero
    EXPECT_FALSE(parse_language(std::string_view("nl\0x", 4)));
}

}  // namespace
}  // namespace luwte::view
