// /room/reclame: what a rule or a reader calls advertising and what endangers nobody, taken away in one go.
// The only thing that is decided without opening each message: its beginning stands there, and each is
// claimed and decided as any other.
#include <algorithm>

#include "base/text.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using moderation::Choice;

constexpr std::size_t characters_shown = 300;

net::Response show_spam(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    view::Fields fields;
    bool any = false;
    for (const auto& item : parts.reviews.spam(connection, organisation, staff, context.now)) {
        if (!item.claimed_by_you(staff, context.now)) continue;
        const auto material = parts.reviews.look(connection, organisation, item.id, staff, context.now);
        if (!material) continue;
        const auto now_item = parts.reviews.find(connection, organisation, item.id);
        if (!now_item) continue;
        any = true;
        auto row = fields.add("ITEM");
        row.set("ID", base::to_public(item.id));
        row.set("VALUE", base::to_public(item.id) + "." + std::to_string(now_item->version) + "." +
                             std::to_string(material->version));
        row.set("NAME", material->message.name);
        row.set("FORUM", material->forum);
        row.set("TEXT", base::shorten(base::clean_line(material->message.text), characters_shown));
    }
    fields.show(any ? "ANY" : "NONE");
    return room_page(context, parts, "room/spam.html", fields, Tab::queue, {.back = "/room"});
}

net::Response claim_spam(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto staff = context.visitor.staff.staff;
    for (const auto& item : parts.reviews.spam(connection, context.organisation->id, staff, context.now))
        (void)parts.reviews.claim(connection, context.organisation->id, item.id, staff, context.now);
    return context.redirect("/room/reclame");
}

/// "<item>.<its version>.<the text's version>", as it was shown.
std::optional<moderation::Decide> read_one(const visit::Context& context, std::string_view value) {
    const auto first = value.find('.');
    const auto second = first == std::string_view::npos ? first : value.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto id = base::from_public<ReviewItemId>(value.substr(0, first));
    if (!id) return std::nullopt;
    moderation::Decide what;
    what.organisation = context.organisation->id;
    what.item = *id;
    what.staff = context.visitor.staff.staff;
    what.version = number_in(value.substr(first + 1, second - first - 1));
    what.subject_version = number_in(value.substr(second + 1));
    what.choice = Choice::remove;
    what.reason = "spam";
    return what;
}

net::Response take_away(visit::Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto candidates = parts.reviews.spam(connection, organisation, staff, context.now);
    for (const auto value : context.form.all("item")) {
        const auto what = read_one(context, value);
        // Nothing else is decided in bulk, whatever a form says.
        if (!what || std::ranges::find(candidates, what->item, &moderation::Item::id) == candidates.end())
            continue;
        // One that changed meanwhile stays in the queue, where somebody reads it.
        (void)parts.reviews.decide(connection, *what, context.now);
    }
    for (const auto& item : candidates)
        if (item.claimed_by_you(staff, context.now))
            (void)parts.reviews.release(connection, organisation, item.id, staff, context.now);
    return context.redirect("/room");
}

}  // namespace

std::vector<visit::Route> spam_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/reclame", may_review, show_spam, parts),
            route(Method::post, "/room/reclame/neem", may_review, claim_spam, parts),
            route(Method::post, "/room/reclame", may_review, take_away, parts)};
}

}  // namespace luwte::room
