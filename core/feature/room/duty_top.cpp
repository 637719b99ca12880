#include "feature/room/duty_top.h"

#include "feature/escalation/presence.h"
#include "feature/escalation/roster.h"
#include "feature/room/duty_words.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

constexpr std::chrono::days looks_ahead{7};
/// More than this says how many more there are.
constexpr std::size_t most_holes = 3;

void add_drills(view::Fields top, visit::Context& context, const Parts& parts) {
    const auto drills = parts.drills.calling(context.database(), context.organisation->id,
                                             context.visitor.staff.staff, context.now);
    for (const auto& drill : drills) {
        auto row = top.add("DRILL");
        context.prepare_form(row);
        row.set("ID", base::to_public(drill.id));
        row.set("WHAT", drill_words(context, drill.what));
        set_clock(row, context, drill.started_at);
    }
}

void add_presence(view::Fields top, const visit::Context& context,
                  const std::vector<escalation::Shift>& shifts) {
    for (const auto& shift : escalation::here_wanted(shifts, context.visitor.staff.staff, context.now)) {
        auto row = top.add("HERE");
        context.prepare_form(row);
        row.set("ID", base::to_public(shift.id));
        row.set("WHEN", span_words(context, shift.from, shift.to));
    }
    for (const auto& shift : escalation::missing(shifts, context.now)) {
        if (shift.staff == context.visitor.staff.staff) continue;
        top.add("MISSING").set(
            "WORDS",
            context.translate("{name} did not say to be there; the shift began at {time}.",
                              {{"name", shift.staff_name}, {"time", clock_words(context, shift.from)}}));
    }
}

void add_holes(view::Fields top, const visit::Context& context,
               const std::vector<escalation::Shift>& shifts) {
    const auto holes = escalation::holes(shifts, context.now, context.now + looks_ahead);
    if (holes.empty()) return;
    auto box = top.add("HOLES");
    for (std::size_t i = 0; i < holes.size() && i < most_holes; ++i)
        box.add("HOLE").set("WORDS", span_words(context, holes[i].from, holes[i].to));
    box.show("MORE_HOLES", holes.size() > most_holes);
}

}  // namespace

void add_duty(view::Fields top, visit::Context& context, const Parts& parts, bool names_holes) {
    const bool called = (context.visitor.staff.roles & may_be_called) != 0;
    const bool arranges = (context.visitor.staff.roles & may_arrange) != 0;
    if (!called && !arranges) return;
    const auto shifts = escalation::shifts_between(context.database(), context.organisation->id, context.now,
                                                   context.now + looks_ahead);
    if (called) {
        add_drills(top, context, parts);
        add_presence(top, context, shifts);
    }
    if (arranges && names_holes) add_holes(top, context, shifts);
}

}  // namespace luwte::room
