#include "feature/forum/content_warning.h"

#include <algorithm>

#include "view/catalogue.h"

namespace luwte::forum {

const std::vector<ContentWarning>& content_warnings() {
    static const std::vector<ContentWarning> all{
        {0, "sexual-violence", LUWTE_TEXT("sexual violence")},
        {1, "physical-violence", LUWTE_TEXT("physical violence")},
        {2, "child-abuse", LUWTE_TEXT("child abuse")},
        {3, "self-harm", LUWTE_TEXT("self-harm")},
        {4, "suicide", LUWTE_TEXT("suicide")},
        {5, "eating", LUWTE_TEXT("eating problems")},
        {6, "substance", LUWTE_TEXT("alcohol or drugs")},
        {7, "honour", LUWTE_TEXT("violence in the name of honour")},
        {8, "religion", LUWTE_TEXT("pressure by religion")},
        {9, "police-court", LUWTE_TEXT("police or court")},
        {10, "loss", LUWTE_TEXT("loss and death")},
    };
    return all;
}

WarningSet known_warnings() {
    WarningSet set = 0;
    for (const ContentWarning& warning : content_warnings()) set |= 1U << warning.bit;
    return set;
}

WarningSet warnings_from_codes(const std::vector<std::string>& codes) {
    WarningSet set = 0;
    for (const ContentWarning& warning : content_warnings()) {
        if (std::ranges::find(codes, warning.code) != codes.end()) set |= 1U << warning.bit;
    }
    return set;
}

std::vector<std::string> warning_codes(WarningSet set) {
    std::vector<std::string> codes;
    for (const ContentWarning& warning : content_warnings()) {
        if ((set & (1U << warning.bit)) != 0) codes.emplace_back(warning.code);
    }
    return codes;
}

std::vector<std::string_view> warning_texts(WarningSet set) {
    std::vector<std::string_view> texts;
    for (const ContentWarning& warning : content_warnings()) {
        if ((set & (1U << warning.bit)) != 0) texts.push_back(warning.english);
    }
    return texts;
}

}  // namespace luwte::forum
