#include "script/normalise.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace luwte::script {
namespace {

bool reads(const std::string& text, const std::string& wanted) {
    const auto all = normalise(text);
    return std::ranges::any_of(all.disguised, [&](const Reading& reading) {
        return reading.text.find(wanted) != std::string::npos;
    });
}

TEST(Fold, TakesAwayCaseAccentsAndWidth) {
    EXPECT_EQ(fold("Één CAFÉ naïef"), "een cafe naief");
    EXPECT_EQ(fold("ｇｏｅｄｅ　ｄａｇ"), "goede dag");
    EXPECT_EQ(fold("𝐢𝐤 𝓮𝓿𝓮𝓻 Ⓐⓑⓒ 🅷🅴🆈"), "ik ever abc hey");
    EXPECT_EQ(fold("łódź straße ŒUVRE ﬁets"), "lodz strasse oeuvre fiets");
    EXPECT_EQ(fold("ISPARTA İzmir ılık"), "isparta izmir ilik");
}

TEST(Fold, TakesAwayWhatCannotBeSeen) {
    EXPECT_EQ(fold("z\u00ADe\u200Bl\u200Df\u2060m\uFEFFoord"), "zelfmoord");
    EXPECT_EQ(fold("\u202Edrom\u202C"), "drom");
    EXPECT_EQ(fold("a\u0335b\u0336"), "ab");
}

TEST(Fold, MakesOneSpaceOfAllWhiteSpace) {
    EXPECT_EQ(fold("a \t\u00A0\u3000\nb%20c"), "a b c");
}

TEST(Fold, ReadsLookAlikesInMixedWords) {
    EXPECT_EQ(fold("m\u0430n d\u03BF\u03BFd"), "man dood");
    EXPECT_EQ(fold("\u0430\u0441\u0435"), "ace") << "a whole word of look-alikes in a text without Russian";
    EXPECT_EQ(fold("привет, это кот"), "привет, это кот") << "Russian stays Russian";
    EXPECT_EQ(fold("καλημέρα σε όλους"), "καλημερα σε ολουσ") << "Greek stays Greek";
}

TEST(Fold, BringsArabicLettersTogether) {
    EXPECT_EQ(fold("أُرِيدُ"), fold("اريد"));
    EXPECT_EQ(fold("إلى"), "الي");
    EXPECT_EQ(fold("مدرسة"), "مدرسه");
    EXPECT_EQ(fold("ســـكين"), "سكين");
    EXPECT_EQ(fold("٠٦١٢"), "0612");
    EXPECT_EQ(fold("ﻻ"), "لا");
    EXPECT_EQ(fold("؟،"), "?,");
}

TEST(Fold, SaysTellingEmoji) {
    EXPECT_EQ(fold("hij heeft een🔪!"), "hij heeft een knife !");
}

TEST(Fold, KeepsNumbersAndSigns) {
    EXPECT_EQ(fold("om 2 uur, € 3,50 (2x)"), "om 2 uur, € 3,50 (2x)");
}

TEST(Fold, SurvivesBytesThatAreNoText) {
    EXPECT_EQ(fold("a\xFF\xC0\x80z\xED\xA0\x80"), "az");
    EXPECT_EQ(fold(std::string_view("a\0b", 3)), "ab");
    EXPECT_EQ(fold(""), "");
}

TEST(Positions, LeadBackToTheOriginal) {
    const std::string text = "Ik z\u00ADé\u0301lf 🔪 𝐝𝐨𝐨𝐝";
    const auto all = normalise(text);
    const auto at = [&](const std::string& part) {
        const auto begin = all.plain.text.find(part);
        const auto [from, to] = all.plain.original(begin, begin + part.size());
        return text.substr(from, to - from);
    };
    EXPECT_EQ(at("ik"), "Ik");
    EXPECT_EQ(at("zelf"), "z\u00ADé\u0301lf");
    EXPECT_EQ(at("knife"), "🔪");
    EXPECT_EQ(at("dood"), "𝐝𝐨𝐨𝐝");
}

TEST(Positions, HoldForEveryByteOfHostileText) {
    for (const std::string text : {"a\u0301\u0301\u0301\u0301", "\u0301", "🔪🔪", "ﷺ", "s t o p ! ! !",
                                   "l*****t", "%20%20", "aaaa\xFF"}) {
        const auto all = normalise(text);
        std::vector<Reading> readings = all.disguised;
        readings.push_back(all.plain);
        readings.push_back(all.run_together);
        for (const auto& reading : readings) {
            ASSERT_EQ(reading.begin.size(), reading.text.size());
            ASSERT_EQ(reading.end.size(), reading.text.size());
            ASSERT_EQ(reading.word.size(), reading.text.size());
            for (std::size_t i = 0; i < reading.text.size(); ++i) {
                EXPECT_LE(reading.begin[i], reading.end[i]);
                EXPECT_LE(reading.end[i], text.size());
            }
        }
    }
}

TEST(Disguise, SeparatedLettersAreJoined) {
    EXPECT_TRUE(reads("ik  g a  h e t  n u  d o e n", "ik ga het nu doen"));
    EXPECT_TRUE(reads("z e l f m o o r d en ik", "zelfmoord en ik"));
    EXPECT_TRUE(reads("d.o.o.d", "dood"));
    EXPECT_TRUE(reads("heet M-e-h-m-e-t K-a-y-a", "heet mehmet kaya"));
    EXPECT_TRUE(reads("ze.lf.mo.ord", "zelfmoord"));
}

TEST(Disguise, LettersBehindDigitsAndSignsAreRead) {
    EXPECT_TRUE(reads("hij sl44t me", "hij slaat me"));
    EXPECT_TRUE(reads("p!llen", "pillen"));
    EXPECT_TRUE(reads("K0rt1ng", "korting"));
    EXPECT_TRUE(reads("k1ll", "kill"));
    EXPECT_TRUE(reads("l*st", "last"));
    EXPECT_TRUE(reads("ing*nomen", "ingenomen"));
}

TEST(Disguise, StretchedLettersAreSqueezed) {
    EXPECT_TRUE(reads("doooood", "dood"));
    EXPECT_TRUE(reads("neeeee", "nee"));
    EXPECT_TRUE(reads("ikkkk", "ik"));
    EXPECT_TRUE(reads("killlll", "kill"));
    EXPECT_TRUE(reads("d 0 0 0 0 d", "dood")) << "one trick on top of another";
}

TEST(Disguise, OrdinaryTextHasOneReading) {
    for (const char* text : {"om 2 uur, 30km verder, de 2e keer", "ik ga naar huis.", "bel 112!",
                             "het kost 5 euro (of 6)", "o.a. dit"})
        EXPECT_TRUE(normalise(text).disguised.empty()) << text;
}

TEST(Disguise, ManyTricksMakeNoMoreThanTwelveReadings) {
    EXPECT_LE(
        normalise("l*st k1ll loooos sl44t a b c d " + std::string(3000, 'x') + " 1*1*1*a").disguised.size(),
        12U);
}

TEST(Normalise, LongTextStaysLinear) {
    // Not a clock but a size: each reading is no longer than a small multiple of the text.
    const std::string text(100'000, 'A');
    const auto all = normalise(text);
    std::size_t total = all.plain.text.size() + all.run_together.text.size();
    for (const auto& reading : all.disguised) total += reading.text.size();
    EXPECT_LT(total, 4 * text.size());
}

}  // namespace
}  // namespace luwte::script
