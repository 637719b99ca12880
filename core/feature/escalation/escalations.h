// What people on duty do with alarms: each verb one transaction, its line in the history and its audit entry
// in it.
//
// Problems: `escalation.not-found`; `escalation.not-yours` (forbidden); `escalation.not-possible` (conflict,
// the state does not allow it); `escalation.changed` (conflict: it is not what the person saw any more);
// `escalation.nobody` (nobody who can be called), `escalation.no-next-shift` (invalid, field "to");
// `escalation.no-note`, `escalation.note-too-long` (invalid, field "note").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/secret.h"
#include "feature/escalation/chain.h"
#include "feature/escalation/escalation.h"

namespace luwte::escalation {

/// The longest note, in characters.
inline constexpr std::size_t longest_note = 4000;

/// For a caller who did not look before: whatever the alarm is now.
inline constexpr std::int64_t any_version = 0;

/// To a colleague, or to the shift that begins next.
struct HandOver {
    StaffId to;
    bool to_next_shift = false;
    std::int64_t version = any_version;
    std::string_view note = {};
};

/// Thread safe; lives as long as the program.
class Escalations {
  public:
    /// Notes are sealed with a key derived from this one (safety.md S23).
    explicit Escalations(const base::SecretKey& installation_key);

    /// Who has it now. Of many at the same moment one wins; the others are told who.
    struct Taken {
        bool by_you = false;
        StaffId holder;
        std::string holder_name;
    };
    [[nodiscard]] base::Result<Taken> acknowledge(store::Connection& connection, OrganisationId organisation,
                                                  EscalationId id, StaffId staff, base::TimePoint now) const;
    /// Who has it says that they act: the chain rests until it is handed over or closed.
    [[nodiscard]] base::Result<> act(store::Connection& connection, OrganisationId organisation,
                                     EscalationId id, StaffId staff, std::int64_t version,
                                     std::string_view note, base::TimePoint now) const;
    /// Takes it from a colleague who has it but cannot go on; the note says why.
    [[nodiscard]] base::Result<> take_over(store::Connection& connection, OrganisationId organisation,
                                           EscalationId id, StaffId staff, std::int64_t version,
                                           std::string_view note, base::TimePoint now) const;
    /// They are called, and have it once they take it (so may anybody); else the chain goes on at the
    /// deadline.
    [[nodiscard]] base::Result<> hand_over(store::Connection& connection, OrganisationId organisation,
                                           EscalationId id, StaffId staff, const HandOver& what,
                                           base::TimePoint now) const;
    [[nodiscard]] base::Result<> add_note(store::Connection& connection, OrganisationId organisation,
                                          EscalationId id, StaffId staff, std::string_view note,
                                          base::TimePoint now) const;
    /// Only who has it closes it, with what came of it and a note.
    [[nodiscard]] base::Result<> close(store::Connection& connection, OrganisationId organisation,
                                       EscalationId id, StaffId staff, std::int64_t version, Outcome outcome,
                                       std::string_view note, base::TimePoint now) const;

    /// Notes what somebody has on their screen: their calls to `shown` by the room's pages are sent, and
    /// those of `raised` that still are become delivered (give those only when they are called now, see
    /// roster.h).
    void deliver(store::Connection& connection, OrganisationId organisation, StaffId staff,
                 const std::vector<EscalationId>& raised, const std::vector<EscalationId>& shown,
                 base::TimePoint now) const;

    [[nodiscard]] std::optional<Alarm> find(store::Connection& connection, OrganisationId organisation,
                                            EscalationId id) const;
    /// The open alarm of a subject.
    [[nodiscard]] std::optional<EscalationId> open_of(store::Connection& connection,
                                                      OrganisationId organisation,
                                                      const std::string& subject) const;
    /// Open ones, at most 200: those that wait first, then by level and age.
    [[nodiscard]] std::vector<Alarm> open(store::Connection& connection, OrganisationId organisation) const;
    /// The last 50 that were closed, newest first.
    [[nodiscard]] std::vector<Alarm> closed(store::Connection& connection, OrganisationId organisation) const;
    /// The history, oldest first, notes opened.
    [[nodiscard]] std::vector<Event> history(store::Connection& connection, OrganisationId organisation,
                                             EscalationId id) const;

    /// Who was called by which channel, the last step first.
    [[nodiscard]] std::vector<CallLine> calls(store::Connection& connection, OrganisationId organisation,
                                              EscalationId id) const;

    /// For Raise::sealed_excerpt, bound to the subject.
    [[nodiscard]] std::string seal_excerpt(std::string_view subject, std::string_view words) const;
    /// What was said, for who has the alarm; empty for others, and when nothing was kept. Noted in the audit
    /// log, once in a quarter of an hour.
    [[nodiscard]] std::string excerpt(store::Connection& connection, OrganisationId organisation,
                                      const Alarm& alarm, StaffId staff, base::TimePoint now) const;

  private:
    struct Change;  // what one verb changes; see the source
    [[nodiscard]] base::Result<> change(store::Connection& connection, OrganisationId organisation,
                                        EscalationId id, StaffId staff, const Change& what,
                                        base::TimePoint now) const;
    /// Seals the note and adds the line.
    void write_event(store::UnitOfWork& work, OrganisationId organisation, EscalationId id, Happening what,
                     StaffId staff, StaffId to, const std::string& note, base::TimePoint now) const;

    base::SecretKey note_key_;
};

}  // namespace luwte::escalation
