#include "feature/visit/dispatcher.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <typeinfo>

#include "base/log.h"
#include "feature/visit/json_answer.h"
#include "feature/visit/problem_answers.h"

namespace luwte::visit {

using base::ProblemKind;

struct Dispatcher::Settled {
    std::shared_ptr<const organisation::Organisation> organisation;
    view::Choices choices;
    view::Language language = view::Language::dutch;  // without what a session says
    std::string_view path;

    /// Everything that a page for readers depends on.
    [[nodiscard]] std::string key(const net::Request& request) const {
        std::string key(organisation->name);
        key += '\n';
        key += view::language_code(language);
        key += '\n';
        key += request.target;
        return key;
    }
};

namespace {

/// A query longer than this is somebody's own; such a page is made anew each time.
constexpr std::size_t longest_kept_target = 256;

bool is_read(net::Method method) { return method == net::Method::get || method == net::Method::head; }

bool may_be_kept(const net::Request& request) {
    return is_read(request.method) && request.target.size() <= longest_kept_target &&
           request.header("cookie").empty() && request.header("authorization").empty();
}

bool asked_by_itself(const net::Request& request) {
    return is_read(request.method) &&
           (request.query.get("vanzelf") == "1" || request.header("luwte-by-itself") == "yes");
}

bool offered(const organisation::Organisation& organisation, view::Language language) {
    return std::ranges::find(organisation.languages, language) != organisation.languages.end();
}

net::Response nobody_here() { return net::plain_text(421, "No organisation answers at this address.\n"); }

const char* method_name(net::Method method) {
    switch (method) {
        case net::Method::get: return "GET, HEAD";
        case net::Method::head: return "HEAD";
        case net::Method::post: return "POST";
        case net::Method::put: return "PUT";
        case net::Method::patch: return "PATCH";
        case net::Method::delete_: return "DELETE";
        case net::Method::options:
        case net::Method::other: break;
    }
    return "OPTIONS";
}

net::Response wrong_method(bool api, const std::vector<net::Method>& allowed) {
    auto response = api ? json_problem({ProblemKind::invalid, "api.wrong-method", ""},
                                       {{"title", "This address does not take that method"}}, 405)
                        : net::plain_text(405, "This address does not take that method.\n");
    std::string names;
    for (const auto method : allowed) names += (names.empty() ? "" : ", ") + std::string(method_name(method));
    response.headers.push_back({"allow", std::move(names)});
    return response;
}

net::Response kept_answer(const PageCache::Kept& kept) {
    net::Response response;
    response.content_type = kept.content_type;
    response.body = kept.body;
    return response;
}

}  // namespace

Dispatcher::Dispatcher(Parts parts, std::vector<Route> routes, DispatcherOptions options)
    : parts_(std::move(parts)),
      options_(options),
      router_(std::move(routes)),
      tokens_(parts_.installation_key),
      pages_(options.kept_bytes),
      workers_(std::make_unique<Workers>(options.workers, options.queue)) {}

Dispatcher::~Dispatcher() { workers_.reset(); }

std::optional<Dispatcher::Settled> Dispatcher::settle(const net::Request& request) const {
    Settled settled;
    settled.organisation = parts_.organisations.by_host(request.host);
    if (!settled.organisation) return std::nullopt;
    const auto split = view::split_choices(request.path);
    settled.choices = split.choices;
    settled.path = split.rest;
    if (settled.choices.language && !offered(*settled.organisation, *settled.choices.language))
        settled.choices.language.reset();
    settled.language = settled.choices.language.value_or(
        view::negotiate(request.header("accept-language"), settled.organisation->languages));
    return settled;
}

net::Admission Dispatcher::admit(const net::Request& head) {
    net::Admission admission;
    const auto split = view::split_choices(head.path);
    const auto match = router_.find(head.method, split.rest);
    admission.body_limit = match.route != nullptr && !is_read(head.method) ? match.route->body_limit : 0;
    return admission;
}

std::optional<net::Response> Dispatcher::answer_now(const net::Request& request) {
    if (!is_read(request.method)) return std::nullopt;
    if (request.path == "/healthz") return net::plain_text(200, "ok\n");
    if (request.path.starts_with("/a/")) {
        if (auto asset = parts_.find_asset(request.path)) return asset;
        return net::plain_text(404, "Not found.\n");
    }
    // Asked for by balancers, that know an address and no host name.
    if (request.path == "/readyz" || !may_be_kept(request)) return std::nullopt;
    const auto settled = settle(request);
    if (!settled) return nobody_here();
    const auto kept = pages_.find(settled->key(request), parts_.clock.now());
    if (!kept) return std::nullopt;
    return kept_answer(*kept);
}

void Dispatcher::answer(net::Request request, net::Respond respond) {
    const auto shared = std::make_shared<net::Request>(std::move(request));
    if (workers_->post([this, shared, respond] { respond(answer_on_worker(*shared)); })) return;
    respond(busy(*shared));
}

net::Response Dispatcher::busy(const net::Request& request) {
    const auto settled = settle(request);
    if (settled && request.method == net::Method::post) {
        Context context = make_context(request, *settled);
        const bool api = context.path.starts_with("/api/");
        const base::Problem problem{ProblemKind::unavailable, "server.busy", ""};
        rescue_form(context, api);
        return api ? problem_json(problem) : problem_answer(context, problem);
    }
    // Whoever reads has nothing to lose, and making a page is what there is no time for.
    auto answer = net::plain_text(503, "Very busy at the moment. Try again in half a minute.\n");
    answer.headers.push_back({"retry-after", "30"});
    return answer;
}

void Dispatcher::gap() {
    // First: a page that was begun before this moment is refused by its epoch.
    deaf_ = false;
    pages_.drop_all();
}

void Dispatcher::deaf() {
    deaf_ = true;
    pages_.drop_all();
}

net::Response Dispatcher::ready() const {
    if (draining_) return net::plain_text(503, "stopping\n");
    static constexpr store::Statement probe{"visit.ready", "select 1"};
    try {
        parts_.pool.lend()->run(probe);
        return net::plain_text(200, "ready\n");
    } catch (const store::DatabaseError&) {
        return net::plain_text(503, "the database does not answer\n");
    }
}

Context Dispatcher::make_context(const net::Request& request, const Settled& settled) {
    return Context{.request = request,
                   .organisation = settled.organisation,
                   .visitor = {},
                   .choices = settled.choices,
                   .language = settled.language,
                   .hidden_warnings = settled.choices.hidden_warnings,
                   .path = settled.path,
                   .captures = {},
                   .form = {},
                   .submission = {},
                   .now = parts_.clock.now(),
                   .renderer = parts_.renderer,
                   .tokens = tokens_,
                   .limits = limits_,
                   .lend = [this] { return parts_.pool.lend(); },
                   .lease = {},
                   .keep = {}};
}

net::Response Dispatcher::refuse(unsigned status, const net::Request* head) {
    const auto settled = head == nullptr ? std::nullopt : settle(*head);
    if (!settled || settled->path.starts_with("/api/")) return Application::refuse(status, head);
    const Context context = make_context(*head, *settled);
    return refusal_answer(context, status);
}

net::Response Dispatcher::answer_on_worker(const net::Request& request) {
    if (request.path == "/readyz") return ready();
    auto settled = settle(request);
    if (!settled) return nobody_here();
    const auto epoch = pages_.epoch();
    Context context = make_context(request, *settled);
    auto response = answer_in(context);
    context.release_database();
    if (context.keep && may_be_kept(request)) keep(context, *settled, response, epoch);
    return response;
}

void Dispatcher::keep(const Context& context, const Settled& settled, net::Response& response, std::uint64_t epoch) {
    auto* text = std::get_if<std::string>(&response.body);
    if (deaf_ || text == nullptr || response.status != 200) return;
    PageCache::Kept kept{net::prepare_body(std::move(*text)), response.content_type,
                         context.now + context.keep->at_most};
    response.body = kept.body;
    pages_.keep(settled.key(context.request), std::move(kept), context.keep->subjects, epoch);
}

net::Response Dispatcher::answer_in(Context& context) {
    const auto match = router_.find(context.request.method, context.path);
    const bool api = match.route != nullptr ? match.route->api : context.path.starts_with("/api/");
    const auto problem_of = [&](const base::Problem& problem) {
        return api ? problem_json(problem) : problem_answer(context, problem);
    };
    try {
        const auto cookie = context.request.cookie(session_cookie);
        if (cookie == left_cookie) {
            context.visitor.kind = VisitorKind::left;
        } else if (!cookie.empty()) {
            try {
                const bool quietly = parts_.find_visitor_quietly && asked_by_itself(context.request);
                const auto& find = quietly ? parts_.find_visitor_quietly : parts_.find_visitor;
                context.visitor = find(context.database(), *context.organisation, cookie, context.now);
            } catch (const store::DatabaseError&) {
                // The exit works whatever else does not.
                if (match.route == nullptr || match.route->access != Access::locked) throw;
                context.release_database();
            }
            context.hidden_warnings |= context.visitor.hidden_warnings;
            if (!context.choices.language && context.visitor.language && offered(*context.organisation, *context.visitor.language))
                context.language = *context.visitor.language;
        }
        if (match.route == nullptr && !match.allowed.empty()) {
            return wrong_method(api, match.allowed);
        }
        if (match.route == nullptr) return problem_of({ProblemKind::not_found, "page.not-found", ""});
        context.captures = match.captures;
        return run_route(context, *match.route);
    } catch (const store::DatabaseError& error) {
        spdlog::error("the database could not answer: {} ({})", error.what(), error.sqlstate());
        context.release_database();
        rescue_form(context, api);
        return problem_of({error.kind(), error.in_doubt() ? "database.in-doubt" : "database.unavailable", ""});
    } catch (const std::exception& error) {
        // Its kind and its route only: what it says may quote what somebody wrote.
        spdlog::error("a request for {} failed with {}", match.route == nullptr ? "nothing" : match.route->pattern,
                      typeid(error).name());
        context.release_database();
        rescue_form(context, api);
        return problem_of({ProblemKind::internal, "internal", ""});
    }
}

net::Response Dispatcher::run_route(Context& context, const Route& route) {
    const auto problem_of = [&](const base::Problem& problem) {
        return route.api ? problem_json(problem) : problem_answer(context, problem);
    };
    if (!is_read(context.request.method)) {
        if (auto origin = check_origin(context, route); !origin) return problem_of(origin.error());
        if (auto form = read_form(context, route); !form) return problem_of(form.error());
    }
    // After the form is read, so that a refusal can give back what was written.
    if (auto rate = check_rate(context, route); !rate) return problem_of(rate.error());
    if (auto refused = check_access(context, route)) return std::move(*refused);
    return route.handler(context);
}

}  // namespace luwte::visit
