// /api/v1/me/…: what a person wrote, is writing, follows, was told, and whom they do not meet.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/forum/forum_api.h"
#include "feature/forum/markdown.h"
#include "feature/forum/own.h"
#include "feature/forum/personal_store.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

constexpr int most_posts = 50;
constexpr std::size_t draft_limit = 256 * 1024;

template <class Items, class Write>
Response list(const Context& context, const Items& items, Write write) {
    auto values = json::array();
    for (const auto& item : items) values.push_back(write(item));
    return visit::json_answer(context, {{"items", std::move(values)}});
}

Response list_posts_of(Context& context) {
    const Viewer viewer = viewer_of(context);
    const auto posts =
        list_own_posts(context.database(), viewer.organisation, viewer.account, {}, most_posts);
    return list(context, posts, [&](const OwnPost& post) {
        const std::string words =
            post.heading.empty() ? render_markdown(post.source).first_line : post.heading;
        return json{{"id", base::to_public(post.id)},
                    {"topic", base::to_public(post.topic)},
                    {"first_line", base::shorten(words, 100)},
                    {"state", post_state_name(post.state)},
                    {"reasons", lines_of(told(context, post.explanation))},
                    {"version", post.version},
                    {"when", visit::coarse_json(context, post.created_at)}};
    });
}

Response list_follows(Context& context) {
    const Viewer viewer = viewer_of(context);
    return list(context, list_followed(context.database(), viewer.organisation, viewer.account),
                [&](const Followed& followed) {
                    return json{{"topic", base::to_public(followed.topic)},
                                {"title", followed.title},
                                {"fresh", followed.fresh},
                                {"when", visit::coarse_json(context, followed.active_at)}};
                });
}

Response list_avoided(Context& context) {
    const Viewer viewer = viewer_of(context);
    return list(context, list_blocked(context.database(), viewer.organisation, viewer.account),
                [](const Blocked& blocked) {
                    return json{{"persona", base::to_public(blocked.persona)},
                                {"name", blocked.name},
                                {"zone", std::string(1, zone_letter(blocked.zone))}};
                });
}

Response meet_again(Context& context) {
    unblock(context.database(), viewer_of(context), id_at<PersonaId>(context));
    return visit::no_content();
}

Response list_told(Context& context) {
    const Viewer viewer = viewer_of(context);
    return list(context, list_notices(context.database(), viewer.organisation, viewer.account),
                [&](const Notice& notice) {
                    const bool there = notice.post && !notice.post_gone;
                    return json{{"kind", notice.kind},
                                {"reason", told_notice(context, notice)},
                                {"post", there ? json(base::to_public(notice.post)) : json(nullptr)},
                                {"topic", there ? json(base::to_public(notice.topic)) : json(nullptr)},
                                {"when", visit::coarse_json(context, notice.created_at)}};
                });
}

json draft_json(const Context& context, const Draft& draft) {
    json value = writing_json(draft.writing);
    value["place"] = draft.place;
    value["reason"] = told(context, draft.reason);
    value["when"] = visit::coarse_json(context, draft.updated_at);
    return value;
}

Response list_drafts_of(Context& context, const ApiParts& parts) {
    return list(context, parts.drafts.list(context.database(), viewer_of(context)),
                [&](const Draft& draft) { return draft_json(context, draft); });
}

/// A place as drafts have it, with a real id in it.
base::Result<std::string> place_at(const Context& context) {
    const std::string place(context.captures.at(0));
    if (place_path(place).empty()) return base::problem(ProblemKind::not_found, "forum.no-place");
    return place;
}

Response show_draft(Context& context, const ApiParts& parts) {
    const auto place = place_at(context);
    if (!place) return refuse(context, place.error());
    const auto draft = parts.drafts.find(context.database(), viewer_of(context), *place);
    if (!draft) return refuse(context, {ProblemKind::not_found, "forum.no-draft", ""});
    return visit::json_answer(context, draft_json(context, *draft));
}

Response save_draft(Context& context, const ApiParts& parts, const JsonBody& body) {
    const auto place = place_at(context);
    if (!place) return refuse(context, place.error());
    Writing writing{body.text("title"), body.text("text"), warnings_from_codes(body.texts("warnings")),
                    body.text("warning_words")};
    store::UnitOfWork work(context.database());
    const auto saved = parts.drafts.save(context.database(), viewer_of(context),
                                         {*place, std::move(writing), {}, context.now}, context.now);
    if (!saved) return refuse(context, saved.error());
    work.commit();
    return visit::no_content();
}

Response forget_draft(Context& context, const ApiParts& parts) {
    const auto place = place_at(context);
    if (!place) return refuse(context, place.error());
    parts.drafts.forget(context.database(), viewer_of(context), *place);
    return visit::no_content();
}

}  // namespace

std::vector<visit::Route> own_api_routes(const ApiParts& parts) {
    using visit::api_delete;
    using visit::api_get;
    const char* const place = "/api/v1/me/drafts/{place}";
    auto save = visit::api_send(
        net::Method::put, place, Access::person,
        {{"title"}, {"text", JsonKind::text, true}, {"warnings", JsonKind::texts}, {"warning_words"}},
        [=](Context& context, const JsonBody& body) { return save_draft(context, parts, body); });
    save.body_limit = draft_limit;
    save.rate = {"draft", 120, 0, std::chrono::seconds(60)};
    return {
        api_get("/api/v1/me/posts", Access::person, list_posts_of),
        api_get("/api/v1/me/follows", Access::person, list_follows),
        api_get("/api/v1/me/avoided", Access::person, list_avoided),
        api_delete("/api/v1/me/avoided/{persona}", Access::person, meet_again),
        api_get("/api/v1/me/notices", Access::person, list_told),
        api_get("/api/v1/me/drafts", Access::person,
                [=](Context& context) { return list_drafts_of(context, parts); }),
        api_get(place, Access::person, [=](Context& context) { return show_draft(context, parts); }),
        std::move(save),
        api_delete(place, Access::person, [=](Context& context) { return forget_draft(context, parts); })};
}

}  // namespace luwte::forum
