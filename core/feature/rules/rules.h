// What moderators do with the rules of their organisation: each verb one transaction, with its audit entry in
// it and, when what judges changes, the announcement that makes every process compile anew.
//
// Problems: `rules.not-found`; `rules.changed` (conflict: somebody wrote or moved it meanwhile),
// `rules.not-possible` (conflict: this state does not lead there), `rules.second-person` (forbidden: who
// wrote or proposed it does not publish it), `rules.fails` (invalid, field "source": it does not load, or an
// example does not come out), `rules.expired` (invalid, field "expires": its date has passed); for what is
// filled in (invalid): `rules.no-source`, `rules.source-too-long`, `rules.hidden-characters`,
// `rules.bad-name`, `rules.no-name`, `rules.name-taken` (conflict), `rules.no-reason`,
// `rules.reason-too-long`, `rules.bad-date`, `rules.bad-cap`, `rules.too-many`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "feature/rules/rule.h"
#include "store/database.h"

namespace luwte::rules {

inline constexpr int most_rules = 500;

[[nodiscard]] std::vector<RuleLine> list(store::Connection& connection, OrganisationId organisation);
[[nodiscard]] base::Result<WholeRule> find(store::Connection& connection, OrganisationId organisation,
                                           RuleId rule);
/// What judges at this moment.
[[nodiscard]] std::vector<Judging> judging(store::Connection& connection, OrganisationId organisation,
                                           base::TimePoint now);

/// What somebody writes.
struct Writing {
    std::string name;  ///< of a new rule; empty: as the source says it
    std::string source;
    std::string reason;
    std::optional<base::TimePoint> expires_at;
    std::optional<int> daily_cap;
};
struct Written {
    RuleId rule;
    int number = 0;
};
/// A new rule, as a draft. A source that does not load yet is kept too.
[[nodiscard]] base::Result<Written> write_first(store::Connection& connection, OrganisationId organisation,
                                                StaffId staff, const Writing& writing, base::TimePoint now);
/// The next version, as a draft in the place of an earlier one. `latest`: the number of the newest version
/// that the writer had seen; `based_on`: the one that they wrote on from.
[[nodiscard]] base::Result<Written> write_next(store::Connection& connection, OrganisationId organisation,
                                               StaffId staff, RuleId rule, int latest, int based_on,
                                               const Writing& writing, base::TimePoint now);

/// Draft to tried, once it has been put to its examples and past messages.
[[nodiscard]] base::Result<> mark_tried(store::Connection& connection, OrganisationId organisation,
                                        StaffId staff, RuleId rule, int number, base::TimePoint now);

/// Into shadow (also back there from proposed, by who does not agree), proposed, published or withdrawn.
struct Move {
    RuleId rule;
    int number = 0;
    State to = State::shadow;
    std::string reason;  ///< needed for withdrawing, and for sending a proposal back
};
[[nodiscard]] base::Result<> move(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                  const Move& move, base::TimePoint now);

/// Back to a version, in one action: one that two people published before judges again at once; any other
/// becomes the newest draft.
struct GoneBack {
    int number = 0;
    bool live = false;
};
[[nodiscard]] base::Result<GoneBack> go_back(store::Connection& connection, OrganisationId organisation,
                                             StaffId staff, RuleId rule, int number,
                                             const std::string& reason, base::TimePoint now);

/// Withdraws what has run out; how many. They stop judging at their moment anyway.
int expire(store::Connection& connection, OrganisationId organisation, base::TimePoint now);

}  // namespace luwte::rules
