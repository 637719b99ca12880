// /room/proef/…: a version tried on past messages: how far it is, what would change, and each message of it.
#include <algorithm>

#include "feature/room/words.h"
#include "feature/rules/backtests.h"
#include "feature/rules/page_parts.h"
#include "feature/rules/rule_words.h"

namespace luwte::rules {
namespace {

constexpr int changes_a_page = 20;
constexpr int seconds_between_looks = 2;

std::string test_path(BacktestId id) {
    return "/room/proef/" + base::to_public(id);
}

void add_sums(view::Fields fields, const visit::Context& context, const TestResult& result) {
    for (const auto action :
         {script::Action::allow, script::Action::nudge, script::Action::hold, script::Action::escalate}) {
        const auto number = static_cast<std::size_t>(action);
        auto row = fields.add("VERDICT");
        row.set("WHAT", action_words(context, action, 0));
        row.set("BEFORE", result.before[number]);
        row.set("AFTER", result.after[number]);
    }
}

void add_measures(view::Fields fields, const visit::Context& context, const TestResult& result) {
    fields.show("NO_DECISIONS", result.decided == 0);
    if (result.decided == 0) return;
    auto box = fields.add("HAS_DECISIONS");
    box.set("DECIDED", result.decided);
    const auto add = [&](const char* name, const Measure& measure) {
        auto row = box.add("MEASURE");
        row.set("WHAT", context.translate(name));
        row.set("PRECISION", share_words(measure.precision()));
        row.set("RECALL", share_words(measure.recall()));
        row.set("CAUGHT", measure.caught_wrong + measure.caught_fine);
    };
    add(LUWTE_TEXT("This rule alone"), result.own);
    add(LUWTE_TEXT("All rules as they are"), result.before_all);
    add(LUWTE_TEXT("All rules with this version"), result.after_all);
}

void add_changes(view::Fields fields, visit::Context& context, const PageParts& parts, const Backtest& test) {
    const auto after = read_number(context.request.query.get("na"));
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto changes =
        parts.backtests.changes(connection, organisation, test.id, after, changes_a_page + 1);
    fields.show("NO_CHANGES", test.result.changed == 0);
    if (changes.empty()) return;
    auto list = fields.add("HAS_CHANGES");
    for (std::size_t i = 0; i < changes.size() && i < changes_a_page; ++i) {
        const auto& change = changes[i];
        auto row = list.add("CHANGE");
        row.set("POSITION", std::int64_t{change.position});
        row.set("BEFORE", action_words(context, change.before, change.before_level));
        row.set("AFTER", action_words(context, change.after, change.after_level));
        row.set("STOOD", stood_words(context, change.stood));
        if (change.decided) row.set_if("DECIDED", room::choice_words(context, *change.decided));
        row.set("READ", context.link(test_path(test.id) + "/b/" + std::to_string(change.position)));
    }
    if (changes.size() > changes_a_page)
        fields.set_if("MORE", context.link(test_path(test.id) +
                                           "?na=" + std::to_string(changes[changes_a_page - 1].position)));
}

net::Response show_test(visit::Context& context, const PageParts& parts) {
    const auto id = room::id_in<BacktestId>(context);
    const auto test = parts.backtests.find(context.database(), context.organisation->id, id);
    if (!test) return context.problem_page(test.error());
    view::Fields fields;
    context.prepare_form(fields);
    fields.set("NAME", test->rule_name);
    fields.set("VERSION", version_text(test->number));
    fields.set("VERSION_ADDRESS", context.link(version_path(test->rule, test->number)));
    fields.set("STATE", test_words(context, test->state));
    fields.set("STARTED_BY", test->started.name);
    fields.set("WHEN", room::clock_words(context, test->started.at));
    const bool running = test->state == TestState::running;
    if (running) {
        auto box = fields.add("RUNNING");
        context.prepare_form(box);
        box.set("DONE", std::int64_t{test->done});
        box.set("TOTAL", std::int64_t{std::max(test->total, 1)});
        box.set("STOP_ADDRESS", context.link(test_path(id) + "/stop"));
        box.show("STOPPING", test->cancel_wanted);
    } else if (test->state == TestState::finished) {
        auto box = fields.add("RESULT");
        box.set("MESSAGES", test->result.messages);
        box.set("RULES", test->result.rules);
        box.set("CHANGED", test->result.changed);
        box.set("OWN_HITS", test->result.own_hits);
        add_sums(box, context, test->result);
        add_measures(box, context, test->result);
        add_changes(box, context, parts, *test);
    } else {
        auto box = fields.add("AGAIN");
        context.prepare_form(box);
        box.set("TEST_ADDRESS", context.link(version_path(test->rule, test->number) + "/proef"));
        box.set("WANTED", std::int64_t{test->wanted});
    }
    return room::room_page(context, parts.room, "rules/backtest.html", fields, room::Tab::rules,
                           {.back = version_path(test->rule, test->number),
                            .reload_seconds = running ? seconds_between_looks : 0});
}

net::Response stop_test(visit::Context& context, const PageParts& parts) {
    const auto id = room::id_in<BacktestId>(context);
    parts.backtests.cancel(context.database(), context.organisation->id, id);
    return context.redirect(test_path(id));
}

/// One message that would be judged otherwise. What not everybody can read is in the audit log before it is
/// shown.
net::Response show_message(visit::Context& context, const PageParts& parts) {
    const auto id = room::id_in<BacktestId>(context);
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto position = number_in(context);
    const auto test = parts.backtests.find(connection, organisation, id);
    if (!test) return context.problem_page(test.error());
    const auto changes = parts.backtests.changes(connection, organisation, id, position - 1, 2);
    if (position == 0 || changes.empty() || changes.front().position != position)
        return context.problem_page({base::ProblemKind::not_found, "rules.not-found", ""});
    const auto& change = changes.front();
    view::Fields fields;
    fields.set("NAME", test->rule_name);
    fields.set("VERSION", version_text(test->number));
    fields.set("BEFORE", action_words(context, change.before, change.before_level));
    fields.set("AFTER", action_words(context, change.after, change.after_level));
    fields.set("STOOD", stood_words(context, change.stood));
    if (change.decided) fields.set_if("DECIDED", room::choice_words(context, *change.decided));
    if (changes.size() > 1)
        fields.set_if("NEXT", context.link(test_path(id) + "/b/" + std::to_string(changes.back().position)));
    const auto material = parts.room.reviews.look_at(connection, organisation,
                                                     moderation::subject_text(change.kind, change.subject),
                                                     context.visitor.staff.staff, "rule", context.now);
    if (material) {
        auto message = fields.add("MESSAGE");
        message.set("FORUM", material->forum);
        message.set("BY", material->message.name);
        message.set("TEXT", material->message.text);
        message.show("PRIVATE", !material->is_public());
        if (material->is_public() && !material->path.empty())
            message.set_if("ADDRESS", context.link(material->path));
    } else {
        fields.show("GONE");
    }
    return room::room_page(context, parts.room, "rules/message.html", fields, room::Tab::rules,
                           {.back = test_path(id)});
}

}  // namespace

std::vector<visit::Route> backtest_routes(const PageParts& parts) {
    using net::Method;
    return {page_route(Method::get, "/room/proef/{test}", show_test, parts),
            page_route(Method::post, "/room/proef/{test}/stop", stop_test, parts),
            page_route(Method::get, "/room/proef/{test}/b/{position}", show_message, parts)};
}

}  // namespace luwte::rules
