#include "feature/visit/json_answer.h"

#include <nlohmann/json.hpp>

#include "base/id.h"
#include "feature/visit/problem_answers.h"
#include "view/coarse_time.h"

namespace luwte::visit {
namespace {

using nlohmann::json;

constexpr std::size_t small_body = 8 * 1024;

std::string write(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

const char* kind_name(view::CoarseTimeKind kind) {
    switch (kind) {
        case view::CoarseTimeKind::today:
            return "today";
        case view::CoarseTimeKind::yesterday:
            return "yesterday";
        case view::CoarseTimeKind::this_week:
            return "this-week";
        case view::CoarseTimeKind::this_month:
            return "this-month";
        case view::CoarseTimeKind::in_month:
            return "in-month";
        case view::CoarseTimeKind::in_year:
            return "in-year";
    }
    return "";
}

Route make(net::Method method, std::string pattern, Access access) {
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.access = access;
    route.api = true;
    route.form_token = false;
    route.body_limit = small_body;
    return route;
}

}  // namespace

net::Response json_answer(const Context& context, const json& body, unsigned status) {
    net::Response response;
    response.status = status;
    response.content_type = "application/json";
    response.headers.push_back({"content-language", std::string(view::html_language(context.language))});
    response.body = write(body);
    return response;
}

net::Response no_content() {
    net::Response response;
    response.status = 204;
    return response;
}

net::Response json_problem(const base::Problem& problem, const json& members, unsigned status) {
    auto response = problem_json(problem);
    auto body = json::parse(response.text());
    if (status != 0) body["status"] = response.status = status;
    body.update(members);
    response.body = write(body);
    return response;
}

net::Response json_refusal(const base::Problem& problem, const std::function<std::string()>& sentence) {
    const bool silent = problem.kind == base::ProblemKind::not_found ||
                        problem.kind == base::ProblemKind::internal || problem.code.starts_with("api.");
    return silent ? problem_json(problem) : json_problem(problem, {{"detail", sentence()}});
}

void keep_for_readers(const Context& context, std::vector<std::string> subjects,
                      std::chrono::seconds at_most) {
    if (context.visitor.kind == VisitorKind::reader) context.keep = KeepOrder{std::move(subjects), at_most};
}

json coarse_json(const Context& context, base::TimePoint moment) {
    const auto coarse = view::coarse_time(moment, context.now);
    json value{{"kind", kind_name(coarse.kind)},
               {"text",
                view::coarse_time_text(context.renderer.catalogue(), context.language, moment, context.now)}};
    if (coarse.kind == view::CoarseTimeKind::in_month) value["month"] = coarse.month;
    if (coarse.kind == view::CoarseTimeKind::in_year) value["year"] = coarse.year;
    return value;
}

base::Result<CursorWord> read_cursor(std::string_view text, std::string_view ways) {
    if (text.empty()) return CursorWord{};
    if (ways.find(text.front()) == std::string_view::npos || !base::decode_id(text.substr(1)))
        return base::problem(base::ProblemKind::invalid, "api.bad-cursor", "cursor");
    return CursorWord{text.front(), text.substr(1)};
}

Route api_get(std::string pattern, Access access, Handler handler) {
    auto route = make(net::Method::get, std::move(pattern), access);
    route.handler = std::move(handler);
    return route;
}

Route api_send(net::Method method, std::string pattern, Access access, std::vector<JsonField> fields,
               ApiHandler handler) {
    auto route = make(method, std::move(pattern), access);
    route.handler = [fields = std::move(fields), handler = std::move(handler)](Context& context) {
        const auto body = JsonBody::read(context, fields);
        return body ? handler(context, *body) : body.error();
    };
    return route;
}

Route api_delete(std::string pattern, Access access, Handler handler) {
    auto route = make(net::Method::delete_, std::move(pattern), access);
    route.handler = [handler = std::move(handler)](Context& context) {
        if (!context.request.body.empty())
            return json_problem({base::ProblemKind::invalid, "json.no-body-here", ""},
                                {{"title", "This request has no body"}}, 400);
        return handler(context);
    };
    return route;
}

}  // namespace luwte::visit
