// /room/regels/formulier: fill in, press, look at the Lua, keep as a draft. The form goes back and forth whole, so that it
// works without JavaScript; nothing is stored until it is kept.
#include "feature/rule_builder/builder_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "feature/forum/founding.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/rule_builder/checking.h"
#include "feature/rule_builder/form_fields.h"
#include "feature/rule_builder/form_view.h"
#include "feature/rule_builder/form_words.h"
#include "feature/rule_builder/lua_reader.h"
#include "feature/rule_builder/lua_writer.h"
#include "feature/rules/rules.h"
#include "script/rule_trial.h"
#include "view/catalogue.h"

namespace luwte::rule_builder {
namespace {

/// The rule that the form will be a version of; as hidden fields.
struct Origin {
    std::string rule, latest, based_on;
};

Origin origin_of(const net::Parameters& fields) {
    return {std::string(fields.get("rule")), std::string(fields.get("latest")), std::string(fields.get("based_on"))};
}

/// Where what is written is kept: /room/regels/nieuw, or the rule's own page.
std::string keep_path(const Origin& origin) {
    const auto id = base::from_public<RuleId>(origin.rule);
    return id ? "/room/regels/" + base::to_public(*id) + "/schrijf" : "/room/regels/nieuw";
}

void set_origin(view::Fields fields, const visit::Context& context, const Origin& origin) {
    fields.set("RULE", origin.rule).set("LATEST", origin.latest).set("BASED_ON", origin.based_on);
    fields.set("KEEP", context.link(keep_path(origin)));
    fields.show("IS_NEW", origin.rule.empty());
}

void set_trial(view::Fields fields, const script::RuleTrial& trial) {
    for (const auto& answer : trial.examples) {
        auto row = fields.add("ANSWER");
        row.set("TEXT", answer.text).set("GOT", answer.got);
        row.show("AS_WANTED", answer.fault.empty()).set_if("NOT", answer.fault);
    }
    for (const auto& fault : trial.faults)
        if (!fault.what.starts_with("example ")) fields.add("FAULT").set("WHAT", fault.what + (fault.advice.empty() ? "" : ". " + fault.advice));
    fields.show("PASSED", trial.passed()).show("NOT_PASSED", !trial.passed());
}

net::Response show_form(visit::Context& context, const PageParts& parts, const RuleForm& form, FormLook look, const Origin& origin, bool written) {
    view::Fields fields;
    for (const auto& forum : forum::all_forums(context.database(), context.organisation->id))
        look.forums.emplace_back(base::to_public(forum.id), forum.name);
    set_form(fields, context, form, look);
    set_origin(fields, context, origin);
    fields.show("HAS_FAULTS", !look.faults.empty());
    if (written && look.faults.empty()) {
        const auto lua = write_lua(form);
        auto result = fields.add("WRITTEN");
        context.prepare_form(result);
        set_origin(result, context, origin);
        result.set("LUA", lua);
        // Trying a rule can take a moment: the connection is others' meanwhile.
        context.release_database();
        const auto trial = try_now(form.id, lua);
        if (trial) set_trial(result.add("TRIAL"), *trial);
        result.show("BUSY", !trial);
    }
    return room::room_page(context, parts.room, "rule_builder/form.html", fields, room::Tab::rules,
                           {.status = look.faults.empty() ? 200U : 422U, .back = "/room/regels"});
}

/// Lua that the form cannot show, with the line that it has no place for.
net::Response show_unreadable(visit::Context& context, const PageParts& parts, std::string_view source, const ReadFault& fault, const Origin& origin) {
    view::Fields fields;
    set_origin(fields, context, origin);
    fields.set("WHY", fault_words(context, fault.code)).set("SOURCE", source);
    fields.set("LINE", std::int64_t{fault.line});
    int number = 0;
    std::string_view rest = source;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (++number >= fault.line - 1 && number <= fault.line + 1) {
            auto row = fields.add("SHOWN");
            row.set("NUMBER", std::int64_t{number}).set("TEXT", rest.substr(0, std::min<std::size_t>(end, 300))).show("THIS", number == fault.line);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return room::room_page(context, parts.room, "rule_builder/unreadable.html", fields, room::Tab::rules, {.status = 422, .back = "/room/regels"});
}

net::Response show_source(visit::Context& context, const PageParts& parts, std::string_view source, const Origin& origin) {
    ReadFault fault;
    const auto form = read_lua(source, fault);
    if (!form) return show_unreadable(context, parts, source, fault, origin);
    return show_form(context, parts, *form, {}, origin, false);
}

/// /room/regels/klaar: rules to start from, each a form.
net::Response list_ready(visit::Context& context, const PageParts& parts) {
    view::Fields fields;
    const bool dutch = view::language_code(context.language).starts_with("nl");
    for (const auto& [name, rule] : parts.ready) {
        auto row = fields.add("READY");
        const auto about = rule.about.find(dutch ? "nl" : "en");
        row.set("NAME", name).set("ABOUT", about == rule.about.end() ? rule.about.begin()->second : about->second);
        row.set("ADDRESS", context.link("/room/regels/formulier?klaar=" + name));
    }
    return room::room_page(context, parts.room, "rule_builder/ready.html", fields, room::Tab::rules, {.back = "/room/regels"});
}

/// ?van=RULE&versie=3: a version of a rule as a form; ?klaar=NAME: one to start from; without: an empty one.
net::Response open_form(visit::Context& context, const PageParts& parts) {
    if (const auto ready = parts.ready.find(context.request.query.get("klaar")); ready != parts.ready.end()) return show_source(context, parts, ready->second.source, {});
    const auto id = base::from_public<RuleId>(context.request.query.get("van"));
    if (!id) return show_form(context, parts, new_form(), {}, {}, false);
    const auto rule = rules::find(context.database(), context.organisation->id, *id);
    if (!rule) return context.problem_page(rule.error());
    const auto wanted = std::string(context.request.query.get("versie"));
    const auto found = std::ranges::find_if(rule->versions, [&](const auto& version) { return std::to_string(version.number) == wanted; });
    const auto& version = found == rule->versions.end() ? rule->versions.front() : *found;
    const Origin origin{base::to_public(*id), std::to_string(rule->versions.front().number), std::to_string(version.number)};
    return show_source(context, parts, version.source, origin);
}

net::Response send_form(visit::Context& context, const PageParts& parts) {
    auto form = read_fields(context.form);
    const auto what = context.form.get("do");
    FormLook look;
    look.touched = press(form, context.form);
    const bool written = what.empty() || what == "show";
    if (written) look.faults = form_faults(form);
    return show_form(context, parts, form, std::move(look), origin_of(context.form), written);
}

/// The source of another page's editor, as a form.
net::Response read_source(visit::Context& context, const PageParts& parts) {
    std::string source(context.form.get("source"));
    std::erase(source, '\r');
    return show_source(context, parts, source, origin_of(context.form));
}

using PageHandler = net::Response (*)(visit::Context&, const PageParts&);

visit::Route page_route(net::Method method, std::string pattern, PageHandler handler, const PageParts& parts) {
    visit::Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.access = visit::Access::staff;
    route.roles = room::may_review;
    route.handler = [handler, parts](visit::Context& context) { return handler(context, parts); };
    if (method != net::Method::post) return route;
    route.body_limit = 512 * 1024;
    route.most_fields = 800;
    return route;
}

}  // namespace

std::vector<visit::Route> builder_routes(const PageParts& parts) {
    using net::Method;
    std::vector<visit::Route> routes{page_route(Method::get, "/room/regels/formulier", open_form, parts),
                                     page_route(Method::post, "/room/regels/formulier", send_form, parts),
                                     page_route(Method::get, "/room/regels/klaar", list_ready, parts),
                                     page_route(Method::post, "/room/regels/formulier/lees", read_source, parts)};
    routes.push_back(check_route());
    return routes;
}

}  // namespace luwte::rule_builder
