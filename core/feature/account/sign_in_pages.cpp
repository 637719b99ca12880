// Coming back with six words, the lock, signing out, and the door of the team.
#include "feature/account/account_pages.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"
#include "feature/account/return_code.h"
#include "feature/visit/problem_answers.h"

namespace luwte::account {
namespace {

using visit::VisitorKind;

void show_suggestions(const visit::Context& context, view::Fields fields, const WordList& words,
                      std::string_view typed) {
    const auto code = parse_code(typed);
    if (!code) return;
    for (const auto& suggestion : suggest(words, *code)) {
        auto row = fields.add("SUGGESTION");
        row.set("TYPED", suggestion.typed);
        std::string near;
        for (const auto& word : suggestion.near) near += (near.empty() ? "" : ", ") + word;
        row.set("SENTENCE", near.empty() ? context.translate("This word is in no code.")
                                         : context.translate("Perhaps: {words}", {{"words", near}}));
    }
}

visit::PageOptions options_of(const char* title, unsigned status) {
    visit::PageOptions options;
    options.title = title;
    options.status = status;
    return options;
}

unsigned status_of(const base::Problem* problem) {
    return problem == nullptr ? 200 : visit::status_of(problem->kind);
}

}  // namespace

struct AccountPages::InForm {
    std::string_view typed;
    const base::Problem* problem = nullptr;
};

net::Response AccountPages::in_form(visit::Context& context) const {
    if (context.visitor.kind == VisitorKind::person) return context.redirect("/m");
    return show_in_form(context, {});
}

net::Response AccountPages::show_in_form(visit::Context& context, const InForm& form) const {
    view::Fields fields;
    context.prepare_form(fields);
    fields.set("CODE", form.typed);
    const auto to = context.request.method == net::Method::post ? context.form.get("to")
                                                                : context.request.query.get("to");
    fields.set("TO", way_back(to, ""));
    if (form.problem != nullptr) {
        fields.set_if("ERROR", sentence(context, *form.problem));
        // Only after the hash has matched nothing, and from the list alone: this confirms no word of anybody.
        if (form.problem->code == "account.code-wrong")
            show_suggestions(context, fields, *parts_.words, form.typed);
    }
    return context.page("account/in.html", fields,
                        options_of(LUWTE_TEXT("Come back"), status_of(form.problem)));
}

net::Response AccountPages::in(visit::Context& context) const {
    const auto typed = context.form.get("code");
    const auto opened = parts_.sessions.sign_in(context.database(), *context.organisation, typed,
                                                context.visitor, context.request.client, context.now);
    if (!opened) return show_in_form(context, {typed.substr(0, longest_code_input), &opened.error()});
    return redirect_with_cookie(context, way_back(context.form.get("to"), "/m"), opened->cookie);
}

net::Response AccountPages::lock_form(visit::Context& context) const {
    const auto& visitor = context.visitor;
    if (visitor.kind == VisitorKind::staff && visitor.staff.locked) return context.redirect("/room/in");
    if (visitor.kind != VisitorKind::person) return context.redirect("/in");
    if (!visitor.person.locked) return context.redirect(way_back(context.request.query.get("to"), "/m"));
    return show_lock_form(context, nullptr);
}

net::Response AccountPages::show_lock_form(visit::Context& context, const base::Problem* problem) const {
    view::Fields fields;
    context.prepare_form(fields);
    const auto to = context.request.method == net::Method::post ? context.form.get("to")
                                                                : context.request.query.get("to");
    fields.set("TO", way_back(to, ""));
    const bool pin =
        parts_.sessions.has_pin(context.database(), context.organisation->id, context.visitor.person.session);
    fields.show(pin ? "PIN" : "NO_PIN");
    if (problem != nullptr) fields.set_if("ERROR", sentence(context, *problem));
    return context.page("account/lock.html", fields,
                        options_of(LUWTE_TEXT("One moment"), status_of(problem)));
}

net::Response AccountPages::unlock(visit::Context& context) const {
    const auto& visitor = context.visitor;
    if (visitor.kind != VisitorKind::person || !visitor.person.locked) return lock_form(context);
    const auto opened =
        context.form.has("pin")
            ? parts_.sessions.unlock_with_pin(context.database(), context.organisation->id,
                                              visitor.person.session, context.form.get("pin"), context.now)
            : parts_.sessions.unlock_with_code(context.database(), context.organisation->id, visitor.person,
                                               context.form.get("code"), context.request.client, context.now);
    if (opened) return redirect_with_cookie(context, way_back(context.form.get("to"), "/m"), opened->cookie);
    if (opened.error().code != "account.session-ended") return show_lock_form(context, &opened.error());
    context.visitor = {};
    auto response = show_in_form(context, {"", &opened.error()});
    clear_browser(response, no_cookie());
    return response;
}

net::Response AccountPages::lock_now(visit::Context& context) const {
    parts_.sessions.lock(context.database(), context.organisation->id, context.visitor.person.session);
    return context.redirect("/in/lock");
}

net::Response AccountPages::sign_out(visit::Context& context) const {
    end_session_of(context.database(), context.organisation->id, context.visitor);
    auto response = context.redirect("/");
    clear_browser(response, context.request.cookie(cookie_name).empty() ? std::string() : no_cookie());
    return response;
}

net::Response AccountPages::staff_form(visit::Context& context) const {
    if (context.visitor.is_staff()) return context.redirect("/room");
    view::Fields fields;
    context.prepare_form(fields);
    return context.page("account/room_in.html", fields, options_of(LUWTE_TEXT("The team"), 200));
}

net::Response AccountPages::staff_in(visit::Context& context) const {
    const auto opened =
        parts_.staff.sign_in(context.database(), *context.organisation, context.form.get("code"),
                             context.form.get("totp"), context.visitor, context.request.client, context.now);
    if (opened) return redirect_with_cookie(context, "/room", opened->cookie);
    view::Fields fields;
    context.prepare_form(fields);
    fields.set_if("ERROR", sentence(context, opened.error()));
    return context.page("account/room_in.html", fields,
                        options_of(LUWTE_TEXT("The team"), visit::status_of(opened.error().kind)));
}

}  // namespace luwte::account
