// /api/v1/room/sanctions: what holds for whom, and taking it back.
#include <nlohmann/json.hpp>

#include "feature/moderation/sanctions.h"
#include "feature/room/pages.h"
#include "feature/room/room_api.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using nlohmann::json;
using visit::Access;
using visit::Context;

}  // namespace

json sanction_json(const Context& context, const moderation::Sanction& sanction) {
    return {{"id", base::to_public(sanction.id)},
            {"kind", moderation::sanction_kind_name(sanction.kind)},
            {"reach", moderation::reach_name(sanction.reach)},
            {"name", sanction.persona_name},
            {"place", sanction.place_name},
            {"reason", sanction.reason},
            {"words", sanction.words},
            {"every_minutes", sanction.every_minutes},
            {"starts_at", iso_moment(sanction.starts_at)},
            {"ends_at", iso_moment(sanction.ends_at)},
            {"holds", sanction.holds(context.now)},
            {"counts", sanction.counts(context.now)},
            {"revoked", sanction.revoked_at.has_value()},
            {"given_by", sanction.given_by},
            {"version", sanction.version}};
}

std::vector<visit::Route> sanction_api_routes(const Parts&) {
    auto list = visit::api_get("/api/v1/room/sanctions", Access::staff, [](Context& context) {
        auto items = json::array();
        for (const auto& one :
             moderation::in_force(context.database(), context.organisation->id, context.now))
            items.push_back(sanction_json(context, one));
        return visit::json_answer(context, {{"items", std::move(items)}});
    });
    auto revoke = visit::api_send(
        net::Method::post, "/api/v1/room/sanctions/{sanction}/revocation", Access::staff,
        {{"version", visit::JsonKind::number, true}}, [](Context& context, const visit::JsonBody& body) {
            return done(context, moderation::revoke(context.database(), context.organisation->id,
                                                    id_in<SanctionId>(context), *body.number("version"),
                                                    context.visitor.staff.staff, context.now));
        });
    return {for_roles(std::move(list), may_review), for_roles(std::move(revoke), may_review)};
}

}  // namespace luwte::room
