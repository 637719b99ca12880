// Earlier versions of a post: its author sees them and can erase them; to everybody else they do not exist.
#pragma once

#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/forum/forum.h"
#include "feature/forum/post_store.h"
#include "store/database.h"

namespace luwte::forum {

struct Version {
    int version = 0;
    Writing writing;
    base::TimePoint replaced_at;
};

/// Thread safe.
class History {
  public:
    explicit History(const base::SecretKey& installation_key)
        : key_(installation_key.derive("forum-version")) {}

    /// Keeps the post as it is now, before it changes; within the caller's transaction.
    void keep(store::Connection& connection, OrganisationId organisation, const StoredPost& post,
              base::TimePoint now) const;
    /// Newest first. `forum.not-found` for everybody but the author.
    [[nodiscard]] base::Result<std::vector<Version>> list(store::Connection& connection, const Viewer& viewer,
                                                          PostId post) const;
    [[nodiscard]] base::Result<> erase(store::Connection& connection, const Viewer& viewer,
                                       PostId post) const;

  private:
    base::SecretKey key_;
};

}  // namespace luwte::forum
