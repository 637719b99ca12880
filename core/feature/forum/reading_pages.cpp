// /f, /f/{id}, /t/{id}: the pages that readers come for. For readers they are kept, so nothing in them may
// differ from one reader to the next.
#include <algorithm>

#include "base/text.h"
#include "feature/forum/forum_pages.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/reading.h"

namespace luwte::forum {
namespace {

using net::Response;
using visit::Context;

constexpr const char* zone_words[] = {
    LUWTE_TEXT("For those who went through it"), LUWTE_TEXT("For those beside somebody"),
    LUWTE_TEXT("For those who used violence"), LUWTE_TEXT("For those who work in help")};

Response show_forums(Context& context) {
    const Zone zone = zone_of_letter(context.request.query.get("d")).value_or(Zone::survivors);
    const Viewer viewer = viewer_of(context);
    const std::vector<Forum> all = find_forums(context.database(), viewer.organisation);
    const std::vector<Forum> forums = forums_of_zone(context.database(), viewer, zone);
    view::Fields fields;
    fields.set("ZONE", std::string(1, zone_letter(zone)));
    view::Fields doors = fields.add("HAS_DOORS");
    for (const Zone door : organisation::all_zones) {
        if (std::ranges::none_of(all, [&](const Forum& forum) { return forum.zone == door; })) continue;
        view::Fields row = doors.add("DOOR");
        row.set("LETTER", std::string(1, zone_letter(door)));
        row.set("NAME", context.translate(zone_words[static_cast<std::size_t>(door)]))
            .show("CURRENT", door == zone);
    }
    if (forums.empty()) fields.show("EMPTY");
    if (!forums.empty()) {
        view::Fields list = fields.add("HAS_FORUMS");
        for (const Forum& forum : forums) {
            list.add("FORUM")
                .set("ID", base::to_public(forum.id))
                .set("NAME", forum.name)
                .set("PURPOSE", forum.purpose);
        }
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = "/";
    options.keep_until = {"forums"};
    return context.page("forum/forums.html", fields, options);
}

void show_topics(view::Fields fields, const Context& context, const TopicPage& page) {
    if (page.items.empty()) {
        fields.show("EMPTY");
        return;
    }
    view::Fields list = fields.add("HAS_TOPICS");
    for (const TopicLine& line : page.items) {
        view::Fields row = list.add("TOPIC");
        const std::string about = warnings_text(context, line.warnings, line.warning_words);
        row.set("ID", base::to_public(line.id)).set("WHEN", when_text(context, line.active_at));
        row.set_if("NAME", line.author_name);
        if ((line.warnings & context.hidden_warnings) != 0) {
            row.add("HIDDEN").set("ABOUT", about);
            continue;
        }
        view::Fields shown = row.add("SHOWN");
        shown.set("TITLE", line.title.empty() ? context.translate(LUWTE_TEXT("A conversation")) : line.title);
        shown.set_if("ABOUT", about);
        // What is folded in the conversation is not unfolded in the list.
        if (about.empty()) shown.set_if("FIRST_LINE", base::shorten(line.first_line, 140));
    }
}

Response show_forum(Context& context) {
    const Viewer viewer = viewer_of(context);
    const auto view = read_forum(context.database(), viewer, read_id<ForumId>(context.captures[0]),
                                 read_id<TopicId>(context.request.query.get("n")));
    if (!view) return context.problem_page(view.error());
    view::Fields fields;
    const std::string id = base::to_public(view->forum.id);
    fields.set("ID", id).set("NAME", view->forum.name).set("PURPOSE", view->forum.purpose);
    fields.set("ZONE", std::string(1, zone_letter(view->forum.zone)));
    if (!view->forum.rules.empty()) {
        view::Fields rules = fields.add("HAS_RULES");
        for (const std::string& rule : view->forum.rules) rules.add("RULE").set("TEXT", rule);
    }
    show_topics(fields, context, view->topics);
    if (view->topics.next) fields.set_if("NEXT", base::to_public(view->topics.next));
    fields.show("MAY_WRITE", view->forum.may_write != MayWrite::nobody && !viewer.staff);
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = "/f?d=" + std::string(1, zone_letter(view->forum.zone));
    options.keep_until = {"forum " + id};
    return context.page("forum/forum.html", fields, options);
}

Window<PostId> read_window(const net::Parameters& query) {
    Window<PostId> window;
    window.after = read_id<PostId>(query.get("n"));
    if (!window.after) window.from = read_id<PostId>(query.get("b"));
    if (!window.after && !window.from) window.before = read_id<PostId>(query.get("e"));
    return window;
}

/// "n=…": where the visitor is in a topic, to bring them back there after a button.
std::string window_text(const Window<PostId>& window) {
    if (window.after) return "n=" + base::to_public(window.after);
    if (window.from) return "b=" + base::to_public(window.from);
    if (window.before) return "e=" + base::to_public(window.before);
    return {};
}

void show_title(view::Fields fields, const Context& context, const TopicView& view, bool opened) {
    const bool hidden = (view.topic.warnings & context.hidden_warnings) != 0 && !opened;
    if (view.topic.title.empty() || hidden) {
        fields.show("NO_TITLE");
    } else {
        fields.set_if("TITLE", view.topic.title);
    }
}

/// What only somebody with an account gets: buttons, and the form in place.
void show_person(view::Fields fields, const Context& context, const TopicView& view,
                 const Window<PostId>& window, const std::optional<Draft>& draft) {
    const std::string id = base::to_public(view.topic.id);
    view::Fields person = fields.add("PERSON");
    context.prepare_form(person);
    person.set("ID", id)
        .set("AT", window_text(window))
        .set("FOLLOW_VALUE", view.personal.follows ? "no" : "yes");
    person.show(view.personal.follows ? "FOLLOWS" : "FOLLOWS_NOT");
    const bool may = view.topic.forum.may_write == MayWrite::anyone ||
                     (view.topic.forum.may_write == MayWrite::zone && view.personal.persona);
    if (!view.topic.listed) fields.show("WAITS");
    if (!may || !view.topic.listed || view.posts.next || !view.personal.persona) {
        fields.show("ANSWER", may && view.topic.listed);
        return;
    }
    FormShown form;
    form.action = "/t/" + id;
    form.place = draft_place(view.topic.id);
    if (draft) form.writing = draft->writing;
    show_form(fields.add("IN_PLACE").include("FORM", "forum/write_form.html"), context, form);
}

bool may_answer(const Topic& topic, const Viewer& viewer) {
    return topic.listed && topic.forum.may_write != MayWrite::nobody && !viewer.staff;
}

/// The page around posts that were shown already.
Response finish_topic(Context& context, view::Fields fields, const TopicView& view,
                      const Window<PostId>& window, bool opened, const std::optional<Draft>& draft) {
    const Viewer viewer = viewer_of(context);
    const std::string id = base::to_public(view.topic.id);
    fields.set("ID", id)
        .set("FORUM", base::to_public(view.topic.forum.id))
        .set("FORUM_NAME", view.topic.forum.name);
    show_title(fields, context, view, opened);
    if (view.posts.next) fields.set_if("NEXT", base::to_public(view.posts.next));
    if (view.posts.previous) fields.set_if("PREVIOUS", base::to_public(view.posts.previous));
    if (viewer.account) {
        show_person(fields, context, view, window, draft);
        if (view.personal.follows) {
            mark_seen(context.database(), viewer.organisation, viewer.account, view.topic.id, context.now);
        }
    } else {
        fields.show("ANSWER", may_answer(view.topic, viewer));
    }
    visit::PageOptions options;
    options.title = LUWTE_TEXT("Reading");
    options.back = "/f/" + base::to_public(view.topic.forum.id);
    options.keep_until = {"topic " + id};
    return context.page("forum/topic.html", fields, options);
}

/// A conversation as everybody sees it who left no trace in it; null when readers cannot read it.
std::shared_ptr<const KeptTopic> keep_topic(Context& context, const PageParts& parts, TopicId topic,
                                            const Window<PostId>& window) {
    std::string key = context.organisation->name + '\n' + std::string(view::language_code(context.language)) +
                      '\n' + context.choices.prefix() + '\n' + base::to_public(topic) + window_text(window);
    if (const auto kept = parts.kept.find(key, context.now)) return *kept;
    const std::uint64_t epoch = parts.kept.epoch();
    auto view = read_topic(context.database(), {context.organisation->id, {}, false}, topic, window);
    if (!view) return nullptr;
    auto made = std::make_shared<KeptTopic>();
    for (const Post& post : view->posts.items) {
        view::Fields fields;
        show_post(fields, context, post, {false, may_answer(view->topic, {})});
        made->posts +=
            context.renderer.piece(*context.organisation->theme, context.language, "forum/post.html", fields);
    }
    made->view = std::move(*view);
    made->view.posts.items.clear();
    parts.kept.keep(std::move(key), made, made->posts.size() + sizeof(KeptTopic),
                    context.now + std::chrono::seconds(60), {"topic " + base::to_public(topic)}, epoch);
    return made;
}

/// The page for somebody with an account to whom the posts look as to anybody; nothing for others.
std::optional<Response> show_kept_topic(Context& context, const PageParts& parts, TopicId topic,
                                        const Window<PostId>& window) {
    const Viewer viewer = viewer_of(context);
    if (!viewer.account || context.hidden_warnings != 0 || context.request.query.has("o"))
        return std::nullopt;
    const auto kept = keep_topic(context, parts, topic, window);
    if (!kept) return std::nullopt;
    const Trace trace = find_trace(context.database(), viewer.organisation, viewer.account,
                                   kept->view.topic.forum.zone, topic, draft_place(topic));
    if (!trace.none) return std::nullopt;
    TopicView view = kept->view;
    view.personal.persona = trace.persona;
    view.personal.follows = trace.follows;
    std::optional<Draft> draft;
    if (trace.draft && !trace.draft->sealed.empty()) draft = parts.drafts.open(*trace.draft);
    view::Fields fields;
    fields.set("POSTS", kept->posts);
    return finish_topic(context, fields, view, window, false, draft);
}

Response show_topic(Context& context, const PageParts& parts) {
    const Viewer viewer = viewer_of(context);
    const Window<PostId> window = read_window(context.request.query);
    const auto topic = read_id<TopicId>(context.captures[0]);
    if (auto kept = show_kept_topic(context, parts, topic, window)) return std::move(*kept);
    const auto opened = read_id<PostId>(context.request.query.get("o"));
    const auto view = read_topic(context.database(), viewer, topic, window);
    if (!view) return context.problem_page(view.error());
    view::Fields fields;
    for (const Post& post : view->posts.items) {
        const bool placed = context.request.query.has("p") && post.id == window.from;
        show_post(fields.include("POST", "forum/post.html"), context, post,
                  {post.id == opened, may_answer(view->topic, viewer), placed});
    }
    const auto draft = parts.drafts.find(context.database(), viewer, draft_place(topic));
    return finish_topic(context, fields, *view, window, bool(opened), draft);
}

}  // namespace

std::vector<visit::Route> reading_routes(const PageParts& parts) {
    std::vector<visit::Route> routes(3);
    routes[0].pattern = "/f";
    routes[0].handler = show_forums;
    routes[1].pattern = "/f/{id}";
    routes[1].handler = show_forum;
    routes[2].pattern = "/t/{id}";
    routes[2].handler = [parts](Context& context) { return show_topic(context, parts); };
    return routes;
}

}  // namespace luwte::forum
