#include "feature/moderation/sanction.h"

#include <algorithm>
#include <array>

#include "view/catalogue.h"

namespace luwte::moderation {
namespace {

constexpr std::array kinds{"warning", "slow", "read_only", "pause", "exclusion"};
constexpr std::array reaches{"place", "zone", "account"};
constexpr std::array stop_codes{"", "sanction.slow", "sanction.read-only", "sanction.pause",
                                "sanction.exclusion"};

// They say what happened, not what somebody is.
constexpr SanctionReason reasons_list[] = {
    {"hurts", LUWTE_TEXT("What you wrote hurts people who read here.")},
    {"threat", LUWTE_TEXT("What you wrote threatens somebody.")},
    {"looks-for-someone", LUWTE_TEXT("You looked for a person here. That can put somebody in danger.")},
    {"contact", LUWTE_TEXT("You asked people to go on somewhere else. We cannot watch over them there.")},
    {"personal-data", LUWTE_TEXT("You wrote things by which somebody can be found.")},
    {"spam", LUWTE_TEXT("You placed advertising.")},
    {"flood", LUWTE_TEXT("You wrote so much in a short time that others could not get a word in.")},
    {"again", LUWTE_TEXT("This happened before, and we told you about it then.")},
    {"other", LUWTE_TEXT("The team explains it below.")},
};

template <class Value, class Names>
std::optional<Value> parse(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

bool covers(const Sanction& sanction, const Where& where) {
    switch (sanction.reach) {
        case Reach::account:
            return true;
        case Reach::zone:
            return sanction.zone == where.zone;
        case Reach::place:
            return sanction.zone == where.zone && sanction.place == where.place;
    }
    return false;
}

}  // namespace

const char* sanction_kind_name(SanctionKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}
std::optional<SanctionKind> parse_sanction_kind(std::string_view name) {
    return parse<SanctionKind>(kinds, name);
}
const char* reach_name(Reach reach) {
    return reaches.at(static_cast<std::size_t>(reach));
}
std::optional<Reach> parse_reach(std::string_view name) {
    return parse<Reach>(reaches, name);
}

std::span<const SanctionReason> sanction_reasons() {
    return reasons_list;
}

std::string_view sanction_reason_text(std::string_view code) {
    for (const auto& reason : reasons_list)
        if (code == reason.code) return reason.text;
    return {};
}

std::chrono::days longest(SanctionKind kind) {
    switch (kind) {
        case SanctionKind::warning:
            return std::chrono::days(7);
        case SanctionKind::slow:
            return std::chrono::days(90);
        case SanctionKind::read_only:
            return std::chrono::days(366);
        case SanctionKind::pause:
            return std::chrono::days(30);
        case SanctionKind::exclusion:
            return std::chrono::days(731);
    }
    return std::chrono::days(7);
}

std::chrono::days counts_for(SanctionKind kind) {
    const bool light = kind == SanctionKind::warning || kind == SanctionKind::slow;
    return std::chrono::days(light ? 90 : 180);
}

bool may_reach(SanctionKind kind, Reach reach) {
    switch (kind) {
        case SanctionKind::warning:
        case SanctionKind::slow:
            return reach != Reach::account;
        case SanctionKind::read_only:
            return reach == Reach::place;
        case SanctionKind::pause:
            return reach == Reach::zone;
        case SanctionKind::exclusion:
            return reach == Reach::account;
    }
    return false;
}

std::optional<base::TimePoint> stops_until(const Sanction& sanction, const Where& where, Act act,
                                           base::TimePoint now) {
    if (!sanction.holds(now) || !covers(sanction, where)) return std::nullopt;
    switch (sanction.kind) {
        case SanctionKind::warning:
            return std::nullopt;
        case SanctionKind::slow: {
            if (act == Act::change || !sanction.last_passed_at) return std::nullopt;
            const auto again = *sanction.last_passed_at + std::chrono::minutes(sanction.every_minutes);
            if (again <= now) return std::nullopt;
            return std::min(again, sanction.ends_at);
        }
        case SanctionKind::read_only:
        case SanctionKind::pause:
        case SanctionKind::exclusion:
            return sanction.ends_at;
    }
    return std::nullopt;
}

const char* stop_code(SanctionKind kind) {
    return stop_codes.at(static_cast<std::size_t>(kind));
}

SanctionOrder next_step(int strikes) {
    using std::chrono::days;
    if (strikes <= 0) return {SanctionKind::warning, Reach::zone, days(7), 60, ""};
    if (strikes == 1) return {SanctionKind::slow, Reach::zone, days(7), 60, ""};
    if (strikes == 2) return {SanctionKind::pause, Reach::zone, days(3), 60, ""};
    return {SanctionKind::pause, Reach::zone, days(30), 60, ""};
}

}  // namespace luwte::moderation
