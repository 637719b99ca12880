// Languages: their tags, the choice among them, and choices in an address.
#include "view/language.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace luwte::view {

namespace {

struct Tags {
    Language language;
    std::string_view code, html, direction, own_name;
};
constexpr std::array<Tags, 3> all_tags{{
    {Language::dutch, "nl", "nl", "ltr", "Nederlands"},
    {Language::plain_dutch, "nl-plain", "nl", "ltr", "Makkelijk Nederlands"},
    {Language::english, "en", "en", "ltr", "English"},
}};

const Tags& tags(Language language) {
    return all_tags.at(static_cast<std::size_t>(language));
}

char to_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The part up to `separator`; `text` keeps what follows it.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

/// A weight of RFC 9110 12.4.2 in thousandths; nothing when it is not one.
std::optional<int> parse_weight(std::string_view text) {
    if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return std::nullopt;
    int weight = (text[0] - '0') * 1000;
    if (text.size() == 1) return weight;
    if (text[1] != '.') return std::nullopt;
    int unit = 100;
    for (const char digit : text.substr(2)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        weight += (digit - '0') * unit;
        unit /= 10;
    }
    return weight <= 1000 ? std::optional(weight) : std::nullopt;
}

struct Range {
    std::string primary;  ///< in lower case: "nl" of "nl-BE"
    int weight = 1000;
};

std::vector<Range> parse_ranges(std::string_view header) {
    constexpr std::size_t longest = 1000, most = 30;  // browsers send less than ten
    header = header.substr(0, longest);
    std::vector<Range> ranges;
    while (!header.empty() && ranges.size() < most) {
        auto item = take_until(header, ',');
        auto name = trim(take_until(item, ';'));
        Range range;
        for (const char letter : take_until(name, '-')) range.primary += to_lower(letter);
        const auto parameter = trim(item);
        if (!parameter.empty()) {
            if (parameter.size() < 3 || to_lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
            const auto weight = parse_weight(trim(parameter.substr(2)));
            if (!weight) continue;
            range.weight = *weight;
        }
        if (!range.primary.empty()) ranges.push_back(std::move(range));
    }
    return ranges;
}

}  // namespace

std::string_view language_code(Language language) {
    return tags(language).code;
}
std::string_view html_language(Language language) {
    return tags(language).html;
}
std::string_view text_direction(Language language) {
    return tags(language).direction;
}
std::string_view language_name(Language language) {
    return tags(language).own_name;
}

std::optional<Language> parse_language(std::string_view code) {
    for (const auto& each : all_tags) {
        if (each.code == code) return each.language;
    }
    return std::nullopt;
}

Language negotiate(std::string_view accept_language, const std::vector<Language>& offered) {
    if (offered.empty()) return Language::dutch;
    const auto ranges = parse_ranges(accept_language);
    Language best = offered.front();
    int best_weight = 0;
    std::size_t best_place = ranges.size();
    for (const Language language : offered) {
        // The range that names the language counts before "*" does (RFC 9110 12.5.4).
        auto place = std::ranges::find(ranges, html_language(language), &Range::primary) - ranges.begin();
        if (place == std::ssize(ranges))
            place = std::ranges::find(ranges, "*", &Range::primary) - ranges.begin();
        if (place == std::ssize(ranges)) continue;
        const auto index = static_cast<std::size_t>(place);
        const int weight = ranges[index].weight;
        if (weight > best_weight || (weight == best_weight && weight > 0 && index < best_place)) {
            best = language;
            best_weight = weight;
            best_place = index;
        }
    }
    return best;
}

std::string Choices::prefix() const {
    if (!language && hidden_warnings == 0) return {};
    std::string prefix = "/-";
    if (language) prefix += language_code(*language);
    if (hidden_warnings != 0) {
        std::array<char, 8> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), hidden_warnings, 16).ptr;
        if (language) prefix += '.';
        prefix += 'h';
        prefix.append(digits.begin(), end);
    }
    return prefix;
}

SplitPath split_choices(std::string_view path) {
    const SplitPath untouched{{}, path};
    if (!path.starts_with("/-")) return untouched;
    const auto end = std::min(path.find('/', 1), path.size());
    const auto written = path.substr(0, end);
    auto parts = written.substr(2);

    Choices choices;
    auto part = take_until(parts, '.');
    if (const auto language = parse_language(part)) {
        choices.language = language;
        part = parts;
    } else if (!parts.empty()) {
        return untouched;
    }
    if (part.starts_with('h')) {
        const auto* last = part.data() + part.size();
        const auto [stopped, error] = std::from_chars(part.data() + 1, last, choices.hidden_warnings, 16);
        if (error != std::errc() || stopped != last) return untouched;
    }
    // One address for one page: whatever prefix() would write differently is not a choice.
    if (choices.prefix() != written) return untouched;
    return {choices, end == path.size() ? std::string_view("/") : path.substr(end)};
}

}  // namespace luwte::view
