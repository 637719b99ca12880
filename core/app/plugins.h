// The installed plugins, as the program uses them: themes checked and turned into view's form, rule sets for each
// organisation.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/configuration.h"
#include "base/ids.h"
#include "feature/organisation/organisation.h"
#include "script/live_rules.h"
#include "view/assets.h"
#include "view/theme.h"

namespace luwte::app {

class AssetShelf;

/// What lies in the plugins folder, by kind. Reads manifests only.
struct InstalledPlugins {
    std::vector<std::string> themes;
    std::vector<std::string> rule_plugins;  ///< moderation and escalation

    [[nodiscard]] bool has_theme(std::string_view name) const { return std::ranges::find(themes, name) != themes.end(); }
    [[nodiscard]] bool has_rules(std::string_view name) const { return std::ranges::find(rule_plugins, name) != rule_plugins.end(); }
};
[[nodiscard]] InstalledPlugins installed_plugins(const Configuration& configuration);

/// Every theme of the plugins folder, by name, each with its stylesheet put on the shelf. A theme that does not load
/// or has not enough contrast is left out, and the log says why.
using Themes = std::map<std::string, std::shared_ptr<const view::Theme>, std::less<>>;
[[nodiscard]] Themes load_themes(const Configuration& configuration, const view::Assets& assets, AssetShelf& shelf);

/// The compiled rules of every organisation. Thread safe: `of` may be asked while `load` runs.
class RuleBook {
  public:
    /// How long a message waits for rules that are being compiled for the first time, before it is held.
    static constexpr std::chrono::seconds first_wait{10};

    explicit RuleBook(const Configuration& configuration) : folder_(configuration.plugins) {}

    /// The first load, on a thread of its own: compiling takes most of a start, and nobody who reads needs it.
    void load_at_start(std::vector<std::shared_ptr<const organisation::Organisation>> organisations);

    /// Compiles the rules of these organisations beside the ones in use and swaps each when it is whole. Organisations
    /// with the same plugins share one set. What does not load stays as it was, and is told (and is false).
    bool load(const std::vector<std::shared_ptr<const organisation::Organisation>>& organisations);
    /// Null when none was ever loaded: then every message is held. Waits for the first load.
    [[nodiscard]] std::shared_ptr<const script::RuleSet> of(OrganisationId organisation) const;

  private:
    /// One set for all organisations with these plugins.
    std::shared_ptr<script::LiveRules> rules_of(const std::vector<std::string>& plugins);

    std::string folder_;
    mutable std::mutex mutex_;
    mutable std::condition_variable first_loaded_;
    bool loading_first_ = false;
    std::map<std::vector<std::string>, std::shared_ptr<script::LiveRules>> by_plugins_;
    std::map<OrganisationId, std::shared_ptr<const script::LiveRules>> by_organisation_;
    std::jthread first_load_;  // last: it uses everything above
};

}  // namespace luwte::app
