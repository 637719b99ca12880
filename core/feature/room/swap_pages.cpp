// /room/rooster/ruil: asking a colleague to take a shift, and answering.
#include <algorithm>

#include "feature/escalation/roster.h"
#include "feature/escalation/swaps.h"
#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/swap_view.h"

namespace luwte::room {
namespace {

using escalation::Answer;
using escalation::Shift;
using escalation::Swap;
using escalation::SwapId;

constexpr std::size_t most_shifts = 60;

std::string question(const visit::Context& context, const Swap& swap) {
    const auto span = span_words(context, swap.from, swap.to);
    if (swap.for_from && swap.for_to)
        return context.translate(
            "{name} asks {other} to take the shift {span}, and takes the one {return} instead.",
            {{"name", swap.asked_by_name},
             {"other", swap.asked_of_name},
             {"span", span},
             {"return", span_words(context, *swap.for_from, *swap.for_to)}});
    if (swap.asked_of)
        return context.translate(
            "{name} asks {other} to take the shift {span}.",
            {{"name", swap.asked_by_name}, {"other", swap.asked_of_name}, {"span", span}});
    return context.translate("{name} asks who takes the shift {span}.",
                             {{"name", swap.asked_by_name}, {"span", span}});
}

/// One shift of the visitor's own, to ask about; `sent` when something was wrong with it.
net::Response show_question(visit::Context& context, const Parts& parts, ShiftId id,
                            const std::optional<base::Problem>& problem) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto self = context.visitor.staff.staff;
    const auto shifts = escalation::shifts(connection, organisation, context.now);
    const auto shift = std::ranges::find(shifts, id, &Shift::id);
    if (shift == shifts.end() || shift->staff != self)
        return context.problem_page({base::ProblemKind::not_found, "roster.not-found", {}});
    view::Fields fields;
    set_duty_links(fields, context, "/room/rooster");
    if (problem) fields.set_if("PROBLEM", duty_problem_words(context, *problem));
    fields.set("ID", base::to_public(id)).set("SHIFT", span_words(context, shift->from, shift->to));
    for (const auto& person : escalation::colleagues(connection, organisation))
        if (person.staff != self)
            fields.add("COLLEAGUE").set("STAFF", base::to_public(person.staff)).set("NAME", person.name);
    std::size_t count = 0;
    for (const auto& other : shifts) {
        if (other.staff == self || other.from <= context.now || ++count > most_shifts) continue;
        fields.add("RETURN")
            .set("SHIFT_ID", base::to_public(other.id))
            .set("WORDS", other.staff_name + ": " + span_words(context, other.from, other.to));
    }
    return room_page(context, parts, "room/swap.html", fields, Tab::roster,
                     {.status = problem ? 422U : 200U, .back = "/room/rooster"});
}

net::Response get_question(visit::Context& context, const Parts& parts) {
    return show_question(context, parts, id_in<ShiftId>(context), std::nullopt);
}

net::Response ask(visit::Context& context, const Parts& parts) {
    const auto shift = id_in<ShiftId>(context);
    const auto of = context.form.get("of");
    const auto in_return = context.form.get("for");
    const escalation::NewSwap what{shift, base::from_public<StaffId>(of).value_or(StaffId{}),
                                   base::from_public<ShiftId>(in_return).value_or(ShiftId{})};
    const auto asked = escalation::ask_swap(context.database(), context.organisation->id,
                                            context.visitor.staff.staff, what, context.now);
    if (!asked) return show_question(context, parts, shift, asked.error());
    return context.redirect("/room/rooster");
}

net::Response answer(visit::Context& context, const Parts& parts) {
    const auto id = base::from_public<SwapId>(context.form.get("swap")).value_or(SwapId{});
    const auto word = context.form.get("answer");
    const auto meant = word == "ja" ? Answer::accept : word == "terug" ? Answer::withdraw : Answer::refuse;
    const auto done = escalation::answer_swap(context.database(), context.organisation->id, id,
                                              context.visitor.staff.staff, meant, context.now);
    if (done) return context.redirect("/room/rooster");
    view::Fields fields;
    set_duty_links(fields, context, "/room/rooster");
    fields.set_if("PROBLEM", duty_problem_words(context, done.error()));
    return room_page(context, parts, "room/swap_over.html", fields, Tab::roster,
                     {.status = 409, .back = "/room/rooster"});
}

}  // namespace

void add_swaps(view::Fields fields, visit::Context& context) {
    const auto swaps = escalation::open_swaps(context.database(), context.organisation->id, context.now);
    if (swaps.empty()) return;
    const auto self = context.visitor.staff.staff;
    const bool callable = (context.visitor.staff.roles & may_be_called) != 0;
    auto list = fields.add("HAS_SWAPS");
    for (const auto& swap : swaps) {
        auto row = list.add("SWAP");
        context.prepare_form(row);
        row.set("ID", base::to_public(swap.id)).set("WORDS", question(context, swap));
        row.show("MAY_ACCEPT",
                 callable && swap.asked_by != self && (!swap.asked_of || swap.asked_of == self));
        row.show("MAY_REFUSE", callable && swap.asked_of && swap.asked_of == self);
        row.show("MAY_WITHDRAW", swap.asked_by == self);
    }
}

std::vector<visit::Route> swap_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/rooster/ruil/{shift}", may_be_called, get_question, parts),
            route(Method::post, "/room/rooster/ruil/{shift}", may_be_called, ask, parts),
            route(Method::post, "/room/rooster/antwoord", may_be_called, answer, parts)};
}

}  // namespace luwte::room
