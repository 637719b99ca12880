// /room/audit: what the team and the rules did, for administrators and custodians. With minutes, as the
// team sees moments everywhere; coarse days are for what people see of each other (safety.md S8).
#include <charconv>

#include "feature/audit/audit.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

constexpr int entries_a_page = 50;

net::Response show_audit(visit::Context& context, const Parts& parts) {
    const auto asked = context.request.query.get("voor");
    std::int64_t before = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), before);
    const auto entries =
        audit::recent(context.database(), context.organisation->id, before, entries_a_page + 1);
    view::Fields fields;
    fields.show("EMPTY", entries.empty());
    if (!entries.empty()) {
        auto table = fields.add("HAS_ENTRIES");
        for (std::size_t i = 0; i < entries.size() && i < entries_a_page; ++i) {
            const auto& recorded = entries[i];
            auto row = table.add("ENTRY");
            row.set("NUMBER", recorded.number);
            row.set("WHEN", clock_words(context, recorded.at));
            row.set("ACTOR", recorded.entry.actor);
            row.set("ACTION", recorded.entry.action);
            row.set_if("SUBJECT", recorded.entry.subject);
            row.set("DETAILS", recorded.entry.details);
        }
    }
    if (entries.size() > entries_a_page) {
        const auto last = entries[entries_a_page - 1].number;
        fields.set_if("OLDER", context.link("/room/audit?voor=" + std::to_string(last)));
    }
    return room_page(context, parts, "room/audit.html", fields, Tab::audit, {.back = "/room"});
}

}  // namespace

std::vector<visit::Route> audit_routes(const Parts& parts) {
    return {route(net::Method::get, "/room/audit", may_audit, show_audit, parts)};
}

}  // namespace luwte::room
