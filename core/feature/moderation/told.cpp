#include "feature/moderation/told.h"

namespace luwte::moderation {
namespace {

constexpr std::string_view marker = "reason:";

}  // namespace

std::string keep_told(Choice choice, std::string_view reason, std::string_view words) {
    std::string kept(marker);
    kept += choice_name(choice);
    kept += ':';
    kept += reason;
    if (!words.empty()) {
        kept += "\n\n";
        kept += words;
    }
    return kept;
}

std::string tell(const view::Catalogue& catalogue, view::Language language, std::string_view kept) {
    if (!kept.starts_with(marker)) return std::string(kept);
    const auto line = kept.substr(0, kept.find('\n'));
    const auto code = line.substr(marker.size());
    const auto colon = code.find(':');
    const auto choice = parse_choice(code.substr(0, colon));
    if (!choice || colon == std::string_view::npos) return std::string(kept);
    const auto english = reason_text(*choice, code.substr(colon + 1));
    if (english.empty()) return std::string(kept);
    return catalogue.translate(language, english) + std::string(kept.substr(line.size()));
}

}  // namespace luwte::moderation
