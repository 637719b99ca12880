// Writing made content in bulk: many rows a statement. All SQL of the demonstration.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>

#include "feature/demo/material.h"
#include "store/database.h"

namespace luwte::demo {

/// The keys (account::name_key) of all names that are somebody's in this zone.
[[nodiscard]] std::set<std::string, std::less<>> find_name_keys(store::Connection& connection,
                                                                OrganisationId organisation,
                                                                forum::Zone zone);
void insert_authors(store::Connection& connection, OrganisationId organisation,
                    std::span<const MadeAuthor> authors);
/// The topics that these posts open: all in one order with their posts, within one transaction.
void insert_topics(store::Connection& connection, OrganisationId organisation,
                   std::span<const MadePost> opening);
void insert_posts(store::Connection& connection, OrganisationId organisation,
                  std::span<const MadePost> posts);

/// The reactions of these posts, each of which has one.
void insert_reactions(store::Connection& connection, OrganisationId organisation,
                      std::span<const MadePost> posts);
/// After a bulk load the planner is told how much there is; otherwise it takes the tables for empty for a
/// while.
void refresh_statistics(store::Connection& connection);

}  // namespace luwte::demo
