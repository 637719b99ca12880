// What a person can set about their safety: PIN, idle time, hidden kinds, language, new code, out everywhere.
#include <algorithm>
#include <charconv>
#include <set>

#include "feature/account/account_pages.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"
#include "feature/visit/problem_answers.h"

namespace luwte::account {
namespace {

constexpr int idle_choices[] = {2, 5, 10, 15};

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

void show_choices(const visit::Context& context, view::Fields fields, const Preferences& chosen,
                  const std::vector<HideableKind>& kinds) {
    const int idle = idle_minutes_of(*context.organisation, chosen);
    const int longest = idle_minutes_of(*context.organisation, {});
    std::set<int> offered{idle, longest};
    for (const int minutes : idle_choices)
        if (minutes < longest) offered.insert(minutes);
    for (const int minutes : offered) {
        auto row = fields.add("IDLE");
        row.set("MINUTES", std::int64_t{minutes});
        row.show("CHOSEN", minutes == idle);
    }
    for (const auto& kind : kinds) {
        auto row = fields.add("KIND");
        row.set("BIT", std::int64_t{kind.bit});
        row.set("TEXT", context.translate(kind.english));
        row.show("CHOSEN", (chosen.hidden_warnings >> kind.bit & 1U) != 0);
    }
    for (const auto language : context.organisation->languages) {
        auto row = fields.add("LANGUAGE");
        row.set("CODE", view::language_code(language));
        row.set("NAME", view::language_name(language));
        row.show("CHOSEN", chosen.language == language);
    }
    fields.show("LANGUAGE_FREE", !chosen.language);
}

}  // namespace

net::Response AccountPages::safety(visit::Context& context) const {
    return show_safety(context, nullptr,
                       context.request.query.has("k") ? context.translate("This is kept.") : "");
}

net::Response AccountPages::show_safety(visit::Context& context, const base::Problem* problem,
                                        std::string_view done) const {
    view::Fields fields;
    context.prepare_form(fields);
    auto& connection = context.database();
    const auto& person = context.visitor.person;
    const auto organisation = context.organisation->id;
    show_choices(context, fields, parts_.accounts.preferences(connection, organisation, person.account),
                 parts_.kinds);
    const bool pin = parts_.sessions.has_pin(connection, organisation, person.session);
    fields.show(pin ? "HAS_PIN" : "NO_PIN");
    fields.show(parts_.sessions.has_code(connection, organisation, person.account) ? "HAS_CODE" : "NO_CODE");
    fields.set_if("DONE", done);
    if (problem != nullptr) fields.set_if("ERROR", sentence(context, *problem));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Settings");
    options.back = "/m";
    options.status = problem == nullptr ? 200 : visit::status_of(problem->kind);
    return context.page("account/safety.html", fields, options);
}

net::Response AccountPages::choose(visit::Context& context) const {
    Preferences chosen;
    chosen.idle_minutes = number_in(context.form.get("idle"));
    chosen.language = view::parse_language(context.form.get("language"));
    for (const auto value : context.form.all("hide")) {
        const auto bit = number_in(value);
        const auto known = [&bit](const HideableKind& kind) { return bit && std::cmp_equal(kind.bit, *bit); };
        if (std::any_of(parts_.kinds.begin(), parts_.kinds.end(), known))
            chosen.hidden_warnings |= 1U << *bit;
    }
    const auto stored = parts_.sessions.choose(context.database(), *context.organisation,
                                               context.visitor.person.account, chosen);
    if (!stored) return show_safety(context, &stored.error(), "");
    // By way of a new request, in the language just chosen.
    return context.redirect("/m/veilig?k=1");
}

net::Response AccountPages::set_pin(visit::Context& context) const {
    const bool away = context.form.get("do") == "away";
    const auto pin = away ? std::string_view() : context.form.get("pin");
    if (!away && pin.empty()) {
        const base::Problem problem{base::ProblemKind::invalid, "account.pin-not-digits", "pin"};
        return show_safety(context, &problem, "");
    }
    std::string cookie;
    if (auto refused = ask_pin(context, "old", cookie)) return std::move(*refused);
    const auto stored = parts_.sessions.set_pin(context.database(), context.organisation->id,
                                                context.visitor.person.session, pin);
    auto response =
        !stored ? show_safety(context, &stored.error(), "")
                : show_safety(context, nullptr,
                              away ? context.translate("The PIN is taken away.")
                                   : context.translate("The PIN is set. It opens the lock of this visit."));
    if (!cookie.empty()) response.headers.push_back({"set-cookie", session_cookie(cookie)});
    return response;
}

std::optional<net::Response> AccountPages::ask_pin(visit::Context& context, std::string_view field,
                                                   std::string& cookie) const {
    const auto session = context.visitor.person.session;
    auto& connection = context.database();
    if (!parts_.sessions.has_pin(connection, context.organisation->id, session)) return std::nullopt;
    const auto proven = parts_.sessions.unlock_with_pin(connection, context.organisation->id, session,
                                                        context.form.get(field), context.now);
    if (!proven && proven.error().code != "account.session-ended")
        return show_safety(context, &proven.error(), "");
    if (!proven) return context.redirect("/in");
    cookie = proven->cookie;
    // The forms of the page that follows belong to the session's new cookie.
    context.visitor.binding = parts_.sessions.binding_of(cookie);
    return std::nullopt;
}

net::Response AccountPages::new_code(visit::Context& context) const {
    auto person = context.visitor.person;
    const auto organisation = context.organisation->id;
    std::string cookie;
    if (auto refused = ask_pin(context, "pin", cookie)) return std::move(*refused);
    const auto made = parts_.sessions.replace_code(context.database(), organisation, person, context.now);
    // The cookie has changed already, whatever came after: it must reach the browser.
    auto response = made ? context.redirect("/m/code") : show_safety(context, &made.error(), "");
    if (!cookie.empty()) response.headers.push_back({"set-cookie", session_cookie(cookie)});
    return response;
}

net::Response AccountPages::sign_out_everywhere(visit::Context& context) const {
    parts_.sessions.end_all(context.database(), context.organisation->id, context.visitor.person.account);
    auto response = context.redirect("/");
    clear_browser(response, no_cookie());
    return response;
}

}  // namespace luwte::account
