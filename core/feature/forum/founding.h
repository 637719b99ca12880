// Opening forums: what an organisation decides before anybody can write.
#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "base/problem.h"
#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

/// Opens a forum, last in its zone; its id and position are chosen here. Every process hears of it.
/// Problems, each with its field: `forum.bad-name` (1 to 80 characters), `forum.bad-purpose` (1 to 400),
/// `forum.bad-rules` (three lines at most, 200 characters each), `forum.bad-language`, and
/// `forum.name-taken` (conflict) when the zone has one of that name.
base::Result<ForumId> found_forum(store::Connection& connection, OrganisationId organisation, Forum forum);

/// Every forum of an organisation, by zone and position.
[[nodiscard]] std::vector<Forum> all_forums(store::Connection& connection, OrganisationId organisation);

}  // namespace luwte::forum
