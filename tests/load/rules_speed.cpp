// How fast many rules judge: 500 rules with 5,000 patterns, then with twice as many patterns, and how long a
// set of that size takes to compile and swap while messages go on. Called by `scripts/bench rules`; prints
// one JSON object. usage: rules_speed [--rules N] [--patterns N] [--messages N] [--seed N]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "script/live_rules.h"

namespace luwte::script {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t message_characters = 1000;
constexpr std::size_t rules_a_plugin = 190;  // with a list each; a plugin has at most 400 files

struct Scale {
    std::size_t rules = 500, patterns = 5000, messages = 4000;
    std::uint32_t seed = 1;
};

/// Words that sound Dutch: syllables in a row, so that patterns share beginnings with the words of messages.
class Words {
  public:
    explicit Words(std::uint32_t seed) : random_(seed) {}

    std::string word() {
        static constexpr const char* onsets[] = {"b", "br", "d", "g",   "h",  "k", "kl", "l", "m", "n",
                                                 "p", "r",  "s", "sch", "st", "t", "v",  "w", "z", "zw"};
        static constexpr const char* middles[] = {"a",  "aa", "e",  "ee", "ei", "eu", "i", "ie",
                                                  "ij", "o",  "oe", "oo", "ou", "u",  "ui"};
        static constexpr const char* ends[] = {"",   "",  "k", "l", "m", "n",   "nd",
                                               "ng", "p", "r", "s", "t", "cht", "st"};
        std::string made;
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i)
            made += std::string(pick(onsets)) + pick(middles) + pick(ends);
        return made;
    }
    std::string words(std::size_t count) {
        std::string made = word();
        while (--count > 0) made += ' ' + word();
        return made;
    }
    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
    }

  private:
    template <std::size_t Size>
    const char* pick(const char* const (&from)[Size]) {
        return from[below(Size)];
    }
    std::mt19937 random_;
};

/// One line of a rule's word list, in the shapes that the shipped lists have: mostly phrases, some with
/// endings or gaps.
std::string phrase(Words& words) {
    switch (words.below(10)) {
        case 0:
            return words.word() + words.word() + '~';
        case 1:
            return words.word() + words.word() + '*';
        case 2:
            return words.word() + " ... " + words.words(2);
        case 3:
            return words.word() + " ..2 " + words.words(2);
        default:
            return words.words(2 + words.below(3));
    }
}

/// What stands in the list of a rule and in some messages, so that rules find something.
std::string planted(std::size_t number) {
    Words words(static_cast<std::uint32_t>(9000 + number));
    return words.words(3);
}

/// A word list of that many lines.
std::string list(Words& words, std::size_t number, std::size_t lines) {
    std::string made = "# language: nl\n" + planted(number) + '\n';
    while (--lines > 0) made += phrase(words) + '\n';
    return made;
}

/// A rule as moderators write them: a third are lists alone, others ask for two patterns, for who writes, or
/// score.
std::string rule(Words& words, std::size_t number) {
    const auto expression =
        fmt::format("re [[\\b({}|{})\\b.{{0,40}}\\b({}|{})\\b]]", words.word(), words.word() + words.word(),
                    words.word(), words.word() + words.word());
    static constexpr const char* shapes[] = {
        R"(verdict = hold { reason = "r" })",
        R"(verdict = nudge { reason = "r" })",
        R"(when = function(m) return m:has "list" or m:has "near" end, verdict = hold { reason = "r", score = 2 })",
        R"(when = function(m) return m.author.messages < 3 and m:has "list" end, verdict = nudge { reason = "r" })",
        R"(judge = function(m) for _, s in ipairs(m.sentences) do
             if s:has "list" and s:has "near" then return hold { reason = "r" } end
           end end)",
        R"(when = function(m) return m:has "list" and not m:has "near" end, verdict = tag "t")"};
    return fmt::format(R"(return rule {{ id = "r{0}", about = {{ nl = "a", en = "a" }},
  patterns = {{ list = words "r{0}.txt", near = {1} }}, reasons = {{ r = {{ nl = "a", en = "a" }} }},
  {2} }}
)",
                       number, expression, shapes[number % std::size(shapes)]);
}

std::vector<PluginChoice> make_plugins(const Scale& scale, std::size_t patterns) {
    Words words(scale.seed);
    std::vector<PluginChoice> plugins;
    for (std::size_t number = 0; number < scale.rules; ++number) {
        if (number % rules_a_plugin == 0) {
            auto& files = plugins.emplace_back().files;
            files.name = fmt::format("speed-{}", plugins.size());
            files.files["plugin.lua"] = fmt::format(
                R"(return plugin {{ name = "{}", kind = "moderation", version = "1.0.0", api = 1,
  summary = {{ nl = "s", en = "s" }}, settings = {{}} }})",
                files.name);
        }
        auto& files = plugins.back().files.files;
        files[fmt::format("words/r{}.txt", number)] = list(words, number, patterns / scale.rules - 1);
        files[fmt::format("rules/r{}.lua", number)] = rule(words, number);
    }
    return plugins;
}

