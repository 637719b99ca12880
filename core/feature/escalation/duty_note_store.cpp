#include "feature/escalation/duty_note_store.h"

namespace luwte::escalation::sql {
namespace {

constexpr store::Statement insert_note{"duty_note.insert", R"(
insert into duty_note (id, organisation_id, staff_id, written_at, note) values ($1, $2, $3, $4, $5))"};
constexpr store::Statement delete_note{
    "duty_note.delete", "delete from duty_note where organisation_id = $1 and id = $2 and staff_id = $3"};
constexpr store::Statement list_notes{"duty_note.list", R"(
select n.id, n.staff_id, s.name, n.written_at, n.note
from duty_note n join staff s on s.organisation_id = n.organisation_id and s.id = n.staff_id
where n.organisation_id = $1 and n.written_at >= $2 order by n.written_at desc, n.id limit 50)"};
constexpr store::Statement delete_old{"duty_note.delete_old", "delete from duty_note where written_at < $1"};

}  // namespace

void insert_duty_note(store::UnitOfWork& work, OrganisationId organisation, DutyNoteId id, StaffId by,
                      std::string_view sealed, base::TimePoint now) {
    work.run(insert_note, id, organisation, by, now, store::bytes(sealed));
}

bool delete_duty_note(store::UnitOfWork& work, OrganisationId organisation, DutyNoteId id, StaffId by) {
    return work.run(delete_note, organisation, id, by).affected() == 1;
}

std::vector<StoredDutyNote> list_duty_notes(store::Connection& connection, OrganisationId organisation,
                                            base::TimePoint since) {
    std::vector<StoredDutyNote> notes;
    for (const auto row : connection.run(list_notes, organisation, since)) {
        StoredDutyNote stored;
        stored.note.id = row.id<DutyNoteId>(0);
        stored.note.staff = row.id<StaffId>(1);
        stored.note.staff_name = row.text(2);
        stored.note.written_at = row.time(3);
        stored.sealed = row.bytes(4);
        notes.push_back(std::move(stored));
    }
    return notes;
}

void delete_old_duty_notes(store::Connection& connection, base::TimePoint before) {
    connection.run(delete_old, before);
}

}  // namespace luwte::escalation::sql
