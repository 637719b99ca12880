// /b/{id}/…: what can be done with one post besides reading it; and following a topic.
#include "feature/forum/forum_pages.h"
#include "feature/forum/markdown.h"
#include "feature/forum/own.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/reading.h"
#include "feature/moderation/signals.h"

namespace luwte::forum {
namespace {

using net::Response;
using visit::Context;

PostId post_of(const Context& context) {
    return read_id<PostId>(context.captures[0]);
}

std::string post_path(const Post& post) {
    const std::string id = base::to_public(post.id);
    return "/t/" + base::to_public(post.topic) + "?b=" + id + "#p-" + id;
}

/// Back to where a button was: "n=…", "b=…" or "e=…" of the page it stood on.
std::string place_in_topic(const Context& context, TopicId topic, PostId post) {
    std::string path = "/t/" + base::to_public(topic);
    const std::string_view at = context.form.get("at");
    if (at.size() == 14 && (at.starts_with("n=") || at.starts_with("b=") || at.starts_with("e=")) &&
        read_id<PostId>(at.substr(2))) {
        path += "?" + std::string(at);
    }
    return post ? path + "#p-" + base::to_public(post) : path;
}

Response react_to(Context& context) {
    std::string_view kind = context.form.get("kind");
    const bool off = kind.starts_with("geen-");
    if (off) kind.remove_prefix(5);
    const auto reaction = parse_reaction(kind);
    if (!reaction) return context.problem_page({base::ProblemKind::invalid, "forum.no-reaction", "kind"});
    const auto topic = react(context.database(), viewer_of(context), post_of(context), *reaction, !off);
    if (topic) return context.redirect(place_in_topic(context, *topic, post_of(context)));
    if (topic.error().code != "forum.no-persona") return context.problem_page(topic.error());
    view::Fields fields;
    fields.set("HEADING", context.translate(LUWTE_TEXT("React")));
    fields.set("EXPLANATION", problem_text(context, topic.error()));
    const auto seen = see_post(context.database(), viewer_of(context), post_of(context));
    fields.set("ON", context.link(seen ? post_path(seen->stored.post) : "/f"));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.status = 403;
    return context.page("forum/said.html", fields, options);
}

Response follow_topic(Context& context) {
    const auto topic = read_id<TopicId>(context.captures[0]);
    const auto done = follow(context.database(), viewer_of(context), topic,
                             context.form.get("follow") == "yes", context.now);
    return done ? context.redirect(place_in_topic(context, topic, {})) : context.problem_page(done.error());
}

struct Question {
    const char *heading, *explanation, *yes;
    const char* tool;
    bool final;
};
constexpr Question withdraw_question{
    LUWTE_TEXT("Take your message back"),
    LUWTE_TEXT(
        "The text goes at once, with earlier versions. Where others answered, a line stays that says that a "
        "message stood there. It cannot be brought back."),
    LUWTE_TEXT("Take it back"), "withdraw", true};
constexpr Question avoid_question{LUWTE_TEXT("Not meet any more"),
                                  LUWTE_TEXT("You will not see what this person writes here, and they will "
                                             "not see what you write. They are not told. "
                                             "Under Mine you can undo it."),
                                  LUWTE_TEXT("Not meet any more"), "avoid", false};

Response ask(Context& context, const Question& question, bool own) {
    const auto seen = see_post(context.database(), viewer_of(context), post_of(context));
    if (!seen) return context.problem_page(seen.error());
    if (seen->stored.post.own != own)
        return context.problem_page({base::ProblemKind::not_found, "forum.not-found", ""});
    view::Fields fields;
    context.prepare_form(fields);
    fields.set("HEADING", context.translate(question.heading))
        .set("EXPLANATION", context.translate(question.explanation));
    fields.set("YES", context.translate(question.yes)).show("FINAL", question.final);
    fields.set("ACTION", context.link("/b/" + base::to_public(post_of(context)) + "/" + question.tool));
    fields.set("BACK_TO", context.link(post_path(seen->stored.post)));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = post_path(seen->stored.post);
    return context.page("forum/ask.html", fields, options);
}

Response withdraw_post(Context& context, const PageParts& parts) {
    const Viewer viewer = viewer_of(context);
    const auto topic = withdraw(context.database(), viewer, parts.drafts, post_of(context), context.now);
    if (!topic) return context.problem_page(topic.error());
    // Where nobody answered, the conversation is gone with it.
    const auto open = open_topic(context.database(), viewer, *topic);
    return context.redirect(open ? "/t/" + base::to_public(*topic) : "/m");
}

Response avoid_author(Context& context) {
    const auto topic = block_author(context.database(), viewer_of(context), post_of(context), context.now);
    if (!topic) return context.problem_page(topic.error());
    const auto open = open_topic(context.database(), viewer_of(context), *topic);
    return context.redirect(open ? "/t/" + base::to_public(*topic) : "/f");
}

Response show_avoided(Context& context) {
    const Viewer viewer = viewer_of(context);
    const auto people = list_blocked(context.database(), viewer.organisation, viewer.account);
    view::Fields fields;
    fields.show("EMPTY", people.empty());
    if (!people.empty()) {
        view::Fields list = fields.add("HAS_PEOPLE");
        context.prepare_form(list);
        for (const Blocked& person : people) {
            list.add("PERSON").set("NAME", person.name).set("ID", base::to_public(person.persona));
        }
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Mine");
    options.back = "/m";
    return context.page("forum/avoid.html", fields, options);
}

Response meet_again(Context& context) {
    unblock(context.database(), viewer_of(context), read_id<PersonaId>(context.captures[0]));
    return context.redirect("/m/meet");
}

Response show_history(Context& context, const PageParts& parts) {
    const auto versions = parts.history.list(context.database(), viewer_of(context), post_of(context));
    if (!versions) return context.problem_page(versions.error());
    const auto seen = see_post(context.database(), viewer_of(context), post_of(context));
    if (!seen) return context.problem_page(seen.error());
    view::Fields fields;
    fields.set("ID", base::to_public(post_of(context)))
        .set("TOPIC", base::to_public(seen->stored.post.topic));
    for (const Version& version : *versions) {
        view::Fields row = fields.add("VERSION");
        row.set("WHEN", when_text(context, version.replaced_at)).set_if("TITLE", version.writing.title);
        row.set("BODY", render_markdown(version.writing.text).html);
    }
    fields.show("EMPTY", versions->empty());
    if (!versions->empty()) context.prepare_form(fields.add("ANY"));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = post_path(seen->stored.post);
    return context.page("forum/history.html", fields, options);
}

Response erase_history(Context& context, const PageParts& parts) {
    const auto done = parts.history.erase(context.database(), viewer_of(context), post_of(context));
    if (!done) return context.problem_page(done.error());
    return context.redirect("/b/" + base::to_public(post_of(context)) + "/history");
}

Response show_signal(Context& context, std::string_view problem, unsigned status) {
    const auto seen = see_post(context.database(), viewer_of(context), post_of(context));
    if (!seen) return context.problem_page(seen.error());
    view::Fields fields;
    context.prepare_form(fields);
    fields.set("ID", base::to_public(post_of(context)))
        .set("TOPIC", base::to_public(seen->stored.post.topic));
    fields.set_if("PROBLEM", problem).set("WORDS", context.form.get("words"));
    for (const moderation::SignalReason& reason : moderation::signal_reasons()) {
        view::Fields row = fields.add("REASON");
        row.set("CODE", reason.code).set("WORD", context.translate(reason.text));
        row.show("CHECKED", context.form.get("reason") == reason.code);
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = post_path(seen->stored.post);
    options.status = status;
    return context.page("forum/signal.html", fields, options);
}

Response send_signal(Context& context) {
    const auto done = point_out(context.database(), viewer_of(context), post_of(context),
                                context.form.get("reason"), context.form.get("words"), context.now);
    if (!done && done.error().kind != base::ProblemKind::invalid) return context.problem_page(done.error());
    if (!done) return show_signal(context, problem_text(context, done.error()), 422);
    const auto seen = see_post(context.database(), viewer_of(context), post_of(context));
    view::Fields fields;
    fields.set("HEADING", context.translate(LUWTE_TEXT("Thank you")));
    fields.set("EXPLANATION",
               context.translate(LUWTE_TEXT(
                   "Somebody of the team looks at it. Is somebody in danger now? Then call 112.")));
    fields.set("ON", context.link(seen ? post_path(seen->stored.post) : "/f"));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    return context.page("forum/said.html", fields, options);
}

}  // namespace

std::vector<visit::Route> post_routes(const PageParts& parts) {
    using net::Method;
    using visit::Access;
    std::vector<visit::Route> routes;
    const auto add = [&](Method method, const char* pattern, Access access, visit::Handler handler) {
        visit::Route route;
        route.method = method;
        route.pattern = pattern;
        route.access = access;
        route.handler = std::move(handler);
        if (method == Method::post) route.rate = {"post-tools", 60, 0, std::chrono::seconds(60)};
        routes.push_back(std::move(route));
    };
    add(Method::post, "/b/{id}/react", Access::person, react_to);
    add(Method::post, "/t/{id}/follow", Access::person, follow_topic);
    add(Method::get, "/b/{id}/withdraw", Access::person,
        [](Context& c) { return ask(c, withdraw_question, true); });
    add(Method::post, "/b/{id}/withdraw", Access::person,
        [=](Context& c) { return withdraw_post(c, parts); });
    add(Method::get, "/b/{id}/avoid", Access::person,
        [](Context& c) { return ask(c, avoid_question, false); });
    add(Method::post, "/b/{id}/avoid", Access::person, avoid_author);
    add(Method::get, "/m/meet", Access::person, show_avoided);
    add(Method::post, "/m/meet/{id}", Access::person, meet_again);
    add(Method::get, "/b/{id}/history", Access::person, [=](Context& c) { return show_history(c, parts); });
    add(Method::post, "/b/{id}/history", Access::person, [=](Context& c) { return erase_history(c, parts); });
    add(Method::get, "/b/{id}/signal", Access::anyone, [](Context& c) { return show_signal(c, {}, 200); });
    add(Method::post, "/b/{id}/signal", Access::anyone, send_signal);
    return routes;
}

std::vector<visit::Route> forum_routes(const PageParts& parts) {
    std::vector<visit::Route> routes;
    for (auto& part : {reading_routes(parts), writing_routes(parts), post_routes(parts), search_routes()}) {
        routes.insert(routes.end(), part.begin(), part.end());
    }
    return routes;
}

}  // namespace luwte::forum
