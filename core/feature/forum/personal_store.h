// SQL of what belongs to one person alone: what they follow, whom they do not want to meet, drafts, notices,
// and everything they wrote.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feature/forum/forum.h"
#include "store/database.h"

namespace luwte::forum {

void insert_follow(store::Connection& connection, OrganisationId organisation, AccountId account,
                   TopicId topic, base::TimePoint now);
void delete_follow(store::Connection& connection, OrganisationId organisation, AccountId account,
                   TopicId topic);
/// What was there until now is no longer new; writes only when something was.
void mark_seen(store::Connection& connection, OrganisationId organisation, AccountId account, TopicId topic,
               base::TimePoint now);
/// A followed topic. `fresh`: somebody whom they may meet wrote in it since they looked.
struct Followed {
    TopicId topic;
    std::string title;
    bool fresh = false;
    base::TimePoint active_at;
};
[[nodiscard]] std::vector<Followed> list_followed(store::Connection& connection, OrganisationId organisation,
                                                  AccountId account);

void insert_block(store::Connection& connection, OrganisationId organisation, AccountId account,
                  PersonaId blocked, base::TimePoint now);
void delete_block(store::Connection& connection, OrganisationId organisation, AccountId account,
                  PersonaId blocked);
struct Blocked {
    PersonaId persona;
    std::string name;
    Zone zone = Zone::survivors;
};
[[nodiscard]] std::vector<Blocked> list_blocked(store::Connection& connection, OrganisationId organisation,
                                                AccountId account);

struct SealedDraft {
    DraftId id;
    std::string place;
    std::string sealed;
    base::TimePoint updated_at;
};
/// The id of the draft of that place, made when there is none: its text is sealed to that id.
[[nodiscard]] DraftId draft_id(store::Connection& connection, OrganisationId organisation, AccountId account,
                               std::string_view place, base::TimePoint now);
void update_draft(store::Connection& connection, OrganisationId organisation, DraftId draft,
                  std::string_view sealed, base::TimePoint now);
[[nodiscard]] std::optional<SealedDraft> find_draft(store::Connection& connection,
                                                    OrganisationId organisation, AccountId account,
                                                    std::string_view place);
/// What one person left in a topic, or brings to it.
struct Trace {
    PersonaId persona;  ///< theirs in the zone, if any
    bool follows = false;
    /// They wrote and reacted nowhere in the topic and meet everybody: its posts look to them as to anybody.
    bool none = false;
    std::optional<SealedDraft> draft;
};
[[nodiscard]] Trace find_trace(store::Connection& connection, OrganisationId organisation, AccountId account,
                               Zone zone, TopicId topic, std::string_view draft_place);
[[nodiscard]] std::vector<SealedDraft> list_drafts(store::Connection& connection, OrganisationId organisation,
                                                   AccountId account);
void delete_draft(store::Connection& connection, OrganisationId organisation, AccountId account,
                  std::string_view place);

struct Notice {
    std::string kind;  ///< "published", "returned", "removed", "unmasked", "reply"
    std::string reason;
    PostId post;
    TopicId topic;
    bool post_gone = false;
    base::TimePoint created_at;
};
void insert_notice(store::Connection& connection, OrganisationId organisation, AccountId account, PostId post,
                   std::string_view kind, std::string_view reason, base::TimePoint now);
[[nodiscard]] std::vector<Notice> list_notices(store::Connection& connection, OrganisationId organisation,
                                               AccountId account);

/// What an account (or, with `persona`, one persona of it) wrote, newest first.
struct OwnPost {
    PostId id;
    TopicId topic;
    PostState state = PostState::published;
    std::string heading, source;
    std::vector<std::string> warnings;  ///< codes
    std::string warning_words;
    std::string explanation;
    base::TimePoint created_at;
    int version = 1;
};
[[nodiscard]] std::vector<OwnPost> list_own_posts(store::Connection& connection, OrganisationId organisation,
                                                  AccountId account, PersonaId persona, int limit);
/// Of an account: every post that is not yet empty, locked.
[[nodiscard]] std::vector<PostId> lock_own_posts(store::Connection& connection, OrganisationId organisation,
                                                 AccountId account);
/// Takes an account and its personas out of every table of this feature, once its posts are empty.
void forget_account(store::Connection& connection, OrganisationId organisation, AccountId account);

}  // namespace luwte::forum
