// /api/v1/me/data, /api/v1/me/erase: taking everything along, and erasing everything.
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
using visit::JsonKind;

/// Of one persona, or without one of the account itself: never together in one file.
Response take_along(Context& context, const ApiParts& parts, std::string_view persona_text) {
    Whose whose{context.organisation->id, context.visitor.person.account, {}, context.language};
    if (!persona_text.empty()) {
        const auto wanted = base::from_public<PersonaId>(persona_text);
        for (const auto& persona :
             parts->accounts.personas(context.database(), context.organisation->id, whose.account))
            if (wanted && persona.id == *wanted) whose.persona = persona.id;
        if (!whose.persona) return refuse(context, {ProblemKind::not_found, "account.no-persona", ""});
    }
    auto response = visit::json_answer(context, json::object());
    // A name that says nothing among the downloads.
    response.headers.push_back({"content-disposition", "attachment; filename=\"tekst.json\""});
    response.body = to_json(collect(context.database(), whose, parts->exporters));
    return response;
}

Response erase(Context& context, const ApiParts& parts, const JsonBody& body) {
    if (!body.flag("confirm"))
        return visit::json_problem({ProblemKind::invalid, "account.not-confirmed", "confirm"},
                                   json::object());
    erase_account(context.database(), context.organisation->id, context.visitor.person.account,
                  parts->installation_key, parts->erasers, context.now);
    auto response = visit::no_content();
    clear_browser(response, no_cookie());
    return response;
}

}  // namespace

std::vector<visit::Route> own_data_api_routes(const ApiParts& parts) {
    auto settings = visit::api_get("/api/v1/me/data", Access::person,
                                   [=](Context& context) { return take_along(context, parts, {}); });
    auto persona = visit::api_get("/api/v1/me/data/{persona}", Access::person, [=](Context& context) {
        return take_along(context, parts, context.captures.at(0));
    });
    settings.rate = persona.rate = {
        .name = "take along", .per_client = 30, .in_all = 0, .window = std::chrono::seconds(3600)};
    return {std::move(settings), std::move(persona),
            visit::api_send(
                net::Method::post, "/api/v1/me/erase", Access::person, {{"confirm", JsonKind::flag, true}},
                [=](Context& context, const JsonBody& body) { return erase(context, parts, body); })};
}

}  // namespace luwte::account
