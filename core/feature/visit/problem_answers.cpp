#include "feature/visit/problem_answers.h"

#include <nlohmann/json.hpp>

namespace luwte::visit {
namespace {

using base::ProblemKind;

struct Words {
    const char* title;     // for the API
    const char* sentence;  // for people
};

Words words_of(const base::Problem& problem) {
    if (problem.code == "form.expired")
        return {"The form has expired", LUWTE_TEXT("This form had been open for a long time. Your text is below, nothing is lost. Send it once more.")};
    if (problem.code == "session.locked")
        return {"The session is locked", LUWTE_TEXT("You were away for a while. Your text is kept below. Open the lock first, in another tab, then send it once more.")};
    switch (problem.kind) {
        case ProblemKind::invalid:
            return {"The input breaks a rule", LUWTE_TEXT("Something in this form cannot be used as it is. Look at what you filled in and try again.")};
        case ProblemKind::unauthenticated:
            return {"Nobody is signed in", LUWTE_TEXT("For this you come in with your six words first.")};
        case ProblemKind::forbidden:
            return {"Not allowed", LUWTE_TEXT("This cannot be done from here.")};
        case ProblemKind::not_found:
            return {"Not found", LUWTE_TEXT("There is nothing at this address. Perhaps it was taken away, or the address has a typing error.")};
        case ProblemKind::conflict:
            return {"Changed in the meantime", LUWTE_TEXT("This was changed in the meantime, perhaps in another tab. Look at it once more before you go on.")};
        case ProblemKind::too_large:
            return {"Too large", LUWTE_TEXT("This is longer than fits. Make it shorter, or send it in parts.")};
        case ProblemKind::too_many:
            return {"Too many requests", LUWTE_TEXT("That was a lot in a short time. Wait a minute and try again; your text is kept below.")};
        case ProblemKind::unavailable:
        case ProblemKind::internal: break;
    }
    return {problem.kind == ProblemKind::unavailable ? "Unavailable for the moment" : "A defect of ours",
            LUWTE_TEXT("Something went wrong on our side. Nothing is lost: what you wrote is below. Try it again in a minute.")};
}

/// What was sent, so that it can be sent again: never a code, and its token only when nobody knows whether it took
/// effect. Then sending it again with the same token makes nothing twice.
void keep_form(const Context& context, const base::Problem& problem, view::Fields fields) {
    std::string_view longest;
    bool any = false;
    for (const auto& [name, value] : context.form.pairs()) {
        if (name == "token" || name == "code" || name == "pin" || name == "totp") continue;
        any = true;
        if (name == "text") {
            longest = value;
            continue;
        }
        auto row = fields.add("KEPT_FIELD");
        row.set("NAME", name);
        row.set("VALUE", value);
    }
    if (!any) return;
    fields.show("KEPT");
    fields.set("ACTION", context.request.target);
    fields.set_if("TEXT", longest);
    context.prepare_form(fields);
    const bool in_doubt = problem.kind == ProblemKind::unavailable || problem.kind == ProblemKind::internal;
    if (in_doubt && context.form.has("token")) fields.set("TOKEN", context.form.get("token"));
}

}  // namespace

unsigned status_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::invalid: return 422;
        case ProblemKind::unauthenticated: return 401;
        case ProblemKind::forbidden: return 403;
        case ProblemKind::not_found: return 404;
        case ProblemKind::conflict: return 409;
        case ProblemKind::too_large: return 413;
        case ProblemKind::too_many: return 429;
        case ProblemKind::unavailable: return 503;
        case ProblemKind::internal: return 500;
    }
    return 500;
}

net::Response problem_answer(const Context& context, const base::Problem& problem) {
    view::Fields fields;
    fields.set("MESSAGE", context.translate(words_of(problem).sentence));
    fields.set("HEADING", context.translate(problem.kind == ProblemKind::not_found ? LUWTE_TEXT("There is nothing here") : LUWTE_TEXT("A moment")));
    if (context.request.method == net::Method::post && problem.code != "form.foreign") keep_form(context, problem, fields);
    PageOptions options;
    options.title = LUWTE_TEXT("A moment");
    options.status = status_of(problem.kind);
    auto response = context.page("problem.html", fields, options);
    if (options.status == 503) response.headers.push_back({"retry-after", "30"});
    return response;
}

net::Response refusal_answer(const Context& context, unsigned status) {
    const char* sentence = LUWTE_TEXT("Your browser sent something that we could not read. Go back one page and try again.");
    if (status == 413 || status == 414 || status == 431)
        sentence = LUWTE_TEXT("This is longer than fits. Go back one page: what you wrote is still there. Make it shorter, or send it in parts.");
    if (status == 408 || status >= 500)
        sentence = LUWTE_TEXT("This took too long, and nothing was stored. Go back one page: what you wrote is still there. Try it again in a minute.");
    view::Fields fields;
    fields.set("MESSAGE", context.translate(sentence));
    fields.set("HEADING", context.translate(LUWTE_TEXT("A moment")));
    PageOptions options;
    options.title = LUWTE_TEXT("A moment");
    options.status = status;
    return context.page("problem.html", fields, options);
}

net::Response problem_json(const base::Problem& problem) {
    nlohmann::json body{{"type", "about:blank"},
                        {"title", words_of(problem).title},
                        {"status", status_of(problem.kind)},
                        {"code", problem.code}};
    if (!problem.field.empty()) body["field"] = problem.field;
    net::Response response;
    response.status = status_of(problem.kind);
    response.content_type = "application/problem+json";
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (response.status == 503) response.headers.push_back({"retry-after", "30"});
    return response;
}

}  // namespace luwte::visit
