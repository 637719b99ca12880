#include "feature/rules/compiling.h"

#include <algorithm>

#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

void add_own(std::vector<script::PluginChoice>& choices, const std::vector<Judging>& own, bool acts) {
    std::vector<script::OwnSource> sources;
    script::PluginChoice choice;
    choice.shadow = !acts;
    for (const auto& rule : own) {
        if (rule.acts() != acts) continue;
        sources.push_back({rule.name, rule.source});
        choice.rules[rule.name] = {version_text(rule.number),
                                   rule.expires_at.value_or(base::TimePoint::max())};
    }
    if (sources.empty()) return;
    choice.files = script::own_plugin(sources);
    choices.push_back(std::move(choice));
}

/// Takes the rules out that the faults name; each with its first fault.
std::vector<LeftOut> take_out(std::vector<Judging>& own, const script::Faults& faults) {
    std::vector<LeftOut> out;
    std::erase_if(own, [&](const Judging& rule) {
        const auto fault = std::ranges::find(faults, rule.name, script::rule_of_fault);
        if (fault == faults.end()) return false;
        out.push_back({rule.name, rule.number, fault->to_string()});
        return true;
    });
    return out;
}

/// When no fault says whose it is: what does not load by itself, and otherwise all of them.
std::vector<LeftOut> take_out_unnamed(std::vector<Judging>& own, const script::Faults& faults) {
    std::vector<LeftOut> out;
    std::erase_if(own, [&](const Judging& rule) {
        const auto trial = script::try_rule(rule.name, rule.source);
        if (trial.loads()) return false;
        out.push_back({rule.name, rule.number, trial.faults.empty() ? "" : trial.faults.front().to_string()});
        return true;
    });
    if (!out.empty()) return out;
    for (const auto& rule : own)
        out.push_back({rule.name, rule.number, faults.empty() ? "" : faults.front().to_string()});
    own.clear();
    return out;
}

}  // namespace

std::vector<script::PluginChoice> own_choices(const std::vector<Judging>& own) {
    std::vector<script::PluginChoice> choices;
    add_own(choices, own, true);
    add_own(choices, own, false);
    return choices;
}

Compiled compile(std::vector<script::PluginChoice> plugins, std::vector<Judging> own,
                 const script::RuleSet::SwitchedOff& tell) {
    Compiled compiled;
    for (;;) {
        auto choices = plugins;
        std::ranges::move(own_choices(own), std::back_inserter(choices));
        compiled.faults.clear();
        compiled.rules = script::RuleSet::build(choices, compiled.faults, tell);
        if (compiled.rules || own.empty()) return compiled;
        // Each round takes at least one out, so it ends.
        auto out = take_out(own, compiled.faults);
        if (out.empty()) out = take_out_unnamed(own, compiled.faults);
        std::ranges::move(out, std::back_inserter(compiled.left_out));
    }
}

}  // namespace luwte::rules
