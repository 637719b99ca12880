#include "feature/directory/hours.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <unicode/basictz.h>
#include <unicode/timezone.h>

namespace luwte::directory {
namespace {

using namespace std::chrono;
using std::chrono::minutes;

/// How far ahead an opening is looked for: a slot comes back every week, and one day more for safety.
constexpr int days_ahead = 8;

const icu::BasicTimeZone& netherlands() {
    static const std::unique_ptr<const icu::BasicTimeZone> zone = [] {
        std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone("Europe/Amsterdam"));
        auto* basic = dynamic_cast<icu::BasicTimeZone*>(found.get());
        if (basic == nullptr) throw std::runtime_error("ICU does not know Europe/Amsterdam");
        found.release();  // owned by the pointer that is returned
        return std::unique_ptr<const icu::BasicTimeZone>(basic);
    }();
    return *zone;
}

UDate to_icu(milliseconds since_epoch) {
    return static_cast<UDate>(since_epoch.count());
}

/// Monday is 0.
unsigned weekday_of(sys_days date) {
    return weekday(date).iso_encoding() - 1;
}

struct Interval {
    base::TimePoint begin, end;
};

/// When the slots are open around the moment, in order, joined where they touch.
std::vector<Interval> intervals(const std::vector<Window>& windows, sys_days today) {
    std::vector<Interval> all;
    for (int offset = -1; offset <= days_ahead; ++offset) {
        const sys_days date = today + days(offset);
        for (const auto& window : windows) {
            if ((window.days & (1U << weekday_of(date))) == 0) continue;
            const sys_days end_date = window.to <= window.from ? date + days(1) : date;
            const Interval interval{moment_of(date, window.from), moment_of(end_date, window.to)};
            if (interval.begin < interval.end) all.push_back(interval);
        }
    }
    std::ranges::sort(all, {}, &Interval::begin);
    std::vector<Interval> joined;
    for (const auto& interval : all) {
        if (!joined.empty() && interval.begin <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, interval.end);
        } else {
            joined.push_back(interval);
        }
    }
    return joined;
}

}  // namespace

LocalTime local_time(base::TimePoint moment) {
    const auto utc = floor<milliseconds>(moment.time_since_epoch());
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    netherlands().getOffset(to_icu(utc), /*local=*/0, raw, saving, status);
    const sys_time<milliseconds> local(utc + milliseconds(raw + saving));
    const auto date = floor<days>(local);
    return {date, weekday_of(date), floor<minutes>(local - date)};
}

base::TimePoint moment_of(sys_days date, minutes of_day) {
    const auto local = duration_cast<milliseconds>(date.time_since_epoch() + of_day);
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    // FORMER: the offset before the change, which is the first of two and reads a skipped time as RFC 5545
    // does.
    netherlands().getOffsetFromLocal(to_icu(local), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving,
                                     status);
    return base::TimePoint(local - milliseconds(raw + saving));
}

Openness openness(const std::optional<Hours>& hours, base::TimePoint moment) {
    if (!hours) return {};
    if (hours->always) return {.state = OpenState::open, .until = {}, .from = {}};
    const auto today = local_time(moment).date;
    for (const auto& interval : intervals(hours->windows, today)) {
        if (interval.end <= moment) continue;
        if (moment < interval.begin) return {.state = OpenState::closed, .until = {}, .from = interval.begin};
        // Slots that follow on one another without end: open, and nothing to say about closing.
        if (interval.end - moment >= days(days_ahead - 1))
            return {.state = OpenState::open, .until = {}, .from = {}};
        return {.state = OpenState::open, .until = interval.end, .from = {}};
    }
    return {.state = OpenState::closed, .until = {}, .from = {}};
}

}  // namespace luwte::directory
