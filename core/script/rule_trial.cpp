#include "script/rule_trial.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/example.h"
#include "script/locale.h"
#include "script/rule_set.h"
#include "script/runner.h"

namespace luwte::script {
namespace {

constexpr std::string_view manifest = R"lua(return plugin {
  name = "own-rules",
  kind = "moderation",
  version = "1",
  api = 1,
  summary = { nl = "Eigen regels van de organisatie", en = "The organisation's own rules" },
}
)lua";

/// A name that a file may have, for what is tried before it has any.
constexpr const char* nameless = "rule";

std::string text_of(const Value& value) {
    if (value.text() != nullptr) return *value.text();
    if (value.boolean() != nullptr) return *value.boolean() ? "true" : "false";
    if (value.number() != nullptr) return fmt::format("{}", *value.number());
    std::vector<std::string> parts;
    for (const auto& each : value.list) parts.push_back(text_of(each));
    return fmt::format("{}", fmt::join(parts, " + "));
}

std::string wanted_of(const Example& example) {
    std::vector<std::string> parts;
    for (const auto& [name, value] : example.expected.fields) parts.push_back(name + " = " + text_of(value));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string got_of(const Spoken& spoken) {
    if (!spoken.anything) return "nothing";
    std::vector<std::string> parts{std::string(to_text(spoken.action))};
    if (spoken.level > 0) parts.push_back(fmt::format("level {}", spoken.level));
    for (const auto* names : {&spoken.categories, &spoken.tags, &spoken.warnings})
        parts.insert(parts.end(), names->begin(), names->end());
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// The rule with all that it takes to ask it.
class Trial {
  public:
    Trial(const std::string& name, const std::string& source)
        : wanted_name_(name), file_(name.empty() ? nameless : name) {
        plugin_.files = own_plugin({{file_, source}});
    }

    RuleTrial run() {
        auto read = read_manifest(plugin_.files, result_.faults);
        if (!read) return std::move(result_);
        plugin_.manifest = std::move(*read);
        plugin_.settings = settings_of(plugin_.manifest, {}, result_.faults);
        const std::vector<Activation> plugins = {plugin_};
        Runner runner(plugins, &table_, table_, result_.faults);
        const auto rules = runner.rules();
        if (!result_.faults.empty() || rules.empty()) return std::move(result_);
        const auto& rule = rules.front();
        const auto scanner = Scanner::compile(table_.entries());
        runner.prepare(*scanner);
        result_.id = rule.id;
        result_.about = rule.about;
        result_.patterns = table_.entries().size();
        check(rule);
        for (const auto& outcome : rule.verdict) check_reason(rule, outcome);
        bool speaks = false;
        bool silent = false;
        for (const auto& value : rule.examples) {
            const auto answer = ask(runner, *scanner, rule, value);
            (answer.spoke ? speaks : silent) = true;
            if (!answer.fault.empty())
                fault(rule, fmt::format("example \"{}\": {}", shortened(answer.text), answer.fault));
            result_.examples.push_back(answer);
        }
        if (!speaks) fault(rule, "no example in which the rule says something", "Write one in examples");
        if (!silent) fault(rule, "no example in which the rule says nothing", "Write one in examples");
        return std::move(result_);
    }

  private:
    static std::string shortened(const std::string& text) {
        if (text.size() <= 60) return text;
        std::size_t end = 57;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        return text.substr(0, end) + "…";
    }

    void fault(const RuleInfo& rule, std::string what, std::string advice = {}) {
        result_.faults.push_back({rule.file, rule.line, std::move(what), std::move(advice)});
    }

    void check(const RuleInfo& rule) {
        if (!wanted_name_.empty() && rule.id != wanted_name_)
            fault(rule, fmt::format("its id is '{}', but this rule is called '{}'", rule.id, wanted_name_),
                  "A rule keeps its name; make a new rule for another one");
        if (in_language(rule.about, "nl").empty())
            fault(rule, "about is missing",
                  "Say in one line what the rule looks for: about = { nl = \"…\" }");
    }

    void check_reason(const RuleInfo& rule, const Outcome& outcome) {
        const bool asks = outcome.kind == Outcome::Kind::action &&
                          (outcome.action == Action::nudge || outcome.action == Action::hold);
        if (!asks && outcome.kind != Outcome::Kind::reply) return;
        const auto own = rule.reasons.find(outcome.reason);
        if (own != rule.reasons.end() && !in_language(own->second, "nl").empty()) return;
        const std::string what = outcome.reason.empty()
                                     ? "its verdict gives no reason"
                                     : fmt::format("the reason '{}' has no sentence", outcome.reason);
        for (const auto& told : result_.faults)
            if (told.what == what) return;
        fault(rule, what,
              "Somebody whose message waits is told why: reason = \"a-code\" in the verdict, and reasons = { "
              "[\"a-code\"] = { nl = \"…\" } } in the rule");
    }

    ExampleAnswer ask(Runner& runner, const Scanner& scanner, const RuleInfo& rule, const Value& value) {
        ExampleAnswer result;
        const auto example = read_example(value, result.fault);
        result.text = example.message.text;
        result.wanted = wanted_of(example);
        if (!result.fault.empty()) return result;
        if ((rule.places & (1U << static_cast<unsigned>(example.message.place))) == 0) {
            result.fault = "the rule is not for this place: give the example a place, as place = \"reply\"";
            return result;
        }
        const auto first = answer(runner, scanner, rule, example);
        const auto spoken = spoken_of(first);
        result.spoke = spoken.anything;
        result.got = got_of(spoken);
        result.fault = first.fault.empty() ? difference(example, spoken) : first.fault;
        for (const auto& outcome : first.outcomes) check_reason(rule, outcome);
        // A rule keeps nothing between two messages.
        if (result.fault.empty() && got_of(spoken_of(answer(runner, scanner, rule, example))) != result.got)
            result.fault = "the rule says something else the second time";
        return result;
    }

    RuleAnswer answer(Runner& runner, const Scanner& scanner, const RuleInfo& rule, const Example& example) {
        Evaluation evaluation(example.message, table_, scanner, runner.scratch());
        runner.begin(evaluation);
        auto answer = runner.ask(0, rule, false);
        runner.end();
        return answer;
    }

    std::string wanted_name_, file_;
    Activation plugin_;
    PatternTable table_;
    RuleTrial result_;
};

}  // namespace

PluginFiles own_plugin(const std::vector<OwnSource>& rules) {
    PluginFiles files;
    files.name = own_rules;
    files.files["plugin.lua"] = manifest;
    for (const auto& rule : rules) files.files["rules/" + rule.name + ".lua"] = rule.source;
    return files;
}

std::string rule_of_fault(const Fault& fault) {
    const auto start = std::string(own_rules) + "/rules/";
    if (!fault.file.starts_with(start) || !fault.file.ends_with(".lua")) return {};
    return fault.file.substr(start.size(), fault.file.size() - start.size() - 4);
}

RuleTrial try_rule(const std::string& name, const std::string& source) {
    try {
        return Trial(name, source).run();
    } catch (const std::exception& error) {
        RuleTrial failed;
        failed.faults.push_back({"", 0, error.what(), {}});
        return failed;
    }
}

}  // namespace luwte::script
