// /api/v1/room/appeals: objections, heard by a colleague other than the one who decided.
#include <nlohmann/json.hpp>

#include "feature/moderation/appeals.h"
#include "feature/room/pages.h"
#include "feature/room/room_api.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

json appeal_json(const Context& context, const moderation::Appeal& appeal) {
    const auto staff = context.visitor.staff.staff;
    const bool taken = appeal.claimed(context.now);
    return {
        {"id", base::to_public(appeal.id)},
        {"decision", base::to_public(appeal.decision)},
        {"open", appeal.open},
        {"own_decision", appeal.first_staff == staff},
        {"mine", taken && appeal.claimed_by == staff},
        {"holder", taken ? appeal.claimed_by_name : ""},
        {"danger", appeal.danger},
        {"waits_for", appeal.waits_for_team ? "team" : "person"},
        {"opened_at", iso_moment(appeal.opened_at)},
        {"due_at", iso_moment(appeal.due_at)},
        {"late", appeal.late(context.now)},
        {"outcome", appeal.outcome ? json(moderation::appeal_outcome_name(*appeal.outcome)) : json(nullptr)},
        {"version", appeal.version}};
}

net::Response list(Context& context, const Parts& parts) {
    auto items = json::array();
    for (const auto& appeal : parts.appeals.open(context.database(), context.organisation->id))
        items.push_back(appeal_json(context, appeal));
    return visit::json_answer(context, {{"items", std::move(items)}});
}

/// What was written is for who claimed it: the look is in the audit log.
net::Response show(Context& context, const Parts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = id_in<AppealId>(context);
    const auto appeal = parts.appeals.find(connection, organisation, id);
    if (!appeal) return refuse(context, appeal.error());
    json value{{"appeal", appeal_json(context, *appeal)},
               {"messages", json::array()},
               {"material", nullptr},
               {"sanctions", json::array()}};
    const auto staff = context.visitor.staff.staff;
    if (appeal->claimed(context.now) && appeal->claimed_by == staff) {
        const auto found = parts.appeals.look(connection, organisation, id, staff, context.now);
        if (!found) return refuse(context, found.error());
        for (const auto& message : found->conversation.messages)
            value["messages"].push_back({{"from", message.staff ? "team" : "person"},
                                         {"text", message.text},
                                         {"unreadable", message.unreadable},
                                         {"at", iso_moment(message.at)}});
        if (found->material) value["material"] = material_json(context, *found->material, {});
        for (const auto& sanction : found->decision.sanctions)
            value["sanctions"].push_back(sanction_json(context, sanction));
    }
    return visit::json_answer(context, value);
}

}  // namespace

std::vector<visit::Route> appeal_api_routes(const Parts& parts) {
    const auto get = [](const char* pattern, visit::Handler handler) {
        return for_roles(visit::api_get(pattern, Access::staff, std::move(handler)), may_review);
    };
    const auto send = [](const char* pattern, std::vector<visit::JsonField> fields,
                         visit::ApiHandler handler) {
        return for_roles(
            visit::api_send(net::Method::post, pattern, Access::staff, std::move(fields), std::move(handler)),
            may_review);
    };
    return {get("/api/v1/room/appeals", [=](Context& c) { return list(c, parts); }),
            get("/api/v1/room/appeals/{appeal}", [=](Context& c) { return show(c, parts); }),
            send("/api/v1/room/appeals/{appeal}/claim", {},
                 [=](Context& c, const JsonBody&) {
                     return done(c, parts.appeals.claim(c.database(), c.organisation->id, id_in<AppealId>(c),
                                                        c.visitor.staff.staff, c.now));
                 }),
            send("/api/v1/room/appeals/{appeal}/messages",
                 {{"text", JsonKind::text, true}, {"version", JsonKind::number, true}},
                 [=](Context& c, const JsonBody& body) {
                     return done(c, parts.appeals.answer(c.database(), c.organisation->id, id_in<AppealId>(c),
                                                         *body.number("version"), c.visitor.staff.staff,
                                                         body.text("text"), c.now));
                 }),
            send("/api/v1/room/appeals/{appeal}/outcome",
                 {{"words", JsonKind::text, true},
                  {"version", JsonKind::number, true},
                  {"restore_message", JsonKind::flag},
                  {"take_back_sanctions", JsonKind::flag}},
                 [=](Context& c, const JsonBody& body) {
                     const auto closed =
                         parts.appeals.close(c.database(),
                                             {c.organisation->id, id_in<AppealId>(c), c.visitor.staff.staff,
                                              *body.number("version"), body.flag("restore_message"),
                                              body.flag("take_back_sanctions"), body.text("words")},
                                             c.now);
                     if (!closed) return refuse(c, closed.error());
                     return visit::json_answer(c, {{"outcome", moderation::appeal_outcome_name(*closed)}});
                 })};
}

}  // namespace luwte::room
