#include "feature/escalation/holidays.h"

namespace luwte::escalation {
namespace {

using namespace std::chrono;

sys_days easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return sys_days(std::chrono::year(year) / month(static_cast<unsigned>(sum / 31)) /
                    day(static_cast<unsigned>(sum % 31 + 1)));
}

sys_days kings_day(year when) {
    const sys_days usual(when / April / 27);
    return weekday(usual) == Sunday ? usual - days(1) : usual;
}

}  // namespace

std::optional<Holiday> holiday(sys_days date) {
    const year_month_day parts{date};
    const auto when = parts.year();
    const auto first = easter(static_cast<int>(when));
    struct Line {
        sys_days date;
        Holiday holiday;
    };
    const Line lines[] = {
        {sys_days(when / January / 1), Holiday::new_year},
        {first, Holiday::easter_sunday},
        {first + days(1), Holiday::easter_monday},
        {kings_day(when), Holiday::kings_day},
        {sys_days(when / May / 5), Holiday::liberation_day},
        {first + days(39), Holiday::ascension},
        {first + days(49), Holiday::whit_sunday},
        {first + days(50), Holiday::whit_monday},
        {sys_days(when / December / 25), Holiday::christmas},
        {sys_days(when / December / 26), Holiday::second_christmas},
    };
    for (const auto& line : lines)
        if (line.date == date) return line.holiday;
    return std::nullopt;
}

}  // namespace luwte::escalation
