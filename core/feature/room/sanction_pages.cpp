// /room/geldt: what holds for whom, by the names that the team dealt with, and taking it back.
#include "feature/moderation/sanction_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using moderation::Sanction;

net::Response show(visit::Context& context, const Parts& parts, const std::optional<base::Problem>& problem) {
    const auto holding = moderation::in_force(context.database(), context.organisation->id, context.now);
    view::Fields fields;
    fields.show("EMPTY", holding.empty());
    if (problem) fields.set_if("PROBLEM", problem_words(context, *problem));
    if (!holding.empty()) {
        auto list = fields.add("HAS_ITEMS");
        for (const auto& sanction : holding) {
            auto row = list.add("ITEM");
            context.prepare_form(row);
            row.set("ID", base::to_public(sanction.id));
            row.set("VERSION", sanction.version);
            row.set("NAME", sanction.persona_name);
            row.set("WHAT", moderation::sanction_short(context, sanction));
            row.set("WHY", moderation::sanction_why(context, sanction));
            row.set_if("WORDS", sanction.words);
            row.set("UNTIL", clock_words(context, sanction.ends_at));
            row.set("WHO", sanction.given_by);
            row.set("SINCE_WHEN", clock_words(context, sanction.starts_at));
        }
    }
    return room_page(context, parts, "room/sanctions.html", fields, Tab::sanctions,
                     {.status = problem ? 409U : 200U, .back = "/room"});
}

net::Response show_sanctions(visit::Context& context, const Parts& parts) {
    return show(context, parts, std::nullopt);
}

net::Response take_back(visit::Context& context, const Parts& parts) {
    const auto version = number_in(context.form.get("version"));
    const auto done =
        moderation::revoke(context.database(), context.organisation->id, id_in<SanctionId>(context), version,
                           context.visitor.staff.staff, context.now);
    if (done) return context.redirect("/room/geldt");
    if (done.error().kind == base::ProblemKind::conflict) return show(context, parts, done.error());
    return context.problem_page(done.error());
}

}  // namespace

std::vector<visit::Route> sanction_routes(const Parts& parts) {
    return {route(net::Method::get, "/room/geldt", may_review, show_sanctions, parts),
            route(net::Method::post, "/room/geldt/{sanction}/terug", may_review, take_back, parts)};
}

}  // namespace luwte::room
