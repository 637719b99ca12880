#include "feature/room/sanction_form.h"

#include <charconv>

#include "feature/moderation/sanction_words.h"
#include "feature/room/words.h"

namespace luwte::room {
namespace {

using base::ProblemKind;
using moderation::Reach;
using moderation::SanctionKind;

constexpr SanctionKind all_kinds[] = {SanctionKind::warning, SanctionKind::slow, SanctionKind::read_only,
                                      SanctionKind::pause, SanctionKind::exclusion};

struct Length {
    int days;
    const char* text;
};
constexpr Length lengths[] = {
    {1, LUWTE_TEXT("one day")},       {3, LUWTE_TEXT("three days")}, {7, LUWTE_TEXT("a week")},
    {14, LUWTE_TEXT("two weeks")},    {30, LUWTE_TEXT("a month")},   {90, LUWTE_TEXT("three months")},
    {183, LUWTE_TEXT("half a year")}, {365, LUWTE_TEXT("a year")},   {730, LUWTE_TEXT("two years")},
};
constexpr Length paces[] = {{10, LUWTE_TEXT("10 minutes")},
                            {60, LUWTE_TEXT("an hour")},
                            {360, LUWTE_TEXT("6 hours")},
                            {1440, LUWTE_TEXT("a day")}};

/// Where a kind holds when nothing is said about it, and where the same kind holds in one place alone.
Reach usual_reach(SanctionKind kind) {
    if (kind == SanctionKind::read_only) return Reach::place;
    return kind == SanctionKind::exclusion ? Reach::account : Reach::zone;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What it does, so that nobody has to know the word.
const char* kind_help(SanctionKind kind) {
    switch (kind) {
        case SanctionKind::warning:
            return LUWTE_TEXT("Warning: words alone");
        case SanctionKind::slow:
            return LUWTE_TEXT("Slow mode: one message each so long");
        case SanctionKind::read_only:
            return LUWTE_TEXT("Reading only, in this place");
        case SanctionKind::pause:
            return LUWTE_TEXT("Pause from writing under this name, a month at most");
        case SanctionKind::exclusion:
            return LUWTE_TEXT("Exclusion: no writing anywhere, two years at most");
    }
    return "";
}

void add_options(view::Fields fields, const visit::Context& context, const char* section,
                 std::span<const Length> options, int chosen) {
    for (const auto& option : options) {
        auto row = fields.add(section);
        row.set("VALUE", std::int64_t{option.days});
        row.set("WORD", context.translate(option.text));
        row.show("CHOSEN", option.days == chosen);
    }
}

}  // namespace

void add_sanction_form(view::Fields fields, visit::Context& context, PersonaId persona, bool has_place) {
    const auto before = moderation::sanctions_of(context.database(), context.organisation->id, persona);
    const auto& form = context.form;
    const auto strikes = moderation::strikes(before, context.now);
    const auto fitting = moderation::next_step(strikes);
    fields.show("OPEN", !form.get("sanction").empty() || strikes > 0);
    fields.show("NONE_BEFORE", before.empty());
    for (const auto& sanction : before) {
        auto row = fields.add("EARLIER");
        row.set("WHAT", moderation::sanction_short(context, sanction));
        row.set("WHY", moderation::sanction_why(context, sanction));
        row.set("WHEN", clock_words(context, sanction.starts_at));
        row.show("HOLDS", sanction.holds(context.now)).show("COUNTS", sanction.counts(context.now));
        row.show("REVOKED", sanction.revoked_at.has_value());
    }
    fields.set_if(
        "FITTING",
        strikes == 0
            ? std::string()
            : context.renderer.catalogue().translate_count(context.language, "{} earlier one still counts.",
                                                           "{} earlier ones still count.", strikes) +
                  " " +
                  context.translate("Mostly fitting now: {what}.",
                                    {{"what", moderation::sanction_kind_words(context, fitting.kind)}}));
    for (const auto kind : all_kinds) {
        if (kind == SanctionKind::read_only && !has_place) continue;
        auto row = fields.add("KIND");
        row.set("VALUE", moderation::sanction_kind_name(kind));
        row.set("WORD", context.translate(kind_help(kind)));
        row.show("CHOSEN", form.get("sanction") == moderation::sanction_kind_name(kind));
    }
    for (const auto& reason : moderation::sanction_reasons()) {
        auto row = fields.add("WHY_OPTION");
        row.set("VALUE", reason.code);
        row.set("WORD", context.translate(reason.text));
        row.show("CHOSEN", form.get("sanction_reason") == reason.code);
    }
    add_options(fields, context, "LENGTH", lengths,
                number(form.get("sanction_days")).value_or(static_cast<int>(fitting.lasts.count())));
    add_options(fields, context, "PACE", paces, number(form.get("sanction_minutes")).value_or(60));
    fields.show("HAS_REACH", has_place).show("HERE", form.get("sanction_reach") == "place");
}

base::Result<std::optional<moderation::SanctionOrder>> read_sanction(const FieldReader& field) {
    const auto name = field("sanction");
    if (name.empty() || name == "none") return std::nullopt;
    const auto kind = moderation::parse_sanction_kind(name);
    if (!kind) return base::problem(ProblemKind::invalid, "sanction.no-kind", "sanction");
    moderation::SanctionOrder order;
    order.kind = *kind;
    order.reach = usual_reach(*kind);
    // In this place alone, where the kind can be so; the others have one reach.
    if (const auto reach = field("sanction_reach"); !reach.empty()) {
        const auto wished = moderation::parse_reach(reach);
        if (!wished) return base::problem(ProblemKind::invalid, "sanction.no-reach", "sanction_reach");
        if (moderation::may_reach(*kind, *wished)) order.reach = *wished;
    }
    if (const auto days = field("sanction_days"); !days.empty()) {
        const auto count = number(days);
        if (!count) return base::problem(ProblemKind::invalid, "sanction.no-length", "sanction_days");
        order.lasts = std::chrono::days(*count);
    }
    // Words have no length of their own to choose: a warning stands a week.
    if (*kind == SanctionKind::warning) order.lasts = moderation::longest(*kind);
    if (const auto minutes = field("sanction_minutes"); !minutes.empty()) {
        const auto count = number(minutes);
        if (!count) return base::problem(ProblemKind::invalid, "sanction.no-pace", "sanction_minutes");
        order.every_minutes = *count;
    }
    order.reason = field("sanction_reason");
    return order;
}

}  // namespace luwte::room