/// Messages of 1,000 characters; every second one holds a few phrases of the rules.
std::vector<Message> make_messages(const Scale& scale) {
    Words words(scale.seed + 1);
    std::vector<Message> messages(std::min<std::size_t>(scale.messages, 500));
    for (auto& message : messages) {
        if (words.below(2) == 0)
            for (int i = 0; i < 3; ++i) message.text += planted(words.below(scale.rules)) + ". ";
        while (message.text.size() < message_characters)
            message.text += words.words(4 + words.below(12)) + (words.below(4) == 0 ? "? " : ". ");
        message.text.resize(message_characters);
        message.zone = "survivors";
        message.language = "nl";
        message.author_messages = static_cast<std::int64_t>(words.below(20));
    }
    return messages;
}

std::shared_ptr<const RuleSet> built(const std::vector<PluginChoice>& plugins) {
    Faults faults;
    auto rules = RuleSet::build(plugins, faults);
    if (rules) return rules;
    std::cerr << "the rules do not build: " << (faults.empty() ? "" : faults.front().to_string()) << '\n';
    std::exit(70);
}

struct Speed {
    double median = 0, p99 = 0;
};

/// Microseconds a message, the first tenth left aside as warming up.
Speed measure(const RuleSet& rules, const std::vector<Message>& messages, std::size_t count) {
    std::vector<double> took;
    std::size_t failed = 0;
    for (std::size_t i = 0; i < count + count / 10; ++i) {
        const auto began = Clock::now();
        const auto verdict = rules.judge(messages[i % messages.size()]);
        if (i >= count / 10)
            took.push_back(std::chrono::duration<double, std::micro>(Clock::now() - began).count());
        if (verdict.failed && ++failed == 1)
            std::cerr << "a verdict failed: " << verdict.faults.front() << '\n';
    }
    if (failed > 0) std::exit(70);
    std::ranges::sort(took);
    return {took[took.size() / 2], took[took.size() * 99 / 100]};
}

/// Milliseconds to compile and swap while one thread judges without a pause, and how many messages it judged
/// meanwhile.
std::pair<double, std::size_t> measure_swap(const std::vector<PluginChoice>& plugins,
                                            const std::vector<Message>& messages) {
    LiveRules live(built(plugins));
    std::atomic<bool> ended = false;
    std::atomic<std::size_t> judged = 0;
    std::thread judging([&] {
        for (std::size_t i = 0; !ended; ++i) {
            (void)live.current()->judge(messages[i % messages.size()]);
            ++judged;
        }
    });
    while (judged < 100) std::this_thread::yield();
    const auto before = judged.load();
    const auto began = Clock::now();
    Faults faults;
    const bool swapped = live.reload(plugins, faults);
    const auto took = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    const auto meanwhile = judged - before;
    ended = true;
    judging.join();
    if (!swapped) std::exit(70);
    return {took, meanwhile};
}

int run(const Scale& scale) {
    const auto messages = make_messages(scale);
    const auto plugins = make_plugins(scale, scale.patterns);
    const auto rules = built(plugins);
    const auto doubled = built(make_plugins(scale, scale.patterns * 2));
    // In turn, so that both meet the same machine.
    std::vector<double> medians, tails, ratios;
    for (int round = 0; round < 5; ++round) {
        const auto once = measure(*rules, messages, scale.messages);
        const auto twice = measure(*doubled, messages, scale.messages);
        medians.push_back(once.median);
        tails.push_back(once.p99);
        ratios.push_back(twice.median / once.median);
    }
    const auto middle = [](std::vector<double> values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    };
    const auto [swap, meanwhile] = measure_swap(plugins, messages);
    std::cout << fmt::format(
        "{{\"rules\": {}, \"patterns\": {}, \"characters\": {}, \"median_us\": {:.1f}, \"p99_us\": {:.1f}, "
        "\"doubled_patterns_ratio\": {:.3f}, \"swap_ms\": {:.0f}, \"judged_during_swap\": {}}}\n",
        scale.rules, scale.patterns, message_characters, middle(medians), middle(tails), middle(ratios), swap,
        meanwhile);
    return 0;
}

}  // namespace
}  // namespace luwte::script

int main(int count, char** words) {
    luwte::script::Scale scale;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i];
        const auto value = std::strtoull(words[i + 1], nullptr, 10);
        if (name == "--rules")
            scale.rules = value;
        else if (name == "--patterns")
            scale.patterns = value;
        else if (name == "--messages")
            scale.messages = value;
        else if (name == "--seed")
            scale.seed = static_cast<std::uint32_t>(value);
        else
            return 64;
    }
    if (scale.rules == 0 || scale.patterns < scale.rules * 3 || scale.messages < 100) return 64;
    return luwte::script::run(scale);
}
