#include "feature/rule_builder/example_fact.h"

#include <algorithm>

#include "view/catalogue.h"

namespace luwte::rule_builder {
namespace {

using Shape = ExampleFact::Shape;

constexpr std::string_view places[] = {"topic", "reply", "group", "chat", "profile"};
constexpr std::string_view zones[] = {"survivors", "nearby", "involved", "professionals"};

constexpr ExampleFact facts[] = {
    {"place", Shape::text, LUWTE_TEXT("Where it is written"), 0, places},
    {"zone", Shape::text, LUWTE_TEXT("In which zone"), 0, zones},
    {"forum", Shape::text, LUWTE_TEXT("In which forum"), 0, {}},
    {"group", Shape::text, LUWTE_TEXT("In which group"), 0, {}},
    {"language", Shape::text, LUWTE_TEXT("Language of the pages that the author sees"), 0, {}},
    {"first_disclosure", Shape::flag, LUWTE_TEXT("It is the author's first message here"), 0, {}},
    {"replies_to_first_disclosure", Shape::flag, LUWTE_TEXT("It is one of the first answers to somebody's first message"), 0, {}},
    {"author.messages", Shape::number, LUWTE_TEXT("Messages of the author so far"), 1'000'000, {}},
    {"author.days", Shape::number, LUWTE_TEXT("Days since the author's first message"), 100'000, {}},
    {"author.expert", Shape::flag, LUWTE_TEXT("The author is an expert of the organisation"), 0, {}},
    {"author.last_ten_minutes", Shape::number, LUWTE_TEXT("Messages of the author in the last ten minutes"), 10'000, {}},
    {"author.same_text", Shape::number, LUWTE_TEXT("How often the author placed this same text before, within a day"), 10'000, {}},
    {"arrivals", Shape::number, LUWTE_TEXT("People who wrote here for the first time in the last ten minutes"), 1'000'000, {}},
    {"danger", Shape::number, LUWTE_TEXT("Level of danger that was found"), 3, {}},
    {"now", Shape::number, LUWTE_TEXT("When it is written"), 4'102'444'800, {}},
};

}  // namespace

std::span<const ExampleFact> example_facts() {
    return facts;
}

const ExampleFact* find_fact(std::string_view name) {
    const auto* found = std::ranges::find(facts, name, &ExampleFact::name);
    return found == std::end(facts) ? nullptr : found;
}

}  // namespace luwte::rule_builder
