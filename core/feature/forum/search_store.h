// SQL of searching: full text over published posts, and the stems to find the nearest one to a misspelt word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

/// One post that was found.
struct FoundPost {
    PostId post;
    TopicId topic;
    std::string title;  ///< of the topic
    std::string plain;
    WarningSet warnings = 0;
    std::string warning_words;
    std::string author_name;
    base::TimePoint created_at;
};

/// What was asked for, as the database understands it.
struct ParsedQuery {
    std::string query;               ///< a tsquery, for find_posts; empty: only stop words
    std::vector<std::string> stems;  ///< every stem in it, for marking what was found
    /// For each word its own stems and the nearest that posts of the zone use.
    struct Word {
        std::vector<std::string> stems;
        std::vector<std::string> near;
    };
};

[[nodiscard]] ParsedQuery parse_query(store::Connection& connection, std::string_view words);
[[nodiscard]] std::vector<ParsedQuery::Word> nearest_stems(store::Connection& connection,
                                                           OrganisationId organisation, Zone zone,
                                                           std::string_view words);
/// Published posts of the forums of that zone that the viewer may read, newest first; at most `limit`.
[[nodiscard]] std::vector<FoundPost> find_posts(store::Connection& connection, const Viewer& viewer,
                                                Zone zone, const std::string& query, PostId after,
                                                const std::vector<std::int64_t>& unseen, int limit);

/// The stems of a post are there to be found from now on.
void add_stems(store::Connection& connection, OrganisationId organisation, Zone zone, PostId post);
/// The stems of a post, before it changes or goes.
[[nodiscard]] std::vector<std::string> list_stems(store::Connection& connection, OrganisationId organisation,
                                                  PostId post);
/// Forgets those of `stems` that no published post of the zone has any more.
void prune_stems(store::Connection& connection, OrganisationId organisation, Zone zone,
                 const std::vector<std::string>& stems);
/// Gathers all stems of an organisation anew, after posts were loaded in bulk.
void rebuild_stems(store::Connection& connection, OrganisationId organisation);

}  // namespace luwte::forum
