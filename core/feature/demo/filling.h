// Filling an organisation with generated conversations, to measure with and to try things on.
#pragma once

#include <cstdint>
#include <functional>

#include "base/clock.h"
#include "base/ids.h"
#include "feature/demo/phrases.h"
#include "store/database.h"

namespace luwte::demo {

/// How much. Where one of them is 0 it follows from the others.
struct Amount {
    std::int64_t topics = 0, posts = 0, accounts = 0;
    [[nodiscard]] bool nothing() const { return topics == 0 && posts == 0 && accounts == 0; }
};
/// The amount that is really made: at least a post a topic, and at least one account a zone.
[[nodiscard]] Amount settle(Amount wished);

/// Called after every batch with the posts written so far.
using Progress = std::function<void(std::int64_t posts)>;

/// Adds that amount to the organisation's forums: conversations spread over the year before `now`, a few of
/// them long, in the organisation's forums by zone. A batch is a transaction, so that what is broken off is
/// whole as far as it came. `demo.no-forum` when there is no forum.
[[nodiscard]] base::Result<> fill(store::Connection& connection, OrganisationId organisation,
                                  const Amount& amount, const Grammars& grammars, Random& random,
                                  base::TimePoint now, const Progress& progress);

}  // namespace luwte::demo
