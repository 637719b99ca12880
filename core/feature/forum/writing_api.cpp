// Writing by the API: a topic, an answer, a change. Judged as what comes by a form is.
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/account/cookie.h"
#include "feature/directory/help_json.h"
#include "feature/forum/forum_api.h"
#include "feature/forum/reading.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

/// Room for 10,000 characters of any alphabet, escaped.
constexpr std::size_t writing_limit = 256 * 1024;
/// Too short, and two readers could choose the same: 22 characters of base 64 are 128 bits. A UUID fits.
constexpr std::size_t shortest_key = 22;
constexpr std::size_t longest_key = 64;

/// Names this sending, as the token of a form does: 16 bytes. The same key with the same body at the same
/// address is the same sending; without a key every request is one of its own.
base::Result<std::string> sending_of(const Context& context, const ApiParts& parts) {
    const auto key = context.request.header("idempotency-key");
    if (key.empty()) return base::random_string(16);
    static constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (key.size() < shortest_key || key.size() > longest_key ||
        key.find_first_not_of(allowed) != std::string_view::npos)
        return base::problem(ProblemKind::invalid, "api.bad-idempotency-key", "Idempotency-Key");
    std::string named(key);
    named += '\n';
    named += context.path;
    named += '\n';
    named += context.request.body;
    return base::keyed_hash(parts.sending_key, named).substr(0, 16);
}

base::Result<Writing> writing_of(const JsonBody& body) {
    Writing writing;
    writing.title = body.text("title");
    writing.text = body.text("text");
    writing.warning_words = body.text("warning_words");
    for (const std::string& code : body.texts("warnings")) {
        const WarningSet bit = warnings_from_codes({code});
        if (bit == 0) return base::problem(ProblemKind::invalid, "api.no-such-warning", "warnings");
        writing.warnings |= bit;
    }
    return writing;
}

/// "Even checken": nothing was stored; sent again with `confirm`, it is placed.
Response ask_back(const Outcome& outcome) {
    std::vector<std::string> reasons;
    for (const auto& explanation : outcome.explanations) reasons.push_back(explanation.sentence);
    return visit::json_problem({ProblemKind::invalid, "forum.asked", "text"},
                               {{"title", "A question before this is placed"},
                                {"reasons", reasons},
                                {"marked", pieces_json(mark_words(outcome.judged, outcome.explanations))}});
}

Response tell_newer(const Outcome& outcome) {
    return visit::json_problem(
        {ProblemKind::conflict, "forum.outdated", "version"},
        {{"current", writing_json(outcome.current)}, {"current_version", outcome.current_version}});
}

json alarm_json(Context& context, const ApiParts& parts, const Outcome& outcome) {
    const auto& verdict = outcome.alarm->verdict;
    const auto directory = parts.directory.current(context.database());
    const std::string language(view::html_language(context.language));
    const auto lines = directory->help_for({verdict.categories, verdict.level, language}, context.now);
    return {{"message", context.translate("Somebody of the team has been called and reads your message.")},
            {"within",
             context.translate(verdict.level >= 3 ? LUWTE_TEXT("That mostly takes a few minutes.")
                                                  : LUWTE_TEXT("That mostly takes a quarter of an hour."))},
            {"emergency", context.translate("Call 112 if it is not safe now.")},
            {"duty", context.organisation->duty_text},
            {"help", directory::help_json(context, lines)}};
}

Response tell_stored(Context& context, const ApiParts& parts, const Outcome& outcome) {
    json value{{"post", base::to_public(outcome.post)},
               {"topic", base::to_public(outcome.topic)},
               {"state", post_state_name(outcome.state)},
               {"repeated", outcome.kind == Outcome::Kind::repeated},
               {"reasons", json::array()}};
    for (const auto& explanation : outcome.explanations) value["reasons"].push_back(explanation.sentence);
    value["message"] = context.translate(
        outcome.state == PostState::published
            ? LUWTE_TEXT("Your message is there. Others can answer you.")
            : LUWTE_TEXT("Your message has been kept. Somebody of the team reads it first, mostly within an "
                         "hour. Only you see it now."));
    if (outcome.alarm) value["alarm"] = alarm_json(context, parts, outcome);
    if (outcome.account) {
        // Once, as on the page: from now on it is nowhere but with the person.
        const auto code = parts.sessions.show_code(context.database(), context.organisation->id,
                                                   outcome.account->session, context.now);
        if (code) value["return_code"] = *code;
    }
    const bool fresh = outcome.kind != Outcome::Kind::repeated;
    Response response = visit::json_answer(context, value, fresh ? 201 : 200);
    if (outcome.account)
        response.headers.push_back({"set-cookie", account::session_cookie(outcome.account->cookie)});
    return response;
}

