// What one shift tells the next: sealed notes that go after two weeks.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "base/problem.h"
#include "base/secret.h"
#include "store/database.h"

namespace luwte::escalation {

using DutyNoteId = base::PublicId<struct DutyNoteTag>;

inline constexpr std::chrono::days duty_notes_kept{14};

struct DutyNote {
    DutyNoteId id;
    StaffId staff;
    std::string staff_name;
    base::TimePoint written_at;
    std::string note;
    bool unreadable = false;  ///< sealed with another key
};

/// Thread safe; lives as long as the program.
class DutyNotes {
  public:
    explicit DutyNotes(const base::SecretKey& installation_key)
        : key_(installation_key.derive("duty-note")) {}

    /// `duty-note.empty`, `duty-note.too-long` (invalid, field "note": 4,000 characters).
    [[nodiscard]] base::Result<DutyNoteId> write(store::Connection& connection, OrganisationId organisation,
                                                 StaffId by, std::string_view note,
                                                 base::TimePoint now) const;
    /// Who wrote it takes it away. `duty-note.not-found`.
    [[nodiscard]] base::Result<> remove(store::Connection& connection, OrganisationId organisation,
                                        StaffId by, DutyNoteId id, base::TimePoint now) const;
    /// Newest first, of the last two weeks, at most 50.
    [[nodiscard]] std::vector<DutyNote> list(store::Connection& connection, OrganisationId organisation,
                                             base::TimePoint now) const;

  private:
    base::SecretKey key_;
};

/// Deletes those whose time is over, of all organisations.
void tidy_duty_notes(store::Connection& connection, base::TimePoint now);

}  // namespace luwte::escalation
