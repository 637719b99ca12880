// The checks on the way of a request: origin, form token, rate, and who may.
#include <string>

#include "feature/visit/dispatcher.h"
#include "feature/visit/problem_answers.h"

namespace luwte::visit {

using base::ProblemKind;

namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

/// Whether an Origin header names the very address that was asked.
bool is_own_origin(std::string_view origin, const net::Request& request) {
    const std::string own = (request.secure ? "https://" : "http://") + request.authority;
    return origin == own;
}

/// Only a path of ours may be led back to.
std::string way_back(const Context& context) {
    if (context.request.method != net::Method::get || context.path == "/") return "";
    static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789/";
    if (context.path.find_first_not_of(plain) != std::string_view::npos) return "";
    return "?to=" + std::string(context.path);
}

}  // namespace

base::Result<> Dispatcher::check_origin(const Context& context, const Route&) const {
    const auto site = context.request.header("sec-fetch-site");
    const auto origin = context.request.header("origin");
    const bool foreign = !site.empty() ? site != "same-origin" : (!origin.empty() && !is_own_origin(origin, context.request));
    if (foreign) return base::problem(ProblemKind::forbidden, "form.foreign");
    return {};
}

base::Result<> Dispatcher::read_form(Context& context, const Route& route) const {
    if (route.api) return {};
    const auto type = context.request.header("content-type");
    if (!type.starts_with(form_type)) {
        if (context.request.body.empty()) return base::problem(ProblemKind::forbidden, "form.forged");
        return base::problem(ProblemKind::invalid, "form.wrong-type");
    }
    auto form = net::Parameters::parse(context.request.body, route.most_fields);
    if (!form) return base::problem(ProblemKind::invalid, "form.malformed");
    context.form = std::move(*form);
    if (!route.form_token) return {};
    auto checked = tokens_.check(context.form.get("token"), context.organisation->id, context.visitor.binding, context.now);
    // A form that a reader opened before an account came to be (in another tab) is still that visitor's form: its
    // origin was checked above.
    if (!checked && !context.visitor.binding.empty())
        checked = tokens_.check(context.form.get("token"), context.organisation->id, {}, context.now);
    if (!checked) return base::problem(ProblemKind::forbidden, "form.expired");
    context.submission = std::move(*checked);
    return {};
}

void Dispatcher::rescue_form(Context& context, bool api) const {
    const auto& request = context.request;
    if (api || request.method != net::Method::post || !context.form.pairs().empty()) return;
    if (!request.header("content-type").starts_with(form_type) || !check_origin(context, {})) return;
    if (auto form = net::Parameters::parse(request.body)) context.form = std::move(*form);
}

base::Result<> Dispatcher::check_rate(Context& context, const Route& route) {
    const auto client = context.request.client;
    auto wait = limits_.use("any", client, options_.requests_per_client, std::chrono::seconds(60), context.now);
    const auto& rate = route.rate;
    if (wait.count() == 0 && rate.per_client != 0) wait = limits_.use(rate.name, client, rate.per_client, rate.window, context.now);
    if (wait.count() == 0 && rate.in_all != 0)
        wait = limits_.use(rate.name + " in all", context.organisation->id.value, rate.in_all, rate.window, context.now);
    if (wait.count() != 0) return base::problem(ProblemKind::too_many, "rate.too-many");
    return {};
}

std::optional<net::Response> Dispatcher::check_access(Context& context, const Route& route) const {
    const auto& visitor = context.visitor;
    if (route.access == Access::locked) return std::nullopt;
    const auto refuse = [&](ProblemKind kind, const char* code, const std::string& path) -> net::Response {
        if (route.api) return problem_json({kind, code, ""});
        if (context.request.method != net::Method::get) return problem_answer(context, {kind, code, ""});
        return context.redirect(path + way_back(context));
    };
    // Whoever left by the exit finds a page that says nothing, on every address but the front doors.
    if (visitor.kind == VisitorKind::left && !route.api) {
        if (context.path == "/" || context.path == "/in" || context.path == "/nu" || context.path == "/room/in") return std::nullopt;
        PageOptions options;
        options.title = LUWTE_TEXT("Page");
        return context.page("left.html", {}, options);
    }
    if ((visitor.kind == VisitorKind::person && visitor.person.locked) || (visitor.kind == VisitorKind::staff && visitor.staff.locked))
        return refuse(ProblemKind::unauthenticated, "session.locked", "/in/lock");
    switch (route.access) {
        case Access::anyone:
        case Access::locked: return std::nullopt;
        case Access::person:
            if (visitor.kind == VisitorKind::person) return std::nullopt;
            return refuse(ProblemKind::unauthenticated, "session.none", "/in");
        case Access::staff:
            if (visitor.kind == VisitorKind::staff && (route.roles == 0 || (visitor.staff.roles & route.roles) != 0)) return std::nullopt;
            if (visitor.kind == VisitorKind::reader && !route.api && context.path.starts_with("/room"))
                return refuse(ProblemKind::unauthenticated, "session.none", "/room/in");
            return route.api ? problem_json({ProblemKind::not_found, "page.not-found", ""})
                             : problem_answer(context, {ProblemKind::not_found, "page.not-found", ""});
    }
    return std::nullopt;
}

}  // namespace luwte::visit
