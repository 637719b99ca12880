#include "app/rule_book.h"

#include <filesystem>

#include "base/log.h"
#include "feature/moderation/pipeline.h"
#include "feature/rules/rules.h"
#include "script/plugin.h"
#include "script/rule_trial.h"

namespace luwte::app {
namespace {

namespace fs = std::filesystem;

void tell(const script::Faults& faults) {
    for (const auto& fault : faults) spdlog::error("{}", fault.to_string());
}

void tell_switched_off(const script::RuleStatus& rule) {
    spdlog::error("rule {}/{} failed {} times in an hour and is switched off until the rules are compiled anew: {}", rule.plugin,
                  rule.rule, rule.failures_in_the_last_hour, rule.last_fault);
}

/// Null, and told, when one of them cannot be read.
std::shared_ptr<const std::vector<script::PluginChoice>> read_plugins(const fs::path& folder, const std::vector<std::string>& names) {
    auto choices = std::make_shared<std::vector<script::PluginChoice>>();
    script::Faults faults;
    for (const auto& name : names) {
        if (name == script::own_rules) {
            faults.push_back({name, 0, "no plugin may have this name: it is that of an organisation's own rules", {}});
            continue;
        }
        auto files = script::read_plugin(folder / name, faults);
        if (files) choices->push_back({.files = std::move(*files)});
    }
    tell(faults);
    return faults.empty() ? choices : nullptr;
}

}  // namespace

RuleBook::~RuleBook() {
    stop();
}

void RuleBook::load_at_start(Organisations organisations) {
    loading_first_ = true;
    thread_ = std::jthread([this, organisations = std::move(organisations)](const std::stop_token& stopping) { run(stopping, organisations); });
}

void RuleBook::run(const std::stop_token& stopping, const Organisations& organisations) {
    try {
        load(organisations);
    } catch (const std::exception& error) {
        spdlog::error("the rules did not load: {}", error.what());
    }
    {
        const std::lock_guard lock(mutex_);
        loading_first_ = false;
    }
    first_loaded_.notify_all();
    auto count_at = std::chrono::steady_clock::now() + counts_every;
    while (!stopping.stop_requested()) {
        std::set<OrganisationId> dirty;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_until(lock, stopping, count_at, [this] { return !dirty_.empty(); });
            dirty.swap(dirty_);
        }
        for (const auto organisation : dirty) load_changed(organisation);
        if (std::chrono::steady_clock::now() < count_at) continue;
        write_counts();
        count_at = std::chrono::steady_clock::now() + counts_every;
    }
}

bool RuleBook::load(const Organisations& organisations) {
    const std::lock_guard loading(loading_);
    std::map<std::vector<std::string>, std::shared_ptr<const Plugins>> read;
    bool all = true;
    for (const auto& organisation : organisations) {
        const auto [at, first] = read.try_emplace(organisation->plugins);
        if (first) at->second = read_plugins(folder_, organisation->plugins);
        all = (at->second && load_one(organisation, at->second, false)) && all;
    }
    return all;
}

bool RuleBook::load_one(const std::shared_ptr<const organisation::Organisation>& organisation,
                        const std::shared_ptr<const Plugins>& plugins, bool only_when_changed) {
    const auto own = rules::judging(*pool_.lend(), organisation->id, clock_.now());
    One one{organisation, plugins, {}, {}, {}};
    for (const auto& rule : own) one.standing.push_back({rule.rule.value, {rule.number, rule.state}});
    if (only_when_changed) {
        const std::lock_guard lock(mutex_);
        const auto found = by_organisation_.find(organisation->id);
        if (found != by_organisation_.end() && found->second.rules && found->second.standing == one.standing) return true;
    }
    auto compiled = rules::compile(*plugins, own, tell_switched_off);
    tell_left_out(organisation->id, compiled.left_out);
    if (!compiled.rules) {
        tell(compiled.faults);
        spdlog::error("the rules of {} did not load; {}", organisation->name,
                      has_rules(organisation->id) ? "the ones from before stay in force" : "every message is held for a human");
        return false;
    }
    one.meter = std::make_shared<rules::Meter>(*compiled.rules, own);
    // What the rules did today counts for their cap from the first message on.
    rules::write_down(*pool_.lend(), organisation->id, *one.meter, clock_.now());
    one.rules = rules::counted(std::move(compiled.rules), one.meter);
    std::shared_ptr<rules::Meter> before;
    {
        const std::lock_guard lock(mutex_);
        auto& place = by_organisation_[organisation->id];
        before = place.meter;
        place = std::move(one);
    }
    if (before) rules::write_down(*pool_.lend(), organisation->id, *before, clock_.now());
    return true;
}

