#include "feature/account/account_api.h"

#include <nlohmann/json.hpp>

#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"
#include "feature/visit/json_answer.h"

namespace luwte::account {

net::Response refuse(const visit::Context& context, const base::Problem& problem) {
    return visit::json_refusal(problem, [&] { return sentence(context, problem); });
}

net::Response tell_opened(const visit::Context& context, const char* kind, std::string_view cookie) {
    auto response = visit::json_answer(context, {{"kind", kind}, {"locked", false}});
    response.headers.push_back({"set-cookie", session_cookie(cookie)});
    return response;
}

std::vector<visit::Route> account_api_routes(AccountPages::Parts parts) {
    const auto shared = std::make_shared<const AccountPages::Parts>(std::move(parts));
    std::vector<visit::Route> routes;
    for (auto part : {session_api_routes, persona_api_routes, code_api_routes, own_data_api_routes})
        for (auto& route : part(shared)) routes.push_back(std::move(route));
    return routes;
}

}  // namespace luwte::account
