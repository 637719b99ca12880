// /room/bereik: how somebody is reached outside this room: their own addresses, and for an administrator the
// fallback, the neutral words, and who can be reached at all.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/room/duty_words.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using delivery::Kind;
using delivery::Way;
using delivery::WayId;

constexpr const char* own_path = "/room/bereik";
constexpr const char* everybody_path = "/room/bereik/allen";

/// Whose addresses a page is about: somebody's own, or the fallback.
struct Owner {
    StaffId staff;
    const char* path = own_path;
};

Owner own(const visit::Context& context) {
    return {context.visitor.staff.staff, own_path};
}
constexpr Owner fallback{{}, everybody_path};

struct Sent {
    std::optional<base::Problem> problem;
    std::string secret;  ///< of a new webhook: shown this once
};

void add_ways(view::Fields fields, visit::Context& context, const Parts& parts, const Owner& owner) {
    const auto ways = parts.deliveries.ways(context.database(), context.organisation->id, owner.staff);
    fields.show("NO_WAYS", ways.empty());
    if (ways.empty()) return;
    auto table = fields.add("HAS_WAYS");
    for (const auto& way : ways) {
        auto row = table.add("WAY");
        context.prepare_form(row);
        row.set("REMOVE_AT", context.link(std::string(owner.path) + "/weg"));
        row.set("ID", base::to_public(way.id));
        row.set("KIND", channel_words(context, kind_name(way.kind)));
        row.set("LABEL", way.label);
        if (way.unreadable)
            row.set("STATE", context.translate("Cannot be opened any more: add it again"));
        else if (way.failing_since)
            row.set("STATE", context.translate(
                                 "Does not arrive since {time}: {why}",
                                 {{"time", clock_words(context, *way.failing_since)}, {"why", way.failure}}));
        else if (way.last_sent_at)
            row.set("STATE",
                    context.translate("Arrived {time}", {{"time", clock_words(context, *way.last_sent_at)}}));
        else
            row.set("STATE", context.translate("Not tried yet"));
        row.show("FAILS", way.unreadable || way.failing_since.has_value());
    }
    // What somebody can try: each kind of address that they have, once.
    for (const auto kind : {Kind::mail, Kind::push, Kind::ntfy, Kind::webhook})
        if (std::ranges::find(ways, kind, &Way::kind) != ways.end())
            table.add("TRY")
                .set("VALUE", kind_name(kind))
                .set("WORDS", channel_words(context, kind_name(kind)));
}

void add_forms(view::Fields fields, const visit::Context& context, const Parts& parts, const Owner& owner) {
    auto forms = fields.include("WAY_FORMS", "room/way_forms.html");
    context.prepare_form(forms);
    forms.set("ADD_AT", context.link(owner.path));
    if (parts.deliveries.has_mail_server())
        context.prepare_form(forms.add("CAN_MAIL").set("PATH", owner.path));
    if (!owner.staff) return;
    auto push = forms.add("CAN_PUSH");
    context.prepare_form(push);
    push.set("KEY", parts.deliveries.push_key(context.organisation->id));
}

void set_sent(view::Fields fields, const visit::Context& context, const Sent& sent) {
    if (sent.problem) fields.set_if("PROBLEM", duty_problem_words(context, *sent.problem));
    fields.set_if("SECRET", sent.secret);
}

net::Response show_own(visit::Context& context, const Parts& parts, const Sent& sent) {
    view::Fields fields;
    set_duty_links(fields, context, own_path);
    set_sent(fields, context, sent);
    const auto owner = own(context);
    add_ways(fields, context, parts, owner);
    add_forms(fields, context, parts, owner);
    return room_page(context, parts, "room/reach.html", fields, Tab::roster,
                     {.status = sent.problem ? 422U : 200U, .back = "/room/rooster"});
}

void add_everybody(view::Fields fields, visit::Context& context, const Parts& parts) {
    for (const auto& person : parts.deliveries.reach(context.database(), context.organisation->id)) {
        auto row = fields.add("PERSON");
        std::string kinds;
        for (const auto kind : person.kinds) {
            if (!kinds.empty()) kinds += ", ";
            kinds += channel_words(context, kind_name(kind));
        }
        row.set("NAME", person.name).set("KINDS", kinds);
        row.show("NOBODY", kinds.empty()).show("FAILING", person.failing);
    }
}

net::Response show_everybody(visit::Context& context, const Parts& parts, const Sent& sent) {
    view::Fields fields;
    set_duty_links(fields, context, everybody_path);
    set_sent(fields, context, sent);
    add_everybody(fields, context, parts);
    add_ways(fields, context, parts, fallback);
    add_forms(fields, context, parts, fallback);
    const auto words = parts.deliveries.own_words(context.database(), context.organisation->id);
    fields.set("TITLE_WORDS", words ? words->title : "").set("TEXT_WORDS", words ? words->text : "");
    return room_page(context, parts, "room/reach_all.html", fields, Tab::roster,
                     {.status = sent.problem ? 422U : 200U, .back = "/room/rooster"});
}

