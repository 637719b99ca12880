#include "feature/directory/directory_api.h"

#include <nlohmann/json.hpp>

#include "feature/directory/directory.h"
#include "feature/directory/help_json.h"
#include "feature/directory/help_view.h"
#include "feature/directory/service_text.h"
#include "feature/directory/vocabulary.h"
#include "feature/visit/json_answer.h"

namespace luwte::directory {
namespace {

using net::Response;
using nlohmann::json;
using visit::Access;
using visit::Context;
using visit::JsonBody;
using visit::JsonKind;

json terms_json(const Context& context, std::span<const Term> terms) {
    auto list = json::array();
    for (const auto& term : terms)
        list.push_back({{"code", term.key}, {"text", context.translate(term.label)}});
    return list;
}

/// The words to choose from when searching.
Response show_vocabulary(Context& context) {
    return visit::json_answer(context, {{"violence_types", terms_json(context, violence_types())},
                                        {"audiences", terms_json(context, audiences())},
                                        {"help_types", terms_json(context, help_types())},
                                        {"channels", terms_json(context, channel_types())},
                                        {"staff", terms_json(context, staff_kinds())},
                                        {"languages", terms_json(context, languages())}});
}

Response help_now(Context& context, Snapshots& snapshots) {
    const auto directory = directory_or_nothing(snapshots, context);
    Need need;
    need.level = 3;
    need.language = view::html_language(context.language);
    // An empty directory is a sign of trouble, not something to keep.
    if (!directory->services().empty()) visit::keep_for_readers(context, {"directory"});
    return visit::json_answer(context,
                              {{"items", help_json(context, directory->help_for(need, context.now))}});
}

json service_json(const Context& context, const Service& service, const Openness& open) {
    return {{"id", base::to_public(service.id)},
            {"name", service.name},
            {"summary", in_language(service.summary_nl, service.summary_en, context)},
            {"open", openness_json(context, open)},
            {"anonymous", known_json(service.anonymous)},
            {"verified", service.verified()}};
}

/// The words come in the body, so that no address holds what somebody looked for.
Response find(Context& context, Snapshots& snapshots, const JsonBody& body) {
    const auto directory = snapshots.current([&]() -> store::Connection& { return context.database(); });
    Search search;
    search.violence_type = body.text("violence_type");
    search.audience = body.text("audience");
    search.help_type = body.text("help_type");
    search.language = body.text("language");
    search.channel = body.text("channel");
    search.anonymous = body.flag("anonymous");
    search.open_now = body.flag("open_now");
    search.words = body.text("words");
    auto items = json::array();
    for (const auto& found : directory->search(search, context.now)) {
        auto item = service_json(context, *found.service, found.open);
        item["certain"] = found.certain;
        items.push_back(std::move(item));
    }
    return visit::json_answer(context, {{"items", std::move(items)}});
}

json channel_json(const Context& context, const Channel& channel, base::TimePoint now) {
    return {{"type", channel.type},
            {"value", channel.value},
            {"open", openness_json(context, openness(channel.hours, now))},
            {"hours", hours_text(channel.hours, context)},
            {"staffed", channel.staffed},
            {"cost", cost_code(channel.cost)},
            {"on_bill", known_json(channel.on_bill)}};
}

Response show_service(Context& context, Snapshots& snapshots) {
    const auto directory = snapshots.current([&]() -> store::Connection& { return context.database(); });
    const auto id = base::from_public<ServiceId>(context.captures.at(0));
    const auto* service = id ? directory->find(*id) : nullptr;
    if (service == nullptr)
        return visit::json_problem({base::ProblemKind::not_found, "directory.no-service", ""},
                                   json::object());
    auto value = service_json(context, *service, service_openness(*service, context.now));
    value["address"] = service->url;
    value["calling"] = in_language(service->calling_nl, service->calling_en, context);
    value["violence_types"] = service->violence_types;
    value["audiences"] = service->audiences;
    value["help_types"] = service->help_types;
    value["languages"] = service->languages;
    value["staffed_by"] = service->staffed_by;
    value["region"] = service->region;
    value["source"] = service->source;
    value["checked"] = checked_text(service->verified(), service->source_year, service->verified_on, context);
    value["channels"] = json::array();
    for (const auto& channel : service->channels)
        value["channels"].push_back(channel_json(context, channel, context.now));
    visit::keep_for_readers(context, {"directory"});
    return visit::json_answer(context, value);
}

}  // namespace

std::vector<visit::Route> directory_api_routes(Snapshots& snapshots) {
    const std::vector<visit::JsonField> wishes{{"violence_type"},
                                               {"audience"},
                                               {"help_type"},
                                               {"language"},
                                               {"channel"},
                                               {"anonymous", JsonKind::flag},
                                               {"open_now", JsonKind::flag},
                                               {"words"}};
    return {visit::api_get("/api/v1/help", Access::anyone,
                           [&snapshots](Context& context) { return help_now(context, snapshots); }),
            visit::api_get("/api/v1/services/vocabulary", Access::anyone, show_vocabulary),
            visit::api_get("/api/v1/services/{service}", Access::anyone,
                           [&snapshots](Context& context) { return show_service(context, snapshots); }),
            visit::api_send(net::Method::post, "/api/v1/services/search", Access::anyone, wishes,
                            [&snapshots](Context& context, const JsonBody& body) {
                                return find(context, snapshots, body);
                            })};
}

}  // namespace luwte::directory
