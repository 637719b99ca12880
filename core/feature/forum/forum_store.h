// SQL of forums and topics.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

/// What is particular to one person, asked once a page.
struct Personal {
    PersonaId persona;                 ///< theirs in this zone, if any
    std::vector<std::int64_t> unseen;  ///< personas that they do not meet: blocked either way
    bool follows = false;
    /// Their reactions in the topic: post and bits.
    std::vector<std::pair<PostId, std::uint8_t>> reactions;
};

[[nodiscard]] std::vector<Forum> find_forums(store::Connection& connection, OrganisationId organisation);
[[nodiscard]] std::optional<Forum> find_forum(store::Connection& connection, OrganisationId organisation,
                                              ForumId forum);
void insert_forum(store::Connection& connection, OrganisationId organisation, const Forum& forum);

/// The topic, whoever may see it: `own` says whether the account wrote in it.
[[nodiscard]] std::optional<Topic> find_topic(store::Connection& connection, const Viewer& viewer,
                                              TopicId topic);
/// What is particular to the viewer in a zone (and a topic, if one is given). For a reader: nothing.
[[nodiscard]] Personal find_personal(store::Connection& connection, const Viewer& viewer, Zone zone,
                                     TopicId topic);

/// Listed topics, the most recently written in first; one more than a page, if there are as many.
[[nodiscard]] std::vector<TopicLine> list_topics(store::Connection& connection, OrganisationId organisation,
                                                 ForumId forum, TopicId after,
                                                 const std::vector<std::int64_t>& unseen);
void insert_topic(store::Connection& connection, OrganisationId organisation, TopicId topic, ForumId forum,
                  PersonaId persona, base::TimePoint now);
/// A post was published: the topic moves up.
void touch_topic(store::Connection& connection, OrganisationId organisation, TopicId topic,
                 base::TimePoint now);
/// Title, first line, warnings, being listed and its place follow from its published posts, and nothing else.
void refresh_topic(store::Connection& connection, OrganisationId organisation, TopicId topic);

}  // namespace luwte::forum
