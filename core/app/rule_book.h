// The compiled rules of every organisation: its plugins, and what its moderators put in force; compiled anew in the
// background when either changes, and counted while they judge.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/configuration.h"
#include "base/clock.h"
#include "base/ids.h"
#include "feature/organisation/organisation.h"
#include "feature/rules/compiling.h"
#include "feature/rules/counting.h"
#include "feature/rules/rule.h"
#include "script/rule_set.h"
#include "store/database.h"

namespace luwte::app {

/// Thread safe: `of` may be asked while others are compiled.
class RuleBook {
  public:
    /// How long a message waits for rules that are being compiled for the first time, before it is held.
    static constexpr std::chrono::seconds first_wait{10};
    /// How often what rules did is written down.
    static constexpr std::chrono::seconds counts_every{10};

    using Organisations = std::vector<std::shared_ptr<const organisation::Organisation>>;

    RuleBook(const Configuration& configuration, store::Pool& pool, const base::Clock& clock)
        : folder_(configuration.plugins), pool_(pool), clock_(clock) {}
    ~RuleBook();
    RuleBook(const RuleBook&) = delete;
    RuleBook& operator=(const RuleBook&) = delete;

    /// The first load, on a thread of its own: compiling takes most of a start, and nobody who reads needs it. The
    /// thread goes on: it compiles what changes, and writes counts down.
    void load_at_start(Organisations organisations);

    /// Reads the plugins of these organisations anew, compiles them beside what is in use, and swaps each when it is
    /// whole. What does not load stays as it was, and is told (and is false).
    bool load(const Organisations& organisations);
    /// Null when none was ever loaded: then every message is held. Waits for the first load.
    [[nodiscard]] std::shared_ptr<const script::RuleSet> of(OrganisationId organisation) const;
    /// The plugins of an organisation without its own rules, as they were read last.
    [[nodiscard]] std::vector<script::PluginChoice> plugins_of(OrganisationId organisation) const;

    /// A change notice: "rules …" makes that organisation's rules be compiled anew, soon, in the background.
    void heard(std::string_view subject);
    /// Notices may have been missed: every organisation's own rules are looked at.
    void gap();
    /// Writes down what is not yet, and ends the thread.
    void stop();

  private:
    using Plugins = std::vector<script::PluginChoice>;
    /// Which versions judge: compiled anew when this changes.
    using Standing = std::vector<std::pair<std::uint64_t, std::pair<int, rules::State>>>;
    struct One {
        std::shared_ptr<const organisation::Organisation> organisation;
        std::shared_ptr<const Plugins> plugins;
        Standing standing;
        std::shared_ptr<const script::RuleSet> rules;
        std::shared_ptr<rules::Meter> meter;
    };

    void run(const std::stop_token& stopping, const Organisations& organisations);
    bool load_one(const std::shared_ptr<const organisation::Organisation>& organisation,
                  const std::shared_ptr<const Plugins>& plugins, bool only_when_changed);
    [[nodiscard]] bool has_rules(OrganisationId organisation) const;
    void load_changed(OrganisationId organisation);
    void tell_left_out(OrganisationId organisation, const std::vector<rules::LeftOut>& left_out);
    void write_counts();

    std::string folder_;
    store::Pool& pool_;
    const base::Clock& clock_;
    std::mutex loading_;  // one compiles at a time
    mutable std::mutex mutex_;
    mutable std::condition_variable first_loaded_;
    std::condition_variable_any changed_;
    bool loading_first_ = false;
    std::map<OrganisationId, One> by_organisation_;
    std::set<OrganisationId> dirty_;
    std::jthread thread_;  // last: it uses everything above
};

}  // namespace luwte::app
