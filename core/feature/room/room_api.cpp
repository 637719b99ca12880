#include "feature/room/room_api.h"

#include <nlohmann/json.hpp>

#include "feature/room/words.h"
#include "view/avatar.h"

namespace luwte::room {
namespace {

using nlohmann::json;

json message_json(const visit::Context& context, const moderation::Material::Message& message) {
    auto warnings = json::array();
    for (const auto& warning : message.warnings) warnings.push_back(context.translate(warning));
    return {{"name", message.name},
            {"avatar", view::avatar_svg(message.avatar_seed)},
            {"html", message.html},
            {"warnings", std::move(warnings)},
            {"warning_words", message.own_warning},
            {"when", visit::coarse_json(context, message.at)}};
}

}  // namespace

net::Response refuse(const visit::Context& context, const base::Problem& problem) {
    return visit::json_refusal(problem, [&] { return problem_words(context, problem); });
}

net::Response done(const visit::Context& context, const base::Result<>& result) {
    return result ? visit::no_content() : refuse(context, result.error());
}

json material_json(const visit::Context& context, const moderation::Material& material, const Marks& marks) {
    auto text = json::array();
    for (const auto& piece : pieces_of(material.message.text, marks)) {
        const bool line_end = piece.kind == Piece::Kind::line_end;
        text.push_back({{"text", line_end ? std::string_view("\n") : piece.text},
                        {"marked", piece.kind == Piece::Kind::marked}});
    }
    auto before = json::array();
    for (const auto& message : material.before) before.push_back(message_json(context, message));
    return {{"message", message_json(context, material.message)},
            {"text", std::move(text)},
            {"before", std::move(before)},
            {"forum", material.forum},
            {"path", material.path},
            {"state", material.state},
            {"first_message", material.first_message},
            {"text_version", material.version}};
}

visit::Route for_roles(visit::Route route, std::uint16_t roles) {
    route.roles = roles;
    return route;
}

std::vector<visit::Route> room_api_routes(const Parts& parts) {
    std::vector<visit::Route> all;
    for (auto part :
         {queue_api_routes, sanction_api_routes, appeal_api_routes, alarm_api_routes, roster_api_routes})
        for (auto& route : part(parts)) all.push_back(std::move(route));
    return all;
}

}  // namespace luwte::room
