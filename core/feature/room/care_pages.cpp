// /room/toetsen: the keys, and switching them off. /room/rust: a rest from heavy messages. /room/plekken: who
// moderates which forum first.
#include <algorithm>

#include "feature/escalation/roster.h"
#include "feature/forum/drafts.h"
#include "feature/forum/reading.h"
#include "feature/moderation/care.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

net::Response show_keys(visit::Context& context, const Parts& parts) {
    const auto choice =
        moderation::room_choice(context.database(), context.organisation->id, context.visitor.staff.staff);
    view::Fields fields;
    fields.show(choice.shortcuts ? "ON" : "OFF");
    return room_page(context, parts, "room/keys.html", fields, Tab::queue, {.back = "/room"});
}

net::Response choose_keys(visit::Context& context, const Parts&) {
    moderation::choose_shortcuts(context.database(), context.organisation->id, context.visitor.staff.staff,
                                 context.form.get("keys") == "on");
    return context.redirect("/room/toetsen");
}

net::Response take_rest(visit::Context& context, const Parts&) {
    std::optional<base::TimePoint> until;
    if (context.form.get("rest") == "yes") until = context.now + moderation::rest_lasts;
    moderation::rest(context.database(), context.organisation->id, context.visitor.staff.staff, until);
    return context.redirect("/room");
}

net::Response show_places(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto assigned = moderation::place_moderators(connection, organisation);
    const auto colleagues = escalation::colleagues(connection, organisation);
    view::Fields fields;
    for (const auto zone : organisation::all_zones) {
        for (const auto& forum : forum::forums_of_zone(connection, {organisation, {}, true}, zone)) {
            const auto place = forum::draft_place(forum.id);
            const auto found = std::ranges::find(assigned, place, &moderation::PlaceModerators::place);
            auto row = fields.add("PLACE");
            context.prepare_form(row);
            row.set("NAME", forum.name);
            row.set("ID", base::to_public(forum.id));
            for (const auto& person : colleagues) {
                auto option = row.add("COLLEAGUE");
                option.set("STAFF", base::to_public(person.staff));
                option.set("WHO", person.name);
                option.set("FIELD", base::to_public(forum.id) + "-" + base::to_public(person.staff));
                option.show("CHOSEN",
                            found != assigned.end() &&
                                std::ranges::find(found->staff, person.staff) != found->staff.end());
            }
        }
    }
    return room_page(context, parts, "room/places.html", fields, Tab::roster, {.back = "/room/rooster"});
}

net::Response assign(visit::Context& context, const Parts&) {
    const auto forum = id_in<ForumId>(context);
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    if (!forum::open_forum(connection, {organisation, {}, true}, forum))
        return context.problem_page({base::ProblemKind::not_found, "forum.not-found", ""});
    moderation::PlaceModerators to{forum::draft_place(forum), {}};
    for (const auto id : context.form.all("staff"))
        if (const auto staff = base::from_public<StaffId>(id)) to.staff.push_back(*staff);
    moderation::assign_place(connection, organisation, to, context.visitor.staff.staff, context.now);
    return context.redirect("/room/plekken");
}

}  // namespace

std::vector<visit::Route> care_routes(const Parts& parts) {
    using net::Method;
    constexpr auto administers = static_cast<std::uint16_t>(visit::Role::administrator);
    return {route(Method::get, "/room/toetsen", may_enter, show_keys, parts),
            route(Method::post, "/room/toetsen", may_enter, choose_keys, parts),
            route(Method::post, "/room/rust", may_review, take_rest, parts),
            route(Method::get, "/room/plekken", administers, show_places, parts),
            route(Method::post, "/room/plekken/{forum}", administers, assign, parts)};
}

}  // namespace luwte::room
