// /room/overdracht: what one shift tells the next. Reading it is reading private content, so it is noted,
// once a day for each colleague.
#include "feature/audit/audit.h"
#include "feature/escalation/duty_notes.h"
#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/text_pieces.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using escalation::DutyNoteId;

void note_reading(visit::Context& context) {
    constexpr const char* action = "private.read";
    constexpr const char* subject = "duty-notes";
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto actor = audit::staff_actor(context.visitor.staff.staff);
    if (audit::noted_since(connection, organisation, actor, action, subject,
                           context.now - std::chrono::hours(24)))
        return;
    store::UnitOfWork work(connection);
    audit::append(work, {organisation, actor, action, subject, "{}"}, context.now);
    work.commit();
}

net::Response show_notes(visit::Context& context, const Parts& parts, std::string_view written,
                         const std::optional<base::Problem>& problem) {
    view::Fields fields;
    set_duty_links(fields, context, "/room/overdracht");
    if (problem) fields.set_if("PROBLEM", duty_problem_words(context, *problem));
    fields.set("NOTE", written);
    const auto notes = parts.duty_notes.list(context.database(), context.organisation->id, context.now);
    fields.show("EMPTY", notes.empty());
    if (!notes.empty()) note_reading(context);
    for (const auto& note : notes) {
        auto row = fields.add("NOTE_LINE");
        context.prepare_form(row);
        row.set("ID", base::to_public(note.id));
        row.set("WHO", note.staff_name);
        row.set("WHEN", clock_words(context, note.written_at));
        row.show("UNREADABLE", note.unreadable);
        add_pieces(row, note.note, {});
        row.show("OWN", note.staff == context.visitor.staff.staff);
    }
    return room_page(context, parts, "room/duty_notes.html", fields, Tab::roster,
                     {.status = problem ? 422U : 200U, .back = "/room/rooster"});
}

net::Response get_notes(visit::Context& context, const Parts& parts) {
    return show_notes(context, parts, {}, std::nullopt);
}

net::Response write_note(visit::Context& context, const Parts& parts) {
    const auto text = context.form.get("text");
    const auto written = parts.duty_notes.write(context.database(), context.organisation->id,
                                                context.visitor.staff.staff, text, context.now);
    if (!written) return show_notes(context, parts, text, written.error());
    return context.redirect("/room/overdracht");
}

net::Response remove_note(visit::Context& context, const Parts& parts) {
    const auto id = base::from_public<DutyNoteId>(context.form.get("note")).value_or(DutyNoteId{});
    const auto removed = parts.duty_notes.remove(context.database(), context.organisation->id,
                                                 context.visitor.staff.staff, id, context.now);
    if (!removed) return show_notes(context, parts, {}, removed.error());
    return context.redirect("/room/overdracht");
}

}  // namespace

std::vector<visit::Route> duty_note_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/overdracht", may_be_called, get_notes, parts),
            route(Method::post, "/room/overdracht", may_be_called, write_note, parts),
            route(Method::post, "/room/overdracht/weg", may_be_called, remove_note, parts)};
}

}  // namespace luwte::room
