// /t/new, /t/{id}/reply, POST /t/{id}, /b/{id}/edit: writing, "even checken", and what comes after.
#include <charconv>

#include "base/text.h"
#include "feature/account/cookie.h"
#include "feature/directory/help_view.h"
#include "feature/forum/api_parts.h"
#include "feature/forum/forum_pages.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/reading.h"
#include "feature/forum/writing.h"
#include "feature/moderation/sanction_words.h"

namespace luwte::forum {
namespace {

using net::Response;
using visit::Context;

/// Room for 10,000 characters of any alphabet, percent encoded.
constexpr std::size_t form_limit = 256 * 1024;

/// The page, and everything that it may say above the form.
struct WritePage {
    FormShown form;
    const char* heading = "";
    std::string forum_name;
    std::string back;
    std::string problem;
    std::string reason;
    bool from_draft = false;
    const Outcome* asked = nullptr;
    const Outcome* outdated = nullptr;
    bool preview = false;
    std::optional<moderation::Stop> stop;  ///< a sanction that holds here
    unsigned status = 200;
};

Response show_write_page(Context& context, const WritePage& page) {
    view::Fields fields;
    fields.set("HEADING", context.translate(page.heading)).set_if("FORUM_NAME", page.forum_name);
    if (!page.forum_name.empty()) fields.show("HAS_FORUM");
    fields.set_if("PROBLEM", page.problem).set_if("REASON", page.reason).show("FROM_DRAFT", page.from_draft);
    fields.show("READER", context.visitor.kind == visit::VisitorKind::reader);
    if (page.stop)
        moderation::show_stop(fields.add("STOPPED").include("WHY_STOPPED", "moderation/stopped.html"),
                              context, *page.stop);
    if (page.asked != nullptr) {
        view::Fields asked = fields.add("ASKED");
        for (const auto& explanation : page.asked->explanations)
            asked.add("QUESTION").set("TEXT", explanation.sentence);
        show_pieces(asked, mark_words(page.asked->judged, page.asked->explanations));
    }
    if (page.outdated != nullptr) {
        view::Fields outdated = fields.add("OUTDATED");
        outdated.set_if("THEIR_TITLE", page.outdated->current.title)
            .set("THEIR_TEXT", page.outdated->current.text);
    }
    if (page.preview) {
        view::Fields preview = fields.add("PREVIEW");
        preview.set("BODY", render_markdown(base::clean_text(page.form.writing.text)).html);
        preview.set_if("ABOUT",
                       warnings_text(context, page.form.writing.warnings, page.form.writing.warning_words));
    }
    show_form(fields.include("FORM", "forum/write_form.html"), context, page.form);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Writing");
    options.back = page.back;
    options.status = page.status;
    return context.page("forum/write.html", fields, options);
}

/// The same page again, with what was refused.
Response show_refusal(Context& context, WritePage page, const base::Problem& problem) {
    if (problem.kind == base::ProblemKind::not_found || problem.kind == base::ProblemKind::internal) {
        return context.problem_page(problem);
    }
    const std::string sentence = problem_text(context, problem);
    if (problem.field.empty() || (problem.field == "name" && !page.form.name)) {
        page.problem = sentence;
    } else {
        page.form.faulty_field = problem.field;
        page.form.fault = sentence;
    }
    page.status = problem.kind == base::ProblemKind::too_many      ? 429
                  : problem.kind == base::ProblemKind::forbidden   ? 403
                  : problem.kind == base::ProblemKind::conflict    ? 409
                  : problem.kind == base::ProblemKind::unavailable ? 503
                                                                   : 422;
    return show_write_page(context, page);
}

/// What to call now, at once, whatever else happens to the message.
Response show_danger(Context& context, const PageParts& parts, const Outcome& outcome,
                     const std::string& on) {
    const auto& verdict = outcome.alarm->verdict;
    const auto directory = parts.directory.current(context.database());
    const std::string language(view::html_language(context.language));
    const auto lines = directory->help_for({verdict.categories, verdict.level, language}, context.now);
    view::Fields fields;
    directory::show_help(fields.include("HELP_NOW", "directory/help_now.html"), lines, context);
    fields.set("WITHIN",
               context.translate(verdict.level >= 3 ? LUWTE_TEXT("That mostly takes a few minutes.")
                                                    : LUWTE_TEXT("That mostly takes a quarter of an hour.")));
    fields.set_if("DUTY", context.organisation->duty_text);
    fields.show(outcome.state == PostState::published ? "PUBLISHED" : "HELD");
    fields.set("ON", context.link(on)).show(outcome.account ? "CODE" : "NO_CODE");
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Now");
    options.signed_in = outcome.account.has_value();
    return context.page("forum/danger.html", fields, options);
}

/// The same form came before, from somebody whose cookie never arrived: the message is there, and not theirs
/// to see.
Response show_arrived(Context& context) {
    view::Fields fields;
    fields.set("HEADING", context.translate(LUWTE_TEXT("Your message has arrived")));
    fields.set("EXPLANATION",
               context.translate(LUWTE_TEXT(
                   "It came in the first time. Somebody of the team reads it first, mostly within an hour. "
                   "Is somebody in danger now? Then call 112.")));
    fields.set("ON", context.link("/f"));
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Writing");
    return context.page("forum/said.html", fields, options);
}

/// After a message was stored: on to it, by way of the return code if it made an account.
Response answer_stored(Context& context, const PageParts& parts, const Outcome& outcome) {
    const std::string topic = base::to_public(outcome.topic), post = base::to_public(outcome.post);
    const char* placed = outcome.state == PostState::published ? "&p=1" : "";
    const std::string on =
        outcome.account ? "/m/code?t=" + topic : "/t/" + topic + "?b=" + post + placed + "#p-" + post;
    const bool unseen = !outcome.own && !outcome.account && outcome.state != PostState::published;
    if (unseen && !outcome.alarm) return show_arrived(context);
    Response response =
        outcome.alarm ? show_danger(context, parts, outcome, unseen ? "/f" : on) : context.redirect(on);
    if (outcome.account)
        response.headers.push_back({"set-cookie", account::session_cookie(outcome.account->cookie)});
    return response;
}

/// A name for somebody who has none here yet: what they chose, or one that is free.
std::optional<std::string> offered_name(Context& context, const PageParts& parts, Zone zone,
                                        PersonaId persona) {
    if (persona) return std::nullopt;
    if (context.form.has("name")) return std::string(context.form.get("name"));
    const auto names =
        parts.accounts.suggest_names(context.database(), context.organisation->id, zone, 1, context.now);
    return names.empty() ? std::string() : names.front();
}

/// Where a new message is going, from the address.
base::Result<WritePage> make_page(Context& context, const PageParts& parts, TopicId topic, ForumId forum) {
    const Viewer viewer = viewer_of(context);
    store::Connection& connection = context.database();
    WritePage page;
    Forum where;
    PersonaId persona;
    if (topic) {
        auto open = open_topic(connection, viewer, topic);
        if (!open) return std::unexpected(open.error());
        where = std::move(open->topic.forum);
        persona = open->personal.persona;
        page.heading = LUWTE_TEXT("Answer");
        page.form.action = "/t/" + base::to_public(topic);
        page.form.place = draft_place(topic);
        page.back = page.form.action;
    } else {
        auto open = open_forum(connection, viewer, forum);
        if (!open) return std::unexpected(open.error());
        where = std::move(*open);
        persona = find_personal(connection, viewer, where.zone, {}).persona;
        page.heading = LUWTE_TEXT("Write");
        page.form.action = "/t/new?f=" + base::to_public(forum);
        page.form.place = draft_place(forum);
        page.form.with_title = true;
        page.back = "/f/" + base::to_public(forum);
    }
    if (const auto allowed = may_write(viewer, where.may_write, persona); !allowed)
        return std::unexpected(allowed.error());
    page.forum_name = where.name;
    page.stop = moderation::stopping(connection, viewer.organisation, viewer.account,
                                     {organisation::zone_name(where.zone), draft_place(where.id)},
                                     moderation::Act::write, context.now);
    page.form.name = offered_name(context, parts, where.zone, persona);
    return page;
}

void begin_with_draft(Context& context, const PageParts& parts, WritePage& page) {
    const auto draft = parts.drafts.find(context.database(), viewer_of(context), page.form.place);
    if (!draft) return;
    page.form.writing = draft->writing;
    page.reason = told(context, draft->reason);
    page.from_draft = draft->reason.empty();
}

void begin_with_quote(Context& context, WritePage& page) {
    const auto quoted = read_id<PostId>(context.request.query.get("q"));
    if (!quoted) return;
    const auto seen = see_post(context.database(), viewer_of(context), quoted);
    if (!seen || seen->stored.post.state != PostState::published) return;
    const std::string quote = quote_markdown(seen->stored.source);
    if (page.form.writing.text.find(quote) != std::string::npos) return;
    page.form.writing.text += (page.form.writing.text.empty() ? "" : "\n\n") + quote;
}

Response begin(Context& context, const PageParts& parts, TopicId topic, ForumId forum) {
    auto page = make_page(context, parts, topic, forum);
    if (!page) return context.problem_page(page.error());
    begin_with_draft(context, parts, *page);
    begin_with_quote(context, *page);
    return show_write_page(context, *page);
}

Response send(Context& context, const PageParts& parts, TopicId topic, ForumId forum) {
    auto page = make_page(context, parts, topic, forum);
    if (!page) return context.problem_page(page.error());
    page->form.writing = read_form(context);
    if (context.form.has("preview")) {
        page->preview = true;
        return show_write_page(context, *page);
    }
    NewMessage message;
    message.forum = topic ? ForumId{} : forum;
    message.topic = topic;
    message.writing = page->form.writing;
    message.wished_name = context.form.get("name");
    message.asked_before = context.form.has("asked");
    message.form = context.submission;
    message.language = context.language;
    message.hidden_warnings = context.choices.hidden_warnings;
    const auto outcome = parts.submitting.submit(context.database(), *context.organisation,
                                                 viewer_of(context), message, context.now);
    if (!outcome) return show_refusal(context, std::move(*page), outcome.error());
    if (outcome->kind == Outcome::Kind::asked) {
        page->asked = &*outcome;
        page->form.asked = true;
        return show_write_page(context, *page);
    }
    return answer_stored(context, parts, *outcome);
}

base::Result<WritePage> make_change_page(Context& context, PostId post) {
    const auto seen = see_post(context.database(), viewer_of(context), post);
    if (!seen || !seen->stored.post.own)
        return base::problem(base::ProblemKind::not_found, "forum.not-found");
    const Post& own = seen->stored.post;
    WritePage page;
    page.heading = LUWTE_TEXT("Change your message");
    page.form.action = "/b/" + base::to_public(post) + "/edit";
    page.form.place = draft_place(post);
    page.form.with_title = own.opens_topic;
    page.form.version = own.version;
    page.form.writing = {own.heading, seen->stored.source, own.warnings, own.warning_words};
    page.back = "/t/" + base::to_public(own.topic);
    page.stop = moderation::stopping(context.database(), context.organisation->id, viewer_of(context).account,
                                     {organisation::zone_name(seen->stored.zone), draft_place(own.forum)},
                                     moderation::Act::change, context.now);
    return page;
}

Response begin_change(Context& context, const PageParts& parts) {
    auto page = make_change_page(context, read_id<PostId>(context.captures[0]));
    if (!page) return context.problem_page(page.error());
    begin_with_draft(context, parts, *page);
    return show_write_page(context, *page);
}

Response send_change(Context& context, const PageParts& parts) {
    const auto post = read_id<PostId>(context.captures[0]);
    auto page = make_change_page(context, post);
    if (!page) return context.problem_page(page.error());
    Change change;
    change.post = post;
    const std::string_view version = context.form.get("version");
    std::from_chars(version.data(), version.data() + version.size(), change.version);
    page->form.writing = change.writing = read_form(context);
    page->form.version = change.version;
    if (context.form.has("preview")) {
        page->preview = true;
        return show_write_page(context, *page);
    }
    change.asked_before = context.form.has("asked");
    change.language = context.language;
    const auto outcome = parts.submitting.change(context.database(), *context.organisation,
                                                 viewer_of(context), change, context.now);
    if (!outcome) return show_refusal(context, std::move(*page), outcome.error());
    if (outcome->kind == Outcome::Kind::asked) {
        page->asked = &*outcome;
        page->form.asked = true;
        return show_write_page(context, *page);
    }
    if (outcome->kind == Outcome::Kind::outdated) {
        page->outdated = &*outcome;
        page->form.version = outcome->current_version;  // saving now is a choice made with both before them
        page->status = 409;
        return show_write_page(context, *page);
    }
    return answer_stored(context, parts, *outcome);
}

Response save_draft(Context& context, const PageParts& parts) {
    const Draft draft{std::string(context.form.get("place")), read_form(context), {}, context.now};
    store::UnitOfWork work(context.database());
    const auto saved = parts.drafts.save(context.database(), viewer_of(context), draft, context.now);
    if (!saved) return context.problem_page(saved.error());
    work.commit();
    return net::plain_text(200, "");
}

}  // namespace

std::vector<visit::Route> writing_routes(const PageParts& parts) {
    using net::Method;
    const visit::Rate rate{"write", 30, 0, std::chrono::seconds(60)};
    const auto forum_of = [](Context& context) { return read_id<ForumId>(context.request.query.get("f")); };
    const auto topic_of = [](Context& context) { return read_id<TopicId>(context.captures[0]); };
    const auto route = [](Method method, const char* pattern, visit::Access access, visit::Handler handler) {
        visit::Route made;
        made.method = method;
        made.pattern = pattern;
        made.access = access;
        made.handler = std::move(handler);
        made.body_limit = form_limit;
        return made;
    };
    using visit::Access;
    std::vector<visit::Route> routes{
        route(Method::get, "/t/new", Access::anyone,
              [=](Context& c) { return begin(c, parts, {}, forum_of(c)); }),
        route(Method::post, "/t/new", Access::anyone,
              [=](Context& c) { return send(c, parts, {}, forum_of(c)); }),
        route(Method::get, "/t/{id}/reply", Access::anyone,
              [=](Context& c) { return begin(c, parts, topic_of(c), {}); }),
        route(Method::post, "/t/{id}", Access::anyone,
              [=](Context& c) { return send(c, parts, topic_of(c), {}); }),
        route(Method::get, "/b/{id}/edit", Access::person,
              [=](Context& c) { return begin_change(c, parts); }),
        route(Method::post, "/b/{id}/edit", Access::person,
              [=](Context& c) { return send_change(c, parts); }),
        route(Method::post, "/m/draft", Access::person, [=](Context& c) { return save_draft(c, parts); }),
    };
    for (visit::Route& made : routes) {
        if (made.method == Method::post) made.rate = rate;
    }
    routes.back().rate = {"draft", 120, 0, std::chrono::seconds(60)};
    return routes;
}

}  // namespace luwte::forum
