// /room/regels/…/v/…: one version: its source, its examples, what changed, and the steps that it can take.
#include "feature/room/words.h"
#include "feature/rules/backtests.h"
#include "feature/rules/page_parts.h"
#include "feature/rules/rule_words.h"
#include "feature/rules/rules.h"

namespace luwte::rules {
namespace {

/// What was sent and did not work.
struct Sent {
    std::optional<base::Problem> problem;
    std::string reason;
};

void add_steps(view::Fields fields, const visit::Context& context, const Version& version, bool passes) {
    auto steps = fields.add("STEPS");
    context.prepare_form(steps);
    steps.set("STEP_ADDRESS", context.link(version_path(version.rule, version.number) + "/stap"));
    const auto staff = context.visitor.staff.staff;
    const bool own = version.written.staff == staff || (version.proposed && version.proposed->staff == staff);
    const bool open = !version.is_over(context.now);
    const auto can = [&](State to) { return may_become(version.state, to); };
    steps.show("CAN_SHADOW", can(State::shadow) && version.state != State::proposed && passes && open);
    steps.show("CAN_PROPOSE", can(State::proposed) && passes && open);
    steps.show("CAN_PUBLISH", version.state == State::proposed && !own && passes && open);
    steps.show("NEEDS_ANOTHER", version.state == State::proposed && own);
    steps.show("CAN_SEND_BACK", version.state == State::proposed);
    steps.show("CAN_WITHDRAW", can(State::withdrawn));
    if (version.state == State::superseded || version.state == State::withdrawn) {
        auto back = steps.add("CAN_GO_BACK");
        back.set("BACK_ADDRESS", context.link(version_path(version.rule, version.number) + "/terug"));
        back.show("AT_ONCE", version.published.has_value() && open);
        back.show("AS_DRAFT", !version.published.has_value() || !open);
    }
}

void add_tests(view::Fields fields, visit::Context& context, const PageParts& parts, const Version& version,
               bool passes) {
    if (passes) {
        auto form = fields.add("CAN_TEST");
        context.prepare_form(form);
        form.set("TEST_ADDRESS", context.link(version_path(version.rule, version.number) + "/proef"));
        form.set("USUAL", std::int64_t{usual_messages});
        form.set("MOST", std::int64_t{most_messages});
    }
    for (const auto& test :
         parts.backtests.list(context.database(), context.organisation->id, version.rule, version.number)) {
        auto row = fields.add("TEST");
        row.set("ADDRESS", context.link("/room/proef/" + base::to_public(test.id)));
        row.set("WHEN", room::clock_words(context, test.started.at));
        row.set("STATE", test_words(context, test.state));
        if (test.state == TestState::finished)
            row.set_if("CHANGED", context.renderer.catalogue().translate_count(
                                      context.language, "{} verdict would change", "{} verdicts would change",
                                      test.result.changed));
    }
}

/// With which version it is compared: the one in the address, else the one that it was written from.
const Version* compared_with(const WholeRule& rule, const Version& version, int asked) {
    if (asked != 0) return rule.find(asked);
    return version.based_on == 0 ? nullptr : rule.find(version.based_on);
}

void add_others(view::Fields box, const visit::Context& context, const WholeRule& rule,
                const Version& version) {
    for (const auto& other : rule.versions) {
        if (other.number == version.number) continue;
        auto row = box.add("OTHER");
        row.set("VERSION", version_text(other.number));
        row.set("ADDRESS", context.link(version_path(rule.rule.id, version.number) +
                                        "?met=" + std::to_string(other.number)));
    }
}

net::Response show(visit::Context& context, const PageParts& parts, const Sent& sent) {
    const auto rule = find(context.database(), context.organisation->id, rule_in(context));
    if (!rule) return context.problem_page(rule.error());
    const auto* version = rule->find(number_in(context));
    if (version == nullptr)
        return context.problem_page({base::ProblemKind::not_found, "rules.not-found", ""});
    view::Fields fields;
    fields.set("NAME", rule->rule.name);
    fields.set_if("ABOUT", version->about);
    if (sent.problem) fields.set_if("PROBLEM", problem_words(context, *sent.problem));
    fields.set("SENT_REASON", sent.reason);
    set_version(fields, context, *version);
    fields.set("WRITE",
               context.link(rule_path(rule->rule.id) + "/schrijf?van=" + std::to_string(version->number)));
    const auto trial = script::try_rule(rule->rule.name, version->source);
    set_trial(fields, context, version->source, trial);
    add_steps(fields, context, *version, trial.passed());
    add_tests(fields, context, parts, *version, trial.passed());
    if (const auto* other = compared_with(*rule, *version, read_number(context.request.query.get("met")))) {
        auto diff = fields.add("COMPARED");
        diff.set("WITH", version_text(other->number));
        set_difference(diff, other->source, version->source);
    }
    if (rule->versions.size() > 1) add_others(fields.add("HAS_OTHERS"), context, *rule, *version);
    unsigned status = 200;
    if (sent.problem)
        status = sent.problem->kind == base::ProblemKind::conflict    ? 409
                 : sent.problem->kind == base::ProblemKind::forbidden ? 403
                                                                      : 422;
    return room::room_page(context, parts.room, "rules/version.html", fields, room::Tab::rules,
                           {.status = status, .back = rule_path(rule->rule.id)});
}

net::Response show_version(visit::Context& context, const PageParts& parts) {
    return show(context, parts, {});
}

net::Response take_step(visit::Context& context, const PageParts& parts) {
    const auto rule = rule_in(context);
    const auto number = number_in(context);
    const auto to = parse_state(context.form.get("to"));
    const std::string reason(context.form.get("reason"));
    if (!to) return context.problem_page({base::ProblemKind::invalid, "rules.no-step", "to"});
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    const auto done = move(connection, organisation, staff, {rule, number, *to, reason}, context.now);
    if (done) return context.redirect(version_path(rule, number));
    if (done.error().kind == base::ProblemKind::not_found) return context.problem_page(done.error());
    return show(context, parts, {done.error(), reason});
}

net::Response back(visit::Context& context, const PageParts& parts) {
    const auto rule = rule_in(context);
    const std::string reason(context.form.get("reason"));
    const auto done = go_back(context.database(), context.organisation->id, context.visitor.staff.staff, rule,
                              number_in(context), reason, context.now);
    if (done) return context.redirect(version_path(rule, done->number));
    if (done.error().kind == base::ProblemKind::not_found) return context.problem_page(done.error());
    return show(context, parts, {done.error(), reason});
}

net::Response start_test(visit::Context& context, const PageParts& parts) {
    const auto asked = context.form.get("wanted");
    const auto started = parts.backtests.start(
        context.database(), context.organisation->id, context.visitor.staff.staff, rule_in(context),
        number_in(context), asked.empty() ? usual_messages : read_number(asked));
    if (started) return context.redirect("/room/proef/" + base::to_public(*started));
    if (started.error().kind == base::ProblemKind::not_found) return context.problem_page(started.error());
    return show(context, parts, {started.error(), {}});
}

}  // namespace

std::vector<visit::Route> version_routes(const PageParts& parts) {
    using net::Method;
    return {page_route(Method::get, "/room/regels/{rule}/v/{number}", show_version, parts),
            page_route(Method::post, "/room/regels/{rule}/v/{number}/stap", take_step, parts),
            page_route(Method::post, "/room/regels/{rule}/v/{number}/terug", back, parts),
            page_route(Method::post, "/room/regels/{rule}/v/{number}/proef", start_test, parts)};
}

}  // namespace luwte::rules
