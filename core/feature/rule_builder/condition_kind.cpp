#include "feature/rule_builder/condition_kind.h"

#include <algorithm>
#include <array>

#include "view/catalogue.h"

namespace luwte::rule_builder {
namespace {

using View = std::string_view;

constexpr View places[] = {"topic", "reply", "group", "chat", "profile"};
constexpr View zones[] = {"survivors", "nearby", "involved", "professionals"};
constexpr View weekdays[] = {"1", "2", "3", "4", "5", "6", "7"};
constexpr View data[] = {"phone", "e-mail", "iban", "bsn", "address", "licence-plate", "handle"};
/// Languages in which words have endings, as script/pattern.h knows them.
constexpr View with_endings[] = {"nl", "en", "ar", "tr", "pl"};
constexpr View languages[] = {"nl", "en", "ar", "tr", "pl", "de", "fr", "es", "uk", "ru", "fa"};

constexpr ConditionKind kinds[] = {
    {"words", Shape::words, "", LUWTE_TEXT("It holds these words"), 1, 50, 1, false, {}},
    {"near", Shape::near, "", LUWTE_TEXT("It holds words of two lists near each other"), 1, 50, 5, false, {}},
    {"data", Shape::data, "", LUWTE_TEXT("It holds personal data"), 0, 0, 0, false, data},
    {"expression", Shape::expression, "", LUWTE_TEXT("It fits an expression (RE2)"), 0, 0, 0, false, {}},
    {"written", Shape::written, "", LUWTE_TEXT("As written, with capitals and signs, it fits an expression (RE2)"), 0, 0, 0, false, {}},
    {"links", Shape::number, "m.links", LUWTE_TEXT("Number of links"), 1, 100, 1, false, {}},
    {"links-to", Shape::domains, "links_to", LUWTE_TEXT("A link leads to one of these domains"), 0, 0, 0, false, {}},
    {"links-beyond", Shape::domains, "links_beyond", LUWTE_TEXT("A link leads anywhere but to these domains"), 0, 0, 0, false, {}},
    {"mentions", Shape::number, "m.mentions", LUWTE_TEXT("Number of people who are mentioned (@name)"), 1, 1'000, 5, false, {}},
    {"characters", Shape::number, "m.characters", LUWTE_TEXT("Length in characters"), 1, 20'000, 1'000, false, {}},
    {"word-count", Shape::number, "m.words", LUWTE_TEXT("Length in words"), 1, 10'000, 5, false, {}},
    {"lines", Shape::number, "m.lines", LUWTE_TEXT("Number of lines"), 1, 5'000, 30, false, {}},
    {"capitals", Shape::number, "m.capitals", LUWTE_TEXT("Capitals, in per cent of the letters"), 1, 100, 70, false, {}},
    {"repeats", Shape::number, "m.repeats", LUWTE_TEXT("How often a word or sentence is repeated"), 2, 1'000, 4, false, {}},
    {"longest-run", Shape::number, "m.longest_run", LUWTE_TEXT("How often one letter or sign stands in a row"), 2, 10'000, 8, false, {}},
    {"written-in", Shape::choice, "m.written_in", LUWTE_TEXT("The language of the text"), 0, 0, 0, false, languages},
    {"account-days", Shape::number, "m.author.days", LUWTE_TEXT("Days since the author's first message"), 1, 3'650, 3, false, {}},
    {"author-messages", Shape::number, "m.author.messages", LUWTE_TEXT("Messages of the author so far"), 1, 100'000, 3, false, {}},
    {"haste", Shape::number, "m.author.last_ten_minutes", LUWTE_TEXT("Messages of the author in the last ten minutes"), 1, 100, 5, false, {}},
    {"same-text", Shape::number, "m.author.same_text", LUWTE_TEXT("How often the author placed this same text before, within a day"), 1, 100, 1, false, {}},
    {"arrivals", Shape::number, "m.arrivals", LUWTE_TEXT("People who wrote here for the first time in the last ten minutes"), 1, 10'000, 20, false, {}},
    {"expert", Shape::flag, "m.author.expert", LUWTE_TEXT("The author is an expert of the organisation"), 0, 0, 0, false, {}},
    {"first-message", Shape::flag, "m.first_disclosure", LUWTE_TEXT("It is the author's first message here"), 0, 0, 0, false, {}},
    {"first-reply", Shape::flag, "m.replies_to_first_disclosure", LUWTE_TEXT("It is one of the first answers to somebody's first message"), 0, 0, 0, false, {}},
    {"zone", Shape::choice, "m.zone", LUWTE_TEXT("In which zone"), 0, 0, 0, false, zones},
    {"forum", Shape::choice, "m.forum", LUWTE_TEXT("In which forum"), 0, 0, 0, false, {}},
    {"group", Shape::choice, "m.group", LUWTE_TEXT("In which group"), 0, 0, 0, false, {}},
    {"hours", Shape::hours, "between", LUWTE_TEXT("Time of day"), 0, 24, 22, false, {}},
    {"weekday", Shape::choice, "m.weekday", LUWTE_TEXT("Day of the week"), 0, 0, 0, true, weekdays},
    {"warning", Shape::choice, "m.warnings", LUWTE_TEXT("The author chose one of these content warnings"), 0, 0, 0, false, {}},
    {"warnings", Shape::number, "#m.warnings", LUWTE_TEXT("Number of content warnings that the author chose"), 1, 20, 1, false, {}},
    {"danger", Shape::number, "m.danger", LUWTE_TEXT("Level of danger that was found"), 1, 3, 2, false, {}},
};

}  // namespace

std::span<const ConditionKind> condition_kinds() {
    return kinds;
}

const ConditionKind* find_kind(std::string_view code) {
    const auto* found = std::ranges::find(kinds, code, &ConditionKind::code);
    return found == std::end(kinds) ? nullptr : found;
}

std::span<const std::string_view> known_places() {
    return places;
}

std::span<const std::string_view> word_languages() {
    return with_endings;
}

}  // namespace luwte::rule_builder
