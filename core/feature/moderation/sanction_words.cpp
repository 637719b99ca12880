#include "feature/moderation/sanction_words.h"

#include <fmt/format.h>

#include "feature/directory/hours.h"
#include "view/catalogue.h"

namespace luwte::moderation {
namespace {

constexpr const char* months[] = {
    LUWTE_TEXT("January"),   LUWTE_TEXT("February"), LUWTE_TEXT("March"),    LUWTE_TEXT("April"),
    LUWTE_TEXT("May"),       LUWTE_TEXT("June"),     LUWTE_TEXT("July"),     LUWTE_TEXT("August"),
    LUWTE_TEXT("September"), LUWTE_TEXT("October"),  LUWTE_TEXT("November"), LUWTE_TEXT("December"),
};

/// "60 minutes", "6 hours".
std::string pace_words(const visit::Context& context, int minutes) {
    const auto& words = context.renderer.catalogue();
    if (minutes > 60 && minutes % 60 == 0)
        return words.translate_count(context.language, "{} hour", "{} hours", minutes / 60);
    return words.translate_count(context.language, "{} minute", "{} minutes", minutes);
}

}  // namespace

std::string sanction_kind_words(const visit::Context& context, SanctionKind kind) {
    switch (kind) {
        case SanctionKind::warning:
            return context.translate("Warning");
        case SanctionKind::slow:
            return context.translate("Slow mode");
        case SanctionKind::read_only:
            return context.translate("Reading only");
        case SanctionKind::pause:
            return context.translate("Pause from writing");
        case SanctionKind::exclusion:
            return context.translate("Exclusion");
    }
    return {};
}

std::string sanction_sentence(const visit::Context& context, const Sanction& sanction) {
    const auto pace = pace_words(context, sanction.every_minutes);
    const auto say = [&](const char* text) {
        return context.translate(
            text, {{"name", sanction.persona_name}, {"place", sanction.place_name}, {"pace", pace}});
    };
    switch (sanction.kind) {
        case SanctionKind::warning:
            return say(LUWTE_TEXT("This is a warning. You can go on writing."));
        case SanctionKind::slow:
            return sanction.reach == Reach::place
                       ? say(LUWTE_TEXT("In “{place}” you can place one message each {pace}."))
                       : say(LUWTE_TEXT("Under the name {name} you can place one message each {pace}."));
        case SanctionKind::read_only:
            return say(LUWTE_TEXT("In “{place}” you can read, and not write."));
        case SanctionKind::pause:
            return say(
                LUWTE_TEXT("Under the name {name} you have a pause from writing. You can read everything."));
        case SanctionKind::exclusion:
            return say(LUWTE_TEXT("You cannot write here for now. Reading and finding help stay possible."));
    }
    return {};
}

std::string sanction_why(const visit::Context& context, const Sanction& sanction) {
    const auto text = sanction_reason_text(sanction.reason);
    return text.empty() ? std::string() : context.translate(text);
}

std::string sanction_until(const visit::Context& context, const Sanction& sanction) {
    if (sanction.revoked_at) return context.translate("The team took this back. It holds no longer.");
    const auto moment = moment_words(context, sanction.ends_at);
    if (!sanction.holds(context.now))
        return context.translate("It ended on {moment}.", {{"moment", day_words(context, sanction.ends_at)}});
    return context.translate("Until {moment}. Then it ends by itself.", {{"moment", moment}});
}

std::string sanction_short(const visit::Context& context, const Sanction& sanction) {
    auto words = sanction_kind_words(context, sanction.kind);
    if (sanction.kind == SanctionKind::slow)
        words += ", " + context.translate("one message each {pace}",
                                          {{"pace", pace_words(context, sanction.every_minutes)}});
    if (sanction.reach == Reach::place) words += ", " + sanction.place_name;
    return words;
}

std::string day_words(const visit::Context& context, base::TimePoint moment) {
    const std::chrono::year_month_day day{directory::local_time(moment).date};
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                       context.translate(months[static_cast<unsigned>(day.month()) - 1]),
                       static_cast<int>(day.year()));
}

std::string moment_words(const visit::Context& context, base::TimePoint moment) {
    const auto local = directory::local_time(moment);
    return fmt::format("{}, {:02}:{:02}", day_words(context, moment), local.of_day.count() / 60,
                       local.of_day.count() % 60);
}

void show_stop(view::Fields fields, const visit::Context& context, const Stop& stop) {
    fields.set("WHAT", sanction_sentence(context, stop.sanction));
    fields.set("WHY", sanction_why(context, stop.sanction));
    fields.set_if("WORDS", stop.sanction.words);
    fields.set("UNTIL", stop.sanction.kind == SanctionKind::slow
                            ? context.translate("You can place the next one from {moment}.",
                                                {{"moment", moment_words(context, stop.until)}})
                            : sanction_until(context, stop.sanction));
    fields.set("MORE", context.link("/m/besluiten/" + base::to_public(stop.sanction.decision)));
}

}  // namespace luwte::moderation
