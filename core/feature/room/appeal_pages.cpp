// /room/bezwaar: objections that wait, by danger and deadline; one of them, heard by a colleague other than
// the one who decided.
#include <algorithm>

#include "feature/moderation/appeals.h"
#include "feature/moderation/sanction_words.h"
#include "feature/room/frame.h"
#include "feature/room/item_view.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using moderation::Appeal;

/// What was sent and did not work, to be shown again.
struct Sent {
    std::optional<base::Problem> problem;
    std::string words;
};

void set_appeal(view::Fields fields, const visit::Context& context, const Appeal& appeal) {
    const auto staff = context.visitor.staff.staff;
    const bool mine = appeal.claimed(context.now) && appeal.claimed_by == staff;
    const bool taken = appeal.claimed(context.now) && !mine;
    const bool own = appeal.first_staff == staff;
    fields.set("ID", base::to_public(appeal.id));
    fields.set("LEVEL", level_words(context, appeal.danger));
    fields.show("IS_NOW", appeal.danger >= 2).show("IS_SOON", appeal.danger == 1).show("IS_MINE", mine);
    fields.set("DUE", clock_words(context, appeal.due_at)).show("LATE", appeal.late(context.now));
    set_clock(fields, context, appeal.opened_at);
    fields.show("WAITS_FOR_PERSON", appeal.open && !appeal.waits_for_team);
    fields.show("OWN_DECISION", own).show("TAKEN", !own && taken).show("FREE", appeal.open && !own && !taken);
    fields.show("TO_TAKE", appeal.open && !own && !taken && !mine);
    fields.set("WHO", context.translate("{name} has this one", {{"name", appeal.claimed_by_name}}));
}

net::Response list(visit::Context& context, const Parts& parts) {
    const auto open = parts.appeals.open(context.database(), context.organisation->id);
    view::Fields fields;
    fields.show("EMPTY", open.empty());
    if (!open.empty()) {
        auto items = fields.add("HAS_ITEMS");
        for (const auto& appeal : open) {
            auto row = items.add("ITEM");
            context.prepare_form(row);
            set_appeal(row, context, appeal);
        }
    }
    return room_page(context, parts, "room/appeals.html", fields, Tab::appeals,
                     {.back = "/room", .reloads = true});
}

void add_case(view::Fields fields, visit::Context& context, const moderation::Appeals::Case& found,
              const Sent& sent) {
    auto open = fields.add("CASE");
    context.prepare_form(open);
    open.set("ID", base::to_public(found.conversation.appeal.id));
    open.set("VERSION", found.conversation.appeal.version);
    open.set("OWN_WORDS", sent.words);
    const auto& decision = found.decision;
    open.set("WHAT", choice_words(context, decision.choice));
    open.set("DECIDER", found.conversation.appeal.first_staff_name);
    open.set("DECIDED_AT", clock_words(context, decision.at));
    const auto reason = moderation::reason_text(decision.choice, decision.reason);
    if (!reason.empty()) open.set_if("REASON", context.translate(reason));
    open.set_if("WORDS", decision.words);
    bool any = false;
    for (const auto& sanction : decision.sanctions) {
        auto row = open.add("GAVE");
        row.set("WHAT", moderation::sanction_short(context, sanction));
        row.set("WHY", moderation::sanction_why(context, sanction));
        row.set("UNTIL", clock_words(context, sanction.ends_at));
        any = any || !sanction.revoked_at;
    }
    open.show("CAN_TAKE_BACK", any).show("CAN_RESTORE", decision.takes_away() && found.material.has_value());
    if (found.material)
        set_material(open.add("MESSAGE"), context, *found.material, {},
                     found.conversation.appeal.danger >= 2);
    else
        open.show("GONE");
    for (const auto& message : found.conversation.messages) {
        auto row = open.add("LINE");
        row.set("WHO", message.staff ? context.translate("The team") : decision.persona_name);
        row.set("WHEN", clock_words(context, message.at));
        row.set("TEXT", message.unreadable ? context.translate("This can no longer be read.") : message.text);
    }
}

std::string appeal_problem(const visit::Context& context, const base::Problem& problem) {
    if (problem.code == "appeal.no-text")
        return context.translate("This needs words of your own: the person reads them.");
    return problem_words(context, problem);
}

net::Response show_one(visit::Context& context, const Parts& parts, const Sent& sent) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = id_in<AppealId>(context);
    const auto appeal = parts.appeals.find(connection, organisation, id);
    if (!appeal) return context.problem_page(appeal.error());
    view::Fields fields;
    if (sent.problem) fields.set_if("PROBLEM", appeal_problem(context, *sent.problem));
    set_appeal(fields, context, *appeal);
    context.prepare_form(fields);
    fields.show("CLOSED", !appeal->open);
    const bool mine = appeal->claimed(context.now) && appeal->claimed_by == context.visitor.staff.staff;
    if (mine) {
        const auto found =
            parts.appeals.look(connection, organisation, id, context.visitor.staff.staff, context.now);
        if (!found) return context.problem_page(found.error());
        add_case(fields, context, *found, sent);
    }
    const unsigned status = !sent.problem                                  ? 200
                            : sent.problem->kind == ProblemKind::conflict  ? 409
                            : sent.problem->kind == ProblemKind::forbidden ? 403
                                                                           : 422;
    return room_page(context, parts, "room/appeal.html", fields, Tab::appeals,
                     {.status = status, .back = "/room/bezwaar"});
}

net::Response show_appeal(visit::Context& context, const Parts& parts) {
    return show_one(context, parts, {});
}

std::string path_of(AppealId id) {
    return "/room/bezwaar/" + base::to_public(id);
}

net::Response claim(visit::Context& context, const Parts& parts) {
    const auto id = id_in<AppealId>(context);
    const auto done = parts.appeals.claim(context.database(), context.organisation->id, id,
                                          context.visitor.staff.staff, context.now);
    if (done) return context.redirect(path_of(id));
    if (done.error().kind == ProblemKind::not_found) return context.problem_page(done.error());
    return show_one(context, parts, {done.error(), {}});
}

net::Response decide(visit::Context& context, const Parts& parts) {
    const auto id = id_in<AppealId>(context);
    const auto& form = context.form;
    const auto staff = context.visitor.staff.staff;
    const auto version = number_in(form.get("version"));
    base::Result<> done;
    const bool asks = form.get("decision") == "answer";
    if (asks) {
        done = parts.appeals.answer(context.database(), context.organisation->id, id, version, staff,
                                    form.get("text"), context.now);
    } else {
        const auto closed =
            parts.appeals.close(context.database(),
                                {context.organisation->id, id, staff, version, form.has("restore"),
                                 form.has("take_back"), std::string(form.get("text"))},
                                context.now);
        if (!closed) done = std::unexpected(closed.error());
    }
    if (done) return context.redirect(asks ? path_of(id) : "/room/bezwaar");
    if (done.error().kind == ProblemKind::not_found) return context.problem_page(done.error());
    return show_one(context, parts, {done.error(), std::string(form.get("text"))});
}

}  // namespace

std::vector<visit::Route> appeal_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/bezwaar", may_review, list, parts),
            route(Method::get, "/room/bezwaar/{appeal}", may_review, show_appeal, parts),
            route(Method::post, "/room/bezwaar/{appeal}/neem", may_review, claim, parts),
            route(Method::post, "/room/bezwaar/{appeal}/besluit", may_review, decide, parts)};
}

}  // namespace luwte::room
