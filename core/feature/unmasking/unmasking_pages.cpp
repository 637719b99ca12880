// /room/maskers: what was asked and the form to ask; /room/maskers/…: one request, its answer, and the names.
#include "feature/unmasking/unmasking_pages.h"

#include "feature/forum/unmasked.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/text_pieces.h"
#include "feature/room/words.h"
#include "feature/unmasking/unmasking_words.h"

namespace luwte::unmasking {
namespace {

using base::ProblemKind;
using room::clock_words;

constexpr const char* home = "/room/maskers";
using Handler = net::Response (*)(visit::Context&, const PageParts&);

std::string path_of(UnmaskingId id) {
    return std::string(home) + "/" + base::to_public(id);
}

unsigned status_of(const std::optional<base::Problem>& problem) {
    if (!problem) return 200;
    switch (problem->kind) {
        case ProblemKind::conflict:
            return 409;
        case ProblemKind::forbidden:
            return 403;
        default:
            return 422;
    }
}

StaffId self(const visit::Context& context) {
    return context.visitor.staff.staff;
}

/// The message of an address; that of an item of the queue is its own.
PostId post_of(visit::Context& context, const PageParts& parts, std::string_view text) {
    const auto origin = parse_origin(text);
    if (origin.post || !origin.item) return origin.post;
    const auto item = parts.room.reviews.find(context.database(), context.organisation->id, origin.item);
    return item && item->kind == "post" ? PostId{item->subject} : PostId{};
}

std::string name_of(const visit::Context& context, const Request& request) {
    return request.gone() ? context.translate("Somebody who erased everything") : request.persona_name;
}

void set_request(view::Fields fields, const visit::Context& context, const Request& request) {
    const auto state = state_at(request, context.now);
    fields.set("ADDRESS", context.link(path_of(request.id)));
    fields.set("NAME", name_of(context, request));
    fields.set_if("ZONE", request.gone() ? std::string() : zone_words(context, request.zone));
    fields.set("STATE", state_words(context, state));
    fields.set("KIND", kind_words(context, request.kind));
    fields.set("WHO", request.asked_by_name);
    fields.set("WHEN", clock_words(context, request.asked_at));
    if (state == State::open) fields.set_if("UNTIL", clock_words(context, request.open_until));
    if (state == State::agreed && request.visible_until)
        fields.set_if("UNTIL", clock_words(context, *request.visible_until));
}

net::Response show_list(visit::Context& context, const PageParts& parts, const std::optional<base::Problem>& problem) {
    const auto requests = parts.unmaskings.list(context.database(), context.organisation->id);
    view::Fields fields;
    if (problem) fields.set_if("PROBLEM", problem_words(context, *problem));
    fields.show("EMPTY", requests.empty());
    std::optional<view::Fields> open, over;
    for (const auto& request : requests) {
        const auto state = state_at(request, context.now);
        const bool runs = state == State::open || state == State::agreed;
        auto& list = runs ? open : over;
        if (!list) list.emplace(fields.add(runs ? "HAS_OPEN" : "HAS_OVER"));
        auto row = list->add("REQUEST");
        set_request(row, context, request);
        row.show("FOR_YOU", may_answer(request, self(context), context.now) || may_look(request, self(context), context.now));
    }
    const auto from = problem ? context.form.get("from") : context.request.query.get("bericht");
    fields.set("FROM", from);
    fields.set("WORDS", context.form.get("words"));
    for (const auto& reason : forum::unmask_reasons()) {
        auto row = fields.add("KIND_OPTION");
        row.set("VALUE", reason.code);
        row.set("WORD", kind_words(context, reason.code));
        row.show("CHOSEN", context.form.get("kind") == reason.code);
    }
    return room::room_page(context, parts.room, "unmasking/list.html", fields, room::Tab::unmasking,
                           {.status = status_of(problem)});
}

net::Response get_list(visit::Context& context, const PageParts& parts) {
    return show_list(context, parts, std::nullopt);
}

net::Response ask(visit::Context& context, const PageParts& parts) {
    const auto post = post_of(context, parts, context.form.get("from"));
    const auto asked = parts.unmaskings.ask(
        context.database(), context.organisation->id, self(context),
        {post, std::string(context.form.get("kind")), std::string(context.form.get("words"))}, context.now);
    if (!asked) return show_list(context, parts, asked.error());
    return context.redirect(path_of(*asked));
}

net::Response show_one(visit::Context& context, const PageParts& parts, const std::optional<base::Problem>& problem) {
    const auto id = room::id_in<UnmaskingId>(context);
    const auto request = parts.unmaskings.read(context.database(), context.organisation->id, self(context), id, context.now);
    if (!request) return context.problem_page(request.error());
    view::Fields fields;
    if (problem) fields.set_if("PROBLEM", problem_words(context, *problem));
    set_request(fields, context, *request);
    fields.set("READS", context.translate(forum::unmask_reason_text(request->kind)));
    fields.show("UNREADABLE", request->unreadable);
    room::add_pieces(fields.add("REASON"), request->reason, {});
    if (request->decided_at) {
        auto answer = fields.add("ANSWER");
        answer.set("WHO", request->decided_by_name);
        answer.set("WHEN", clock_words(context, *request->decided_at));
        room::add_pieces(answer, request->answer, {});
    }
    const bool answers = may_answer(*request, self(context), context.now);
    if (answers) {
        auto form = fields.add("MAY_ANSWER");
        context.prepare_form(form);
        form.set("ACTION", context.link(path_of(id) + "/antwoord"));
        form.set("WORDS", context.form.get("words"));
    }
    const auto state = state_at(*request, context.now);
    fields.show("WAITS_FOR_ANOTHER", state == State::open && !answers && !request->gone());
    if (may_look(*request, self(context), context.now)) fields.set_if("LOOK", context.link(path_of(id) + "/namen"));
    fields.show("NOT_FOR_YOU", state == State::agreed && !may_look(*request, self(context), context.now));
    return room::room_page(context, parts.room, "unmasking/request.html", fields, room::Tab::unmasking,
                           {.status = status_of(problem), .back = home});
}

net::Response get_one(visit::Context& context, const PageParts& parts) {
    return show_one(context, parts, std::nullopt);
}

net::Response answer(visit::Context& context, const PageParts& parts) {
    const auto id = room::id_in<UnmaskingId>(context);
    const auto choice = context.form.get("answer");
    base::Result<> done = base::problem(ProblemKind::invalid, "unmasking.no-answer", "answer");
    if (choice == "agree" || choice == "refuse")
        done = parts.unmaskings.answer(context.database(), context.organisation->id, self(context), id,
                                       choice == "agree", std::string(context.form.get("words")), context.now);
    if (!done) return show_one(context, parts, done.error());
    return context.redirect(path_of(id));
}

net::Response show_names(visit::Context& context, const PageParts& parts) {
    const auto id = room::id_in<UnmaskingId>(context);
    const auto personas = parts.unmaskings.look(context.database(), context.organisation->id, self(context), id, context.now);
    if (!personas && personas.error().kind == ProblemKind::forbidden) return show_one(context, parts, personas.error());
    if (!personas) return context.problem_page(personas.error());
    view::Fields fields;
    for (const auto& persona : *personas) {
        auto row = fields.add("PERSONA");
        row.set("NAME", persona.name);
        row.set("ZONE", zone_words(context, persona.zone));
    }
    return room::room_page(context, parts.room, "unmasking/names.html", fields, room::Tab::unmasking,
                           {.back = path_of(id)});
}

visit::Route route(net::Method method, std::string pattern, Handler handler, const PageParts& parts) {
    visit::Route result;
    result.method = method;
    result.pattern = std::move(pattern);
    result.access = visit::Access::staff;
    result.roles = room::may_unmask;
    result.handler = [handler, parts](visit::Context& context) { return handler(context, parts); };
    return result;
}

}  // namespace

std::vector<visit::Route> unmasking_routes(const PageParts& parts) {
    using net::Method;
    return {route(Method::get, home, get_list, parts),
            route(Method::post, home, ask, parts),
            route(Method::get, "/room/maskers/{unmasking}", get_one, parts),
            route(Method::post, "/room/maskers/{unmasking}/antwoord", answer, parts),
            route(Method::get, "/room/maskers/{unmasking}/namen", show_names, parts)};
}

}  // namespace luwte::unmasking
