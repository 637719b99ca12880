// The heart: a message on its way from its author to everybody else. Judged before anyone sees it, and stored
// with its verdict, its alarm and its audit entry in one transaction, or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/account/accounts.h"
#include "feature/forum/drafts.h"
#include "feature/forum/forum.h"
#include "feature/forum/history.h"
#include "feature/forum/post_store.h"
#include "feature/forum/reading.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/sanctions.h"
#include "store/database.h"

namespace luwte::forum {

/// A message as somebody sends it: a new topic in `forum`, or an answer in `topic`; one of the two.
struct NewMessage {
    ForumId forum;
    TopicId topic;
    Writing writing;
    std::string wished_name;  ///< of a persona that does not exist yet; empty: one is chosen
    bool asked_before = false;
    std::string form;  ///< visit::Context::submission: the same for the same form sent twice
    view::Language language = view::Language::dutch;
    std::uint32_t hidden_warnings = 0;  ///< what a reader chose, to keep with a new account
};

/// A change of a post. `version`: the one that the author had before them.
struct Change {
    PostId post;
    int version = 0;
    Writing writing;
    bool asked_before = false;
    view::Language language = view::Language::dutch;
};

/// What became of it.
struct Outcome {
    enum class Kind : std::uint8_t {
        stored,    ///< published or held: see `state`
        repeated,  ///< the same form came before; `post` is what it made then
        asked,     ///< nothing stored but the draft: the rules have a question, see `explanations`
        outdated,  ///< a change of an older version: nothing stored; `current` is what is there now
    };
    Kind kind = Kind::stored;
    PostId post;
    TopicId topic;
    PostState state = PostState::held;
    /// Whether the viewer may read what it made: not, when the same form came before and made an account
    /// whose cookie never arrived.
    bool own = true;
    bool failed = false;  ///< held because a rule failed, not because of anything in the text
    std::optional<moderation::Judgement> alarm;                ///< a human is called: level and categories
    std::vector<moderation::Judge::Explanation> explanations;  ///< positions are in `judged`
    std::string judged;
    /// A first message made one: give its cookie (for a repeated form, all that is known of it).
    std::optional<account::NewAccount> account;
    Writing current;
    int current_version = 0;
};

/// Thread safe; lives as long as the program.
class Submitting {
  public:
    Submitting(const account::Accounts& accounts, const moderation::Judge& judge, const Drafts& drafts,
               const History& history)
        : accounts_(accounts), judge_(judge), drafts_(drafts), history_(history) {}

    /// Problems besides those of check_writing, open_topic, may_write and the schuilnaam: `forum.own-code`
    /// (the text holds a return code), `forum.too-many-posts` (too_many), and `sanction.…` (forbidden; see
    /// moderation::stopping for what it is). Nothing is stored then, but the draft of a person. No sanction
    /// silences danger: a text that calls a human is stored, held, whoever wrote it.
    [[nodiscard]] base::Result<Outcome> submit(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               const Viewer& viewer, const NewMessage& submission,
                                               base::TimePoint now) const;

    /// The author changes a post: `forum.not-found` for everybody else.
    [[nodiscard]] base::Result<Outcome> change(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               const Viewer& viewer, const Change& change,
                                               base::TimePoint now) const;

  private:
    struct Target;
    [[nodiscard]] base::Result<Target> find_target(store::Connection& connection, const Viewer& viewer,
                                                   const NewMessage& submission) const;
    [[nodiscard]] base::Result<Outcome> store_message(store::Connection& connection,
                                                      const organisation::Organisation& organisation,
                                                      const Viewer& viewer, const NewMessage& message,
                                                      const Target& target, const Writing& writing,
                                                      const moderation::Judgement& judgement,
                                                      base::TimePoint now) const;
    /// Nothing was stored: a sanction stops it. What a person wrote is kept as a draft.
    [[nodiscard]] std::unexpected<base::Problem> stopped(store::Connection& connection, const Viewer& viewer,
                                                         std::string place, const Writing& writing,
                                                         const moderation::Stop& stop,
                                                         base::TimePoint now) const;
    [[nodiscard]] base::Result<bool> store_all(store::Connection& connection,
                                               const organisation::Organisation& organisation,
                                               const Viewer& viewer, const NewMessage& message,
                                               const Target& target, const PostText& text,
                                               const moderation::Judgement& judgement, Outcome& outcome,
                                               std::optional<moderation::Stop>& stop,
                                               base::TimePoint now) const;
    [[nodiscard]] base::Result<moderation::Judgement> judge(store::Connection& connection,
                                                            const Viewer& viewer,
                                                            const script::Message& message,
                                                            bool asked_before) const;
    [[nodiscard]] base::Result<Outcome> store_change(store::Connection& connection, const Viewer& viewer,
                                                     const Change& change, const Writing& writing,
                                                     moderation::Judgement judgement,
                                                     base::TimePoint now) const;
    [[nodiscard]] Outcome asked(store::Connection& connection, const Viewer& viewer, std::string place,
                                const Writing& writing, const moderation::Judgement& judgement,
                                std::string_view language, base::TimePoint now) const;
    [[nodiscard]] Outcome repeat(store::Connection& connection, const Viewer& viewer,
                                 const NewMessage& message, const Submission& before,
                                 const script::Message* judged, base::TimePoint now) const;
    [[nodiscard]] Outcome describe(OrganisationId organisation, const moderation::Judgement& judgement,
                                   const Writing& writing, std::string_view language) const;

    const account::Accounts& accounts_;
    const moderation::Judge& judge_;
    const Drafts& drafts_;
    const History& history_;
};

}  // namespace luwte::forum
