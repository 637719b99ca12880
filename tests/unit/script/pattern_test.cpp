// What patterns find and what they leave alone.
#include <gmock/gmock.h>

#include "helpers.h"

namespace luwte::script {
namespace {

TEST(Words, AreWhole) {
    EXPECT_TRUE(line_finds("dood", "Ik wil DOOD."));
    EXPECT_FALSE(line_finds("dood", "doodmoe"));
    EXPECT_FALSE(line_finds("dood", "aldood"));
    EXPECT_TRUE(line_finds("dood", "(dood)"));
    EXPECT_TRUE(line_finds("m'n", "m’n hond"));
    EXPECT_FALSE(line_finds("zo", "zo'n dag"));
}

TEST(Words, StarIsAnyEnding) {
    EXPECT_TRUE(line_finds("zelfmoord*", "zelfmoordgedachten"));
    EXPECT_FALSE(line_finds("zelfmoord*", "bijnazelfmoord"));
    EXPECT_TRUE(line_finds("*moord", "zelfmoord"));
    EXPECT_FALSE(line_finds("*moord", "moorddadig"));
}

TEST(Words, TildeIsTheEndingsOfTheLanguage) {
    EXPECT_TRUE(line_finds("klap~", "klappen") || line_finds("klapp~", "klappen"));
    EXPECT_FALSE(line_finds("mes~", "met messing"));
}

TEST(Words, TildeKnowsDutchEnglishArabicTurkishPolish) {
    EXPECT_TRUE(line_finds("klap~", "een klapje"));
    EXPECT_FALSE(line_finds("klap~", "klaproos"));
    EXPECT_TRUE(line_finds("threat~", "threats", "en"));
    EXPECT_FALSE(line_finds("threat~", "threatxyz", "en"));
    EXPECT_TRUE(line_finds("سكين~", "معه السكين", "ar"));
    EXPECT_TRUE(line_finds("bıçak~", "bıçakla geldi", "tr"));
    EXPECT_TRUE(line_finds("nóż~", "z nozem", "pl"));
}

TEST(Words, PhrasesCrossSpacesCommasAndLines) {
    EXPECT_TRUE(line_finds("niet meer leven", "ik wil niet  meer,\nleven"));
    EXPECT_TRUE(line_finds("niet meer leven", "niet-meer-leven"));
    EXPECT_FALSE(line_finds("niet meer leven", "niet meer. Leven"));
}

TEST(Words, GapsHoldUpToFourWordsOfOneSentence) {
    EXPECT_TRUE(line_finds("maak ... einde", "ik maak er een eind, een einde"));
    EXPECT_TRUE(line_finds("maak ... einde", "maak einde"));
    EXPECT_TRUE(line_finds("maak ... einde", "maak er nu echt een einde"));
    EXPECT_FALSE(line_finds("maak ... einde", "maak er nu echt wel een einde"));
    EXPECT_FALSE(line_finds("maak ... einde", "ik maak soep. Een einde"));
    EXPECT_TRUE(line_finds("a ..1 onderscheidend ..1 c", "a x onderscheidend y c"))
        << "the anchor is in the middle";
    EXPECT_FALSE(line_finds("a ..1 onderscheidend ..1 c", "a x x onderscheidend y c"));
}

TEST(Words, FindWhatIsDisguisedAndOnlyThat) {
    EXPECT_TRUE(line_finds("zelfmoord", "z.e.l.f.m.o.o.r.d"));
    EXPECT_TRUE(line_finds("slaat", "hij sl44t me"));
    EXPECT_TRUE(line_finds("ik wil niet meer leven", "zegtikwilnietmeerlevenja"));
    EXPECT_FALSE(line_finds("uur", "om 2 u ur"));
    EXPECT_FALSE(line_finds("zee", "om 2 eens")) << "2 is no z";
}

TEST(Words, CommentsAndBlankLinesAreLeftOut) {
    EXPECT_TRUE(finds("words 'w.txt'", "huis",
                      {{"words/w.txt", "\xEF\xBB\xBF# a comment\r\n\r\nhuis  # where\r\n"}}));
}

TEST(Expressions, SeeFoldedText) {
    EXPECT_TRUE(finds("re [[\\b(woont|verblijft)\\b.{0,40}\\bOpvang]]", "Ze WOONT in een ópvang"));
    EXPECT_TRUE(finds("re [[\\bén\\b]]", "dit en dat"));
    EXPECT_TRUE(finds("re [[\\b0[1-9](?:[ .-]?\\d){8}\\b]]", "bel 06 12 34 56 78 ja"))
        << "without a literal in it";
    EXPECT_FALSE(finds("re [[\\bwoont\\b]]", "bewoont"));
    EXPECT_TRUE(finds("re [[\\Dx]]", "1ax")) << "\\D stays what it is";
}

TEST(Expressions, ExactSeesTextAsWritten) {
    EXPECT_TRUE(finds("exact [[\\b[A-Z][a-z]+ [A-Z][a-z]+\\b]]", "hij heet Piet Jansen"));
    EXPECT_FALSE(finds("exact [[\\b[A-Z][a-z]+ [A-Z][a-z]+\\b]]", "hij heet piet jansen"));
}

TEST(Patterns, MayBeListsOfAll) {
    const std::string pattern = "{ 'weet iemand', re [[\\bwie weet\\b]], words 'w.txt' }";
    for (const char* text : {"weet iemand dit", "wie weet dit", "dat woord"})
        EXPECT_TRUE(finds(pattern, text, {{"words/w.txt", "woord\n"}})) << text;
}

TEST(Patterns, ThatAreWrongSayWhereAndWhat) {
    const auto told = [](const std::string& pattern, std::map<std::string, std::string> files = {}) {
        return text_of(faults_of(
            plugin_with_rule("patterns = {\n p = " + pattern + " }, verdict = hold {}", std::move(files))));
    };
    EXPECT_THAT(told("re [[(?<=a)b]]"),
                testing::HasSubstr("test/rules/a.lua:2: this expression cannot be used"));
    EXPECT_THAT(told("re [[(a]]"), testing::HasSubstr("missing )"));
    EXPECT_THAT(told("words 'none.txt'"), testing::HasSubstr("there is no words/none.txt"));
    EXPECT_THAT(told("'loop~'"), testing::HasSubstr("language"));
    EXPECT_THAT(told("42"), testing::HasSubstr("not a number"));
    EXPECT_THAT(told("words 'w.txt'", {{"words/w.txt", "goed\n... slecht\n"}}),
                testing::HasSubstr("test/words/w.txt:2: a gap"));
    EXPECT_THAT(told("words 'w.txt'", {{"words/w.txt", "\n"}}), testing::HasSubstr("empty"));
    EXPECT_THAT(told("words 'w.txt'", {{"words/w.txt", "a*\n"}}), testing::HasSubstr("almost everything"));
}

TEST(Marks, ShowTheWordsAsWritten) {
    const auto rules = rules_of({plugin_with_rule("patterns = { p = 'zelfmoord' }, verdict = hold {}")});
    for (const std::string text : {"over Zelfmoord hier", "over z.e.l.f.m.o.o.r.d hier",
                                   "over zelfm\u00ADoord hier", "over zeeeelfm00rd hier"}) {
        const auto verdict = rules->judge(message_of(text));
        ASSERT_EQ(verdict.hits.size(), 1U) << text;
        ASSERT_EQ(verdict.hits[0].marks.size(), 1U) << text;
        const auto [begin, end] = verdict.hits[0].marks[0];
        EXPECT_EQ(begin, 5U) << text;
        EXPECT_EQ(end, text.size() - 5) << text;
    }
}

TEST(Scanner, TakesThousandsOfPatterns) {
    std::string lines = "# language: nl\n";
    for (int i = 0; i < 4000; ++i) lines += "woord" + std::to_string(i * 7919 % 100'003) + "q~\n";
    EXPECT_TRUE(finds("words 'w.txt'", "ja woord7919q nee", {{"words/w.txt", lines}}));
}

TEST(Expressions, KnowTheEdgesOfWordsInEveryScript) {
    EXPECT_TRUE(finds(R"(re [[\bسكين\b]])", "معه سكين وعم يصرخ"));
    EXPECT_TRUE(finds(R"(re [[\bسكين\b]])", "سكين"));
    EXPECT_TRUE(finds(R"(re [[\bسكين\b]])", "سكين، الآن")) << "beside a sign";
    EXPECT_FALSE(finds(R"(re [[\bسكين\b]])", "معه سكينة وعم يصرخ"));
    EXPECT_FALSE(finds(R"(re [[\bسكين\b]])", "والسكين"));
    EXPECT_TRUE(finds(R"(re [[\b(?:سكين|mes)\b.{0,9}\b(?:باب|deur)\b]])", "سكين على باب"));
    EXPECT_TRUE(finds(R"(re [[\b(?:سكين|mes)\b.{0,9}\b(?:باب|deur)\b]])", "het mes bij de deur, باب"));
    EXPECT_FALSE(finds(R"(re [[\b(?:سكين|mes)\b.{0,9}\b(?:باب|deur)\b]])", "messen bij de deur"));
    EXPECT_TRUE(finds(R"(re [[\bعلى الباب\b(?: الآن)?\b]])", "هو على الباب"));
    EXPECT_TRUE(finds(R"(re [[(?:^|\s)هو[^.!?]{0,12}\bالباب\b]])", "قلت هو على الباب"));
    EXPECT_FALSE(finds(R"(re [[(?:^|\s)هو[^.!?]{0,12}\bالباب\b]])", "هو. الباب"));
    EXPECT_TRUE(finds(R"(re [[\b[بتث]\p{L}{2,3}\b]])", "من بيت كبير"));
}

TEST(Expressions, MarkTheWordsThatTheyFindInEveryScript) {
    const auto rules =
        rules_of({plugin_with_rule(R"(patterns = { p = re [[\bسكين\b.{0,9}\bباب\b]] }, verdict = hold {})")});
    const std::string text = "ok: سكين على باب!";
    const auto verdict = rules->judge(message_of(text));
    ASSERT_EQ(verdict.hits.size(), 1U);
    ASSERT_EQ(verdict.hits[0].marks.size(), 1U);
    const auto [begin, end] = verdict.hits[0].marks[0];
    EXPECT_EQ(text.substr(begin, end - begin), "سكين على باب");
}

}  // namespace
}  // namespace luwte::script
