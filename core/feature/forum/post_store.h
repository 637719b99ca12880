// SQL of posts, their earlier versions and reactions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feature/forum/forum.h"
#include "feature/forum/markdown.h"
#include "store/database.h"

namespace luwte::forum {

/// A post as verbs need it: with what is never shown to anybody.
struct StoredPost {
    Post post;
    AccountId author_account;
    std::string source;
    std::string plain;
    bool first_disclosure = false;
    Zone zone = Zone::survivors;
    bool topic_listed = false;
    PersonaId topic_author;
    MayRead may_read = MayRead::anyone;
    MayWrite may_write = MayWrite::anyone;
};

/// A new row.
struct NewPost {
    PostId id;
    TopicId topic;
    ForumId forum;
    PersonaId persona;
    PostState state = PostState::held;
    bool opens_topic = false;
    bool first_disclosure = false;
    std::string explanation;
    std::string submission;  ///< 16 bytes
    std::string language;
};

/// The text of a post in every form that is kept.
struct PostText {
    std::string heading;
    std::string source;
    Rendered rendered;
    WarningSet warnings = 0;
    std::string warning_words;
};

/// What the rules are told of an author and of the place they write in.
struct JudgeFacts {
    std::int64_t messages = 0;  ///< of this persona so far, in any state but withdrawn
    std::int64_t days = 0;      ///< since its first
    std::int64_t last_ten_minutes = 0;
    std::int64_t last_day = 0;
    bool replies_to_first = false;  ///< among the first three answers to somebody's first message
    std::int64_t same_text = 0;     ///< of this persona within a day, with the same source
    std::int64_t arrivals = 0;      ///< first messages of anybody in the last ten minutes
};

/// Posts of a topic in the order of writing, as the viewer may see them; one more than a page, if there are
/// as many.
[[nodiscard]] std::vector<Post> list_posts(store::Connection& connection, const Viewer& viewer, TopicId topic,
                                           const Window<PostId>& window,
                                           const std::vector<std::int64_t>& unseen);
/// `lock`: until the end of the transaction nobody else changes it.
[[nodiscard]] std::optional<StoredPost> find_post(store::Connection& connection, OrganisationId organisation,
                                                  PostId post, AccountId viewer, bool lock);
/// The two posts that others saw right before this one, in the order of writing.
[[nodiscard]] std::vector<Post> list_posts_before(store::Connection& connection, OrganisationId organisation,
                                                  const StoredPost& post);

/// The post that this form made before, if it did.
struct Submission {
    PostId post;
    TopicId topic;
    PostState state = PostState::held;
    AccountId account;
};
[[nodiscard]] std::optional<Submission> find_submission(store::Connection& connection,
                                                        OrganisationId organisation,
                                                        std::string_view submission);
/// Waits, within the transaction, for any other one that stores what the same form sent.
void lock_submission(store::Connection& connection, OrganisationId organisation, std::string_view submission);
[[nodiscard]] JudgeFacts find_judge_facts(store::Connection& connection, OrganisationId organisation,
                                          PersonaId persona, TopicId topic, std::string_view source,
                                          base::TimePoint now);

/// False when the same form has made a post already, in a transaction that came first.
[[nodiscard]] bool insert_post(store::Connection& connection, OrganisationId organisation,
                               const NewPost& post, const PostText& text, base::TimePoint now);
/// Another text, with the next version number.
void update_post(store::Connection& connection, OrganisationId organisation, PostId post, PostState state,
                 const PostText& text, std::string_view explanation, std::string_view language,
                 base::TimePoint now);
void set_post_state(store::Connection& connection, OrganisationId organisation, PostId post, PostState state,
                    std::string_view explanation);
/// Takes the text out of every table.
void empty_post(store::Connection& connection, OrganisationId organisation, PostId post);

/// An earlier version; `sealed` is opened by the verb.
struct SealedVersion {
    int version = 0;
    std::string sealed;
    base::TimePoint replaced_at;
};
void insert_version(store::Connection& connection, OrganisationId organisation, PostId post, int version,
                    std::string_view sealed, base::TimePoint now);
[[nodiscard]] std::vector<SealedVersion> list_versions(store::Connection& connection,
                                                       OrganisationId organisation, PostId post);
void delete_versions(store::Connection& connection, OrganisationId organisation, PostId post);

/// Switches a reaction of one persona, and keeps the post's bits right.
void set_reaction(store::Connection& connection, OrganisationId organisation, const Post& post,
                  PersonaId persona, Reaction reaction, bool on);
/// Takes away what two personas' reactions to each other's posts were; the topics that this changed.
[[nodiscard]] std::vector<TopicId> delete_mutual_reactions(store::Connection& connection,
                                                           OrganisationId organisation, PersonaId one,
                                                           PersonaId other);

}  // namespace luwte::forum
