// When something happened, no more exactly than others may know (safety.md S8): "vandaag", "deze week", "in
// maart".
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "view/catalogue.h"
#include "view/language.h"

namespace luwte::view {

enum class CoarseTimeKind : std::uint8_t { today, yesterday, this_week, this_month, in_month, in_year };

struct CoarseTime {
    CoarseTimeKind kind = CoarseTimeKind::today;
    unsigned month = 0;  ///< 1 to 12, for in_month
    int year = 0;        ///< for in_year
    friend bool operator==(const CoarseTime&, const CoarseTime&) = default;
};

/// By the calendar of the Netherlands (Europe/Amsterdam, weeks begin on Monday). What lies in the future is
/// today.
[[nodiscard]] CoarseTime coarse_time(base::TimePoint moment, base::TimePoint now);
/// In words: "vandaag", "gisteren", "deze week", "deze maand", "in maart", "in 2025".
[[nodiscard]] std::string coarse_time_text(const Catalogue& catalogue, Language language,
                                           base::TimePoint moment, base::TimePoint now);

}  // namespace luwte::view
