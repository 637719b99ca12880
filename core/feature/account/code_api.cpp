// /api/v1/me/code: the return code, told once; and a new one in place of it.
#include <nlohmann/json.hpp>

#include "feature/account/account_api.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"
#include "feature/visit/json_answer.h"

namespace luwte::account {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;

Response show_state(Context& context, const ApiParts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto& person = context.visitor.person;
    return visit::json_answer(
        context,
        {{"exists", parts->sessions.has_code(connection, organisation, person.account)},
         {"waits", parts->sessions.code_is_waiting(connection, organisation, person.session, context.now)}});
}

Response show_once(Context& context, const ApiParts& parts) {
    const auto code = parts->sessions.show_code(context.database(), context.organisation->id,
                                                context.visitor.person.session, context.now);
    if (!code) return refuse(context, {ProblemKind::not_found, "account.no-code-waits", ""});
    return visit::json_answer(context, {{"return_code", *code}});
}

Response do_without(Context& context, const ApiParts& parts) {
    parts->sessions.refuse_code(context.database(), context.organisation->id, context.visitor.person);
    return visit::no_content();
}

/// Who finds a session open could otherwise take the account over: with a PIN, the PIN is asked.
Response replace(Context& context, const ApiParts& parts, const JsonBody& body) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto& person = context.visitor.person;
    std::string cookie;
    if (parts->sessions.has_pin(connection, organisation, person.session)) {
        const auto proven = parts->sessions.unlock_with_pin(connection, organisation, person.session,
                                                            body.text("pin"), context.now);
        if (!proven) {
            auto response = refuse(context, proven.error());
            if (proven.error().code == "account.session-ended") clear_browser(response, no_cookie());
            return response;
        }
        cookie = proven->cookie;
    }
    const auto made = parts->sessions.replace_code(connection, organisation, person, context.now);
    auto response = made ? show_once(context, parts) : refuse(context, made.error());
    // The cookie has changed already, whatever came after: it must reach the client.
    if (!cookie.empty()) response.headers.push_back({"set-cookie", session_cookie(cookie)});
    return response;
}

}  // namespace

std::vector<visit::Route> code_api_routes(const ApiParts& parts) {
    using net::Method;
    auto fresh = visit::api_send(
        Method::post, "/api/v1/me/code", Access::person, std::vector<visit::JsonField>{{"pin"}},
        [=](Context& context, const JsonBody& body) { return replace(context, parts, body); });
    fresh.rate = {.name = "new code", .per_client = 10, .in_all = 0, .window = std::chrono::seconds(3600)};
    return {visit::api_get("/api/v1/me/code", Access::person,
                           [=](Context& context) { return show_state(context, parts); }),
            std::move(fresh),
            visit::api_send(Method::post, "/api/v1/me/code/show", Access::person, {},
                            [=](Context& context, const JsonBody&) { return show_once(context, parts); }),
            visit::api_delete("/api/v1/me/code", Access::person,
                              [=](Context& context) { return do_without(context, parts); })};
}

}  // namespace luwte::account
