// /room/audit: what the team and the rules did, for administrators and custodians, and whether the chain is whole.
//
// What staff did has its moment, as a clock shows it. The rest has days alone: a message is judged when somebody
// writes, and the log must not tell when a survivor was awake.
#include <algorithm>
#include <charconv>

#include "base/secret.h"
#include "feature/audit/audit.h"
#include "feature/room/audit_moment.h"
#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/room/words.h"
#include "view/coarse_time.h"

namespace luwte::room {
namespace {

constexpr int entries_a_page = 50;
constexpr std::size_t longest_subject = 120;

struct Kind {
    const char* code;
    const char* text;
};
constexpr Kind kinds[] = {
    {"private", LUWTE_TEXT("Private content read")},
    {"unmasking", LUWTE_TEXT("Masks")},
    {"message", LUWTE_TEXT("Messages judged")},
    {"review", LUWTE_TEXT("Messages decided")},
    {"signal", LUWTE_TEXT("Signals of readers")},
    {"sanction", LUWTE_TEXT("What holds for somebody")},
    {"appeal", LUWTE_TEXT("Objections")},
    {"escalation", LUWTE_TEXT("Alarms")},
    {"roster", LUWTE_TEXT("Duty roster")},
    {"drill", LUWTE_TEXT("Drills")},
    {"delivery", LUWTE_TEXT("Ways to be called")},
    {"rule", LUWTE_TEXT("Rules written by the team")},
    {"rules", LUWTE_TEXT("Rules that failed")},
};

/// Subjects are kinds and ids: such a text goes into an address as it is. Nothing else is ever a subject.
bool is_subject(std::string_view text) {
    constexpr std::string_view others = ":.-_/";
    return text.size() <= longest_subject && std::ranges::all_of(text, [&](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      others.find(c) != std::string_view::npos;
           });
}

audit::Filter filter_in(const visit::Context& context) {
    audit::Filter filter;
    for (const auto& kind : kinds)
        if (context.request.query.get("soort") == kind.code) filter.kind = kind.code;
    if (const auto subject = context.request.query.get("over"); is_subject(subject)) filter.subject = subject;
    return filter;
}

void add_filter(view::Fields fields, const visit::Context& context, const audit::Filter& filter) {
    fields.set("FILTER_ADDRESS", context.link("/room/audit"));
    fields.set("OVER", filter.subject);
    const bool filtered = !filter.kind.empty() || !filter.subject.empty();
    fields.show("FILTERED", filtered).show("UNFILTERED", !filtered);
    fields.set("ALL_ADDRESS", context.link("/room/audit"));
    for (const auto& kind : kinds) {
        auto row = fields.add("KIND_OPTION");
        row.set("VALUE", kind.code);
        row.set("WORD", context.translate(kind.text));
        row.show("CHOSEN", filter.kind == kind.code);
    }
}

std::string address_of(const visit::Context& context, const audit::Filter& filter, std::int64_t before) {
    std::string query = "/room/audit?soort=" + filter.kind + "&over=" + filter.subject;
    if (before > 0) query += "&voor=" + std::to_string(before);
    return context.link(query);
}

std::string moment_words(const visit::Context& context, const audit::Recorded& recorded) {
    if (has_moment(recorded.entry.actor)) return clock_words(context, recorded.at);
    return view::coarse_time_text(context.renderer.catalogue(), context.language, recorded.at, context.now);
}

net::Response show_audit(visit::Context& context, const Parts& parts) {
    const auto asked = context.request.query.get("voor");
    std::int64_t before = 0;
    std::from_chars(asked.data(), asked.data() + asked.size(), before);
    const auto filter = filter_in(context);
    const auto entries =
        audit::recent(context.database(), context.organisation->id, before, entries_a_page + 1, filter);
    view::Fields fields;
    add_filter(fields, context, filter);
    fields.set("CHAIN_ADDRESS", context.link("/room/audit/keten"));
    fields.show("EMPTY", entries.empty());
    if (!entries.empty()) {
        auto table = fields.add("HAS_ENTRIES");
        for (std::size_t i = 0; i < entries.size() && i < entries_a_page; ++i) {
            const auto& recorded = entries[i];
            auto row = table.add("ENTRY");
            row.set("NUMBER", recorded.number);
            row.set("WHEN", moment_words(context, recorded));
            row.set("ACTOR", recorded.entry.actor);
            row.set("ACTION", recorded.entry.action);
            if (!recorded.entry.subject.empty() && is_subject(recorded.entry.subject)) {
                auto subject = row.add("HAS_SUBJECT");
                subject.set("SUBJECT", recorded.entry.subject);
                subject.set("SUBJECT_ADDRESS", address_of(context, {{}, recorded.entry.subject}, 0));
            }
            row.set("DETAILS", recorded.entry.details);
        }
    }
    if (entries.size() > entries_a_page)
        fields.set_if("OLDER", address_of(context, filter, entries[entries_a_page - 1].number));
    return room_page(context, parts, "room/audit.html", fields, Tab::audit, {.back = "/room"});
}

const char* fault_words(audit::FaultKind kind) {
    using audit::FaultKind;
    switch (kind) {
        case FaultKind::changed:
            return LUWTE_TEXT("Entry {number} was changed.");
        case FaultKind::missing:
            return LUWTE_TEXT("Entry {number} is missing.");
        case FaultKind::replaced:
            return LUWTE_TEXT("Entry {number} was replaced by another one.");
        case FaultKind::inserted:
            return LUWTE_TEXT("Entry {number} was put in behind the end.");
        case FaultKind::not_as_anchored:
            return LUWTE_TEXT("Entry {number} is not what was written down elsewhere.");
    }
    return "";
}

net::Response show_chain(visit::Context& context, const Parts& parts, const audit::Verification* verified) {
    const auto end = audit::end_of_chain(context.database(), context.organisation->id);
    view::Fields fields;
    fields.show("EMPTY", end.number == 0);
    if (end.number > 0) {
        auto box = fields.add("END");
        box.set("NUMBER", end.number);
        box.set("HASH", base::to_hex(end.hash));
    }
    if (verified != nullptr) {
        auto box = fields.add(verified->whole() ? "WHOLE" : "BROKEN");
        box.set("COUNT", context.renderer.catalogue().translate_count(context.language, "{} entry was checked.",
                                                                      "{} entries were checked.",
                                                                      verified->entries));
        for (const auto& fault : verified->faults)
            box.add("FAULT").set("WORDS", context.translate(fault_words(fault.kind),
                                                            {{"number", std::to_string(fault.number)}}));
        box.show("MORE_FAULTS", verified->more_faults);
    }
    return room_page(context, parts, "room/chain.html", fields, Tab::audit, {.back = "/room/audit"});
}

net::Response get_chain(visit::Context& context, const Parts& parts) {
    return show_chain(context, parts, nullptr);
}

net::Response check_chain(visit::Context& context, const Parts& parts) {
    const auto verified = audit::verify(context.database(), context.organisation->id);
    return show_chain(context, parts, &verified);
}

}  // namespace

bool has_moment(std::string_view actor) {
    return actor.starts_with("staff:");
}

std::vector<visit::Route> audit_routes(const Parts& parts) {
    using net::Method;
    return {route(Method::get, "/room/audit", may_audit, show_audit, parts),
            route(Method::get, "/room/audit/keten", may_audit, get_chain, parts),
            route(Method::post, "/room/audit/keten", may_audit, check_chain, parts)};
}

}  // namespace luwte::room
