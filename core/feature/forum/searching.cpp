#include "feature/forum/searching.h"

#include <algorithm>

#include "base/text.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/search_store.h"

namespace luwte::forum {
namespace {

/// Below this, a misspelling is likelier than a rare word.
constexpr std::size_t few = 3;

std::string quote_lexeme(const std::string& stem) {
    std::string quoted = "'";
    for (const char c : stem) {
        if (c == '\'' || c == '\\') quoted += c;
        quoted += c;
    }
    return quoted + "'";
}

/// Each word, or what is near to it; all of them. Also gathers the stems, for marking.
std::string make_near_query(const std::vector<ParsedQuery::Word>& words, std::vector<std::string>& stems) {
    std::string query;
    for (const ParsedQuery::Word& word : words) {
        std::string either;
        for (const auto* list : {&word.stems, &word.near}) {
            for (const std::string& stem : *list) {
                either += (either.empty() ? "" : " | ") + quote_lexeme(stem);
                stems.push_back(stem);
            }
        }
        if (!either.empty()) query += (query.empty() ? "(" : " & (") + either + ")";
    }
    return query;
}

}  // namespace

base::Result<SearchResults> search(store::Connection& connection, const Viewer& viewer, Zone zone,
                                   std::string_view words, PostId after, bool nearby) {
    if (!base::is_utf8(words)) return base::problem(base::ProblemKind::invalid, "forum.not-text", "q");
    SearchResults results;
    const std::string clean =
        base::shorten(base::clean_line(words.substr(0, 4 * longest_search)), longest_search);
    if (clean.empty()) return results;
    ParsedQuery parsed = parse_query(connection, clean);
    if (parsed.stems.empty()) return results;
    const std::vector<std::int64_t> unseen = find_personal(connection, viewer, zone, {}).unseen;
    const int limit = static_cast<int>(found_a_page) + 1;
    std::vector<FoundPost> found;
    if (!nearby) found = find_posts(connection, viewer, zone, parsed.query, after, unseen, limit);
    if (nearby || (found.size() < few && !after)) {
        const std::string query =
            make_near_query(nearest_stems(connection, viewer.organisation, zone, clean), parsed.stems);
        if (!query.empty()) {
            std::vector<FoundPost> more = find_posts(connection, viewer, zone, query, after, unseen, limit);
            results.nearby = nearby || more.size() > found.size();
            if (results.nearby) found = std::move(more);
        }
    }
    if (found.size() > found_a_page) {
        found.resize(found_a_page);
        results.next = found.back().post;
    }
    for (FoundPost& post : found) {
        results.items.push_back(
            {post.post, post.topic, std::move(post.title), make_excerpt(post.plain, parsed.stems),
             post.warnings, std::move(post.warning_words), std::move(post.author_name), post.created_at});
    }
    return results;
}

}  // namespace luwte::forum
