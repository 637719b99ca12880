#include "script/verdict_sum.h"

#include <algorithm>

namespace luwte::script {
namespace {

constexpr double usual_threshold = 5;

double threshold_of(const Value& settings, const std::string& plugin, const std::string& group) {
    for (const auto& name :
         {group == plugin ? std::string("threshold") : "threshold_" + group, std::string("threshold")})
        if (const auto* value = settings.find(name); value != nullptr && value->number() != nullptr)
            return *value->number();
    return usual_threshold;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

}  // namespace

void VerdictSum::act(Action action, const std::vector<std::string>& categories, int level) {
    // A concern (level 1) is noted; only danger calls somebody.
    if (action == Action::escalate && level < 2) action = Action::allow;
    verdict_.action = std::max(verdict_.action, action);
    verdict_.level = std::max(verdict_.level, level);
    for (const auto& category : categories) {
        auto& seen = categories_.try_emplace(category, level, action).first->second;
        seen = std::max(seen, std::pair(level, action));
    }
}

void VerdictSum::add(const RuleInfo& rule, const RuleAnswer& answer, const Value& settings) {
    if (!answer.fault.empty()) return fail(rule.plugin + "/" + rule.id + ": " + answer.fault);
    for (const auto& outcome : answer.outcomes) {
        RuleHit hit{rule.plugin,
                    rule.id,
                    rule.version,
                    Action::allow,
                    outcome.score.value_or(0),
                    outcome.level,
                    outcome.categories.empty() ? std::string{} : outcome.categories.front(),
                    outcome.reason,
                    outcome.marks_given ? outcome.marks : answer.found};
        if (outcome.kind == Outcome::Kind::warn)
            add_once(verdict_.add_warnings, outcome.name);
        else if (outcome.kind == Outcome::Kind::tag)
            add_once(verdict_.tags, outcome.name);
        else if (outcome.kind == Outcome::Kind::reply)
            verdict_.replies.push_back(hit);
        else if (outcome.score) {
            const auto name = outcome.group.empty() ? rule.plugin : outcome.group;
            auto& group = groups_[rule.plugin + "/" + name];
            group.sum += *outcome.score;
            group.threshold = threshold_of(settings, rule.plugin, name);
            group.scored.push_back({verdict_.hits.size(), outcome.action, outcome.categories});
        } else {
            hit.action =
                outcome.action == Action::escalate && outcome.level < 2 ? Action::allow : outcome.action;
            act(outcome.action, outcome.categories, outcome.level);
        }
        verdict_.hits.push_back(std::move(hit));
    }
}

void VerdictSum::mark_capped(std::size_t from) {
    for (auto i = from; i < verdict_.hits.size(); ++i) verdict_.hits[i].capped = true;
}

void VerdictSum::fail(std::string fault) {
    verdict_.failed = true;
    verdict_.action = std::max(verdict_.action, Action::hold);
    verdict_.faults.push_back(std::move(fault));
}

Verdict VerdictSum::finish() {
    for (const auto& [name, group] : groups_) {
        if (group.sum < group.threshold) continue;
        for (const auto& scored : group.scored) {
            verdict_.hits[scored.hit].action = scored.action;
            act(scored.action, scored.categories, 0);
        }
    }
    const auto& order = categories();
    const auto rank = [&](const std::string& category) {
        return std::ranges::find(order, category) - order.begin();
    };
    for (const auto& [category, seen] : categories_) verdict_.categories.push_back(category);
    std::ranges::sort(verdict_.categories, [&](const std::string& a, const std::string& b) {
        return categories_[a] != categories_[b] ? categories_[a] > categories_[b] : rank(a) < rank(b);
    });
    if (verdict_.categories.empty()) verdict_.categories = {"none"};
    return std::move(verdict_);
}

}  // namespace luwte::script
