#include "feature/directory/help_view.h"

#include <algorithm>

#include "base/log.h"
#include "feature/directory/service_text.h"

namespace luwte::directory {
namespace {

void show_line(view::Fields row, const HelpLine& line, const visit::Context& context) {
    row.set("NAME", line.name);
    row.set("WHAT", line.emergency ? context.translate("When it is not safe this minute.")
                                   : in_language(line.summary_nl, line.summary_en, context));
    row.set("OPEN", openness_text(line.open, context)).set("OPEN_CLASS", openness_class(line.open.state));
    const bool dials = !line.number.empty();
    row.show("CALL", dials)
        .show("VISIT", !dials && !line.address.empty())
        .show("NOWHERE", !dials && line.address.empty());
    if (dials) row.set("NUMBER", line.number).set("DIAL", digits_of(line.number));
    row.set("ADDRESS", line.address).set("HOST", host_of(line.address));
    const bool chats_too =
        dials && line.chat && line.chat->state != OpenState::closed && !line.address.empty();
    row.show("CHAT_TOO", chats_too);
    if (chats_too) {
        row.set("CHAT_OPEN", line.chat->state == OpenState::unknown
                                 ? context.translate("We do not know at what hours")
                                 : openness_text(*line.chat, context));
    }
    row.show("BY_PHONE", line.channel == "phone" && !dials).show("BY_CHAT", line.channel == "chat");
    row.show("BY_OTHER", line.channel != "phone" && line.channel != "chat");

    const auto fact = [&](const std::string& text) {
        if (!text.empty()) row.add("FACT").set("FACT_TEXT", text);
    };
    fact(cost_text(line.cost, context));
    if (!line.emergency) fact(anonymous_text(line.anonymous, context));
    if (const auto staff = staff_text(line.staffed_by, context); !staff.empty()) {
        fact(context.translate("You talk with {who}", {{"who", staff}}));
    } else {
        fact(context.translate("We do not know who answers"));
    }
    if (line.channel == "phone" && line.on_bill) fact(bill_text(line.on_bill, context));
    if (line.speaks && context.language == view::Language::english)
        fact(context.translate("Information in your language"));
    if (line.verified) fact(checked_text(line.verified, line.source_year, {}, context));
    if (line.service && !line.emergency) row.show("MORE").set("ID", base::to_public(line.service));
}

/// What we do not know of most of them is said once below the cards, not on each: somebody in a hurry reads the numbers.
void show_unknown(view::Fields fields, std::span<const HelpLine> lines) {
    int first = 0;
    int last = 0;
    bool bill = false;
    for (const auto& line : lines) {
        if (line.emergency) continue;
        bill = bill || (line.channel == "phone" && !line.on_bill);
        if (line.verified || line.source_year == 0) continue;
        first = first == 0 ? line.source_year : std::min(first, line.source_year);
        last = std::max(last, line.source_year);
    }
    fields.show("BILL_UNKNOWN", bill);
    if (first == 0) return;
    auto unverified = fields.add("UNVERIFIED");
    unverified.set("FIRST_YEAR", std::to_string(first)).set("LAST_YEAR", std::to_string(last));
}

}  // namespace

void show_help(view::Fields fields, std::span<const HelpLine> lines, const visit::Context& context) {
    for (const auto& line : lines) show_line(fields.add("LINE"), line, context);
    show_unknown(fields, lines);
}

std::shared_ptr<const Directory> directory_or_nothing(Snapshots& snapshots, visit::Context& context) {
    try {
        return snapshots.current([&]() -> store::Connection& { return context.database(); });
    } catch (const store::DatabaseError& error) {
        spdlog::error("the directory could not be read: {}", error.what());
        return std::make_shared<const Directory>(std::vector<Service>{}, std::vector<HelpPlan>{});
    }
}

}  // namespace luwte::directory
