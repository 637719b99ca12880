// What can be done with one post besides reading it, and following a topic, by the API.
#include <nlohmann/json.hpp>

#include "feature/forum/forum_api.h"
#include "feature/forum/own.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

template <class Value>
Response done(const Context& context, const base::Result<Value>& result) {
    return result ? visit::no_content() : refuse(context, result.error());
}

std::optional<Reaction> reaction_of(std::string_view code) {
    if (code == "recognition") return Reaction::recognition;
    if (code == "support") return Reaction::support;
    if (code == "thanks") return Reaction::thanks;
    return std::nullopt;
}

Response react_to(Context& context, bool on) {
    const auto reaction = reaction_of(context.captures.at(1));
    if (!reaction) return refuse(context, {ProblemKind::not_found, "forum.no-reaction", ""});
    return done(context,
                react(context.database(), viewer_of(context), id_at<PostId>(context), *reaction, on));
}

Response follow_topic(Context& context, bool on) {
    return done(context,
                follow(context.database(), viewer_of(context), id_at<TopicId>(context), on, context.now));
}

Response show_history(Context& context, const ApiParts& parts) {
    const auto versions = parts.history.list(context.database(), viewer_of(context), id_at<PostId>(context));
    if (!versions) return refuse(context, versions.error());
    auto items = json::array();
    for (const Version& version : *versions) {
        json item = writing_json(version.writing);
        item["version"] = version.version;
        item["when"] = visit::coarse_json(context, version.replaced_at);
        items.push_back(std::move(item));
    }
    return visit::json_answer(context, {{"items", std::move(items)}});
}

Response send_signal(Context& context, const JsonBody& body) {
    return done(context, point_out(context.database(), viewer_of(context), id_at<PostId>(context),
                                   body.text("reason"), body.text("words"), context.now));
}

}  // namespace

std::vector<visit::Route> post_api_routes(const ApiParts& parts) {
    using net::Method;
    using visit::api_delete;
    using visit::api_send;
    const auto react_on = [](Context& c, const JsonBody&) { return react_to(c, true); };
    const auto follow_on = [](Context& c, const JsonBody&) { return follow_topic(c, true); };
    const auto avoid = [](Context& c, const JsonBody&) {
        return done(c, block_author(c.database(), viewer_of(c), id_at<PostId>(c), c.now));
    };
    const auto take_back = [=](Context& c) {
        return done(c, withdraw(c.database(), viewer_of(c), parts.drafts, id_at<PostId>(c), c.now));
    };
    const auto forget = [=](Context& c) {
        return done(c, parts.history.erase(c.database(), viewer_of(c), id_at<PostId>(c)));
    };
    std::vector<visit::Route> routes{
        api_delete("/api/v1/posts/{post}", Access::person, take_back),
        api_send(Method::put, "/api/v1/posts/{post}/reactions/{reaction}", Access::person, {}, react_on),
        api_delete("/api/v1/posts/{post}/reactions/{reaction}", Access::person,
                   [](Context& c) { return react_to(c, false); }),
        api_send(Method::put, "/api/v1/topics/{topic}/follow", Access::person, {}, follow_on),
        api_delete("/api/v1/topics/{topic}/follow", Access::person,
                   [](Context& c) { return follow_topic(c, false); }),
        api_send(Method::post, "/api/v1/posts/{post}/avoid", Access::person, {}, avoid),
        api_send(Method::post, "/api/v1/posts/{post}/signals", Access::anyone,
                 {{"reason", JsonKind::text, true}, {"words"}}, send_signal),
        api_delete("/api/v1/posts/{post}/history", Access::person, forget)};
    for (visit::Route& route : routes) route.rate = {"post-tools", 60, 0, std::chrono::seconds(60)};
    routes.push_back(visit::api_get("/api/v1/posts/{post}/history", Access::person,
                                    [=](Context& c) { return show_history(c, parts); }));
    return routes;
}

}  // namespace luwte::forum
