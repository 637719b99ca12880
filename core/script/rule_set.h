// Every active rule of one organisation, compiled: what judges its messages.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "script/fault.h"
#include "script/message.h"
#include "script/plugin.h"
#include "script/rule_meter.h"

namespace luwte::script {

/// A plugin to switch on.
struct PluginChoice {
    PluginFiles files;
    SettingValues settings = {};  ///< what the organisation filled in
    /// Its rules watch along: they are judged and decide nothing. One of the same plugin and id as a rule
    /// that acts is another version of it (see `compare`).
    bool shadow = false;
    /// What is known of single rules, by id.
    struct About {
        std::string version;                             ///< instead of the hash of its file
        base::TimePoint until = base::TimePoint::max();  ///< from when it says nothing any more
    };
    std::map<std::string, About> rules = {};
};

/// How a rule fares, for the moderators' room.
struct RuleStatus {
    std::string plugin, rule, version;
    bool shadow = false;
    std::map<std::string, std::string> about;  ///< by language code
    int failures_in_the_last_hour = 0;
    bool switched_off = false;
    std::string last_fault;
};

/// Immutable (but for the count of failures) and thread safe. Each thread that judges borrows a Lua state of
/// its own.
class RuleSet {
  public:
    /// nullptr and faults when anything is wrong: a rule set is whole or it is not. Takes tens of
    /// milliseconds; call it outside the threads that serve. Themes among the choices are checked and left
    /// aside. `tell` is called (from a judging thread) when a rule is switched off: log it, tell the
    /// moderators.
    using SwitchedOff = std::function<void(const RuleStatus&)>;
    static std::shared_ptr<const RuleSet> build(const std::vector<PluginChoice>& plugins, Faults& faults,
                                                SwitchedOff tell = {});
    virtual ~RuleSet() = default;

    /// Never throws: what fails is a verdict that holds, with `failed` and the reasons in `faults`.
    [[nodiscard]] virtual Verdict judge(const Message& message) const noexcept = 0;
    /// The same, told to who keeps count.
    [[nodiscard]] virtual Verdict judge(const Message& message, RuleMeter& meter) const noexcept;
    /// As it is, and as it would be if the rules that watch along acted, each in the place of the one with
    /// its id.
    struct Comparison {
        Verdict before, after;
    };
    [[nodiscard]] virtual Comparison compare(const Message& message) const noexcept;
    /// The sentence for a hit's reason in "nl", "nl-plain" or "en"; empty when the rule gives no reason.
    [[nodiscard]] virtual std::string explain(const RuleHit& hit, std::string_view language_code) const = 0;
    /// What stands in Verdict::rules_version.
    [[nodiscard]] virtual const std::string& version() const = 0;
    [[nodiscard]] virtual std::size_t rule_count() const = 0;
    [[nodiscard]] virtual std::vector<RuleStatus> status() const = 0;
};

/// "topic" and so on.
[[nodiscard]] std::string_view to_text(Place place);
[[nodiscard]] std::string_view to_text(Action action);

}  // namespace luwte::script
