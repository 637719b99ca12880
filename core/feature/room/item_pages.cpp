// /room/r/…: one message: take it, read it in its place, decide, go on to the next.
#include <algorithm>
#include <array>

#include "feature/moderation/sanction_words.h"
#include "feature/room/frame.h"
#include "feature/room/item_view.h"
#include "feature/room/pages.h"
#include "feature/room/sanction_form.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using moderation::Choice;
using moderation::Item;

/// What was sent and did not work, to be shown again.
struct Sent {
    std::optional<base::Problem> problem;
    std::string words;
    std::string choice, reason;
};

/// The reason that fits what the rules found, so that one key is enough; none: the moderator chooses.
std::string_view likely_reason(Choice choice, const Item& item) {
    struct Likely {
        std::string_view category, ask, remove;
    };
    static constexpr std::array likely{
        Likely{"personal-data", "own-data", "others-data"},
        Likely{"locating-someone", "others-data", "looks-for-someone"},
        Likely{"solicitation", "other", "contact"},
        Likely{"hostility", "tone", "hurts"},
        Likely{"threat-made", "tone", "threat"},
        Likely{"victim-blaming", "tone", "hurts"},
        Likely{"triggering-detail", "detail", "dangerous"},
        Likely{"medical-advice-danger", "advice", "dangerous"},
        Likely{"spam", "other", "spam"},
    };
    if (choice == Choice::publish) return "read";
    for (const auto& category : item.categories) {
        const auto found = std::ranges::find(likely, category, &Likely::category);
        if (found != likely.end()) return choice == Choice::ask ? found->ask : found->remove;
    }
    return {};
}

void add_choice(view::Fields message, const visit::Context& context, const Item& item, const Sent& sent,
                Choice choice, const char* label, const char* button, int key) {
    const std::string code = moderation::choice_name(choice);
    auto row = message.add("CHOICE");
    row.set("CODE", code);
    row.set("LABEL", context.translate(label));
    row.set("BUTTON", context.translate(button));
    row.set("KEY", std::int64_t{key});
    row.show("IS_QUIET", choice != Choice::publish);
    const auto chosen = sent.choice == code ? std::string_view(sent.reason) : likely_reason(choice, item);
    row.show("NEEDS_CHOICE", choice != Choice::publish);
    for (const auto& reason : moderation::reasons(choice)) {
        auto option = row.add("OPTION");
        option.set("VALUE", reason.code);
        option.set("SENTENCE", context.translate(reason.text));
        option.show("CHOSEN", chosen == reason.code);
    }
}

void add_message(view::Fields fields, visit::Context& context, const Item& item,
                 const moderation::Material& material, const Sent& sent) {
    auto message = fields.add("MESSAGE");
    set_material(message, context, material, marks_of(item.hits), item.graphic);
    message.set("VERSION", item.version);
    message.set("TEXT_VERSION", material.version);
    message.set("OWN_WORDS", sent.words);
    add_choice(message, context, item, sent, Choice::publish, LUWTE_TEXT("Place it, and say"),
               LUWTE_TEXT("Place it"), 1);
    add_choice(message, context, item, sent, Choice::ask, LUWTE_TEXT("Ask for a change, and say"),
               LUWTE_TEXT("Ask"), 2);
    add_choice(message, context, item, sent, Choice::remove, LUWTE_TEXT("Take it away, and say"),
               LUWTE_TEXT("Take away"), 3);
    add_sanction_form(message.include("FOR_AUTHOR", "room/sanction_form.html"), context, material.persona,
                      !item.place.empty());
}

void add_history(view::Fields fields, visit::Context& context, const Parts& parts, const Item& item) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto id = item.id;
    const auto signals = parts.reviews.signals(connection, organisation, id);
    const auto decisions = parts.reviews.decisions(connection, organisation, id);
    note_reading(context, item, signals, decisions);
    for (const auto& signal : signals) {
        auto row = fields.add("SIGNAL");
        row.set("REASON_WORDS", signal_words(context, signal.reason));
        row.set_if("WORDS", signal.words);
    }
    if (decisions.empty()) return;
    auto history = fields.add("HAS_HISTORY");
    for (const auto& decision : decisions) {
        auto row = history.add("LINE");
        row.set("WHAT", choice_words(context, decision.choice));
        row.set("WHO", decision.staff_name);
        row.set("WHEN", clock_words(context, decision.at));
        const auto sentence = moderation::reason_text(decision.choice, decision.reason);
        if (!sentence.empty()) row.set_if("WHY_WORDS", context.translate(sentence)).show("HAS_WHY");
        for (const auto& sanction : decision.sanctions)
            row.add("GAVE").set("WHAT", moderation::sanction_short(context, sanction));
        row.set_if("WORDS", decision.words);
    }
}

/// What happened meanwhile, and what was about to be said: nothing of it is lost.
void add_happening(view::Fields fields, visit::Context& context, const Parts& parts, const Item& item,
                   const Sent& sent) {
    const bool mine = item.claimed_by_you(context.visitor.staff.staff, context.now);
    auto box = fields.add("HAPPENED");
    if (item.state == moderation::ItemState::decided) {
        const auto decisions = parts.reviews.decisions(context.database(), context.organisation->id, item.id);
        if (!decisions.empty()) {
            const auto& last = decisions.back();
            box.set_if("WHAT", context.translate("{name}, {moment}: {what}.",
                                                 {{"name", last.staff_name},
                                                  {"moment", clock_words(context, last.at)},
                                                  {"what", choice_words(context, last.choice)}}));
        } else {
            box.set_if("WHAT", context.translate("The author took this message back."));
        }
    } else if (item.claimed(context.now) && !mine) {
        box.set_if("WHAT", context.translate("{name} has this one", {{"name", item.claimed_by_name}}));
    }
    if (!mine) box.set_if("WORDS", sent.words);
}

