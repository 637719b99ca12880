// /api/v1/me/personas, /api/v1/names, /api/v1/me/settings: names, and what somebody chose for themselves.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/account/account_api.h"
#include "feature/account/names.h"
#include "feature/visit/json_answer.h"
#include "view/avatar.h"

namespace luwte::account {
namespace {

using base::ProblemKind;
using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

constexpr std::size_t suggestions_given = 4;
const visit::Rate name_rate{
    .name = "name", .per_client = 20, .in_all = 0, .window = std::chrono::seconds(3600)};

/// "a" to "d", as in the addresses of forums.
std::string zone_letter(organisation::Zone zone) {
    return std::string(1, static_cast<char>('a' + static_cast<int>(zone)));
}

json persona_json(const Persona& persona) {
    return {{"id", base::to_public(persona.id)},
            {"name", persona.name},
            {"avatar", view::avatar_svg(persona.avatar_seed)},
            {"zone", zone_letter(persona.zone)}};
}

/// All of them, for the person themselves alone.
Response list_personas(Context& context, const ApiParts& parts) {
    auto items = json::array();
    for (const auto& persona : parts->accounts.personas(context.database(), context.organisation->id,
                                                        context.visitor.person.account))
        items.push_back(persona_json(persona));
    return visit::json_answer(context, {{"items", std::move(items)}});
}

Response rename(Context& context, const ApiParts& parts, const JsonBody& body) {
    auto& connection = context.database();
    const auto account = context.visitor.person.account;
    const auto& typed = body.text("name");
    const auto wanted = base::from_public<PersonaId>(context.captures.at(0));
    const auto personas = parts->accounts.personas(connection, context.organisation->id, account);
    if (!wanted || std::ranges::find(personas, *wanted, &Persona::id) == personas.end())
        return refuse(context, {ProblemKind::not_found, "account.no-persona", ""});
    if (!body.flag("confirm") && looks_like_full_name(typed.substr(0, 200)))
        return refuse(context, {ProblemKind::invalid, "account.full-name", "name"});
    const auto renamed = parts->accounts.rename_persona(connection, *context.organisation, account, *wanted,
                                                        typed, context.now);
    return renamed ? visit::json_answer(context, persona_json(*renamed)) : refuse(context, renamed.error());
}

Response suggest_names(Context& context, const ApiParts& parts) {
    const auto letter = context.request.query.get("zone");
    for (const auto zone : organisation::all_zones) {
        if (zone_letter(zone) != (letter.empty() ? "a" : letter)) continue;
        return visit::json_answer(
            context, {{"items", parts->accounts.suggest_names(context.database(), context.organisation->id,
                                                              zone, suggestions_given, context.now)}});
    }
    return visit::json_problem({ProblemKind::invalid, "api.no-zone", "zone"}, json::object());
}

Response show_settings(Context& context, const ApiParts& parts) {
    const auto chosen = parts->accounts.preferences(context.database(), context.organisation->id,
                                                    context.visitor.person.account);
    auto hidden = json::array();
    for (const auto& kind : parts->kinds)
        if ((chosen.hidden_warnings >> kind.bit & 1U) != 0) hidden.push_back(kind.code);
    return visit::json_answer(
        context, {{"idle_minutes", idle_minutes_of(*context.organisation, chosen)},
                  {"longest_idle_minutes", idle_minutes_of(*context.organisation, {})},
                  {"hidden", std::move(hidden)},
                  {"language", chosen.language ? json(view::language_code(*chosen.language)) : nullptr}});
}

/// All at once: what is left out goes back to what the organisation has.
Response choose(Context& context, const ApiParts& parts, const JsonBody& body) {
    Preferences chosen;
    if (const auto minutes = body.number("idle_minutes")) {
        if (*minutes < 1 || *minutes > 24 * 60)
            return refuse(context, {ProblemKind::invalid, "account.idle-too-long", "idle_minutes"});
        chosen.idle_minutes = static_cast<int>(*minutes);
    }
    for (const auto& code : body.texts("hidden")) {
        const auto kind = std::ranges::find(parts->kinds, std::string_view(code), &HideableKind::code);
        if (kind == parts->kinds.end())
            return visit::json_problem({ProblemKind::invalid, "api.no-such-warning", "hidden"},
                                       json::object());
        chosen.hidden_warnings |= 1U << kind->bit;
    }
    if (body.has("language")) {
        chosen.language = view::parse_language(body.text("language"));
        if (!chosen.language)
            return visit::json_problem({ProblemKind::invalid, "api.no-language", "language"}, json::object());
    }
    const auto stored = parts->sessions.choose(context.database(), *context.organisation,
                                               context.visitor.person.account, chosen);
    return stored ? visit::no_content() : refuse(context, stored.error());
}

}  // namespace

std::vector<visit::Route> persona_api_routes(const ApiParts& parts) {
    using net::Method;
    auto names =
        visit::api_send(Method::patch, "/api/v1/me/personas/{persona}", Access::person,
                        {{"name", JsonKind::text, true}, {"confirm", JsonKind::flag}},
                        [=](Context& context, const JsonBody& body) { return rename(context, parts, body); });
    names.rate = name_rate;
    return {visit::api_get("/api/v1/me/personas", Access::person,
                           [=](Context& context) { return list_personas(context, parts); }),
            std::move(names),
            visit::api_get("/api/v1/names", Access::anyone,
                           [=](Context& context) { return suggest_names(context, parts); }),
            visit::api_get("/api/v1/me/settings", Access::person,
                           [=](Context& context) { return show_settings(context, parts); }),
            visit::api_send(
                Method::put, "/api/v1/me/settings", Access::person,
                {{"idle_minutes", JsonKind::number}, {"hidden", JsonKind::texts}, {"language"}},
                [=](Context& context, const JsonBody& body) { return choose(context, parts, body); })};
}

}  // namespace luwte::account
