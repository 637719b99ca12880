// Searching published posts of one zone: full text in Dutch, English, Arabic and any other language, accents
// or not; when little is found, with the nearest words that are used there. Nothing of it is kept or logged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

inline constexpr std::size_t found_a_page = 10;
/// The most that is read of what somebody searches for, in characters.
inline constexpr std::size_t longest_search = 200;

/// A piece of a text; `marked` when it is what was searched for.
struct Piece {
    std::string text;
    bool marked = false;
};

struct Found {
    PostId post;
    TopicId topic;
    std::string title;
    std::vector<Piece> excerpt;
    WarningSet warnings = 0;
    std::string warning_words;
    std::string author_name;
    base::TimePoint created_at;
};

struct SearchResults {
    std::vector<Found> items;
    PostId next;          ///< pass as `after`; none on the last page
    bool nearby = false;  ///< little was found: words that look like those asked for were searched too
};

/// `nearby`: search with the nearest words from the start (for the further pages of such an answer).
/// `forum.not-text` when the words are not UTF-8. Empty words find nothing.
[[nodiscard]] base::Result<SearchResults> search(store::Connection& connection, const Viewer& viewer,
                                                 Zone zone, std::string_view words, PostId after,
                                                 bool nearby);

/// About 240 characters of `plain` around the first word that begins with one of the stems, with those words
/// marked.
[[nodiscard]] std::vector<Piece> make_excerpt(std::string_view plain, const std::vector<std::string>& stems);

}  // namespace luwte::forum