net::Response show(visit::Context& context, const Parts& parts, const Owner& owner, const Sent& sent) {
    return owner.staff ? show_own(context, parts, sent) : show_everybody(context, parts, sent);
}

net::Response add_way(visit::Context& context, const Parts& parts, const Owner& owner) {
    const auto kind = delivery::parse_kind(context.form.get("kind"));
    if (!kind)
        return show(context, parts, owner,
                    {base::Problem{base::ProblemKind::invalid, "outgoing.no-address", {}}, {}});
    const auto added =
        parts.deliveries.add(context.database(), context.organisation->id, context.visitor.staff.staff,
                             {owner.staff, *kind, context.form.get("address"), context.form.get("topic"),
                              context.form.get("token_given")},
                             context.now);
    if (!added) return show(context, parts, owner, {added.error(), {}});
    if (!added->secret.empty()) return show(context, parts, owner, {std::nullopt, added->secret});
    return context.redirect(owner.path);
}

net::Response remove_way(visit::Context& context, const Parts& parts, const Owner& owner) {
    const auto id = base::from_public<WayId>(context.form.get("way")).value_or(WayId{});
    const auto removed = parts.deliveries.remove(context.database(), context.organisation->id,
                                                 context.visitor.staff.staff, owner.staff, id, context.now);
    if (!removed) return show(context, parts, owner, {removed.error(), {}});
    return context.redirect(owner.path);
}

net::Response get_own(visit::Context& context, const Parts& parts) {
    return show_own(context, parts, {});
}
net::Response add_own(visit::Context& context, const Parts& parts) {
    return add_way(context, parts, own(context));
}
net::Response remove_own(visit::Context& context, const Parts& parts) {
    return remove_way(context, parts, own(context));
}
net::Response get_everybody(visit::Context& context, const Parts& parts) {
    return show_everybody(context, parts, {});
}
net::Response add_fallback(visit::Context& context, const Parts& parts) {
    return add_way(context, parts, fallback);
}
net::Response remove_fallback(visit::Context& context, const Parts& parts) {
    return remove_way(context, parts, fallback);
}

/// Sends to one's own addresses of a kind, as a drill for oneself.
net::Response try_own(visit::Context& context, const Parts& parts) {
    const auto self = context.visitor.staff.staff;
    const auto started = parts.drills.start(context.database(), context.organisation->id, self,
                                            context.form.get("what"), self, context.now);
    if (!started) return show_own(context, parts, {started.error(), {}});
    return context.redirect("/room/oefening/" + base::to_public(*started));
}

net::Response set_words(visit::Context& context, const Parts& parts) {
    const auto done =
        parts.deliveries.set_words(context.database(), context.organisation->id, context.visitor.staff.staff,
                                   context.form.get("title"), context.form.get("words"), context.now);
    if (!done) return show_everybody(context, parts, {done.error(), {}});
    return context.redirect(everybody_path);
}

/// What the browser runs when a notice comes in: it shows the two neutral lines, and opens the room when
/// touched. The same for everybody, and nothing is kept by it.
net::Response service_worker(visit::Context& context, const Parts& parts) {
    const auto words = parts.deliveries.own_words(context.database(), context.organisation->id);
    const nlohmann::json title = words ? words->title : context.translate("Diary");
    const nlohmann::json text = words ? words->text : context.translate("Please have a look.");
    net::Response response;
    response.content_type = "text/javascript; charset=utf-8";
    response.body =
        "self.addEventListener(\"push\", (event) => event.waitUntil(self.registration.showNotification(" +
        title.dump() + ", { body: " + text.dump() + ", tag: \"room\", renotify: true })));\n" +
        "self.addEventListener(\"notificationclick\", (event) => {\n  event.notification.close();\n"
        "  event.waitUntil(self.clients.openWindow(\"/room\"));\n});\n";
    return response;
}

}  // namespace

std::vector<visit::Route> reach_routes(const Parts& parts) {
    using net::Method;
    auto worker = route(Method::get, "/room/seintje.js", 0, service_worker, parts);
    worker.access = visit::Access::anyone;  // the browser asks for it again when nobody is signed in
    return {route(Method::get, own_path, may_see_roster, get_own, parts),
            route(Method::post, own_path, may_see_roster, add_own, parts),
            route(Method::post, "/room/bereik/weg", may_see_roster, remove_own, parts),
            route(Method::post, "/room/bereik/proef", may_be_called, try_own, parts),
            route(Method::get, everybody_path, may_arrange, get_everybody, parts),
            route(Method::post, everybody_path, may_arrange, add_fallback, parts),
            route(Method::post, "/room/bereik/allen/weg", may_arrange, remove_fallback, parts),
            route(Method::post, "/room/bereik/allen/woorden", may_arrange, set_words, parts),
            std::move(worker)};
}

}  // namespace luwte::room
