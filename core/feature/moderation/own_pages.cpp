#include "feature/moderation/own_pages.h"

#include <algorithm>

#include "base/text.h"
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

net::Response show(Context& context, const OwnParts& parts) {
    const auto id = base::from_public<DecisionId>(context.captures.at(0)).value_or(DecisionId{});
    const auto decision =
        decision_about(context.database(), context.organisation->id, context.visitor.person.account, id);
    if (!decision) return context.problem_page({base::ProblemKind::not_found, "decision.not-found", ""});
    view::Fields fields;
    context.prepare_form(fields);
    show_decision(fields, context, *decision);
    fields.set_if("WORDS", decision->words);
    show_message(fields, context, parts, *decision);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m/besluiten";
    return context.page("moderation/decision.html", fields, options);
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

std::vector<visit::Route> own_routes(const OwnParts& parts) {
    const auto get = [](const char* pattern, visit::Handler handler) {
        visit::Route route;
        route.pattern = pattern;
        route.access = visit::Access::person;
        route.handler = std::move(handler);
        return route;
    };
    return {get("/m/besluiten", list),
            get("/m/besluiten/{decision}", [parts](Context& context) { return show(context, parts); })};
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
