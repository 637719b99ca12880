#include "feature/directory/service_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace luwte::directory {
namespace {

using std::chrono::minutes;

constexpr std::array<const char*, 7> day_labels = {
    LUWTE_TEXT("Monday"), LUWTE_TEXT("Tuesday"),  LUWTE_TEXT("Wednesday"), LUWTE_TEXT("Thursday"),
    LUWTE_TEXT("Friday"), LUWTE_TEXT("Saturday"), LUWTE_TEXT("Sunday")};
constexpr unsigned every_day = 127;

/// As clocks are written in the language: "22.00" in Dutch, "22:00" in English.
std::string clock_text(minutes of_day, const visit::Context& context) {
    const char separator = context.language == view::Language::english ? ':' : '.';
    const auto whole = of_day.count() % (24 * 60);
    return fmt::format("{}{}{:02}", whole / 60, separator, whole % 60);
}

std::string joined(const std::vector<std::string>& parts, const visit::Context& context) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) text += i + 1 == parts.size() ? " " + context.translate("and") + " " : ", ";
        text += parts[i];
    }
    return text;
}

/// Three days in a row or more become "Monday to Friday".
std::string days_text(unsigned days, const visit::Context& context) {
    if (days == every_day) return context.translate("Every day");
    std::vector<std::string> parts;
    for (std::size_t day = 0; day < day_labels.size();) {
        std::size_t end = day;
        while (end < day_labels.size() && (days & (1U << end)) != 0) ++end;
        const auto name = [&](std::size_t which) { return context.translate(day_labels.at(which)); };
        if (end - day >= 3) {
            parts.push_back(
                context.translate("{first} to {last}", {{"first", name(day)}, {"last", name(end - 1)}}));
        } else {
            for (auto each = day; each < end; ++each) parts.push_back(name(each));
        }
        day = end + 1;
    }
    return joined(parts, context);
}

std::string opening_text(base::TimePoint opens, const visit::Context& context) {
    const auto now = local_time(context.now);
    const auto then = local_time(opens);
    const auto clock = clock_text(then.of_day, context);
    if (then.date == now.date) return context.translate("Opens at {time}", {{"time", clock}});
    if (then.date == now.date + std::chrono::days(1))
        return context.translate("Opens tomorrow at {time}", {{"time", clock}});
    const auto day = context.translate(day_labels.at(then.weekday));
    return context.translate("Opens on {day} at {time}", {{"day", day}, {"time", clock}});
}

}  // namespace

std::string openness_text(const Openness& open, const visit::Context& context) {
    switch (open.state) {
        case OpenState::open: {
            if (!open.until) return context.translate("Open day and night");
            const auto clock = clock_text(local_time(*open.until).of_day, context);
            return context.translate("Open now, until {time}", {{"time", clock}});
        }
        case OpenState::closed:
            return open.from ? opening_text(*open.from, context) : context.translate("Closed now");
        case OpenState::unknown:
            break;
    }
    return context.translate("We do not know when it is open");
}

std::string_view openness_class(OpenState state) {
    switch (state) {
        case OpenState::open:
            return "open-now";
        case OpenState::closed:
            return "shut";
        case OpenState::unknown:
            break;
    }
    return "unsure";
}

std::string hours_text(const std::optional<Hours>& hours, const visit::Context& context) {
    if (!hours) return context.translate("We do not know when it is open");
    if (hours->always) return context.translate("Day and night");
    std::vector<std::string> parts;
    for (const auto& window : hours->windows) {
        parts.push_back(
            context.translate("{days} {from} to {to}", {{"days", days_text(window.days, context)},
                                                        {"from", clock_text(window.from, context)},
                                                        {"to", clock_text(window.to, context)}}));
    }
    auto text = fmt::format("{}", fmt::join(parts, "; "));
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string cost_text(Cost cost, const visit::Context& context) {
    switch (cost) {
        case Cost::free:
            return context.translate("Free");
        case Cost::regular:
            return context.translate("You pay what an ordinary call costs");
        case Cost::unknown:
            break;
    }
    return {};
}

std::string anonymous_text(std::optional<bool> anonymous, const visit::Context& context) {
    if (!anonymous) return context.translate("We do not know whether you can stay anonymous");
    return *anonymous ? context.translate("You need not say who you are")
                      : context.translate("Staying anonymous is not possible here");
}

std::string bill_text(std::optional<bool> on_bill, const visit::Context& context) {
    if (!on_bill) return context.translate("We do not know whether the call shows on the telephone bill");
    return *on_bill ? context.translate("The call shows on the telephone bill")
                    : context.translate("The call does not show on the telephone bill");
}

std::string staff_text(const std::vector<std::string>& staffed_by, const visit::Context& context) {
    std::vector<std::string> parts;
    for (const auto& term : staff_kinds()) {
        if (std::ranges::find(staffed_by, term.key) != staffed_by.end())
            parts.push_back(context.translate(term.label));
    }
    return joined(parts, context);
}

std::string checked_text(bool verified, int source_year, std::string_view verified_on,
                         const visit::Context& context) {
    if (verified && !verified_on.empty())
        return context.translate("Checked on {date}", {{"date", verified_on}});
    if (verified) return context.translate("Checked");
    return context.translate("Facts from {year}, not checked yet", {{"year", std::to_string(source_year)}});
}

std::string labels_text(std::span<const Term> terms, const std::vector<std::string>& keys,
                        const visit::Context& context) {
    std::string text;
    for (const auto& term : terms) {
        if (std::ranges::find(keys, term.key) == keys.end()) continue;
        if (!text.empty()) text += " · ";  // some labels hold commas
        text += context.translate(term.label);
    }
    return text;
}

const std::string& in_language(const std::string& dutch, const std::string& english,
                               const visit::Context& context) {
    return context.language == view::Language::english ? english : dutch;
}

std::string_view host_of(std::string_view address) {
    const auto scheme = address.find("://");
    if (scheme == std::string_view::npos) return {};
    address.remove_prefix(scheme + 3);
    return address.substr(0, address.find_first_of("/?#:"));
}

std::string digits_of(std::string_view number) {
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits),
                         [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
    return digits;
}

}  // namespace luwte::directory
