// The audit log: what staff and the system did, chained by hashes so that a change shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::audit {

/// One thing that happened. No message text, no names of persons: opaque ids and codes only.
struct Entry {
    OrganisationId organisation;
    std::string actor;    ///< "staff:<id>", "system", "operator"
    std::string action;   ///< "review.published", "private.read", "roster.changed" …
    std::string subject;  ///< "post:<id>"; empty when there is none
    std::string details;  ///< JSON object with what explains it (rule, version, reason); "{}" when nothing
};

/// Appends within the caller's transaction, so that a deed and its entry stand or fall together.
/// Takes a lock per organisation until the commit: call it last.
void append(store::UnitOfWork& work, const Entry& entry, base::TimePoint now);

}  // namespace luwte::audit
