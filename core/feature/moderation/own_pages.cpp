#include "feature/moderation/own_pages.h"

#include <algorithm>

#include "base/text.h"
#include "feature/directory/help_view.h"
#include "feature/moderation/decided.h"
#include "feature/moderation/sanction_words.h"
#include "feature/moderation/signals.h"
#include "view/catalogue.h"
#include "view/coarse_time.h"

namespace luwte::moderation {
namespace {

using visit::Context;

std::string when(const Context& context, base::TimePoint at) {
    return view::coarse_time_text(context.renderer.catalogue(), context.language, at, context.now);
}

std::string path_of(const OwnDecision& decision) {
    return "/m/besluiten/" + base::to_public(decision.id);
}

/// What happened to the message, in a few words.
std::string what_words(const Context& context, const OwnDecision& decision) {
    if (decision.overturned_at) return context.translate("Your message is there again");
    switch (decision.choice) {
        case Choice::ask:
            return context.translate("The team asked you to change your message");
        case Choice::remove:
            return context.translate("The team took your message away");
        case Choice::publish:
        case Choice::escalate:
        case Choice::note:
            break;
    }
    return context.translate("Your message stays. The team has something to say to you");
}

bool holds(const OwnDecision& decision, base::TimePoint now) {
    return std::ranges::any_of(decision.sanctions, [&](const auto& one) { return one.holds(now); });
}

void show_sanctions(view::Fields fields, const Context& context, const OwnDecision& decision) {
    for (const auto& sanction : decision.sanctions) {
        auto row = fields.add("SANCTION");
        row.set("WHAT", sanction_sentence(context, sanction));
        row.set("WHY", sanction_why(context, sanction));
        row.set("UNTIL", sanction_until(context, sanction));
        row.show("HOLDS", sanction.holds(context.now));
    }
}

void show_decision(view::Fields fields, const Context& context, const OwnDecision& decision) {
    fields.set("WHAT", what_words(context, decision));
    fields.set("WHEN", when(context, decision.at));
    fields.set("LINK", context.link(path_of(decision)));
    fields.set_if("NAME", decision.persona_name);
    fields.set_if("PLACE", decision.place_name);
    const auto reason = reason_text(decision.choice, decision.reason);
    if (decision.takes_away() && !reason.empty()) fields.set_if("REASON", context.translate(reason));
    show_sanctions(fields, context, decision);
}

net::Response list(Context& context) {
    const auto decisions =
        decisions_about(context.database(), context.organisation->id, context.visitor.person.account);
    view::Fields fields;
    fields.show("EMPTY", decisions.empty());
    for (const auto& decision : decisions) show_decision(fields.add("DECISION"), context, decision);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("moderation/decisions.html", fields, options);
}

void show_message(view::Fields fields, Context& context, const OwnParts& parts, const OwnDecision& decision) {
    const auto material = parts.reviews.own_message(context.database(), context.organisation->id,
                                                    decision.kind, decision.subject);
    if (!material) return;
    auto message = fields.add("MESSAGE");
    message.set("HTML", material->message.html);
    message.set_if("ADDRESS", material->path.empty()
                                  ? std::string()
                                  : context.link(material->path + "?b=" + base::encode_id(decision.subject) +
                                                 "#p-" + base::encode_id(decision.subject)));
}

/// What was sent and did not arrive, and what came of what did.
struct Sent {
    std::optional<base::Problem> problem;
    std::string text;
    std::optional<Judgement> alarm;
};

std::string outcome_words(const Context& context, AppealOutcome outcome) {
    switch (outcome) {
        case AppealOutcome::upheld:
            return context.translate("Somebody else of the team looked at it anew, and the decision stays.");
        case AppealOutcome::partly:
            return context.translate(
                "Somebody else of the team looked at it anew, and takes a part of it back.");
        case AppealOutcome::overturned:
            return context.translate(
                "Somebody else of the team looked at it anew, and takes the decision back.");
        case AppealOutcome::withdrawn:
            return context.translate("You let your objection go.");
    }
    return {};
}

void show_conversation(view::Fields fields, const Context& context,
                       const Appeals::Conversation& conversation) {
    const auto& appeal = conversation.appeal;
    auto box = fields.add("CONVERSATION");
    for (const auto& message : conversation.messages) {
        auto row = box.add("LINE");
        row.set("WHO", message.staff ? context.translate("The team") : context.translate("You"));
        row.set("WHEN", when(context, message.at));
        row.set("TEXT", message.unreadable ? context.translate("This can no longer be read.") : message.text);
        row.show("OWN", !message.staff);
    }
    if (appeal.outcome) {
        box.add("ENDED").set("HOW", outcome_words(context, *appeal.outcome));
        return;
    }
    auto open = box.add("RUNS");
    open.set("DUE",
             context.translate("Somebody of the team who did not take the decision reads it, and answers "
                               "before {day}.",
                               {{"day", day_words(context, appeal.due_at)}}));
    open.show("YOUR_TURN", !appeal.waits_for_team);
}

/// What can be done about it now.
void show_objecting(view::Fields fields, Context& context, const OwnParts& parts, const OwnDecision& decision,
                    const Sent& sent) {
    const auto conversation =
        parts.appeals.of_decision(context.database(), context.organisation->id, decision.id);
    if (conversation) show_conversation(fields, context, *conversation);
    const auto until = appeal_until(decision.at);
    const bool open = conversation ? conversation->appeal.open : context.now <= until;
    if (!conversation && !open) fields.show("TOO_LATE");
    if (!open) return;
    auto form = fields.add("FORM");
    context.prepare_form(form);
    form.set("ID", base::to_public(decision.id));
    form.set("TEXT", sent.text);
    if (sent.problem) form.set_if("PROBLEM", appeal_problem_words(context, *sent.problem));
    if (conversation) form.show("GOES_ON");
    if (!conversation)
        form.add("BEGINS").set(
            "UNTIL", context.translate("You can do this until {day}.", {{"day", day_words(context, until)}}));
}

void show_alarm(view::Fields fields, Context& context, const OwnParts& parts, const Judgement& alarm) {
    const auto directory = parts.directory.current(context.database());
    const std::string language(view::html_language(context.language));
    const auto lines =
        directory->help_for({alarm.verdict.categories, alarm.verdict.level, language}, context.now);
    directory::show_help(fields.add("DANGER").include("HELP_NOW", "directory/help_now.html"), lines, context);
}

net::Response show_one(Context& context, const OwnParts& parts, const Sent& sent) {
    const auto id = base::from_public<DecisionId>(context.captures.at(0)).value_or(DecisionId{});
    const auto decision =
        decision_about(context.database(), context.organisation->id, context.visitor.person.account, id);
    if (!decision) return context.problem_page({base::ProblemKind::not_found, "decision.not-found", ""});
    view::Fields fields;
    context.prepare_form(fields);
    if (sent.alarm) show_alarm(fields, context, parts, *sent.alarm);
    show_decision(fields, context, *decision);
    fields.set_if("WORDS", decision->words);
    show_message(fields, context, parts, *decision);
    show_objecting(fields, context, parts, *decision, sent);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m/besluiten";
    options.status = !sent.problem ? 200 : sent.problem->kind == base::ProblemKind::conflict ? 409 : 422;
    return context.page("moderation/decision.html", fields, options);
}

net::Response object(Context& context, const OwnParts& parts) {
    const auto id = base::from_public<DecisionId>(context.captures.at(0)).value_or(DecisionId{});
    const auto said =
        parts.appeals.say(context.database(), context.organisation->id, context.visitor.person.account, id,
                          context.form.get("text"), view::html_language(context.language), context.now);
    if (!said && said.error().kind == base::ProblemKind::not_found) return context.problem_page(said.error());
    if (!said) return show_one(context, parts, {said.error(), std::string(context.form.get("text")), {}});
    if (said->alarm) return show_one(context, parts, {{}, {}, said->alarm});
    return context.redirect("/m/besluiten/" + base::to_public(id));
}

net::Response let_go(Context& context, const OwnParts& parts) {
    const auto id = base::from_public<DecisionId>(context.captures.at(0)).value_or(DecisionId{});
    const auto done = parts.appeals.withdraw(context.database(), context.organisation->id,
                                             context.visitor.person.account, id, context.now);
    if (!done) return show_one(context, parts, {done.error(), {}, {}});
    return context.redirect("/m/besluiten/" + base::to_public(id));
}

std::string signal_state_words(const Context& context, SignalState state) {
    switch (state) {
        case SignalState::waits:
            return context.translate("The team has not looked at it yet.");
        case SignalState::stays:
            return context.translate("The team looked at it: the message stays.");
        case SignalState::asked:
            return context.translate("The team asked its author to change it.");
        case SignalState::removed:
            return context.translate("The team took the message away.");
        case SignalState::restored:
            return context.translate("The team looked at it once more: the message is there again.");
        case SignalState::ended:
            return context.translate("Its author took the message back.");
    }
    return {};
}

}  // namespace

std::string appeal_problem_words(const Context& context, const base::Problem& problem) {
    if (problem.code == "appeal.no-text") return context.translate("There is no text yet.");
    if (problem.code == "appeal.text-too-long")
        return context.translate("This is longer than 4,000 characters. Make it a little shorter.");
    if (problem.code == "appeal.too-many")
        return context.translate("A lot was written here already. The team decides with what is there.");
    if (problem.code == "appeal.too-late")
        return context.translate("Objecting was possible for half a year after the decision.");
    if (problem.code == "appeal.closed")
        return context.translate("This was decided in the meantime. You can read it below.");
    return context.translate("This did not work. Look at what you filled in and try again.");
}

std::vector<visit::Route> own_routes(const OwnParts& parts) {
    const auto get = [](const char* pattern, visit::Handler handler) {
        visit::Route route;
        route.pattern = pattern;
        route.access = visit::Access::person;
        route.handler = std::move(handler);
        return route;
    };
    const auto post = [&](const char* pattern, visit::Handler handler) {
        auto route = get(pattern, std::move(handler));
        route.method = net::Method::post;
        route.rate = {"object", 20, 0, std::chrono::minutes(10)};
        return route;
    };
    return {
        get("/m/besluiten", list),
        get("/m/besluiten/{decision}", [parts](Context& context) { return show_one(context, parts, {}); }),
        post("/m/besluiten/{decision}", [parts](Context& context) { return object(context, parts); }),
        post("/m/besluiten/{decision}/stop", [parts](Context& context) { return let_go(context, parts); })};
}

std::vector<OwnLine> decision_lines(Context& context) {
    std::vector<OwnLine> lines;
    for (const auto& decision :
         decisions_about(context.database(), context.organisation->id, context.visitor.person.account)) {
        if (lines.size() == 5) break;
        std::string text = what_words(context, decision) + ".";
        for (const auto& sanction : decision.sanctions)
            if (sanction.holds(context.now)) text += " " + sanction_sentence(context, sanction);
        lines.push_back(
            {std::move(text), path_of(decision),
             holds(decision, context.now) ? context.translate("holds now") : when(context, decision.at)});
    }
    return lines;
}

std::vector<OwnLine> signal_lines(Context& context) {
    std::vector<OwnLine> lines;
    for (const auto& signal : signals_of(context.database(), context.organisation->id,
                                         context.visitor.person.account, context.now)) {
        if (lines.size() == 10) break;
        std::string text;
        for (const auto& known : signal_reasons())
            if (signal.reason == known.code) text = context.translate(known.text) + ". ";
        lines.push_back({text + signal_state_words(context, signal.state), "", when(context, signal.at)});
    }
    return lines;
}

}  // namespace luwte::moderation
