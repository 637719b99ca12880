// Taking everything along, and erasing everything.
#include "feature/account/account_pages.h"
#include "feature/account/cookie.h"
#include "feature/account/page_parts.h"

namespace luwte::account {
namespace {

constexpr std::string_view settings = "keuzes";

/// The file as a page that stands by itself.
std::string to_html(const visit::Context& context, const std::vector<TakenSection>& sections) {
    view::Fields fields;
    fields.set("LANG", view::html_language(context.language));
    fields.set("DIR", view::text_direction(context.language));
    for (const auto& section : sections) {
        auto block = fields.add("SECTION");
        block.set("TITLE", context.translate(section.title));
        for (const auto& item : section.items) {
            auto row = block.add("ITEM");
            for (const auto& field : item) {
                auto line = row.add("FIELD");
                line.set("NAME", context.translate(field.name));
                line.set("VALUE", field.value);
            }
        }
    }
    return context.renderer.piece(*context.organisation->theme, context.language, "account/taken.html",
                                  fields);
}

}  // namespace

net::Response AccountPages::take_along_page(visit::Context& context) const {
    view::Fields fields;
    for (const auto& persona : parts_.accounts.personas(context.database(), context.organisation->id,
                                                        context.visitor.person.account)) {
        auto row = fields.add("OWN_NAME");
        row.set("NAME", persona.name);
        row.set("ZONE", zone_title(context, persona.zone));
        row.set("PERSONA", base::to_public(persona.id));
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("account/take_along.html", fields, options);
}

net::Response AccountPages::take_along(visit::Context& context) const {
    Whose whose{context.organisation->id, context.visitor.person.account, {}, context.language};
    if (context.captures.front() != settings) {
        const auto wanted = base::from_public<PersonaId>(context.captures.front());
        for (const auto& persona :
             parts_.accounts.personas(context.database(), context.organisation->id, whose.account))
            if (wanted && persona.id == *wanted) whose.persona = persona.id;
        if (!whose.persona)
            return context.problem_page({base::ProblemKind::not_found, "account.no-persona", ""});
    }
    const auto sections = collect(context.database(), whose, parts_.exporters);
    const bool json = context.request.query.get("vorm") == "json";
    net::Response response;
    response.content_type = json ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
    // A name that says nothing among the downloads.
    response.headers.push_back({"content-disposition", json ? "attachment; filename=\"tekst.json\""
                                                            : "attachment; filename=\"tekst.html\""});
    response.body = json ? to_json(sections) : to_html(context, sections);
    return response;
}

net::Response AccountPages::erase_form(visit::Context& context) const {
    view::Fields fields;
    context.prepare_form(fields);
    fields.set("NAME_DAYS", std::int64_t{name_rests.count()});
    fields.set("BACKUP_DAYS", std::int64_t{backup_days});
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("account/erase.html", fields, options);
}

net::Response AccountPages::erase(visit::Context& context) const {
    erase_account(context.database(), context.organisation->id, context.visitor.person.account,
                  parts_.installation_key, parts_.erasers, context.now);
    context.visitor = {};
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Page");
    auto response = context.page("account/erased.html", {}, options);
    clear_browser(response, no_cookie());
    return response;
}

}  // namespace luwte::account
