// Marked words in a message, whatever positions a rule gives.
#include "feature/room/text_pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace luwte::room {
namespace {

using ::testing::ElementsAre;
using Kind = Piece::Kind;

TEST(TextPieces, AreTheTextWithItsMarks) {
    EXPECT_THAT(
        pieces_of("bel 06-12 nu", {{4, 9}}),
        ElementsAre(Piece{Kind::plain, "bel "}, Piece{Kind::marked, "06-12"}, Piece{Kind::plain, " nu"}));
}

TEST(TextPieces, EndLines) {
    EXPECT_THAT(pieces_of("a\n\nb", {}), ElementsAre(Piece{Kind::plain, "a"}, Piece{Kind::line_end, {}},
                                                     Piece{Kind::line_end, {}}, Piece{Kind::plain, "b"}));
    EXPECT_THAT(pieces_of("ab\ncd", {{1, 4}}),
                ElementsAre(Piece{Kind::plain, "a"}, Piece{Kind::marked, "b"}, Piece{Kind::line_end, {}},
                            Piece{Kind::marked, "c"}, Piece{Kind::plain, "d"}));
}

TEST(TextPieces, MergeMarksThatOverlap) {
    EXPECT_THAT(pieces_of("abcdef", {{3, 5}, {1, 4}, {5, 5}}),
                ElementsAre(Piece{Kind::plain, "a"}, Piece{Kind::marked, "bcde"}, Piece{Kind::plain, "f"}));
}

TEST(TextPieces, ClipMarksThatLieOutside) {
    EXPECT_THAT(pieces_of("abc", {{2, 99}, {50, 60}, {3, 1}}),
                ElementsAre(Piece{Kind::plain, "ab"}, Piece{Kind::marked, "c"}));
}

TEST(TextPieces, NeverCutACharacter) {
    EXPECT_THAT(pieces_of("één", {{1, 3}}), ElementsAre(Piece{Kind::marked, "éé"}, Piece{Kind::plain, "n"}));
}

TEST(TextPieces, OfNothingAreNone) {
    EXPECT_TRUE(pieces_of("", {{0, 1}}).empty());
}

}  // namespace
}  // namespace luwte::room
