#include "script/check.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/example.h"
#include "script/locale.h"
#include "script/rule_set.h"
#include "script/runner.h"

namespace luwte::script {
namespace {

std::string quoted(const std::string& text) {
    return "\"" + (text.size() > 70 ? text.substr(0, 67) + "..." : text) + "\"";
}

/// Loads the rules once and puts their examples to them.
class RuleCheck {
  public:
    RuleCheck(const Activation& plugin, CheckReport& report)
        : plugin_(plugin), report_(report), locale_(plugin.files, report.faults) {}

    void run() {
        const std::vector<Activation> plugins = {plugin_};
        Faults faults;
        Runner runner(plugins, &table_, table_, faults);
        report_.faults.insert(report_.faults.end(), faults.begin(), faults.end());
        if (!faults.empty()) return;
        const auto scanner = Scanner::compile(table_.entries());
        runner.prepare(*scanner);
        const auto rules = runner.rules();
        report_.rules = rules.size();
        report_.patterns = table_.entries().size();
        if (rules.empty())
            report_.faults.push_back({plugin_.files.name, 0, "there is no rule", "Write one in rules/"});
        for (std::size_t i = 0; i < rules.size(); ++i) {
            check_rule(rules[i]);
            for (const auto& outcome : rules[i].verdict) check_reason(rules[i], outcome);
            check_examples(runner, *scanner, i, rules[i]);
        }
        check_memory(runner, *scanner, rules);
        check_tests(runner);
        check_unused_files();
    }

  private:
    void check_rule(const RuleInfo& rule) {
        for (const char* language : {"nl", "en"})
            if (!rule.about.contains(language))
                report_.faults.push_back({rule.file, rule.line, fmt::format("about.{} is missing", language),
                                          "Say in one line what the rule looks for"});
    }

    void check_reason(const RuleInfo& rule, const Outcome& outcome) {
        if (outcome.kind != Outcome::Kind::action && outcome.kind != Outcome::Kind::reply) return;
        if (outcome.kind == Outcome::Kind::action &&
            (outcome.action == Action::nudge || outcome.action == Action::hold) && outcome.reason.empty())
            missing(rule, "its verdict gives no reason",
                    "Somebody whose message waits is told why: reason = \"…\"");
        if (outcome.reason.empty()) return;
        if (rule.reasons.contains(outcome.reason)) return;
        for (const char* language : {"nl", "en"})
            if (!locale_.has(outcome.reason, language))
                missing(
                    rule,
                    fmt::format("the reason '{}' has no sentence in locale/{}.po", outcome.reason, language),
                    {});
        if (!locale_.has(outcome.reason, "nl-plain") &&
            told_.insert(outcome.reason + " plain").second)
            report_.warnings.push_back(
                {rule.file,
                 rule.line,
                 fmt::format("the reason '{}' has no sentence in locale/nl-plain.po", outcome.reason),
                 {}});
    }

    void missing(const RuleInfo& rule, std::string what, std::string advice) {
        if (told_.insert(rule.id + what).second)
            report_.faults.push_back({rule.file, rule.line, std::move(what), std::move(advice)});
    }

    void check_examples(Runner& runner, const Scanner& scanner, std::size_t number, const RuleInfo& rule) {
        bool speaks = false;
        bool silent = false;
        for (const auto& value : rule.examples) {
            std::string error;
            const auto example = read_example(value, error);
            ++report_.examples;
            if (!error.empty()) {
                report_.faults.push_back({rule.file, rule.line, "example: " + error, {}});
                continue;
            }
            const auto answer = ask(runner, scanner, number, rule, example);
            const auto spoken = spoken_of(answer);
            for (const auto& outcome : answer.outcomes) check_reason(rule, outcome);
            (spoken.anything ? speaks : silent) = true;
            const bool elsewhere = (rule.places & (1U << static_cast<unsigned>(example.message.place))) == 0;
            if (elsewhere)
                report_.faults.push_back(
                    {rule.file, rule.line,
                     fmt::format("example {}: the rule is not for this place", quoted(example.message.text)),
                     "Give place = \"reply\""});
            else if (!answer.fault.empty())
                report_.faults.push_back(
                    {rule.file,
                     rule.line,
                     fmt::format("example {}: {}", quoted(example.message.text), answer.fault),
                     {}});
            else if (const auto what = difference(example, spoken); !what.empty())
                report_.faults.push_back({rule.file,
                                          rule.line,
                                          fmt::format("example {}: {}", quoted(example.message.text), what),
                                          {}});
        }
        if (!speaks || !silent)
            report_.faults.push_back(
                {rule.file, rule.line,
                 fmt::format("no example in which the rule {}", speaks ? "says nothing" : "says something"),
                 "Every rule has an example of each"});
    }

