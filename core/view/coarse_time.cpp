// Days and weeks as the Netherlands count them, with ICU's time zone data.
#include "view/coarse_time.h"

#include <array>
#include <chrono>
#include <memory>
#include <string_view>

#include <unicode/timezone.h>

namespace luwte::view {

namespace {

using std::chrono::days;

/// The day on which `moment` falls in the Netherlands.
std::chrono::sys_days local_day(base::TimePoint moment) {
    // A constant: made once, never changed.
    static const std::unique_ptr<const icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Amsterdam"));
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(moment.time_since_epoch());
    std::int32_t raw = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(milliseconds.count()), 0, raw, summer, status);
    if (U_FAILURE(status)) raw = summer = 0;
    return std::chrono::floor<days>(moment + std::chrono::milliseconds(raw + summer));
}

std::chrono::sys_days monday_of(std::chrono::sys_days day) {
    return day - days(std::chrono::weekday(day).iso_encoding() - 1);
}

constexpr std::array<std::string_view, 12> months{
    LUWTE_TEXT("in January"), LUWTE_TEXT("in February"), LUWTE_TEXT("in March"),
    LUWTE_TEXT("in April"),   LUWTE_TEXT("in May"),      LUWTE_TEXT("in June"),
    LUWTE_TEXT("in July"),    LUWTE_TEXT("in August"),   LUWTE_TEXT("in September"),
    LUWTE_TEXT("in October"), LUWTE_TEXT("in November"), LUWTE_TEXT("in December")};

}  // namespace

CoarseTime coarse_time(base::TimePoint moment, base::TimePoint now) {
    const auto day = local_day(moment), today = local_day(now);
    if (day >= today) return {CoarseTimeKind::today};
    if (day == today - days(1)) return {CoarseTimeKind::yesterday};
    if (monday_of(day) == monday_of(today)) return {CoarseTimeKind::this_week};
    const std::chrono::year_month_day date(day), date_now(today);
    if (date.year() != date_now.year()) return {CoarseTimeKind::in_year, 0, static_cast<int>(date.year())};
    if (date.month() == date_now.month()) return {CoarseTimeKind::this_month};
    return {CoarseTimeKind::in_month, static_cast<unsigned>(date.month())};
}

std::string coarse_time_text(const Catalogue& catalogue, Language language, base::TimePoint moment,
                             base::TimePoint now) {
    const auto when = coarse_time(moment, now);
    switch (when.kind) {
        case CoarseTimeKind::today:
            return catalogue.translate(language, "today");
        case CoarseTimeKind::yesterday:
            return catalogue.translate(language, "yesterday");
        case CoarseTimeKind::this_week:
            return catalogue.translate(language, "this week");
        case CoarseTimeKind::this_month:
            return catalogue.translate(language, "this month");
        case CoarseTimeKind::in_month:
            return catalogue.translate(language, months.at(when.month - 1));
        case CoarseTimeKind::in_year:
            return fill_in(catalogue.translate(language, "in {year}"), {{"year", std::to_string(when.year)}});
    }
    return {};
}

}  // namespace luwte::view
