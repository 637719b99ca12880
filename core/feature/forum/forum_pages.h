// The pages of forums: /f, /t, /b, /z, and what forums add to a person's own page.
#pragma once

#include <vector>

#include "feature/account/mine.h"
#include "feature/forum/page_parts.h"
#include "feature/visit/route.h"

namespace luwte::forum {

[[nodiscard]] std::vector<visit::Route> reading_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> writing_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> post_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> search_routes();

/// All of them. `parts` is copied; what it refers to outlives the routes.
[[nodiscard]] std::vector<visit::Route> forum_routes(const PageParts& parts);

/// For /m: what somebody wrote, drafts, followed conversations, decisions, people they do not meet.
[[nodiscard]] account::MineSource make_mine_source(const Drafts& drafts);

}  // namespace luwte::forum
