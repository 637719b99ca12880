#include "feature/escalation/duty_notes.h"

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/duty_note_store.h"
#include "feature/escalation/escalation.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;

constexpr std::size_t longest = 4000;

}  // namespace

base::Result<DutyNoteId> DutyNotes::write(store::Connection& connection, OrganisationId organisation,
                                          StaffId by, std::string_view note, base::TimePoint now) const {
    if (!base::is_utf8(note)) return base::problem(ProblemKind::invalid, "duty-note.empty", "note");
    const auto cleaned = base::clean_text(note);
    if (cleaned.empty()) return base::problem(ProblemKind::invalid, "duty-note.empty", "note");
    if (base::count_characters(cleaned) > longest)
        return base::problem(ProblemKind::invalid, "duty-note.too-long", "note");
    const auto id = base::new_id<DutyNoteId>();
    store::UnitOfWork work(connection);
    sql::insert_duty_note(work, organisation, id, by, base::seal(key_, cleaned, base::encode_id(id.value)),
                          now);
    work.announce(announcement(organisation));
    audit::append(work, {organisation, audit::staff_actor(by), "roster.note", {}, "{}"}, now);
    work.commit();
    return id;
}

base::Result<> DutyNotes::remove(store::Connection& connection, OrganisationId organisation, StaffId by,
                                 DutyNoteId id, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    if (!sql::delete_duty_note(work, organisation, id, by))
        return base::problem(ProblemKind::not_found, "duty-note.not-found");
    work.announce(announcement(organisation));
    audit::append(work, {organisation, audit::staff_actor(by), "roster.note-removed", {}, "{}"}, now);
    work.commit();
    return {};
}

std::vector<DutyNote> DutyNotes::list(store::Connection& connection, OrganisationId organisation,
                                      base::TimePoint now) const {
    std::vector<DutyNote> notes;
    for (auto& stored : sql::list_duty_notes(connection, organisation, now - duty_notes_kept)) {
        const auto text = base::unseal(key_, stored.sealed, base::encode_id(stored.note.id.value));
        stored.note.unreadable = !text;
        if (text) stored.note.note = *text;
        notes.push_back(std::move(stored.note));
    }
    return notes;
}

void tidy_duty_notes(store::Connection& connection, base::TimePoint now) {
    sql::delete_old_duty_notes(connection, now - duty_notes_kept);
}

}  // namespace luwte::escalation
