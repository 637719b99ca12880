#include "feature/account/names.h"

#include <set>

#include <gtest/gtest.h>

namespace luwte::account {
namespace {

std::string problem_of(std::string_view name) {
    const auto checked = check_name(name, {"demo", "Huis aan Zee"});
    return checked ? "" : checked.error().code;
}

TEST(Name, MayBeWhatPeopleCallThemselves) {
    for (const char* name : {"Stille Meeuw", "jij", "Zeeënwind", "مرحبا", "Gül", "Anne-Fleur", "d'Ahab",
                             "Wolk 12", "Ömer", "Jó", "नमस्ते", "dertigtekensislangmaarmagnogne"})
        EXPECT_EQ(problem_of(name), "") << name;
}

TEST(Name, IsCleaned) {
    EXPECT_EQ(*check_name("  Stille \t Meeuw\u202e ", {}), "Stille Meeuw");
}

TEST(Name, HasALength) {
    EXPECT_EQ(problem_of(""), "account.name-too-short");
    EXPECT_EQ(problem_of(" a "), "account.name-too-short");
    EXPECT_EQ(problem_of("dertigtekensislangmaarditistelang"), "account.name-too-long");
    EXPECT_EQ(problem_of(std::string(100'000, 'a')), "account.name-too-long");
}

TEST(Name, IsNoWayToContactSomebody) {
    for (const char* name : {"anna@example.nl", "0612345678", "bel 06-12345678", "www.ik.nl", "ik.nl",
                             "t.me/ik", "+31612345678", "Anna 612345"})
        EXPECT_EQ(problem_of(name), "account.name-contact") << name;
}

TEST(Name, LooksLikeNobodyOfTheTeam) {
    for (const char* name :
         {"Moderator", "m0derator", "De Beheerder", "ADMIN", "Adm1n", "аdmin", "a d m i n", "Politie", "Team",
          "hulp 1", "Luwte", "Huis aan Zee", "huisaanzee", "demo", "Slachtofferhulp NL",
          "Ervaringsdeskundige", "1l3 Achterwacht", "mօderator", "Ｍｏｄｅｒａｔｏｒ"})
        EXPECT_EQ(problem_of(name), "account.name-staff") << name;
    for (const char* name : {"Democraat", "Behulpzame Bever", "Teamlid van niets", "Hulpeloos niet"})
        EXPECT_EQ(problem_of(name), "") << name;
}

TEST(Name, HoldsNothingButLettersDigitsAndSpaces) {
    for (const char* name : {"<b>ik</b>", "ik & jij", "🙂🙂", "ik_jij", "12 34", "--", "' OR 1=1",
                             "a\xff"
                             "b",
                             "{{NAME}}", "ik;drop", "z̷̡̛̮͇̝͉̫̭͈̗͂̎͌̒̉̋́͜ik", "$(id)", "\u200b\u200b\u200b"})
        EXPECT_NE(problem_of(name), "") << name;
}

TEST(NameKey, IsTheSameForNamesThatLookTheSame) {
    const auto key = name_key("Stille Meeuw");
    for (const char* alike : {"stille meeuw", "STILLE MEEUW", "StilleMeeuw", "Stille-Meeuw", "Stílle Mééuw",
                              "Stille Мeeuw", "Sti11e Meeuw", "Ｓｔｉｌｌｅ Meeuw", "St1lle M33uw"})
        EXPECT_EQ(name_key(alike), key) << alike;
    EXPECT_NE(name_key("Stille Reiger"), key);
    EXPECT_NE(name_key("Gül"), name_key("Gal"));
}

TEST(Name, OfAWholePersonIsNoticed) {
    for (const char* name : {"Anna de Vries", "Mohamed El Idrissi", "Sanne Bakker", "Kees van den Berg"})
        EXPECT_TRUE(looks_like_full_name(name)) << name;
    for (const char* name : {"Stille Meeuw", "Anna", "de stille wind", "Wind van Zee 3"})
        EXPECT_FALSE(looks_like_full_name(name)) << name;
}

TEST(SuggestedName, NeverEndsInANumberThatWouldBeRefused) {
    for (const std::uint32_t number : {112U, 113U}) EXPECT_FALSE(may_follow_a_name(number)) << number;
    for (std::uint32_t number = 10; number < 10'000; ++number) {
        const auto name = "Stille Meeuw " + std::to_string(number);
        ASSERT_EQ(problem_of(name).empty(), may_follow_a_name(number)) << name;
    }
}

TEST(SuggestedName, IsAlwaysAllowedAndSeldomTheSame) {
    EXPECT_GE(possible_names(), 7'000U);
    std::set<std::string> seen;
    for (int i = 0; i < 500; ++i) {
        const auto name = i % 2 == 0 ? suggest_name() : suggest_numbered_name();
        EXPECT_EQ(problem_of(name), "") << name;
        EXPECT_FALSE(looks_like_full_name(name)) << name;
        seen.insert(name);
    }
    EXPECT_GT(seen.size(), 450U);
}

}  // namespace
}  // namespace luwte::account
