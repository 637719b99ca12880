#include "app/plugins.h"

#include "app/asset_shelf.h"
#include "base/log.h"
#include "script/plugin.h"

namespace luwte::app {
namespace {

namespace fs = std::filesystem;

void tell(const script::Faults& faults) {
    for (const auto& fault : faults) spdlog::error("{}", fault.to_string());
}

/// A theme as pages use it; null when its colours cannot be read by everybody.
std::shared_ptr<view::Theme> make_theme(const script::ThemeData& data) {
    auto theme = std::make_shared<view::Theme>();
    theme->name = data.name;
    theme->colours = data.colours;
    theme->shape = data.shape;
    theme->words = data.words;
    theme->footer_links = data.footer_links;
    theme->exit_address = data.exit_address;
    theme->title = data.title;
    theme->logo = data.logo;
    theme->front_blocks = data.front_blocks;
    const auto faults = view::contrast_faults(*theme);
    for (const auto& fault : faults)
        spdlog::error("theme {}: {} on {} in {} has contrast {:.2f}, and {:.1f} is needed", theme->name, fault.foreground,
                      fault.background, fault.palette, fault.ratio, fault.needed);
    return faults.empty() ? theme : nullptr;
}

std::shared_ptr<const script::RuleSet> build_rules(const fs::path& folder, const std::vector<std::string>& names) {
    script::Faults faults;
    std::vector<script::PluginChoice> choices;
    for (const auto& name : names) {
        auto files = script::read_plugin(folder / name, faults);
        if (files) choices.push_back({std::move(*files), {}});
    }
    std::shared_ptr<const script::RuleSet> rules;
    if (faults.empty()) rules = script::RuleSet::build(choices, faults);
    tell(faults);
    return rules;
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

bool RuleBook::load(const std::vector<std::shared_ptr<const organisation::Organisation>>& organisations) {
    std::map<std::vector<std::string>, std::shared_ptr<const script::RuleSet>> built;
    bool all = true;
    for (const auto& organisation : organisations) {
        const auto [at, fresh] = built.try_emplace(organisation->plugins);
        if (fresh) at->second = build_rules(folder_, organisation->plugins);
        if (!at->second) {
            spdlog::error("the rules of {} did not load; {}", organisation->name,
                          of(organisation->id) ? "the ones from before stay in force" : "every message is held for a human");
            all = false;
            continue;
        }
        const std::lock_guard lock(mutex_);
        sets_[organisation->id] = at->second;
    }
    return all;
}

std::shared_ptr<const script::RuleSet> RuleBook::of(OrganisationId organisation) const {
    const std::lock_guard lock(mutex_);
    const auto found = sets_.find(organisation);
    return found == sets_.end() ? nullptr : found->second;
}

}  // namespace luwte::app
