// /api/v1/me/decisions, /api/v1/me/signals: the same as /m/besluiten, as JSON.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "feature/directory/help_json.h"
#include "feature/directory/hours.h"
#include "feature/moderation/decided.h"
#include "feature/moderation/own_pages.h"
#include "feature/moderation/sanction_words.h"
#include "feature/visit/json_answer.h"

namespace luwte::moderation {
namespace {

using nlohmann::json;
using visit::Access;
using visit::Context;

/// Until when something holds for them must be known to the minute, as the page tells it.
std::string moment(base::TimePoint at) {
    return fmt::format("{:%Y-%m-%dT%H:%M}:00Z", std::chrono::floor<std::chrono::minutes>(at));
}

/// The other deadlines are days, as on the page: a moment would tell when a moderator was at work.
std::string day(base::TimePoint at) {
    const std::chrono::year_month_day date{directory::local_time(at).date};
    return fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

net::Response refuse(const Context& context, const base::Problem& problem) {
    return visit::json_refusal(problem, [&] { return appeal_problem_words(context, problem); });
}

DecisionId decision_in(const Context& context) {
    return base::from_public<DecisionId>(context.captures.at(0)).value_or(DecisionId{});
}

json sanctions_json(const Context& context, const OwnDecision& decision) {
    auto list = json::array();
    for (const auto& sanction : decision.sanctions)
        list.push_back({{"kind", sanction_kind_name(sanction.kind)},
                        {"text", sanction_sentence(context, sanction)},
                        {"reason", sanction_why(context, sanction)},
                        {"until", moment(sanction.ends_at)},
                        {"holds", sanction.holds(context.now)}});
    return list;
}

json decision_json(const Context& context, const OwnDecision& decision) {
    const auto reason = reason_text(decision.choice, decision.reason);
    return {{"id", base::to_public(decision.id)},
            {"post", decision.kind == "post" ? json(base::encode_id(decision.subject)) : json(nullptr)},
            {"decision", choice_name(decision.choice)},
            {"reason", reason.empty() ? std::string() : context.translate(reason)},
            {"words", decision.words},
            {"name", decision.persona_name},
            {"place", decision.place_name},
            {"taken_back", decision.overturned_at.has_value()},
            {"object_until", day(appeal_until(decision.at))},
            {"sanctions", sanctions_json(context, decision)},
            {"when", visit::coarse_json(context, decision.at)}};
}

net::Response list(Context& context) {
    auto items = json::array();
    for (const auto& decision :
         decisions_about(context.database(), context.organisation->id, context.visitor.person.account))
        items.push_back(decision_json(context, decision));
    return visit::json_answer(context, {{"items", std::move(items)}});
}

net::Response show(Context& context, const OwnParts& parts) {
    const auto decision = decision_about(context.database(), context.organisation->id,
                                         context.visitor.person.account, decision_in(context));
    if (!decision) return refuse(context, {base::ProblemKind::not_found, "decision.not-found", ""});
    json value{{"decision", decision_json(context, *decision)}, {"appeal", nullptr}};
    if (const auto found =
            parts.appeals.of_decision(context.database(), context.organisation->id, decision->id)) {
        const auto& appeal = found->appeal;
        auto messages = json::array();
        for (const auto& message : found->messages)
            messages.push_back({{"from", message.staff ? "team" : "person"},
                                {"text", message.text},
                                {"unreadable", message.unreadable},
                                {"when", visit::coarse_json(context, message.at)}});
        value["appeal"] = {
            {"open", appeal.open},
            {"answer_before", day(appeal.due_at)},
            {"your_turn", appeal.open && !appeal.waits_for_team},
            {"outcome", appeal.outcome ? json(appeal_outcome_name(*appeal.outcome)) : json(nullptr)},
            {"messages", std::move(messages)}};
    }
    return visit::json_answer(context, value);
}

net::Response object(Context& context, const OwnParts& parts, const visit::JsonBody& body) {
    const auto said = parts.appeals.say(
        context.database(), context.organisation->id, context.visitor.person.account, decision_in(context),
        body.text("text"), view::html_language(context.language), context.now);
    if (!said) return refuse(context, said.error());
    json value{{"help", nullptr}};
    if (said->alarm) {
        const auto& verdict = said->alarm->verdict;
        const auto directory = parts.directory.current(context.database());
        const auto lines = directory->help_for(
            {verdict.categories, verdict.level, std::string(view::html_language(context.language))},
            context.now);
        value["help"] = directory::help_json(context, lines);
    }
    return visit::json_answer(context, value, 201);
}

net::Response let_go(Context& context, const OwnParts& parts) {
    const auto done =
        parts.appeals.withdraw(context.database(), context.organisation->id, context.visitor.person.account,
                               decision_in(context), context.now);
    return done ? visit::no_content() : refuse(context, done.error());
}

net::Response list_signals(Context& context) {
    auto items = json::array();
    for (const auto& signal : signals_of(context.database(), context.organisation->id,
                                         context.visitor.person.account, context.now))
        items.push_back({{"reason", signal.reason},
                         {"state", signal_state_name(signal.state)},
                         {"when", visit::coarse_json(context, signal.at)}});
    return visit::json_answer(context, {{"items", std::move(items)}});
}

}  // namespace

std::vector<visit::Route> own_api_routes(const OwnParts& parts) {
    auto say = visit::api_send(
        net::Method::post, "/api/v1/me/decisions/{decision}/messages", Access::person,
        {{"text", visit::JsonKind::text, true}},
        [parts](Context& context, const visit::JsonBody& body) { return object(context, parts, body); });
    say.rate = {"object", 20, 0, std::chrono::minutes(10)};
    return {visit::api_get("/api/v1/me/decisions", Access::person, list),
            visit::api_get("/api/v1/me/decisions/{decision}", Access::person,
                           [parts](Context& context) { return show(context, parts); }),
            std::move(say),
            visit::api_delete("/api/v1/me/decisions/{decision}/appeal", Access::person,
                              [parts](Context& context) { return let_go(context, parts); }),
            visit::api_get("/api/v1/me/signals", Access::person, list_signals)};
}

}  // namespace luwte::moderation