void RuleBook::load_changed(OrganisationId organisation) {
    const std::lock_guard loading(loading_);
    std::shared_ptr<const organisation::Organisation> whose;
    std::shared_ptr<const Plugins> plugins;
    {
        const std::lock_guard lock(mutex_);
        const auto found = by_organisation_.find(organisation);
        if (found == by_organisation_.end()) return;
        whose = found->second.organisation;
        plugins = found->second.plugins;
    }
    try {
        load_one(whose, plugins, true);
    } catch (const std::exception& error) {
        // The next gap looks at them again.
        spdlog::error("the rules of {} could not be compiled anew: {}", whose->name, error.what());
    }
}

void RuleBook::tell_left_out(OrganisationId organisation, const std::vector<rules::LeftOut>& left_out) {
    if (left_out.empty()) return;
    const auto connection = pool_.lend();
    store::UnitOfWork work(*connection);
    for (const auto& rule : left_out) {
        spdlog::error("own rule {} {} does not load and was left out: {}", rule.name, rules::version_text(rule.number), rule.why);
        moderation::note_rule_fault(work, organisation, std::string(script::own_rules) + "/" + rule.name + ": " + rule.why, clock_.now());
    }
    work.announce(moderation::queue_announcement(organisation));
    work.commit();
}

void RuleBook::write_counts() {
    std::map<OrganisationId, std::shared_ptr<rules::Meter>> meters;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [organisation, one] : by_organisation_)
            if (one.meter) meters.emplace(organisation, one.meter);
    }
    for (const auto& [organisation, meter] : meters) {
        try {
            rules::write_down(*pool_.lend(), organisation, *meter, clock_.now());
        } catch (const std::exception& error) {
            spdlog::warn("what the rules did could not be written down: {}", error.what());
        }
    }
}

std::shared_ptr<const script::RuleSet> RuleBook::of(OrganisationId organisation) const {
    std::unique_lock lock(mutex_);
    first_loaded_.wait_for(lock, first_wait, [this] { return !loading_first_; });
    const auto found = by_organisation_.find(organisation);
    return found == by_organisation_.end() ? nullptr : found->second.rules;
}

bool RuleBook::has_rules(OrganisationId organisation) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_organisation_.find(organisation);
    return found != by_organisation_.end() && found->second.rules;
}

std::vector<script::PluginChoice> RuleBook::plugins_of(OrganisationId organisation) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_organisation_.find(organisation);
    return found == by_organisation_.end() || !found->second.plugins ? Plugins{} : *found->second.plugins;
}

void RuleBook::heard(std::string_view subject) {
    constexpr std::string_view word = "rules ";
    if (!subject.starts_with(word)) return;
    const auto organisation = base::decode_id(subject.substr(word.size()));
    if (!organisation) return;
    {
        const std::lock_guard lock(mutex_);
        dirty_.insert(OrganisationId{*organisation});
    }
    changed_.notify_all();
}

void RuleBook::gap() {
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [organisation, one] : by_organisation_) dirty_.insert(organisation);
    }
    changed_.notify_all();
}

void RuleBook::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
    write_counts();
}

}  // namespace luwte::app
