#include "feature/rules/checking.h"

#include <algorithm>

#include "base/text.h"

namespace luwte::rules {
namespace {

using base::ProblemKind;

/// Bytes of U+202A to U+202E and U+2066 to U+2069: what comes after them may show in another order, so that a
/// second reader sees another rule than the machine ("Trojan Source", CVE-2021-42574).
bool hides_something(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return true;
        if (c != 0xE2 || i + 2 >= text.size()) continue;
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const auto third = static_cast<unsigned char>(text[i + 2]);
        if (second == 0x80 && third >= 0xAA && third <= 0xAE) return true;
        if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return true;
    }
    return false;
}

}  // namespace

base::Result<std::string> check_source(std::string_view source) {
    std::string text;
    text.reserve(source.size() + 1);
    for (std::size_t i = 0; i < source.size(); ++i)
        if (source[i] != '\r') text += source[i];
    while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
    if (text.empty()) return base::problem(ProblemKind::invalid, "rules.no-source", "source");
    text += '\n';
    if (text.size() > longest_source)
        return base::problem(ProblemKind::invalid, "rules.source-too-long", "source");
    if (!base::is_utf8(text) || hides_something(text))
        return base::problem(ProblemKind::invalid, "rules.hidden-characters", "source");
    return text;
}

base::Result<std::string> check_reason(std::string_view reason, bool needed) {
    if (!base::is_utf8(reason)) return base::problem(ProblemKind::invalid, "rules.no-reason", "reason");
    auto text = base::clean_text(reason);
    if (text.empty() && needed) return base::problem(ProblemKind::invalid, "rules.no-reason", "reason");
    if (base::count_characters(text) > longest_reason || text.size() > 4 * longest_reason)
        return base::problem(ProblemKind::invalid, "rules.reason-too-long", "reason");
    return text;
}

base::Result<> check_limits(const Writing& writing, base::TimePoint now) {
    if (writing.expires_at && *writing.expires_at <= now)
        return base::problem(ProblemKind::invalid, "rules.bad-date", "expires");
    if (writing.daily_cap && (*writing.daily_cap < 1 || *writing.daily_cap > highest_cap))
        return base::problem(ProblemKind::invalid, "rules.bad-cap", "cap");
    return {};
}

bool is_name(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= 60 && name.front() != '-' && std::ranges::all_of(name, fits);
}

}  // namespace luwte::rules
