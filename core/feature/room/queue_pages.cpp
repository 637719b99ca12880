// /room: what waits, sorted by danger and age.
#include <charconv>

#include "feature/moderation/care.h"
#include "feature/room/frame.h"
#include "feature/room/item_view.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"
#include "view/coarse_time.h"

namespace luwte::room {
namespace {

constexpr int items_a_page = 25;

void add_faults(view::Fields fields, const visit::Context& context,
                const std::vector<moderation::RuleFault>& faults) {
    if (faults.empty()) return;
    const auto& words = context.renderer.catalogue();
    auto box = fields.add("FAULTS");
    for (const auto& fault : faults) {
        auto row = box.add("FAULT");
        row.set("RULE", fault.rule);
        row.set("TIMES", words.translate_count(context.language, "{} time", "{} times", fault.times));
        row.set("WHEN", clock_words(context, fault.last_at));
        row.set("TRACEBACK", fault.traceback);
    }
}

/// "?na=<danger>.<first>.<microseconds>.<id>": where the page before ended.
std::string write_place(const moderation::QueuePlace& place) {
    return std::to_string(place.danger) + "." + (place.first ? "1" : "0") + "." +
           std::to_string(place.opened_at.time_since_epoch().count()) + "." + base::to_public(place.id);
}

moderation::QueuePlace read_place(std::string_view text) {
    if (text.size() < 6 || text[1] != '.' || text[3] != '.' || text[0] < '0' || text[0] > '3') return {};
    const auto end = text.find('.', 4);
    if (end == std::string_view::npos) return {};
    std::int64_t moment = 0;
    const auto read = std::from_chars(text.data() + 4, text.data() + end, moment);
    const auto id = base::from_public<ReviewItemId>(text.substr(end + 1));
    constexpr std::int64_t far = 8'000'000'000'000'000;  // beyond the year 2200, in microseconds
    if (read.ec != std::errc{} || read.ptr != text.data() + end || !id || moment < 0 || moment > far)
        return {};
    return {text[0] - '0', text[2] == '1', base::TimePoint(std::chrono::microseconds(moment)), *id};
}

/// How much it was today, for their own eyes, and a rest.
void add_care(view::Fields fields, visit::Context& context) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto read = moderation::exposure(connection, organisation, staff, context.now);
    const auto choice = moderation::room_choice(connection, organisation, staff);
    const bool rests = choice.rests(context.now);
    fields.show("PAUSE", read.heavy_lately >= moderation::heavy_until_pause && !rests);
    fields.show("WORKS", !rests);
    if (rests)
        fields.add("RESTS").set("UNTIL",
                                context.translate("You rest until {moment}. Heavy messages go to colleagues "
                                                  "first.",
                                                  {{"moment", clock_words(context, *choice.rests_until)}}));
    const auto& words = context.renderer.catalogue();
    if (read.messages_today > 0)
        fields.set_if(
            "READ", words.translate_count(context.language, "You read {} message in the last day.",
                                          "You read {} messages in the last day.", read.messages_today) +
                        " " +
                        words.translate_count(context.language, "{} of them was heavy. Only you see this.",
                                              "{} of them were heavy. Only you see this.", read.heavy_today));
}

net::Response show_queue(visit::Context& context, const Parts& parts) {
    // Whoever is not a moderator has another first page.
    const auto& staff = context.visitor.staff;
    if (!staff.has(visit::Role::moderator))
        return context.redirect(staff.has(visit::Role::duty) ? "/room/a" : "/room/audit");

    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto from = read_place(context.request.query.get("na"));
    const bool all = context.request.query.get("alles") == "1";
    const auto items = all ? parts.reviews.queue(connection, organisation, from, items_a_page + 1)
                           : parts.reviews.queue_for(connection, organisation, staff.staff, from,
                                                     items_a_page + 1, context.now);
    view::Fields fields;
    fields.show(all ? "ALL" : "OWN");
    fields.show("EMPTY", items.empty());
    if (!items.empty()) {
        auto list = fields.add("HAS_ITEMS");
        for (std::size_t i = 0; i < items.size() && i < items_a_page; ++i)
            set_item(list.add("ITEM"), context, parts, items[i]);
    }
    if (items.size() > items_a_page)
        fields.set_if("MORE", context.link(std::string(all ? "/room?alles=1&na=" : "/room?na=") +
                                           write_place(moderation::place_of(items[items_a_page - 1]))));
    add_faults(fields, context, parts.reviews.faults(connection, organisation));
    fields.show("SPAM", parts.reviews.spam(connection, organisation, staff.staff, context.now).size() > 1);
    add_care(fields, context);
    return room_page(context, parts, "room/queue.html", fields, Tab::queue, {.back = "/", .reloads = true});
}

net::Response faults_seen(visit::Context& context, const Parts& parts) {
    parts.reviews.faults_seen(context.database(), context.organisation->id, context.visitor.staff.staff,
                              context.now);
    return context.redirect("/room");
}

}  // namespace

std::vector<visit::Route> queue_routes(const Parts& parts) {
    return {route(net::Method::get, "/room", may_enter, show_queue, parts),
            route(net::Method::post, "/room/regels-gezien", may_review, faults_seen, parts)};
}

}  // namespace luwte::room
