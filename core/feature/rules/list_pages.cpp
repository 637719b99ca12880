// /room/regels: every rule with what it did, and /room/regels/…: one rule with its versions.
#include <fmt/format.h>

#include "feature/room/words.h"
#include "feature/rules/fates.h"
#include "feature/rules/page_parts.h"
#include "feature/rules/rule_words.h"
#include "feature/rules/rules.h"
#include "script/locale.h"
#include "script/rule_set.h"

namespace luwte::rules {
namespace {

void set_fate(view::Fields row, const Fate& fate) {
    row.set("HITS", fate.hits);
    row.set("SHADOW_HITS", fate.shadow_hits);
    row.set("UPHELD", share_words(fate.upheld_share()));
    row.set("OVERTURNED", share_words(fate.overturned_share()));
    const auto time = fate.time_a_message();
    row.set("TIME", time ? fmt::format("{:.0f} µs", *time) : "–");
    row.show("AT_CAP", fate.capped > 0);
}

void add_rule(view::Fields list, const visit::Context& context, const RuleLine& line, const Fate& fate) {
    auto row = list.add("RULE");
    set_fate(row, fate);
    row.set("ADDRESS", context.link(rule_path(line.rule.id)));
    row.set("NAME", line.rule.name);
    const auto& shown = line.published ? *line.published : line.latest;
    row.set_if("ABOUT", shown.about);
    const auto chip = [&](const Version& version) {
        auto one = row.add("CHIP");
        one.set("STATE", state_words(context, version.state));
        one.set("VERSION", version_text(version.number));
        one.show("IN_FORCE", version.state == State::published);
        one.show("WAITS", version.state == State::proposed);
    };
    if (line.published) chip(*line.published);
    if (line.on_trial) chip(*line.on_trial);
    const auto state = line.latest.state;
    if (state != State::published && state != State::shadow && state != State::proposed) chip(line.latest);
}

/// The rules of plugins: what they look for and what they did; they change with the program, not here.
void add_plugins(view::Fields fields, const visit::Context& context, const script::RuleSet& rules,
                 const Fates& fates) {
    std::string plugin;
    view::Fields box = fields;
    for (const auto& rule : rules.status()) {
        if (rule.plugin == script::own_rules) continue;
        if (rule.plugin != plugin) {
            plugin = rule.plugin;
            box = fields.add("PLUGIN");
            box.set("PLUGIN_NAME", plugin);
        }
        auto row = box.add("RULE");
        row.set("NAME", rule.rule);
        row.set_if("ABOUT", script::in_language(rule.about, view::language_code(context.language)));
        row.show("SWITCHED_OFF", rule.switched_off);
        set_fate(row, fate_of(fates, rule.plugin, rule.rule));
    }
}

net::Response show_list(visit::Context& context, const PageParts& parts) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto lines = list(connection, organisation);
    const auto fates = fates_of_week(connection, organisation, context.now);
    view::Fields fields;
    fields.show("EMPTY", lines.empty());
    fields.set("NEW", context.link("/room/regels/nieuw"));
    if (!lines.empty()) {
        auto table = fields.add("HAS_RULES");
        for (const auto& line : lines)
            add_rule(table, context, line, fate_of(fates, script::own_rules, line.rule.name));
    }
    if (const auto rules = parts.rules_of(organisation)) add_plugins(fields, context, *rules, fates);
    return room::room_page(context, parts.room, "rules/list.html", fields, room::Tab::rules,
                           {.back = "/room"});
}

/// The versions that somebody can do something with, as cards: what is written, what watches along, what is
/// in force.
std::vector<const Version*> working(const WholeRule& rule) {
    std::vector<const Version*> all;
    for (const auto state : {State::draft, State::tried, State::shadow, State::proposed, State::published})
        if (const auto* version = rule.in_state(state)) all.push_back(version);
    return all;
}

net::Response show_rule(visit::Context& context, const PageParts& parts) {
    const auto rule = find(context.database(), context.organisation->id, rule_in(context));
    if (!rule) return context.problem_page(rule.error());
    view::Fields fields;
    fields.set("NAME", rule->rule.name);
    const auto& newest = rule->versions.front();
    const auto* published = rule->in_state(State::published);
    fields.set_if("ABOUT", (published != nullptr ? *published : newest).about);
    fields.set("WRITE", context.link(rule_path(rule->rule.id) + "/schrijf"));
    const auto active = working(*rule);
    fields.show("NOTHING_ACTIVE", active.empty());
    for (const auto* version : active) set_version(fields.add("ACTIVE"), context, *version);
    for (const auto& version : rule->versions) set_version(fields.add("OLDER"), context, version);
    for (const auto& step : rule->steps) {
        auto row = fields.add("STEP");
        row.set("WHAT", step_words(context, step));
        row.set("WHEN", room::clock_words(context, step.at));
        row.set_if("REASON", step.reason);
    }
    return room::room_page(context, parts.room, "rules/rule.html", fields, room::Tab::rules,
                           {.back = "/room/regels"});
}

}  // namespace

std::vector<visit::Route> list_routes(const PageParts& parts) {
    using net::Method;
    return {page_route(Method::get, "/room/regels", show_list, parts),
            page_route(Method::get, "/room/regels/{rule}", show_rule, parts)};
}

}  // namespace luwte::rules
