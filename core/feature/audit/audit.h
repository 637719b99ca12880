// The audit log: what staff and the system did, chained by hashes so that a change shows.
//
// One chain per organisation, numbered from 1 without gaps. The hash of an entry is SHA-256 over its
// canonical form: the netstrings (https://cr.yp.to/proto/netstrings.txt: length in bytes, ':', the bytes,
// ',') of, in order,
//   "luwte-audit-1", organisation id, number, moment (whole microseconds since 1970, UTC), actor, action,
//   subject, details, hash of the entry before (64 lower-case hex digits; 64 zeros for the first)
// with numbers in decimal and text in UTF-8. So anybody can recompute the chain from a dump with standard
// tools. PostgreSQL computes it when writing (db/migrations/0030_audit.sql), this program again when
// verifying.
//
// A chain without a key cannot show that somebody rewrote it whole. So `verify` tells the last number and
// hash, and takes those that were written down elsewhere before (`Anchor`, signed: checkpoint.h): they must still be
// in the chain.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

namespace luwte::audit {

/// One thing that happened. No message text, no names of persons: opaque ids and codes only.
struct Entry {
    OrganisationId organisation;  ///< none: the installation itself
    std::string actor;            ///< "staff:<id>", "system", "operator"; 1 to 80 characters
    std::string action;   ///< "review.published", "private.read", "roster.changed" …; 1 to 80 characters
    std::string subject;  ///< "post:<id>"; empty when there is none; at most 120 characters
    std::string details;  ///< JSON object with what explains it (rule, version, reason); "{}" when nothing;
                          ///< at most 16 KiB
};

/// "staff:<id>", as an actor is written.
[[nodiscard]] std::string staff_actor(StaffId staff);

/// Appends within the caller's transaction, so that a deed and its entry stand or fall together.
/// Takes a lock per organisation until the commit: call it last.
void append(store::UnitOfWork& work, const Entry& entry, base::TimePoint now);

/// Whether that actor did that to that subject at or after `since`: to write one entry for many looks.
[[nodiscard]] bool noted_since(store::Connection& connection, OrganisationId organisation,
                               const std::string& actor, const std::string& action,
                               const std::string& subject, base::TimePoint since);

/// One look at private content lasts this long: coming back to the page within it is the same look.
inline constexpr std::chrono::minutes one_look{15};
/// Writes `private.read` for a member of staff, once a look; `why` says from where ("review", "alarm", "rule" …).
/// Commits: call it before what was read is shown.
void note_look(store::Connection& connection, OrganisationId organisation, StaffId staff,
               const std::string& subject, std::string_view why, base::TimePoint now);

/// An entry as it stands in the log.
struct Recorded {
    std::int64_t number = 0;
    base::TimePoint at;
    Entry entry;
    std::string previous, hash;  ///< 32 bytes each
};

/// The hash that an entry should have, by the canonical form above: 32 bytes.
[[nodiscard]] std::string canonical_hash(const Recorded& recorded);

/// Which entries somebody looks for; empty: all.
struct Filter {
    std::string kind;     ///< of the action, before its first dot: "private", "review" …
    std::string subject;  ///< whole: "post:<id>"
};
/// Entries with numbers below `before` (0: from the newest), newest first, at most `limit` (1 to 200).
[[nodiscard]] std::vector<Recorded> recent(store::Connection& connection, OrganisationId organisation,
                                           std::int64_t before, int limit, const Filter& filter = {});

/// A place in the chain that was written down elsewhere.
struct Anchor {
    std::int64_t number = 0;
    std::string hash;  ///< 32 bytes
};

enum class FaultKind : std::uint8_t {
    changed,   ///< its content does not give its hash
    missing,   ///< the number is not there
    replaced,  ///< whole in itself, but not the one that its successor (or the end of the chain) follows
    inserted,  ///< stands past the end of the chain
    not_as_anchored,  ///< differs from what was written down elsewhere
};
/// "changed", "missing", …: for the command's output.
[[nodiscard]] const char* fault_name(FaultKind kind);

struct Fault {
    FaultKind kind = FaultKind::changed;
    std::int64_t number = 0;  ///< of the first entry at fault
    std::int64_t last = 0;    ///< of the last one of a run (missing, inserted); else the same
};

struct Verification {
    std::int64_t entries = 0;   ///< how many were looked at
    std::vector<Fault> faults;  ///< the first 100, by number
    bool more_faults = false;
    Anchor end;  ///< to write down elsewhere; number 0 when the log is empty
    [[nodiscard]] bool whole() const { return faults.empty(); }
};

/// Walks the whole chain as it stood at the start, in bounded memory; writers are not held up.
/// `anchors`: in any order.
[[nodiscard]] Verification verify(store::Connection& connection, OrganisationId organisation,
                                  const std::vector<Anchor>& anchors = {});

/// Where the chain ends now; number 0 when the log is empty.
[[nodiscard]] Anchor end_of_chain(store::Connection& connection, OrganisationId organisation);

}  // namespace luwte::audit
