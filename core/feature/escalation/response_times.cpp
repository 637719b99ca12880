#include "feature/escalation/response_times.h"

#include <fmt/format.h>

namespace luwte::escalation {

std::string response_csv(const std::vector<ResponseTimes>& times) {
    const auto seconds = [](const std::optional<std::chrono::seconds>& time) {
        return time ? std::to_string(time->count()) : std::string();
    };
    std::string csv = "month,level,alarms,median_seconds,p90_seconds,in_time_percent\r\n";
    for (const auto& line : times) {
        if (line.few)
            csv += fmt::format("{:04}-{:02},{},<{},,,\r\n", line.year, line.month, line.level, fewest_shown);
        else
            csv += fmt::format("{:04}-{:02},{},{},{},{},{:.0f}\r\n", line.year, line.month, line.level,
                               line.alarms, seconds(line.median), seconds(line.p90), line.in_time * 100);
    }
    return csv;
}

}  // namespace luwte::escalation
