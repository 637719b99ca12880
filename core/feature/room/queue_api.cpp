// /api/v1/room/queue, /api/v1/room/items/…: what waits, taking one, reading it, deciding.
#include <nlohmann/json.hpp>

#include "feature/moderation/care.h"
#include "feature/moderation/review_values.h"
#include "feature/room/item_view.h"
#include "feature/room/pages.h"
#include "feature/room/room_api.h"
#include "feature/room/sanction_form.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using moderation::Choice;
using moderation::Item;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

constexpr int items_a_page = 25;

/// The sentence of each rule that had something to say; of one rule once.
json reasons_json(const Context& context, const Parts& parts, const Item& item) {
    auto list = json::array();
    std::string last;
    for (const auto& hit : item.hits) {
        const auto rule = hit.plugin + "/" + hit.rule;
        if (rule == last) continue;
        last = rule;
        auto sentence =
            parts.judge.sentence(context.organisation->id, hit, view::language_code(context.language));
        if (sentence.empty()) sentence = category_words(context, hit.category);
        list.push_back({{"rule", rule}, {"text", sentence}});
    }
    return list;
}

json item_json(const Context& context, const Parts& parts, const Item& item) {
    const bool mine = item.claimed_by_you(context.visitor.staff.staff, context.now);
    const bool taken = item.claimed(context.now);
    const bool decided = item.state == moderation::ItemState::decided;
    return {{"id", base::to_public(item.id)},
            {"state", decided ? "decided"
                      : taken ? "claimed"
                              : "waiting"},
            {"mine", mine},
            {"holder", taken ? item.claimed_by_name : ""},
            {"cause", moderation::cause_name(item.cause)},
            {"danger", item.danger},
            {"categories", item.categories},
            {"first_disclosure", item.first_disclosure},
            {"first_reply", item.first_reply},
            {"graphic", item.graphic},
            {"placement", moderation::placement_name(item.placement)},
            {"reasons", reasons_json(context, parts, item)},
            {"opened_at", iso_moment(item.opened_at)},
            {"version", item.version}};
}

Response list_queue(Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto cursor = visit::read_cursor(context.request.query.get("cursor"), "n");
    if (!cursor) return refuse(context, cursor.error());
    moderation::QueuePlace place;
    if (cursor->way != 0) {
        const auto last = parts.reviews.find(
            connection, organisation, base::from_public<ReviewItemId>(cursor->id).value_or(ReviewItemId{}));
        if (!last) return refuse(context, {ProblemKind::invalid, "api.bad-cursor", "cursor"});
        place = moderation::place_of(*last);
    }
    const auto staff = context.visitor.staff.staff;
    const bool all = context.request.query.get("all") == "yes";
    auto items =
        all ? parts.reviews.queue(connection, organisation, place, items_a_page + 1)
            : parts.reviews.queue_for(connection, organisation, staff, place, items_a_page + 1, context.now);
    const bool more = items.size() > items_a_page;
    if (more) items.pop_back();
    json value{
        {"items", json::array()},
        {"next", more ? json(visit::write_cursor('n', items.back().id)) : json(nullptr)},
        {"heavy_lately", moderation::exposure(connection, organisation, staff, context.now).heavy_lately}};
    for (const auto& item : items) value["items"].push_back(item_json(context, parts, item));
    return visit::json_answer(context, value);
}

Response show_next(Context& context, const Parts& parts) {
    const auto next = parts.reviews.next(context.database(), context.organisation->id,
                                         context.visitor.staff.staff, context.now);
    return visit::json_answer(context, {{"item", next ? json(base::to_public(*next)) : json(nullptr)}});
}

json sanctions_json(const Context& context, const std::vector<moderation::Sanction>& sanctions) {
    auto list = json::array();
    for (const auto& sanction : sanctions) list.push_back(sanction_json(context, sanction));
    return list;
}

/// What was pointed out and decided about it before.
void add_history(json& value, Context& context, const Parts& parts, const moderation::Item& item) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto signals = parts.reviews.signals(connection, organisation, item.id);
    const auto decisions = parts.reviews.decisions(connection, organisation, item.id);
    note_reading(context, item, signals, decisions);
    value["signals"] = json::array();
    for (const auto& signal : signals)
        value["signals"].push_back({{"reason", signal.reason}, {"words", signal.words}});
    value["decisions"] = json::array();
    for (const auto& decision : decisions)
        value["decisions"].push_back({{"decision", moderation::choice_name(decision.choice)},
                                      {"staff", decision.staff_name},
                                      {"reason", decision.reason},
                                      {"words", decision.words},
                                      {"sanctions", sanctions_json(context, decision.sanctions)},
                                      {"at", iso_moment(decision.at)}});
}

/// The message itself is for who claimed the item: the look is in the audit log.
Response show_item(Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto id = id_in<ReviewItemId>(context);
    const auto item = parts.reviews.find(connection, organisation, id);
    if (!item) return refuse(context, item.error());
    json value{{"item", item_json(context, parts, *item)},
               {"material", nullptr},
               {"gone", false},
               {"sanctions", json::array()}};
    if (item->claimed_by_you(staff, context.now)) {
        const auto material = parts.reviews.look(connection, organisation, id, staff, context.now);
        if (!material && material.error().code != "review.gone") return refuse(context, material.error());
        value["gone"] = !material;
        if (material) value["material"] = material_json(context, *material, marks_of(item->hits));
        if (material)
            value["sanctions"] = sanctions_json(
                context, moderation::sanctions_of(connection, organisation, material->persona));
    }
    add_history(value, context, parts, *item);
    return visit::json_answer(context, value);
}

