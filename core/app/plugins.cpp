#include "app/plugins.h"

#include "app/asset_shelf.h"
#include "app/theme_of.h"
#include "base/log.h"
#include "script/plugin.h"

namespace luwte::app {
namespace {

namespace fs = std::filesystem;

void tell(const script::Faults& faults) {
    for (const auto& fault : faults) spdlog::error("{}", fault.to_string());
}

/// A theme as pages use it; null when something in it would not work for everybody, such as too little contrast.
std::shared_ptr<view::Theme> make_theme(const script::ThemeData& data) {
    auto theme = std::make_shared<view::Theme>(theme_of(data));
    const auto faults = view::theme_faults(*theme);
    for (const auto& fault : faults) spdlog::error("theme {}: {}", theme->name, fault);
    return faults.empty() ? theme : nullptr;
}

void tell_switched_off(const script::RuleStatus& rule) {
    spdlog::error("rule {}/{} failed {} times in an hour and is switched off until the plugins are read anew: {}", rule.plugin, rule.rule,
                  rule.failures_in_the_last_hour, rule.last_fault);
}

/// Reads these plugins and lets them take over from the ones before; false, and told, when they do not load.
bool load_rules_into(script::LiveRules& live, const fs::path& folder, const std::vector<std::string>& names) {
    script::Faults faults;
    std::vector<script::PluginChoice> choices;
    for (const auto& name : names) {
        auto files = script::read_plugin(folder / name, faults);
        if (files) choices.push_back({std::move(*files), {}});
    }
    const bool loaded = faults.empty() && live.reload(choices, faults, tell_switched_off);
    tell(faults);
    return loaded;
}

}  // namespace

InstalledPlugins installed_plugins(const Configuration& configuration) {
    InstalledPlugins installed;
    for (const auto& folder : script::find_plugins(configuration.plugins)) {
        script::Faults faults;
        const auto files = script::read_plugin(folder, faults);
        const auto manifest = files ? script::read_manifest(*files, faults) : std::nullopt;
        tell(faults);
        if (!manifest) continue;
        (manifest->kind == script::PluginKind::theme ? installed.themes : installed.rule_plugins).push_back(manifest->name);
    }
    return installed;
}

Themes load_themes(const Configuration& configuration, const view::Assets& assets, AssetShelf& shelf) {
    Themes themes;
    for (const auto& folder : script::find_plugins(configuration.plugins)) {
        script::Faults faults;
        const auto files = script::read_plugin(folder, faults);
        const auto manifest = files ? script::read_manifest(*files, faults) : std::nullopt;
        tell(faults);
        if (!manifest || !manifest->theme) continue;
        const auto theme = make_theme(*manifest->theme);
        if (!theme) continue;
        const auto stylesheet = view::theme_stylesheet(assets, *theme);
        theme->stylesheet_address = stylesheet.address;
        shelf.add(stylesheet);
        themes.emplace(theme->name, theme);
    }
    return themes;
}

void RuleBook::load_at_start(std::vector<std::shared_ptr<const organisation::Organisation>> organisations) {
    loading_first_ = true;
    first_load_ = std::jthread([this, organisations = std::move(organisations)] {
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
    });
}

bool RuleBook::load(const std::vector<std::shared_ptr<const organisation::Organisation>>& organisations) {
    std::map<std::vector<std::string>, bool> loaded;
    bool all = true;
    for (const auto& organisation : organisations) {
        const auto live = rules_of(organisation->plugins);
        const auto [at, first] = loaded.try_emplace(organisation->plugins, false);
        if (first) at->second = load_rules_into(*live, folder_, organisation->plugins);
        if (!at->second)
            spdlog::error("the rules of {} did not load; {}", organisation->name,
                          live->current() ? "the ones from before stay in force" : "every message is held for a human");
        all = all && at->second;
        const std::lock_guard lock(mutex_);
        by_organisation_[organisation->id] = live;
    }
    return all;
}

std::shared_ptr<script::LiveRules> RuleBook::rules_of(const std::vector<std::string>& plugins) {
    const std::lock_guard lock(mutex_);
    auto& live = by_plugins_[plugins];
    if (!live) live = std::make_shared<script::LiveRules>();
    return live;
}

std::shared_ptr<const script::RuleSet> RuleBook::of(OrganisationId organisation) const {
    std::shared_ptr<const script::LiveRules> live;
    {
        std::unique_lock lock(mutex_);
        first_loaded_.wait_for(lock, first_wait, [this] { return !loading_first_; });
        const auto found = by_organisation_.find(organisation);
        if (found == by_organisation_.end()) return nullptr;
        live = found->second;
    }
    return live->current();
}

}  // namespace luwte::app
