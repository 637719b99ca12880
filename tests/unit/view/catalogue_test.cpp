// Words in every language.
#include "view/catalogue.h"

#include <cstdlib>
#include <stdexcept>

#include <gtest/gtest.h>

#include "unit/view/fixture.h"

namespace luwte::view {
namespace {

using test::Folder;

/// A catalogue of two languages from .po texts.
std::shared_ptr<const Catalogue> catalogue_of(const Folder& folder, const std::string& dutch,
                                              const std::string& plain) {
    const std::string head =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n "
        "!= 1);\\n\"\n\n";
    folder.write("nl.po", head + dutch);
    folder.write("nl-plain.po", head + plain);
    for (const std::string language : {"nl", "nl-plain"}) {
        const auto base = (folder.path() / language).string();
        if (std::system(("msgfmt -o " + base + ".mo " + base + ".po").c_str()) != 0)
            throw std::runtime_error("msgfmt");
    }
    return Catalogue::load(folder.path());
}

TEST(Catalogue, FallsBackFromPlainDutchToDutchToEnglish) {
    const Folder folder;
    const auto catalogue =
        catalogue_of(folder, "msgid \"Find help\"\nmsgstr \"Wegwijzer\"\n\nmsgid \"Leave\"\nmsgstr \"Weg\"\n",
                     "msgid \"Find help\"\nmsgstr \"Hulp zoeken\"\n");
    EXPECT_EQ(catalogue->translate(Language::dutch, "Find help"), "Wegwijzer");
    EXPECT_EQ(catalogue->translate(Language::plain_dutch, "Find help"), "Hulp zoeken");
    EXPECT_EQ(catalogue->translate(Language::plain_dutch, "Leave"), "Weg");
    EXPECT_EQ(catalogue->translate(Language::english, "Leave"), "Leave");
    EXPECT_EQ(catalogue->translate(Language::dutch, "Unknown text"), "Unknown text");
    EXPECT_EQ(catalogue->translate(Language::dutch, ""), "");
}

TEST(Catalogue, KeepsWordsApartByContext) {
    const Folder folder;
    const auto catalogue = catalogue_of(
        folder, "msgctxt \"verb\"\nmsgid \"Open\"\nmsgstr \"Openen\"\n\nmsgid \"Open\"\nmsgstr \"Nu open\"\n",
        "");
    EXPECT_EQ(catalogue->translate_in(Language::dutch, "verb", "Open"), "Openen");
    EXPECT_EQ(catalogue->translate(Language::dutch, "Open"), "Nu open");
    EXPECT_EQ(catalogue->translate_in(Language::dutch, "noun", "Open"), "Open");
}

TEST(Catalogue, CountsAsTheLanguageDoes) {
    const Folder folder;
    const auto catalogue = catalogue_of(
        folder,
        "msgid \"{} hour\"\nmsgid_plural \"{} hours\"\nmsgstr[0] \"{} uurtje\"\nmsgstr[1] \"{} uren\"\n", "");
    EXPECT_EQ(catalogue->translate_count(Language::dutch, "{} hour", "{} hours", 1), "1 uurtje");
    EXPECT_EQ(catalogue->translate_count(Language::dutch, "{} hour", "{} hours", 0), "0 uren");
    EXPECT_EQ(catalogue->translate_count(Language::dutch, "{} hour", "{} hours", 5'000'000'000),
              "5000000000 uren");
    EXPECT_EQ(catalogue->translate_count(Language::english, "{} hour", "{} hours", 1), "1 hour");
    EXPECT_EQ(catalogue->translate_count(Language::english, "{} hour", "{} hours", 2), "2 hours");
}

TEST(Catalogue, SaysWhichFileIsMissing) {
    const Folder empty;
    EXPECT_THROW(Catalogue::load(empty.path()), std::runtime_error);
}

TEST(FillIn, ReplacesKnownNamesOnce) {
    EXPECT_EQ(fill_in("in {year}", {{"year", "2025"}}), "in 2025");
    EXPECT_EQ(fill_in("{a} {b} {c}", {{"a", "{b}"}, {"b", "2"}}), "{b} 2 {c}");
    EXPECT_EQ(fill_in("{a", {{"a", "1"}}), "{a");
    EXPECT_EQ(fill_in("{{a}}", {{"a", "1"}}), "{1}");
    EXPECT_EQ(fill_in("", {{"", "1"}}), "");
}

}  // namespace
}  // namespace luwte::view
