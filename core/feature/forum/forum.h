// The nouns of forums: plain values, no behaviour that needs a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/forum/content_warning.h"
#include "feature/organisation/organisation.h"

namespace luwte::forum {

using organisation::Zone;

/// Limits, in characters as people count them. What is longer comes back in the form.
inline constexpr std::size_t longest_title = 120;
inline constexpr std::size_t longest_text = 10'000;
inline constexpr std::size_t longest_warning_words = 80;
/// Posts and topics on one page.
inline constexpr std::size_t posts_a_page = 20;
inline constexpr std::size_t topics_a_page = 20;

/// Who may read a forum. zone: those with a schuilnaam in its zone, and staff.
enum class MayRead : std::uint8_t { anyone, zone };
/// Who may write. anyone: a first message makes an account; nobody: an archive.
enum class MayWrite : std::uint8_t { anyone, zone, nobody };

struct Forum {
    ForumId id;
    Zone zone = Zone::survivors;
    int position = 0;
    std::string name;
    std::string purpose;
    std::vector<std::string> rules;  ///< three lines at most
    std::string language = "nl";     ///< of most that is written here: ISO 639-1
    MayRead may_read = MayRead::anyone;
    MayWrite may_write = MayWrite::anyone;
};

/// Who looks. No account: a reader.
struct Viewer {
    OrganisationId organisation;
    AccountId account;
    bool staff = false;
};

/// What others see of an author. No id: the account was erased, or the post was withdrawn.
struct Author {
    PersonaId persona;
    std::string name;
    std::uint64_t avatar_seed = 0;
};

/// published: everybody who may read the forum; held: waits for a human, only its author sees it; returned:
/// its author is asked for a change; removed: taken away, its author sees the reason; withdrawn: by its
/// author, the text is gone.
enum class PostState : std::uint8_t { published, held, returned, removed, withdrawn };
[[nodiscard]] const char* post_state_name(PostState state);
[[nodiscard]] PostState parse_post_state(std::string_view name);
/// Which changes of state may happen at all. The verbs ask this before they change anything.
[[nodiscard]] bool may_become(PostState from, PostState to);

/// Reactions, as bits. Shown as words without a number.
enum class Reaction : std::uint8_t { recognition = 1, support = 2, thanks = 4 };
/// "herkenning", "steun", "dank": as forms send it.
[[nodiscard]] std::optional<Reaction> parse_reaction(std::string_view name);

struct Post {
    PostId id;
    TopicId topic;
    ForumId forum;
    Author author;
    PostState state = PostState::published;
    bool opens_topic = false;
    std::string heading;  ///< the topic's title, when this post opens it
    std::string html;     ///< safe; empty when withdrawn
    WarningSet warnings = 0;
    std::string warning_words;
    std::uint8_t reactions = 0;      ///< bits: somebody reacted so
    std::uint8_t own_reactions = 0;  ///< bits: the viewer did
    int version = 1;
    std::string explanation;  ///< for its author: why it waits, or was removed or returned
    base::TimePoint created_at;
    bool edited = false;
    bool own = false;
    std::string language;
};

struct Topic {
    TopicId id;
    Forum forum;
    std::string title;  ///< empty when the opening post is gone or cannot be seen
    Author author;
    WarningSet warnings = 0;
    bool listed = false;
    bool own = false;  ///< the viewer wrote in it
};

/// A topic in a list.
struct TopicLine {
    TopicId id;
    std::string title;
    std::string first_line;
    WarningSet warnings = 0;
    std::string warning_words;
    std::string author_name;
    base::TimePoint active_at;
};

/// A page of a list, and where the next one begins.
template <class Item, class IdType>
struct Page {
    std::vector<Item> items;
    IdType next;      ///< pass as `after`; none on the last page
    IdType previous;  ///< pass as `before`; none on the first page
};
using TopicPage = Page<TopicLine, TopicId>;
using PostPage = Page<Post, PostId>;

/// Which part of a list: all ids none: from its beginning. At most one is set.
template <class IdType>
struct Window {
    IdType after;
    IdType before;
    IdType from;  ///< begins with this one
};

/// What a person wrote: a topic (title, forum) or a reply (topic).
struct Writing {
    std::string title;
    std::string text;
    WarningSet warnings = 0;
    std::string warning_words;
};

/// "survivors" and so on, as the database has it, to the zone.
[[nodiscard]] std::optional<Zone> parse_zone(std::string_view name);
/// The letter of a zone in addresses, which say nothing: "a" to "d".
[[nodiscard]] char zone_letter(Zone zone);
[[nodiscard]] std::optional<Zone> zone_of_letter(std::string_view letter);

}  // namespace luwte::forum
