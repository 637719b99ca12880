#include "feature/account/return_code.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

namespace luwte::account {
namespace {

const WordList& words() {
    static const auto list = WordList::load(LUWTE_SOURCE "/db/seed/return_words.txt");
    return *list;
}

std::string code_of(const char* text) {
    const auto code = parse_code(text);
    return code ? format_code(*code) : code.error().code;
}

TEST(WordList, SixWordsHold77Bits) {
    EXPECT_GE(words().size(), 7'776U);
    EXPECT_GE(words().bits(code_words), 77.0);
}

TEST(WordList, ASlipOfTheFingerNeverMakesAnotherWord) {
    // Two words within one slip (a letter more, less or other, or two neighbours swapped) have a form in
    // common: the word itself, or the word without one of its letters.
    std::map<std::string, std::string> forms;
    for (std::size_t i = 0; i < words().size(); ++i) {
        const auto& word = words()[i];
        std::set<std::string> own{word};
        for (std::size_t at = 0; at < word.size(); ++at) own.insert(word.substr(0, at) + word.substr(at + 1));
        for (const auto& form : own) {
            const auto [known, fresh] = forms.emplace(form, word);
            EXPECT_TRUE(fresh) << word << " and " << known->second;
        }
    }
}

TEST(WordList, HoldsNothingThatHurtsOrBetrays) {
    for (const char* harmful :
         {"moord", "bloed", "mes",      "dood",   "seks", "geweld", "slaan", "moeder",  "vader", "kind",
          "god",   "jood",  "moslim",   "kanker", "ziek", "hoer",   "wapen", "pistool", "bom",   "drank",
          "jan",   "anna",  "gaskamer", "angst",  "hulp", "vlucht", "slet",  "penis",   "borst"})
        EXPECT_FALSE(words().contains(harmful)) << harmful;
}

TEST(WordList, RefusesAListThatMakesWeakCodes) {
    std::vector<std::string> few(100, "appel");
    EXPECT_EQ(WordList::from_words(few).error().code, "account.words-too-few");
    std::vector<std::string> many;
    for (std::size_t i = 0; i < words().size(); ++i) many.push_back(words()[i]);
    auto repeated = many;
    repeated[1] = repeated[0];
    EXPECT_EQ(WordList::from_words(repeated).error().code, "account.words-unsorted");
    auto malformed = many;
    malformed.back() = "Zeeën";
    EXPECT_EQ(WordList::from_words(malformed).error().code, "account.words-malformed");
    EXPECT_EQ(WordList::load("/nowhere").error().code, "account.words-missing");
    EXPECT_TRUE(WordList::from_words(many));
}

TEST(ReturnCode, IsMadeOfSixListedWordsAndNeverTwiceTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const auto code = make_code(words());
        for (const auto& word : code) EXPECT_TRUE(words().contains(word));
        EXPECT_TRUE(seen.insert(format_code(code)).second);
        EXPECT_EQ(parse_code(format_code(code)), code);
    }
}

TEST(ReturnCode, IsReadHoweverItIsWrittenDown) {
    const std::string plain = "appel boot wolk lamp fiets zand";
    for (const char* typed :
         {"appel boot wolk lamp fiets zand", "  Appel  BOOT\twolk\r\nlamp fiets\nzand \n",
          "appel-boot-wolk-lamp-fiets-zand", "appel, boot, wolk, lamp, fiets, zand.",
          "1. appel 2. boot 3. wolk 4. lamp 5. fiets 6. zand", "àppel boot wólk lamp fiëts zand",
          "ａｐｐｅｌ boot wolk lamp fiets zand", "\"appel\" / boot / wolk / lamp / fiets / zand",
          "appel\u00a0boot\u2003wolk lamp fiets zand"})
        EXPECT_EQ(code_of(typed), plain) << typed;
}

TEST(ReturnCode, HasAnOrder) {
    EXPECT_NE(code_of("a b c d e f"), code_of("b a c d e f"));
}

TEST(ReturnCode, RefusesWhatCannotBeOne) {
    const std::string long_text(10'000, 'a');
    for (const std::string& typed : std::vector<std::string>{
             "", " ", "een twee drie vier vijf", "een twee drie vier vijf zes zeven", "\xff\xfe\xfd",
             long_text, "' or 1=1 --", std::string("\0\0\0", 3), "<script>alert(1)</script>"}) {
        const auto code = parse_code(typed);
        ASSERT_FALSE(code);
        EXPECT_EQ(code.error().code, "account.code-not-six-words");
    }
}

TEST(ReturnCode, SuggestsOnlyForWordsThatAreNotOnTheList) {
    auto code = make_code(words());
    EXPECT_TRUE(suggest(words(), code).empty());
    const auto meant = code[2];
    code[2] = meant.substr(0, meant.size() - 1) + "q";
    const auto suggestions = suggest(words(), code);
    ASSERT_EQ(suggestions.size(), 1U);
    EXPECT_EQ(suggestions[0].position, 2U);
    EXPECT_NE(std::find(suggestions[0].near.begin(), suggestions[0].near.end(), meant),
              suggestions[0].near.end());
}

TEST(ReturnCode, FindsEverySlipOfOneLetter) {
    for (std::size_t i = 0; i < words().size(); i += 97) {
        const auto& word = words()[i];
        for (std::size_t at = 0; at < word.size(); ++at) {
            for (const std::string& slip :
                 {word.substr(0, at) + "q" + word.substr(at), word.substr(0, at) + "q" + word.substr(at + 1),
                  word.substr(0, at) + word.substr(at + 1)}) {
                if (slip.size() < 3) continue;
                const auto near = words().near(slip, 20);
                EXPECT_NE(std::find(near.begin(), near.end(), word), near.end()) << slip << " for " << word;
            }
        }
    }
    EXPECT_TRUE(words().near(std::string(5'000, 'x')).empty());
    EXPECT_TRUE(words().near("").empty());
}

TEST(ReturnCode, IsFoundByAKeyedHash) {
    const auto key = base::SecretKey::random();
    const auto code = make_code(words());
    EXPECT_EQ(code_lookup(key, code), code_lookup(key, code));
    EXPECT_NE(code_lookup(key, code), code_lookup(base::SecretKey::random(), code));
    EXPECT_NE(code_lookup(key, code), code_lookup(key, make_code(words())));
}

class CodesInText : public testing::Test {
  protected:
    ReturnCode code = make_code(words());
    bool found_in(const std::string& text) const {
        const auto codes = codes_in(words(), text);
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }
    std::string joined(const std::string& between) const {
        std::string text;
        for (const auto& word : code) text += (text.empty() ? "" : between) + word;
        return text;
    }
};

TEST_F(CodesInText, AreFoundWhateverStandsBetween) {
    for (const char* between : {" ", "\n", ", ", " - ", "\n\n* ", " en ", ") ", "**", " 3 ", "\u00a0", "…"})
        EXPECT_TRUE(found_in("Mijn code, voor later:" + joined(between) + "! Dat was het.")) << between;
    EXPECT_TRUE(found_in("Mijn woorden\n1. " + joined("\n2. ")));
    auto upper = joined(" ");
    for (char& c : upper) c = static_cast<char>(std::toupper(c));
    EXPECT_TRUE(found_in(upper));
}

TEST_F(CodesInText, AreFoundAmongOtherListedWords) {
    EXPECT_TRUE(found_in(words()[0] + " " + words()[500] + " " + joined(" ") + " " + words()[900]));
}

TEST_F(CodesInText, AreNotSeenWhereTheyAreNot) {
    EXPECT_TRUE(
        codes_in(words(), "Ik weet niet goed hoe ik het zeggen moet, maar ik wil hier graag iets schrijven.")
            .empty());
    EXPECT_TRUE(codes_in(words(), "").empty());
    EXPECT_TRUE(codes_in(words(), "\xff\xff").empty());
    std::string swapped;
    for (auto word = code.rbegin(); word != code.rend(); ++word) swapped += *word + " ";
    EXPECT_FALSE(found_in(swapped));
}

TEST_F(CodesInText, AreBounded) {
    std::string text;
    for (int i = 0; i < 2'000; ++i) text += words()[static_cast<std::size_t>(i)] + " ";
    EXPECT_EQ(codes_in(words(), text, 100).size(), 100U);
    EXPECT_EQ(codes_in(words(), text).size(), 1'995U);
}

}  // namespace
}  // namespace luwte::account
