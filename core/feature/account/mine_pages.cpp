// A person's own page, the names of their personas, and the return code, once.
#include "base/text.h"
#include "feature/account/account_pages.h"
#include "feature/account/names.h"
#include "feature/account/page_parts.h"
#include "feature/visit/problem_answers.h"
#include "view/avatar.h"

namespace luwte::account {
namespace {

constexpr std::size_t suggestions_shown = 4;

void show_persona(const visit::Context& context, view::Fields fields, const Persona& persona) {
    fields.set("AVATAR", view::avatar_svg(persona.avatar_seed));
    fields.set("NAME", persona.name);
    fields.set("ZONE", zone_title(context, persona.zone));
    fields.set("PERSONA", base::to_public(persona.id));
}

void show_section(const visit::Context& context, view::Fields fields, const MineSection& section) {
    auto block = fields.add("SECTION");
    block.set("TITLE", section.title);
    if (section.items.empty()) block.set_if("EMPTY", section.empty);
    for (const auto& item : section.items) {
        auto row = block.add("ITEM");
        row.set("TEXT", item.text);
        row.set_if("STATE", item.state);
        row.set_if("PATH", item.path.empty() ? std::string() : context.link(item.path));
        row.show("NO_PATH", item.path.empty());
    }
}

/// The persona that the address names, when it is the visitor's own.
const Persona* find_own(const std::vector<Persona>& personas, std::string_view id) {
    const auto wanted = base::from_public<PersonaId>(id);
    for (const auto& persona : personas)
        if (wanted && persona.id == *wanted) return &persona;
    return nullptr;
}

net::Response not_found(const visit::Context& context) {
    return context.problem_page({base::ProblemKind::not_found, "account.no-persona", ""});
}

}  // namespace

net::Response AccountPages::mine(visit::Context& context) const {
    view::Fields fields;
    context.prepare_form(fields);
    const auto& person = context.visitor.person;
    auto& connection = context.database();
    fields.show("CODE_WAITS", parts_.sessions.code_is_waiting(connection, context.organisation->id,
                                                              person.session, context.now));
    for (const auto& persona : parts_.accounts.personas(connection, context.organisation->id, person.account))
        show_persona(context, fields.add("OWN_NAME"), persona);
    if (parts_.mine)
        for (const auto& section : parts_.mine(context)) show_section(context, fields, section);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    return context.page("account/mine.html", fields, options);
}

net::Response AccountPages::name_form(visit::Context& context) const {
    auto& connection = context.database();
    const auto personas =
        parts_.accounts.personas(connection, context.organisation->id, context.visitor.person.account);
    const auto* persona = find_own(personas, context.captures.front());
    if (persona == nullptr) return not_found(context);
    view::Fields fields;
    context.prepare_form(fields);
    show_persona(context, fields, *persona);
    fields.set("TYPED", persona->name);
    for (const auto& name : parts_.accounts.suggest_names(connection, context.organisation->id, persona->zone,
                                                          suggestions_shown, context.now))
        fields.add("SUGGESTION").set("NAME", name);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("account/name.html", fields, options);
}

net::Response AccountPages::rename(visit::Context& context) const {
    auto& connection = context.database();
    const auto account = context.visitor.person.account;
    const auto personas = parts_.accounts.personas(connection, context.organisation->id, account);
    const auto* persona = find_own(personas, context.captures.front());
    if (persona == nullptr) return not_found(context);
    const auto typed =
        context.form.has("suggested") ? context.form.get("suggested") : context.form.get("name");
    const bool asked = context.form.get("sure") == "yes";
    const bool question = !asked && base::is_utf8(typed) && looks_like_full_name(typed.substr(0, 200));
    base::Problem problem;
    if (!question) {
        const auto renamed = parts_.accounts.rename_persona(connection, *context.organisation, account,
                                                            persona->id, typed, context.now);
        if (renamed) return context.redirect("/m");
        problem = renamed.error();
    }
    view::Fields fields;
    context.prepare_form(fields);
    show_persona(context, fields, *persona);
    fields.set("TYPED", typed.substr(0, 200));
    fields.show("FULL_NAME", question);
    if (!question) fields.set_if("ERROR", sentence(context, problem));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    options.status = question ? 200 : visit::status_of(problem.kind);
    return context.page("account/name.html", fields, options);
}

namespace {

/// On to the conversation that the first message opened, which the form's page handed on; else to the own page.
void show_way_on(const visit::Context& context, view::Fields fields, std::string_view topic) {
    const bool known = base::from_public<TopicId>(topic).has_value();
    fields.set("ON", context.link(known ? "/t/" + std::string(topic) : "/m"));
    fields.set("TOPIC", known ? topic : "");
}

}  // namespace

net::Response AccountPages::code_page(visit::Context& context) const {
    view::Fields fields;
    context.prepare_form(fields);
    show_way_on(context, fields, context.request.query.get("t"));
    const bool waits = parts_.sessions.code_is_waiting(context.database(), context.organisation->id,
                                                       context.visitor.person.session, context.now);
    fields.show(waits ? "WAITS" : "GONE");
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("account/code.html", fields, options);
}

net::Response AccountPages::show_or_refuse_code(visit::Context& context) const {
    const auto& person = context.visitor.person;
    view::Fields fields;
    show_way_on(context, fields, context.form.get("t"));
    if (context.form.get("do") == "refuse") {
        parts_.sessions.refuse_code(context.database(), context.organisation->id, person);
        fields.show("REFUSED");
    } else if (const auto code = parts_.sessions.show_code(context.database(), context.organisation->id,
                                                           person.session, context.now)) {
        fields.show("SHOWN");
        fields.set("CODE", *code);
    } else {
        fields.show("GONE");
    }
    context.prepare_form(fields);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("account/code.html", fields, options);
}

}  // namespace luwte::account