    /// A rule keeps nothing between two messages: its examples, asked again the other way round, give the
    /// same.
    void check_memory(Runner& runner, const Scanner& scanner, const std::vector<RuleInfo>& rules) {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            std::vector<std::string> said[2];
            for (auto& round : said) {
                const bool backwards = &round == &said[1];
                for (std::size_t n = 0; n < rules[i].examples.size(); ++n) {
                    std::string error;
                    const auto at = backwards ? rules[i].examples.size() - 1 - n : n;
                    const auto example = read_example(rules[i].examples[at], error);
                    if (!error.empty()) continue;
                    const auto spoken = spoken_of(ask(runner, scanner, i, rules[i], example));
                    round.push_back(fmt::format("{} {} {} {}", spoken.anything, to_text(spoken.action),
                                                spoken.level, fmt::join(spoken.categories, ",")));
                }
            }
            std::ranges::reverse(said[1]);
            if (said[0] != said[1])
                report_.faults.push_back({rules[i].file, rules[i].line,
                                          "the rule says something else the second time",
                                          "Keep nothing between two messages"});
        }
    }

    RuleAnswer ask(Runner& runner, const Scanner& scanner, std::size_t number, const RuleInfo& rule,
                   const Example& example) {
        Evaluation evaluation(example.message, table_, scanner, runner.scratch());
        runner.begin(evaluation);
        auto answer = runner.ask(number, rule, false);
        runner.end();
        return answer;
    }

    void check_tests(Runner& runner) {
        Faults faults;
        const auto tests = runner.load_tests(faults);
        report_.faults.insert(report_.faults.end(), faults.begin(), faults.end());
        if (tests.empty()) return;
        const auto rules = RuleSet::build({{plugin_.files, {}}}, report_.faults);
        if (!rules) return;
        for (const auto& [file, value] : tests) {
            std::string error;
            const auto example = read_example(value, error);
            ++report_.examples;
            if (!error.empty()) {
                report_.faults.push_back({file, 0, error, {}});
                continue;
            }
            const auto verdict = rules->judge(example.message);
            auto what = difference(example, spoken_of(verdict));
            if (verdict.failed) what = verdict.faults.empty() ? "failed" : verdict.faults.front();
            if (!what.empty())
                report_.faults.push_back(
                    {file, 0, fmt::format("{}: {}", quoted(example.message.text), what), {}});
        }
    }

    void check_unused_files() {
        for (const auto& [path, text] : plugin_.files.files) {
            if (!path.starts_with("words/")) continue;
            const auto name = path.substr(6);
            const bool used = std::ranges::any_of(plugin_.files.files, [&](const auto& file) {
                return file.first.ends_with(".lua") &&
                       (file.second.find("\"" + name + "\"") != std::string::npos ||
                        file.second.find("'" + name + "'") != std::string::npos);
            });
            if (!used)
                report_.warnings.push_back(
                    {plugin_.files.name + "/" + path, 0, "no rule uses this list", {}});
        }
    }

    const Activation& plugin_;
    CheckReport& report_;
    Locale locale_;
    PatternTable table_;
    std::set<std::string> told_;
};

}  // namespace

CheckReport check_plugin(const PluginFiles& plugin, const ContrastCheck& contrast) {
    CheckReport report;
    auto manifest = read_manifest(plugin, report.faults);
    if (!manifest) return report;
    if (manifest->theme) {
        if (contrast)
            for (const auto& pair : contrast(*manifest->theme))
                report.faults.push_back({plugin.name + "/plugin.lua", 0, pair, {}});
        return report;
    }
    auto settings = settings_of(*manifest, {}, report.faults);
    const Activation activation{plugin, std::move(*manifest), std::move(settings)};
    RuleCheck(activation, report).run();
    return report;
}

}  // namespace luwte::script
