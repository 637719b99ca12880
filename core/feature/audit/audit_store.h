// The audit log's SQL.
#pragma once

#include <vector>

#include "feature/audit/audit.h"

namespace luwte::audit::sql {

/// Locks the organisation's chain, adds the entry at its end: one statement.
void insert(store::UnitOfWork& work, const Entry& entry, base::TimePoint now);

/// The end of the chain, and the highest number there is, in one snapshot.
struct End {
    std::int64_t number = 0;  ///< 0: no end is known
    std::string hash;
    std::int64_t highest = 0;  ///< 0: no entries
};
[[nodiscard]] End find_end(store::Connection& connection, OrganisationId organisation);

[[nodiscard]] bool exists_since(store::Connection& connection, OrganisationId organisation,
                                const std::string& actor, const std::string& action,
                                const std::string& subject, base::TimePoint since);

/// Entries with first <= number <= last, in order, at most `limit`.
[[nodiscard]] std::vector<Recorded> list_from(store::Connection& connection, OrganisationId organisation,
                                              std::int64_t first, std::int64_t last, int limit);
/// Entries below `before`, newest first.
[[nodiscard]] std::vector<Recorded> list_before(store::Connection& connection, OrganisationId organisation,
                                                std::int64_t before, int limit, const Filter& filter);

}  // namespace luwte::audit::sql