Response send(Context& context, const ApiParts& parts, const JsonBody& body, TopicId topic, ForumId forum) {
    auto writing = writing_of(body);
    if (!writing) return refuse(context, writing.error());
    auto sending = sending_of(context, parts);
    if (!sending) return refuse(context, sending.error());
    NewMessage message;
    message.forum = forum;
    message.topic = topic;
    message.writing = std::move(*writing);
    message.wished_name = body.text("name");
    message.asked_before = body.flag("confirm");
    message.form = std::move(*sending);
    message.language = context.language;
    message.hidden_warnings = context.choices.hidden_warnings;
    const auto outcome = parts.submitting.submit(context.database(), *context.organisation,
                                                 viewer_of(context), message, context.now);
    if (!outcome) return refuse(context, outcome.error());
    return outcome->kind == Outcome::Kind::asked ? ask_back(*outcome) : tell_stored(context, parts, *outcome);
}

Response send_change(Context& context, const ApiParts& parts, const JsonBody& body) {
    auto writing = writing_of(body);
    if (!writing) return refuse(context, writing.error());
    const auto version = *body.number("version");
    Change change;
    change.post = id_at<PostId>(context);
    change.version = version < 0 || version > 1'000'000'000 ? 0 : static_cast<int>(version);
    change.writing = std::move(*writing);
    change.asked_before = body.flag("confirm");
    change.language = context.language;
    const auto outcome = parts.submitting.change(context.database(), *context.organisation,
                                                 viewer_of(context), change, context.now);
    if (!outcome) return refuse(context, outcome.error());
    if (outcome->kind == Outcome::Kind::asked) return ask_back(*outcome);
    if (outcome->kind == Outcome::Kind::outdated) return tell_newer(*outcome);
    auto response = tell_stored(context, parts, *outcome);
    response.status = 200;
    return response;
}

/// What a text will look like, and nothing is stored.
Response preview(Context& context, const JsonBody& body) {
    if (base::count_characters(body.text("text")) > longest_text)
        return refuse(context, {ProblemKind::invalid, "forum.text-too-long", "text"});
    return visit::json_answer(context, {{"html", render_markdown(base::clean_text(body.text("text"))).html}});
}

}  // namespace

std::vector<visit::Route> writing_api_routes(const ApiParts& parts) {
    using net::Method;
    const std::vector<visit::JsonField> reply{{"text", JsonKind::text, true},
                                              {"warnings", JsonKind::texts},
                                              {"warning_words"},
                                              {"name"},
                                              {"confirm", JsonKind::flag}};
    auto opening = reply;
    opening.push_back({"title", JsonKind::text, true});
    const std::vector<visit::JsonField> change{
        {"title"},         {"text", JsonKind::text, true},      {"warnings", JsonKind::texts},
        {"warning_words"}, {"version", JsonKind::number, true}, {"confirm", JsonKind::flag}};
    std::vector<visit::Route> routes{
        visit::api_send(Method::post, "/api/v1/forums/{forum}/topics", Access::anyone, opening,
                        [=](Context& context, const JsonBody& body) {
                            return send(context, parts, body, {}, id_at<ForumId>(context));
                        }),
        visit::api_send(Method::post, "/api/v1/topics/{topic}/posts", Access::anyone, reply,
                        [=](Context& context, const JsonBody& body) {
                            const auto topic = id_at<TopicId>(context);
                            if (!topic)
                                return refuse(context, {ProblemKind::not_found, "forum.not-found", ""});
                            return send(context, parts, body, topic, {});
                        }),
        visit::api_send(
            Method::put, "/api/v1/posts/{post}", Access::person, change,
            [=](Context& context, const JsonBody& body) { return send_change(context, parts, body); }),
        visit::api_send(Method::post, "/api/v1/preview", Access::anyone, {{"text", JsonKind::text, true}},
                        preview)};
    for (visit::Route& route : routes) {
        route.body_limit = writing_limit;
        route.rate = {"write", 30, 0, std::chrono::seconds(60)};
    }
    return routes;
}

}  // namespace luwte::forum
