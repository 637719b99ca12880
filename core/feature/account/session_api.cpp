// /api/v1/session, /api/v1/room/session: who one is, coming back, the lock, the PIN, leaving.
#include <nlohmann/json.hpp>

#include "feature/account/account_api.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"
#include "feature/account/return_code.h"
#include "feature/visit/json_answer.h"

namespace luwte::account {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;
using visit::VisitorKind;

const visit::Rate sign_in_rate{
    .name = "sign in", .per_client = 60, .in_all = 0, .window = std::chrono::seconds(600)};

std::vector<std::string> role_names(std::uint16_t roles) {
    std::vector<std::string> names;
    for (const char* name :
         {"moderator", "duty", "host", "companion", "editor", "administrator", "custodian"})
        if ((roles & role_bit(name)) != 0) names.emplace_back(name);
    return names;
}

Response show_session(Context& context, const ApiParts& parts) {
    const auto& visitor = context.visitor;
    json value{{"kind", "reader"}, {"locked", false}};
    if (visitor.kind == VisitorKind::left) value["kind"] = "left";
    if (visitor.kind == VisitorKind::person) {
        value["kind"] = "person";
        value["locked"] = visitor.person.locked;
        value["pin"] =
            parts->sessions.has_pin(context.database(), context.organisation->id, visitor.person.session);
    }
    if (visitor.kind == VisitorKind::staff) {
        value["kind"] = "staff";
        value["locked"] = visitor.staff.locked;
        value["roles"] = role_names(visitor.staff.roles);
        value["id"] = base::to_public(visitor.staff.staff);
    }
    return visit::json_answer(context, value);
}

/// Only after the hash has matched nothing, and from the list alone: this confirms no word of anybody.
json suggestions_for(const WordList& words, std::string_view typed) {
    auto list = json::array();
    const auto code = parse_code(typed);
    if (!code) return list;
    for (const auto& suggestion : suggest(words, *code))
        list.push_back({{"typed", suggestion.typed}, {"near", suggestion.near}});
    return list;
}

Response sign_in(Context& context, const ApiParts& parts, const JsonBody& body) {
    const auto& typed = body.text("code");
    const auto opened = parts->sessions.sign_in(context.database(), *context.organisation, typed,
                                                context.visitor, context.request.client, context.now);
    if (opened) return tell_opened(context, "person", opened->cookie);
    if (opened.error().code != "account.code-wrong") return refuse(context, opened.error());
    return visit::json_problem(opened.error(), {{"detail", sentence(context, opened.error())},
                                                {"suggestions", suggestions_for(*parts->words, typed)}});
}

Response sign_in_staff(Context& context, const ApiParts& parts, const JsonBody& body) {
    const auto opened =
        parts->staff.sign_in(context.database(), *context.organisation, body.text("code"), body.text("totp"),
                             context.visitor, context.request.client, context.now);
    return opened ? tell_opened(context, "staff", opened->cookie) : refuse(context, opened.error());
}

Response unlock(Context& context, const ApiParts& parts, const JsonBody& body) {
    const auto& person = context.visitor.person;
    if (context.visitor.kind != VisitorKind::person || !person.locked)
        return refuse(context, {ProblemKind::conflict, "account.not-locked", ""});
    if (body.has("pin") == body.has("code"))
        return refuse(context, {ProblemKind::invalid, "account.pin-or-code", "code"});
    const auto opened =
        body.has("pin")
            ? parts->sessions.unlock_with_pin(context.database(), context.organisation->id, person.session,
                                              body.text("pin"), context.now)
            : parts->sessions.unlock_with_code(context.database(), context.organisation->id, person,
                                               body.text("code"), context.request.client, context.now);
    if (opened) return tell_opened(context, "person", opened->cookie);
    auto response = refuse(context, opened.error());
    if (opened.error().code == "account.session-ended") clear_browser(response, no_cookie());
    return response;
}

Response gone() {
    auto response = visit::no_content();
    clear_browser(response, no_cookie());
    return response;
}

Response sign_out(Context& context) {
    end_session_of(context.database(), context.organisation->id, context.visitor);
    auto response = visit::no_content();
    clear_browser(response, context.request.cookie(cookie_name).empty() ? std::string() : no_cookie());
    return response;
}

Response sign_out_everywhere(Context& context, const ApiParts& parts) {
    parts->sessions.end_all(context.database(), context.organisation->id, context.visitor.person.account);
    return gone();
}

Response set_pin(Context& context, const ApiParts& parts, std::string_view pin) {
    const auto stored = parts->sessions.set_pin(context.database(), context.organisation->id,
                                                context.visitor.person.session, pin);
    return stored ? visit::no_content() : refuse(context, stored.error());
}

Response choose_pin(Context& context, const ApiParts& parts, const JsonBody& body) {
    if (body.text("pin").empty())
        return refuse(context, {ProblemKind::invalid, "account.pin-not-digits", "pin"});
    return set_pin(context, parts, body.text("pin"));
}

Response lock(Context& context, const ApiParts& parts) {
    parts->sessions.lock(context.database(), context.organisation->id, context.visitor.person.session);
    return visit::no_content();
}

}  // namespace

std::vector<visit::Route> session_api_routes(const ApiParts& parts) {
    using net::Method;
    using visit::api_delete;
    using visit::api_send;
    auto in = api_send(Method::post, "/api/v1/session", Access::anyone, {{"code", JsonKind::text, true}},
                       [=](Context& c, const JsonBody& body) { return sign_in(c, parts, body); });
    auto staff_in = api_send(Method::post, "/api/v1/room/session", Access::locked,
                             {{"code", JsonKind::text, true}, {"totp", JsonKind::text, true}},
                             [=](Context& c, const JsonBody& body) { return sign_in_staff(c, parts, body); });
    auto open = api_send(Method::post, "/api/v1/session/unlock", Access::locked,
                         std::vector<visit::JsonField>{{"code"}, {"pin"}},
                         [=](Context& c, const JsonBody& body) { return unlock(c, parts, body); });
    in.rate = staff_in.rate = open.rate = sign_in_rate;
    return {
        visit::api_get("/api/v1/session", Access::locked, [=](Context& c) { return show_session(c, parts); }),
        std::move(in),
        std::move(staff_in),
        std::move(open),
        api_delete("/api/v1/session", Access::locked, sign_out),
        api_delete("/api/v1/me/sessions", Access::person,
                   [=](Context& c) { return sign_out_everywhere(c, parts); }),
        api_send(Method::post, "/api/v1/session/lock", Access::person, {},
                 [=](Context& c, const JsonBody&) { return lock(c, parts); }),
        api_send(Method::put, "/api/v1/session/pin", Access::person, {{"pin", JsonKind::text, true}},
                 [=](Context& c, const JsonBody& body) { return choose_pin(c, parts, body); }),
        api_delete("/api/v1/session/pin", Access::person, [=](Context& c) { return set_pin(c, parts, {}); })};
}

}  // namespace luwte::account
