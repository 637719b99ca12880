// /room/regels/nieuw and /room/regels/…/schrijf: writing a rule. The text area stands in rules/editor.html,
// which whoever makes a better editor of it replaces; what is sent stays the same.
#include "feature/room/words.h"
#include "feature/rules/page_parts.h"
#include "feature/rules/rule_words.h"
#include "feature/rules/rules.h"

namespace luwte::rules {
namespace {

constexpr const char* skeleton = R"lua(return rule {
  id = "mijn-regel",
  about = { nl = "Waar de regel naar kijkt, in een zin" },
  on = { "topic", "reply" },
  patterns = {
    seen = { "een woord", "een paar woorden" },
  },
  when = function(m) return m:has "seen" end,
  verdict = hold { reason = "kijken", category = "hostility" },
  reasons = {
    kijken = { nl = "Iemand van het team leest dit eerst." },
  },
  examples = {
    { "Hier staat een woord.", hold = true },
    { "Hier staat niets bijzonders.", hold = false },
  },
}
)lua";

/// The form as somebody sent it, or as it begins.
struct Form {
    std::string name, source, reason, expires, cap;
    int latest = 0, based_on = 0;
};

Form read_form(const visit::Context& context) {
    const auto text = [&](const char* name) { return std::string(context.form.get(name)); };
    return {text("name"),
            text("source"),
            text("reason"),
            text("expires"),
            text("cap"),
            read_number(context.form.get("latest")),
            read_number(context.form.get("based_on"))};
}

base::Result<Writing> writing_of(const Form& form) {
    Writing writing{form.name, form.source, form.reason, {}, {}};
    if (!form.expires.empty()) {
        writing.expires_at = room::parse_local_input(form.expires);
        if (!writing.expires_at)
            return base::problem(base::ProblemKind::invalid, "rules.bad-date", "expires");
    }
    if (!form.cap.empty()) {
        writing.daily_cap = read_number(form.cap);
        if (*writing.daily_cap == 0) return base::problem(base::ProblemKind::invalid, "rules.bad-cap", "cap");
    }
    return writing;
}

net::Response show_form(visit::Context& context, const PageParts& parts, const WholeRule* rule,
                        const Form& form, const std::optional<base::Problem>& problem) {
    view::Fields fields;
    const auto path =
        rule == nullptr ? std::string("/room/regels/nieuw") : rule_path(rule->rule.id) + "/schrijf";
    fields.set("ACTION", context.link(path));
    fields.show("IS_NEW", rule == nullptr);
    if (rule != nullptr) {
        auto known = fields.add("IS_KNOWN");
        known.set("NAME", rule->rule.name);
        known.set("LATEST", std::int64_t{form.latest});
        known.set("BASED_ON", std::int64_t{form.based_on});
    }
    fields.set("NAME", form.name);
    fields.set("REASON", form.reason);
    fields.set("EXPIRES", form.expires);
    fields.set("CAP", form.cap);
    auto editor = fields.include("EDITOR", "rules/editor.html");
    context.prepare_form(editor);
    editor.set("SOURCE", form.source);
    editor.set("RULE", rule == nullptr ? std::string() : base::to_public(rule->rule.id));
    if (problem) {
        const auto words = problem_words(context, *problem);
        const auto field = problem->field;
        if (field == "source")
            editor.set_if("PROBLEM", words);
        else if (field == "name" || field == "reason" || field == "expires" || field == "cap")
            fields.set_if("PROBLEM_" + std::string(field == "name"      ? "NAME"
                                                   : field == "reason"  ? "REASON"
                                                   : field == "expires" ? "EXPIRES"
                                                                        : "CAP"),
                          words);
        fields.set_if("PROBLEM", words);
        if (problem->code == "rules.changed" && rule != nullptr)
            fields.set_if("THEIRS", context.link(version_path(rule->rule.id, rule->versions.front().number)));
    }
    const unsigned status = !problem ? 200 : problem->kind == base::ProblemKind::conflict ? 409 : 422;
    return room::room_page(
        context, parts.room, "rules/write.html", fields, room::Tab::rules,
        {.status = status, .back = rule == nullptr ? "/room/regels" : rule_path(rule->rule.id)});
}

net::Response show_new(visit::Context& context, const PageParts& parts) {
    Form form;
    form.source = skeleton;
    return show_form(context, parts, nullptr, form, std::nullopt);
}

net::Response write_new(visit::Context& context, const PageParts& parts) {
    const auto form = read_form(context);
    const auto writing = writing_of(form);
    if (!writing) return show_form(context, parts, nullptr, form, writing.error());
    const auto written = write_first(context.database(), context.organisation->id,
                                     context.visitor.staff.staff, *writing, context.now);
    if (!written) return show_form(context, parts, nullptr, form, written.error());
    return context.redirect(version_path(written->rule, written->number));
}

/// Writing on begins with the version in the address ("?van=3"), else with the newest.
Form form_of(const WholeRule& rule, int from) {
    const auto* version = rule.find(from);
    if (version == nullptr) version = &rule.versions.front();
    Form form;
    form.source = version->source;
    if (version->expires_at) form.expires = room::local_input(*version->expires_at);
    if (version->daily_cap) form.cap = std::to_string(*version->daily_cap);
    form.latest = rule.versions.front().number;
    form.based_on = version->number;
    return form;
}

net::Response show_next(visit::Context& context, const PageParts& parts) {
    const auto rule = find(context.database(), context.organisation->id, rule_in(context));
    if (!rule) return context.problem_page(rule.error());
    return show_form(context, parts, &*rule, form_of(*rule, read_number(context.request.query.get("van"))),
                     std::nullopt);
}

net::Response write_on(visit::Context& context, const PageParts& parts) {
    auto form = read_form(context);
    const auto id = rule_in(context);
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto writing = writing_of(form);
    std::optional<base::Problem> problem;
    if (writing) {
        const auto written = rules::write_next(connection, organisation, context.visitor.staff.staff, id,
                                               form.latest, form.based_on, *writing, context.now);
        if (written) return context.redirect(version_path(id, written->number));
        problem = written.error();
    } else {
        problem = writing.error();
    }
    const auto rule = find(connection, organisation, id);
    if (!rule) return context.problem_page(rule.error());
    // Who has seen that there is another one may write over it.
    if (problem->code == "rules.changed") form.latest = rule->versions.front().number;
    return show_form(context, parts, &*rule, form, problem);
}

}  // namespace

std::vector<visit::Route> writing_routes(const PageParts& parts) {
    using net::Method;
    std::vector<visit::Route> routes{
        page_route(Method::get, "/room/regels/nieuw", show_new, parts),
        page_route(Method::post, "/room/regels/nieuw", write_new, parts),
        page_route(Method::get, "/room/regels/{rule}/schrijf", show_next, parts),
        page_route(Method::post, "/room/regels/{rule}/schrijf", write_on, parts)};
    // A source of 64 kB, three bytes for each of its bytes in a form.
    for (auto& route : routes)
        if (route.method == Method::post) route.body_limit = 256 * 1024;
    return routes;
}

}  // namespace luwte::rules