std::string item_path(ReviewItemId id) {
    return "/room/r/" + base::to_public(id);
}

net::Response show_item(visit::Context& context, const Parts& parts, ReviewItemId id, const Sent& sent) {
    auto& connection = context.database();
    const auto organisation = context.organisation->id;
    const auto staff = context.visitor.staff.staff;
    auto item = parts.reviews.find(connection, organisation, id);
    if (!item) return context.problem_page(item.error());
    view::Fields fields;
    if (sent.problem) fields.set_if("PROBLEM", problem_words(context, *sent.problem));
    set_item(fields, context, parts, *item);
    if (sent.problem && sent.problem->kind == ProblemKind::conflict)
        add_happening(fields, context, parts, *item, sent);
    constexpr auto custodian = static_cast<std::uint16_t>(visit::Role::custodian);
    if (item->kind == "post" && (context.visitor.staff.roles & custodian) != 0)
        fields.set_if("UNMASK", context.link("/room/maskers?bericht=" + item_path(id)));
    fields.show("DECIDED", item->state == moderation::ItemState::decided);
    if (item->claimed_by_you(staff, context.now)) {
        const auto material = parts.reviews.look(connection, organisation, id, staff, context.now);
        if (material)
            add_message(fields, context, *item, *material, sent);
        else if (material.error().code == "review.gone")
            fields.show("GONE");
        else
            return context.problem_page(material.error());
    }
    add_history(fields, context, parts, *item);
    const unsigned status = !sent.problem ? 200 : sent.problem->kind == ProblemKind::conflict ? 409 : 422;
    return room_page(context, parts, "room/item.html", fields, Tab::queue,
                     {.status = status, .back = "/room"});
}

net::Response get_item(visit::Context& context, const Parts& parts) {
    return show_item(context, parts, id_in<ReviewItemId>(context), {});
}

net::Response go_on(visit::Context& context, const Parts& parts) {
    const auto next = parts.reviews.next(context.database(), context.organisation->id,
                                         context.visitor.staff.staff, context.now);
    return context.redirect(next ? item_path(*next) : "/room");
}

net::Response claim(visit::Context& context, const Parts& parts) {
    const auto id = id_in<ReviewItemId>(context);
    const auto claimed = parts.reviews.claim(context.database(), context.organisation->id, id,
                                             context.visitor.staff.staff, context.now);
    if (claimed) return context.redirect(item_path(id));
    if (claimed.error().kind == ProblemKind::conflict)
        return show_item(context, parts, id, {claimed.error(), {}, {}, {}});
    return context.problem_page(claimed.error());
}

/// The buttons are "publish", "ask", "remove", "note", "escalate-2", "escalate-3".
base::Result<moderation::Decide> read_decision(const visit::Context& context, ReviewItemId id) {
    const auto button = context.form.get("decision");
    moderation::Decide what;
    what.organisation = context.organisation->id;
    what.item = id;
    what.staff = context.visitor.staff.staff;
    what.version = number_in(context.form.get("version"));
    what.subject_version = number_in(context.form.get("text_version"));
    what.words = context.form.get("text");
    if (button.starts_with("escalate-")) {
        what.choice = Choice::escalate;
        what.level = button == "escalate-3" ? 3 : 2;
        return what;
    }
    const auto choice = moderation::parse_choice(button);
    if (!choice) return base::problem(ProblemKind::invalid, "review.no-decision", "decision");
    what.choice = *choice;
    what.reason = context.form.get("reason-" + std::string(button));
    if (what.choice == Choice::note) return what;
    auto sanction = read_sanction([&](std::string_view name) { return context.form.get(name); });
    if (!sanction) return std::unexpected(sanction.error());
    what.sanction = std::move(*sanction);
    return what;
}

net::Response decide(visit::Context& context, const Parts& parts) {
    const auto id = id_in<ReviewItemId>(context);
    auto& connection = context.database();
    if (context.form.get("decision") == "release") {
        const auto released = parts.reviews.release(connection, context.organisation->id, id,
                                                    context.visitor.staff.staff, context.now);
        if (!released && released.error().kind == ProblemKind::not_found)
            return context.problem_page(released.error());
        return context.redirect("/room");
    }
    const auto what = read_decision(context, id);
    if (!what) return context.problem_page(what.error());
    const auto done = parts.reviews.decide(connection, *what, context.now);
    if (done) {
        const bool ended = what->choice != Choice::note && what->choice != Choice::escalate;
        return ended ? go_on(context, parts) : context.redirect(item_path(id));
    }
    if (done.error().code == "review.not-found") return context.problem_page(done.error());
    return show_item(context, parts, id,
                     {done.error(), what->words, moderation::choice_name(what->choice), what->reason});
}

net::Response dismiss(visit::Context& context, const Parts& parts) {
    const auto id = id_in<ReviewItemId>(context);
    const auto done = parts.reviews.dismiss(context.database(), context.organisation->id, id,
                                            context.visitor.staff.staff, context.now);
    if (done) return go_on(context, parts);
    if (done.error().kind == ProblemKind::conflict)
        return show_item(context, parts, id, {done.error(), {}, {}, {}});
    return context.problem_page(done.error());
}

}  // namespace

std::vector<visit::Route> item_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/r/{item}", may_review, get_item, parts),
            route(Method::post, "/room/r/{item}/neem", may_review, claim, parts),
            route(Method::post, "/room/r/{item}/besluit", may_review, decide, parts),
            route(Method::post, "/room/r/{item}/weg", may_review, dismiss, parts)};
}

}  // namespace luwte::room
