// Reading by the API: the organisation, forums, topics, posts, searching. Kept for readers as the pages are.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/forum/forum_api.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/reading.h"
#include "feature/forum/searching.h"
#include "feature/moderation/signals.h"

namespace luwte::forum {
namespace {

using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;

/// What a client needs to know before it asks anything else.
Response show_organisation(Context& context) {
    const auto& organisation = *context.organisation;
    const auto forums = find_forums(context.database(), organisation.id);
    json value{{"title", organisation.title},
               {"exit", organisation.theme->exit_address},
               {"idle_minutes", organisation.idle_minutes},
               {"languages", json::array()},
               {"zones", json::array()},
               {"content_warnings", json::array()},
               {"reactions", reaction_codes(7)},
               {"signal_reasons", json::array()}};
    for (const auto language : organisation.languages)
        value["languages"].push_back(
            {{"code", view::language_code(language)}, {"name", view::language_name(language)}});
    for (const Zone zone : organisation::all_zones) {
        if (std::ranges::any_of(forums, [&](const Forum& forum) { return forum.zone == zone; }))
            value["zones"].push_back(
                {{"id", std::string(1, zone_letter(zone))}, {"name", organisation::zone_name(zone)}});
    }
    for (const auto& warning : content_warnings())
        value["content_warnings"].push_back(
            {{"code", warning.code}, {"text", context.translate(warning.english)}});
    for (const auto& reason : moderation::signal_reasons())
        value["signal_reasons"].push_back({{"code", reason.code}, {"text", context.translate(reason.text)}});
    visit::keep_for_readers(context, {"forums"});
    return visit::json_answer(context, value);
}

Response list_forums(Context& context) {
    const auto zone = zone_in(context.request.query.get("zone"));
    if (!zone) return refuse(context, zone.error());
    auto items = json::array();
    for (const Forum& forum : forums_of_zone(context.database(), viewer_of(context), *zone))
        items.push_back(forum_json(forum));
    visit::keep_for_readers(context, {"forums"});
    return visit::json_answer(context, {{"items", std::move(items)}});
}

Response show_forum(Context& context) {
    const auto forum = open_forum(context.database(), viewer_of(context), id_at<ForumId>(context));
    if (!forum) return refuse(context, forum.error());
    visit::keep_for_readers(context, {"forum " + base::to_public(forum->id)});
    return visit::json_answer(context, forum_json(*forum));
}

json line_json(const Context& context, const TopicLine& line) {
    json value{
        {"id", base::to_public(line.id)},      {"when", visit::coarse_json(context, line.active_at)},
        {"author_name", line.author_name},     {"warnings", warning_codes(line.warnings)},
        {"warning_words", line.warning_words}, {"hidden", (line.warnings & context.hidden_warnings) != 0}};
    if (value["hidden"]) return value;
    value["title"] = line.title;
    // What is folded in the conversation is not unfolded in the list.
    if (line.warnings == 0 && line.warning_words.empty())
        value["first_line"] = base::shorten(line.first_line, 140);
    return value;
}

Response list_topics_of(Context& context) {
    const auto cursor = visit::read_cursor(context.request.query.get("cursor"), "n");
    if (!cursor) return refuse(context, cursor.error());
    const auto view = read_forum(context.database(), viewer_of(context), id_at<ForumId>(context),
                                 read_id<TopicId>(cursor->id));
    if (!view) return refuse(context, view.error());
    json value{{"items", json::array()}, {"next", nullptr}};
    for (const TopicLine& line : view->topics.items) value["items"].push_back(line_json(context, line));
    if (view->topics.next) value["next"] = visit::write_cursor('n', view->topics.next);
    visit::keep_for_readers(context, {"forum " + base::to_public(view->forum.id)});
    return visit::json_answer(context, value);
}

Response show_topic(Context& context) {
    const Viewer viewer = viewer_of(context);
    const auto view = open_topic(context.database(), viewer, id_at<TopicId>(context));
    if (!view) return refuse(context, view.error());
    const Topic& topic = view->topic;
    const MayWrite rule = topic.forum.may_write;
    const bool may_answer = topic.listed && !viewer.staff &&
                            (rule == MayWrite::anyone || (rule == MayWrite::zone && view->personal.persona));
    const bool hidden = (topic.warnings & context.hidden_warnings) != 0;
    json value{{"id", base::to_public(topic.id)},
               {"forum", base::to_public(topic.forum.id)},
               {"forum_name", topic.forum.name},
               {"zone", std::string(1, zone_letter(topic.forum.zone))},
               {"title", hidden ? "" : topic.title},
               {"author", author_json(topic.author)},
               {"warnings", warning_codes(topic.warnings)},
               {"hidden", hidden},
               {"listed", topic.listed},
               {"may_answer", may_answer}};
    if (viewer.account) value["follows"] = view->personal.follows;
    visit::keep_for_readers(context, {"topic " + base::to_public(topic.id)});
    return visit::json_answer(context, value);
}

/// "n…": after that post; "e…": before it; else from the post that the query names, or from the beginning.
base::Result<Window<PostId>> read_window(const Context& context) {
    const auto cursor = visit::read_cursor(context.request.query.get("cursor"), "ne");
    if (!cursor) return std::unexpected(cursor.error());
    Window<PostId> window;
    if (cursor->way == 'n') window.after = read_id<PostId>(cursor->id);
    if (cursor->way == 'e') window.before = read_id<PostId>(cursor->id);
    const auto from = context.request.query.get("from");
    if (cursor->way == 0 && !from.empty()) {
        window.from = read_id<PostId>(from);
        if (!window.from) return base::problem(base::ProblemKind::invalid, "api.bad-id", "from");
    }
    return window;
}

Response list_posts_of(Context& context) {
    const Viewer viewer = viewer_of(context);
    const auto window = read_window(context);
    if (!window) return refuse(context, window.error());
    const auto view = read_topic(context.database(), viewer, id_at<TopicId>(context), *window);
    if (!view) return refuse(context, view.error());
    json value{{"items", json::array()}, {"next", nullptr}, {"previous", nullptr}};
    for (const Post& post : view->posts.items) value["items"].push_back(post_json(context, post, false));
    if (view->posts.next) value["next"] = visit::write_cursor('n', view->posts.next);
    if (view->posts.previous) value["previous"] = visit::write_cursor('e', view->posts.previous);
    if (viewer.account && view->personal.follows)
        mark_seen(context.database(), viewer.organisation, viewer.account, view->topic.id, context.now);
    visit::keep_for_readers(context, {"topic " + base::to_public(view->topic.id)});
    return visit::json_answer(context, value);
}

/// One post, also when its kind is hidden: asking for it is choosing to see it. Its author gets the text as
/// they typed it, to change it.
Response show_one_post(Context& context) {
    const auto seen = see_post(context.database(), viewer_of(context), id_at<PostId>(context));
    if (!seen) return refuse(context, seen.error());
    json value = post_json(context, seen->stored.post, true);
    if (seen->stored.post.own && value["state"] != "gone") value["source"] = seen->stored.source;
    return visit::json_answer(context, value);
}

Response find_posts(Context& context, const visit::JsonBody& body) {
    const auto zone = zone_in(body.text("zone"));
    if (!zone) return refuse(context, zone.error());
    // "y…": a further page of an answer with nearby words.
    const auto cursor = visit::read_cursor(body.text("cursor"), "ny");
    if (!cursor) return refuse(context, cursor.error());
    const auto results = search(context.database(), viewer_of(context), *zone, body.text("words"),
                                read_id<PostId>(cursor->id), cursor->way == 'y');
    if (!results) return refuse(context, results.error());
    json value{{"items", json::array()}, {"next", nullptr}, {"nearby", results->nearby}};
    for (const Found& found : results->items) {
        json item{{"post", base::to_public(found.post)},
                  {"topic", base::to_public(found.topic)},
                  {"author_name", found.author_name},
                  {"when", visit::coarse_json(context, found.created_at)},
                  {"warnings", warning_codes(found.warnings)},
                  {"warning_words", found.warning_words},
                  {"hidden", (found.warnings & context.hidden_warnings) != 0}};
        if (!item["hidden"]) {
            item["title"] = found.title;
            if (found.warnings == 0 && found.warning_words.empty())
                item["excerpt"] = pieces_json(found.excerpt);
        }
        value["items"].push_back(std::move(item));
    }
    if (results->next) value["next"] = visit::write_cursor(results->nearby ? 'y' : 'n', results->next);
    return visit::json_answer(context, value);
}

}  // namespace

std::vector<visit::Route> reading_api_routes() {
    using visit::JsonKind;
    std::vector<visit::Route> routes{
        visit::api_get("/api/v1/organisation", Access::anyone, show_organisation),
        visit::api_get("/api/v1/forums", Access::anyone, list_forums),
        visit::api_get("/api/v1/forums/{forum}", Access::anyone, show_forum),
        visit::api_get("/api/v1/forums/{forum}/topics", Access::anyone, list_topics_of),
        visit::api_get("/api/v1/topics/{topic}", Access::anyone, show_topic),
        visit::api_get("/api/v1/topics/{topic}/posts", Access::anyone, list_posts_of),
        visit::api_get("/api/v1/posts/{post}", Access::anyone, show_one_post),
        visit::api_send(net::Method::post, "/api/v1/search", Access::anyone,
                        {{"words", JsonKind::text, true}, {"zone"}, {"cursor"}}, find_posts)};
    routes.back().rate = {"search", 120, 0, std::chrono::seconds(60)};
    return routes;
}

}  // namespace luwte::forum
