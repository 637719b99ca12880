// How long a back-test takes: 10,000 messages, made up as `luwte demo load` makes them, against 200 rules, on
// the two threads of low priority that the program takes for it. Reading the messages from the database is
// not in it. Prints one line of JSON.
#include <chrono>
#include <cstdio>
#include <ctime>

#include <fmt/format.h>

#include "feature/demo/phrases.h"
#include "feature/rules/backtests.h"
#include "script/rule_trial.h"

namespace {

using namespace luwte;

constexpr int messages_in_all = 10'000;
constexpr int rules_in_all = 200;

std::string text_of(const demo::Grammar& grammar, demo::Random& random) {
    std::string text = grammar.say("title", random) + "\n" + grammar.say("open", random);
    for (std::size_t i = 0, count = 1 + demo::below(random, 5); i < count; ++i)
        text += " " + grammar.say("middle", random);
    return text + "\n\n" + grammar.say("close", random);
}

/// Ten phrases each, half of the rules with a function of their own, as moderators write them.
std::string rule(int number, const demo::Grammar& grammar, demo::Random& random) {
    std::string phrases;
    for (int i = 0; i < 10; ++i) {
        const auto sentence = grammar.say("middle", random);
        const auto end = sentence.find(' ', sentence.find(' ') + 1);
        phrases += fmt::format("\"woord{}x{}\", ", number, i);
        // One of them is a beginning that really occurs, so that there is something to find.
        const auto words = sentence.substr(0, end);
        if (i == 0 && words.find_first_of("\"\\.,!?;:()*~") == std::string::npos)
            phrases += "\"" + words + "\", ";
    }
    const char* when =
        number % 2 == 0 ? "when = function(m) return m:has \"seen\" and m.author.messages < 3 end," : "";
    return fmt::format(
        "return rule {{ id = \"rule-{}\", patterns = {{ seen = {{ {} }} }}, {} verdict = hold {{ reason = "
        "\"r\", "
        "category = \"spam\" }} }}",
        number, phrases, when);
}

}  // namespace

int main() {
    const auto grammars = demo::read_grammars(LUWTE_SOURCE "/db/seed/demo_phrases.json");
    if (!grammars) return 1;
    const auto& grammar = grammars->at("nl");
    demo::Random random(1);
    std::vector<rules::PastMessage> messages(messages_in_all);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        messages[i].id = i + 1;
        messages[i].message.text = text_of(grammar, random);
        messages[i].message.author_messages = static_cast<std::int64_t>(demo::below(random, 20));
        bytes += messages[i].message.text.size();
    }
    std::vector<rules::Judging> own;
    for (int i = 0; i < rules_in_all; ++i)
        own.push_back({RuleId{static_cast<std::uint64_t>(i) + 1},
                       fmt::format("rule-{}", i),
                       1,
                       i == 0 ? rules::State::shadow : rules::State::published,
                       rule(i, grammar, random),
                       {},
                       {}});
    const auto compiled = rules::compile({}, own, {});
    if (!compiled.rules || !compiled.left_out.empty()) return 1;
    const auto tried = rules::try_on(*compiled.rules, "rule-0", messages, {}, [](int) { return true; });
    if (!tried) return 1;
    const auto seconds = static_cast<double>(tried->result.milliseconds) / 1000;
    fmt::print(
        "{{\"messages\":{},\"mean_bytes\":{},\"rules\":{},\"seconds\":{:.2f},\"processor_seconds\":{:.2f}}}"
        "\n",
        messages_in_all, bytes / messages.size(), tried->result.rules, seconds,
        static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC));
}