Response claim(Context& context, const Parts& parts) {
    const auto claimed =
        parts.reviews.claim(context.database(), context.organisation->id, id_in<ReviewItemId>(context),
                            context.visitor.staff.staff, context.now);
    if (!claimed) return refuse(context, claimed.error());
    return visit::json_answer(context, {{"mine", claimed->by_you}, {"holder", claimed->holder_name}});
}

Response release(Context& context, const Parts& parts) {
    return done(context, parts.reviews.release(context.database(), context.organisation->id,
                                               id_in<ReviewItemId>(context), context.visitor.staff.staff,
                                               context.now));
}

Response decide(Context& context, const Parts& parts, const JsonBody& body) {
    const auto choice = moderation::parse_choice(body.text("decision"));
    if (!choice) return refuse(context, {ProblemKind::invalid, "review.no-decision", "decision"});
    const auto level = body.number("level").value_or(2);
    if (level < 2 || level > 3) return refuse(context, {ProblemKind::invalid, "review.no-level", "level"});
    moderation::Decide what;
    what.organisation = context.organisation->id;
    what.item = id_in<ReviewItemId>(context);
    what.staff = context.visitor.staff.staff;
    what.version = *body.number("version");
    what.subject_version = *body.number("text_version");
    what.choice = *choice;
    what.reason = body.text("reason");
    what.words = body.text("words");
    what.level = static_cast<int>(level);
    const auto number_of = [&](const char* name) {
        return body.number(name) ? std::to_string(*body.number(name)) : std::string();
    };
    const auto days = number_of("sanction_days"), minutes = number_of("sanction_minutes");
    auto sanction = read_sanction([&](std::string_view name) -> std::string_view {
        return name == "sanction_days"      ? days
               : name == "sanction_minutes" ? minutes
                                            : std::string_view(body.text(name));
    });
    if (!sanction) return refuse(context, sanction.error());
    what.sanction = std::move(*sanction);
    return done(context, parts.reviews.decide(context.database(), what, context.now));
}

Response dismiss(Context& context, const Parts& parts) {
    return done(context, parts.reviews.dismiss(context.database(), context.organisation->id,
                                               id_in<ReviewItemId>(context), context.visitor.staff.staff,
                                               context.now));
}

/// The words to choose from when deciding.
Response show_reasons(Context& context) {
    json value = json::object();
    for (const auto choice : {Choice::publish, Choice::ask, Choice::remove}) {
        auto list = json::array();
        for (const auto& reason : moderation::reasons(choice))
            list.push_back({{"code", reason.code}, {"text", context.translate(reason.text)}});
        value[moderation::choice_name(choice)] = std::move(list);
    }
    return visit::json_answer(context, value);
}

Response list_faults(Context& context, const Parts& parts) {
    auto items = json::array();
    for (const auto& fault : parts.reviews.faults(context.database(), context.organisation->id))
        items.push_back({{"rule", fault.rule},
                         {"traceback", fault.traceback},
                         {"times", fault.times},
                         {"last_at", iso_moment(fault.last_at)}});
    return visit::json_answer(context, {{"items", std::move(items)}});
}

Response faults_seen(Context& context, const Parts& parts) {
    parts.reviews.faults_seen(context.database(), context.organisation->id, context.visitor.staff.staff,
                              context.now);
    return visit::no_content();
}

}  // namespace

std::vector<visit::Route> queue_api_routes(const Parts& parts) {
    using net::Method;
    const auto get = [](const char* pattern, visit::Handler handler) {
        return for_roles(visit::api_get(pattern, Access::staff, std::move(handler)), may_review);
    };
    const auto send = [](const char* pattern, std::vector<visit::JsonField> fields,
                         visit::ApiHandler handler) {
        return for_roles(
            visit::api_send(Method::post, pattern, Access::staff, std::move(fields), std::move(handler)),
            may_review);
    };
    auto decision = send("/api/v1/room/items/{item}/decisions",
                         {{"decision", JsonKind::text, true},
                          {"version", JsonKind::number, true},
                          {"text_version", JsonKind::number, true},
                          {"reason"},
                          {"words"},
                          {"level", JsonKind::number},
                          {"sanction"},
                          {"sanction_reason"},
                          {"sanction_reach"},
                          {"sanction_days", JsonKind::number},
                          {"sanction_minutes", JsonKind::number}},
                         [=](Context& c, const JsonBody& body) { return decide(c, parts, body); });
    decision.body_limit = 64 * 1024;
    return {get("/api/v1/room/queue", [=](Context& c) { return list_queue(c, parts); }),
            get("/api/v1/room/queue/next", [=](Context& c) { return show_next(c, parts); }),
            get("/api/v1/room/reasons", show_reasons),
            get("/api/v1/room/items/{item}", [=](Context& c) { return show_item(c, parts); }),
            send("/api/v1/room/items/{item}/claim", {},
                 [=](Context& c, const JsonBody&) { return claim(c, parts); }),
            for_roles(visit::api_delete("/api/v1/room/items/{item}/claim", Access::staff,
                                        [=](Context& c) { return release(c, parts); }),
                      may_review),
            std::move(decision),
            send("/api/v1/room/items/{item}/dismissal", {},
                 [=](Context& c, const JsonBody&) { return dismiss(c, parts); }),
            get("/api/v1/room/faults", [=](Context& c) { return list_faults(c, parts); }),
            send("/api/v1/room/faults/seen", {},
                 [=](Context& c, const JsonBody&) { return faults_seen(c, parts); })};
}

}  // namespace luwte::room
