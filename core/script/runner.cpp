#include "script/runner.h"

#include <algorithm>

#include <lua.hpp>

namespace luwte::script {
namespace {

constexpr Allowance per_message{200'000, std::chrono::milliseconds(20)};
constexpr std::int64_t instructions_per_rule = per_message.instructions / 4;
constexpr std::chrono::microseconds time_per_rule = per_message.processor_time / 4;

}  // namespace

Runner::Runner(const std::vector<Activation>& plugins, PatternTable* survey, const PatternTable& table,
               Faults& faults) {
    for (const auto& plugin : plugins) {
        if (plugin.manifest.kind == PluginKind::theme) continue;
        auto& environment = environments_.emplace_back(std::make_unique<Environment>(
            sandbox_, plugin.files, plugin.manifest.kind, plugin.settings, survey, table));
        environment->load(faults);
        models_.push_back(plugin.manifest.models);
        functions_.insert(functions_.end(), environment->functions().begin(), environment->functions().end());
    }
    sandbox_.begin(per_message);
    if (const auto error = sandbox_.run([&](lua_State* state) { message_ = make_message(state, asking_); }))
        faults.push_back({"", 0, *error, {}});
}

Runner::~Runner() = default;

std::vector<RuleInfo> Runner::rules() const {
    std::vector<RuleInfo> all;
    for (std::size_t i = 0; i < environments_.size(); ++i)
        for (const auto& rule : environments_[i]->rules()) {
            all.push_back(rule);
            all.back().models = models_[i];
        }
    return all;
}

std::vector<std::size_t> Runner::rule_counts() const {
    std::vector<std::size_t> counts;
    for (const auto& environment : environments_) counts.push_back(environment->rules().size());
    return counts;
}

std::vector<std::pair<std::string, Value>> Runner::load_tests(Faults& faults) {
    std::vector<std::pair<std::string, Value>> all;
    for (const auto& environment : environments_) {
        auto tests = environment->load_tests(faults);
        std::ranges::move(tests, std::back_inserter(all));
    }
    return all;
}

void Runner::begin(Evaluation& evaluation) {
    asking_.evaluation = &evaluation;
    sandbox_.begin(per_message);
}

void Runner::end() {
    // Only unreferences and moves integers within the registry, which cannot fail.
    forget_message(sandbox_.state(), asking_);
}

void Runner::run_rule(lua_State* state, const RuleFunctions& functions, const RuleInfo& info,
                      RuleAnswer& answer) {
    const bool judges = functions.judge != LUA_NOREF;
    if (!judges && functions.when == LUA_NOREF) {
        bool any = false;
        for (const auto group : info.own)
            for (const auto& hit : asking_.evaluation->hits(group)) {
                any = true;
                asking_.found.emplace_back(hit.hit.begin, hit.hit.end);
            }
        if (any) answer.outcomes = info.verdict;
        return;
    }
    lua_rawgeti(state, LUA_REGISTRYINDEX, judges ? functions.judge : functions.when);
    lua_rawgeti(state, LUA_REGISTRYINDEX, message_);
    lua_call(state, 1, 1);
    if (!judges) {
        if (lua_toboolean(state, -1)) answer.outcomes = info.verdict;
        return;
    }
    const auto value = read_value(state, -1);
    std::string error;
    if (!value)
        error = "judge returned something that is no verdict";
    else
        answer.outcomes = read_outcomes(*value, error);
    for (const auto& outcome : answer.outcomes)
        for (const auto& name : outcome.mark_names)
            if (!info.groups.contains(name)) error = "marks names a pattern that there is not";
    if (!error.empty()) luaL_error(state, "%s: %s", info.file.c_str(), error.c_str());
}

bool Runner::is_silent(std::size_t number, const RuleInfo& info) const {
    const auto& functions = functions_[number];
    return functions.judge == LUA_NOREF && functions.when == LUA_NOREF &&
           std::ranges::none_of(info.own,
                                [&](auto group) { return asking_.evaluation->may_have_hits(group); });
}

RuleAnswer Runner::ask(std::size_t number, const RuleInfo& info, bool conceal) {
    RuleAnswer answer;
    if (sandbox_.is_spent()) {
        answer.fault = "not run: the rules before it used up the message's allowance";
        return answer;
    }
    if (is_silent(number, info)) return answer;
    asking_.rule = &info;
    asking_.found.clear();
    sandbox_.begin_share(instructions_per_rule, time_per_rule);
    if (const auto error = sandbox_.run(
            [&](lua_State* state) { run_rule(state, functions_[number], info, answer); }, conceal)) {
        answer.outcomes.clear();
        answer.fault = *error;
    }
    sandbox_.end_share();
    std::ranges::sort(asking_.found);
    asking_.found.erase(std::ranges::unique(asking_.found).begin(), asking_.found.end());
    answer.found = asking_.found;
    for (auto& outcome : answer.outcomes)
        for (const auto& name : outcome.mark_names)
            for (const auto& hit : asking_.evaluation->hits(info.groups.find(name)->second))
                outcome.marks.emplace_back(hit.hit.begin, hit.hit.end);
    return answer;
}

}  // namespace luwte::script
