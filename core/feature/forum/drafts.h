// Drafts: what somebody is writing, kept on the server and never on the device (safety.md S6). Sealed: the
// database alone cannot read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/forum/forum.h"
#include "feature/forum/personal_store.h"
#include "store/database.h"

namespace luwte::forum {

/// Where something is being written: "forum:<id>" a new topic, "topic:<id>" an answer, "post:<id>" a change.
[[nodiscard]] std::string draft_place(ForumId forum);
[[nodiscard]] std::string draft_place(TopicId topic);
[[nodiscard]] std::string draft_place(PostId post);
/// Where one goes on writing: "/t/new?f=…"; empty when it is no place.
[[nodiscard]] std::string place_path(std::string_view place);

struct Draft {
    std::string place;
    Writing writing;
    std::string reason;  ///< why the team asked for a change, if it did
    base::TimePoint updated_at;
};

/// Thread safe.
class Drafts {
  public:
    explicit Drafts(const base::SecretKey& installation_key) : key_(installation_key.derive("forum-draft")) {}

    /// Keeps it; an empty one is forgotten instead. `forum.draft-too-long` (too_large), `forum.no-place`
    /// (invalid).
    [[nodiscard]] base::Result<> save(store::Connection& connection, const Viewer& viewer, const Draft& draft,
                                      base::TimePoint now) const;
    [[nodiscard]] std::optional<Draft> find(store::Connection& connection, const Viewer& viewer,
                                            std::string_view place) const;
    /// One that was found already.
    [[nodiscard]] Draft open(const SealedDraft& sealed) const;
    /// The last hundred, newest first.
    [[nodiscard]] std::vector<Draft> list(store::Connection& connection, const Viewer& viewer) const;
    void forget(store::Connection& connection, const Viewer& viewer, std::string_view place) const;

  private:
    base::SecretKey key_;
};

}  // namespace luwte::forum
