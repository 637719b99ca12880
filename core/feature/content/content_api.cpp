#include "feature/content/content_api.h"

#include <nlohmann/json.hpp>

#include "feature/visit/json_answer.h"

namespace luwte::content {
namespace {

using nlohmann::json;

const char* method_name(net::Method method) {
    switch (method) {
        case net::Method::get:
            return "GET";
        case net::Method::post:
            return "POST";
        case net::Method::put:
            return "PUT";
        case net::Method::patch:
            return "PATCH";
        case net::Method::delete_:
            return "DELETE";
        case net::Method::head:
        case net::Method::options:
        case net::Method::other:
            break;
    }
    return "OTHER";
}

}  // namespace

std::vector<visit::Route> api_routes(const std::vector<visit::Route>& described, std::string document) {
    using visit::Access;
    auto operations = json::array(
        {{{"method", "GET"}, {"path", "/api/v1"}}, {{"method", "GET"}, {"path", "/api/v1/openapi.json"}}});
    for (const auto& route : described) {
        if (route.api || route.pattern.starts_with("/api/"))
            operations.push_back({{"method", method_name(route.method)}, {"path", route.pattern}});
    }
    const json index{{"description", "/api/v1/openapi.json"}, {"operations", std::move(operations)}};
    const auto body = net::prepare_body(std::move(document));
    return {visit::api_get("/api/v1", Access::anyone,
                           [index](visit::Context& context) { return visit::json_answer(context, index); }),
            visit::api_get("/api/v1/openapi.json", Access::anyone, [body](visit::Context&) {
                net::Response response;
                response.content_type = "application/json";
                response.body = body;
                response.caching = net::Caching::revalidate;
                return response;
            })};
}

}  // namespace luwte::content
