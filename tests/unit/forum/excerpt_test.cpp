#include <gtest/gtest.h>

#include "base/text.h"
#include "feature/forum/searching.h"

namespace luwte::forum {
namespace {

std::string show(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& piece : pieces) text += piece.marked ? "{" + piece.text + "}" : piece.text;
    return text;
}

TEST(Excerpt, MarksWordsThatBeginWithAStem) {
    EXPECT_EQ(show(make_excerpt("Over mishandeling en meer", {"mishandel"})), "Over {mishandeling} en meer");
    EXPECT_EQ(show(make_excerpt("Één café", {"cafe"})), "Één {café}");
    EXPECT_EQ(show(make_excerpt("ban bank", {"ban"})), "{ban} bank");
}

TEST(Excerpt, IsCutBetweenCharactersNearTheFirstHit) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "émile ";
    text += "gevonden ";
    for (int i = 0; i < 200; ++i) text += "ümit ";
    const auto pieces = make_excerpt(text, {"gevond"});
    const std::string shown = show(pieces);
    EXPECT_NE(shown.find("{gevonden}"), std::string::npos);
    EXPECT_LT(shown.size(), 420U);
    for (const Piece& piece : pieces) EXPECT_TRUE(base::is_utf8(piece.text));
}

TEST(Excerpt, SurvivesAnything) {
    EXPECT_EQ(show(make_excerpt("", {"a"})), "");
    EXPECT_EQ(show(make_excerpt("<b>vet</b>", {"vet"})), "<b>{vet}</b>");
    EXPECT_NO_THROW((void)make_excerpt("\xFF\xFE broken", {"broken"}));
    EXPECT_EQ(show(make_excerpt("Dit is kort", {})), "Dit is kort");
}

}  // namespace
}  // namespace luwte::forum
