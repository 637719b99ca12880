#include "script/rule_set.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "script/locale.h"
#include "script/runner.h"
#include "script/verdict_sum.h"
#include "script/version.h"

namespace luwte::script {
namespace {

constexpr int failures_to_switch_off = 5;
constexpr std::size_t longest_message = 200'000;  ///< bytes; m.text must fit in one Lua string

/// Counts failures by the messages' clock.
class Health {
  public:
    explicit Health(std::size_t rules) : rules_(rules), off_(rules) {}

    [[nodiscard]] bool is_off(std::size_t rule) const { return off_[rule].load(std::memory_order_relaxed); }
    /// Returns whether this failure switches the rule off.
    bool failed(std::size_t rule, base::TimePoint now, const std::string& fault) {
        const std::lock_guard lock(mutex_);
        auto& each = rules_[rule];
        each.last_fault = fault;
        each.failures.push_back(now);
        std::erase_if(each.failures, [&](base::TimePoint at) { return at <= now - std::chrono::hours(1); });
        if (off_[rule] || each.failures.size() < failures_to_switch_off) return false;
        return off_[rule] = true;
    }
    void fill(std::size_t rule, RuleStatus& status) const {
        const std::lock_guard lock(mutex_);
        status.failures_in_the_last_hour = static_cast<int>(rules_[rule].failures.size());
        status.switched_off = off_[rule];
        status.last_fault = rules_[rule].last_fault;
    }

  private:
    struct Rule {
        std::vector<base::TimePoint> failures;
        std::string last_fault;
    };
    mutable std::mutex mutex_;
    std::vector<Rule> rules_;
    std::vector<std::atomic<bool>> off_;  ///< asked for every rule of every message
};

class CompiledRules final : public RuleSet {
  public:
    CompiledRules(std::vector<Activation> plugins, std::map<std::string, Locale> locales,
                  std::vector<RuleInfo> rules, PatternTable table, SwitchedOff tell)
        : plugins_(std::move(plugins)),
          locales_(std::move(locales)),
          table_(std::move(table)),
          rules_(std::move(rules)),
          tell_(std::move(tell)),
          health_(rules_.size()) {
        scanner_ = Scanner::compile(table_.entries());
        // Danger first: whatever else runs out of its allowance, this was asked.
        for (std::size_t i = 0; i < rules_.size(); ++i) order_.push_back(i);
        std::ranges::sort(order_, [&](std::size_t a, std::size_t b) {
            const bool a_danger = rules_[a].kind == PluginKind::escalation;
            const bool b_danger = rules_[b].kind == PluginKind::escalation;
            return a_danger != b_danger ? a_danger : a < b;
        });
        std::string all;
        for (const auto& rule : rules_) all += rule.plugin + rule.id + rule.version;
        std::map<std::string, const Value*> settings;
        for (const auto& plugin : plugins_) settings[plugin.manifest.name] = &plugin.settings;
        for (const auto& rule : rules_) settings_.push_back(settings.at(rule.plugin));
        version_ = version_hash(all);
    }

    /// Loads the rules for as many threads as judge at once, so that no message waits for it.
    void warm_up() {
        const auto states = std::max(1U, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < states; ++i) idle_.push_back(make_runner());
    }

    [[nodiscard]] Verdict judge(const Message& message) const noexcept override {
        try {
            VerdictSum sum;
            if (message.text.size() > longest_message)
                sum.fail("the message is longer than rules may read");
            else
                ask_all(message, sum);
            auto verdict = sum.finish();
            verdict.rules_version = version_;
            return verdict;
        } catch (const std::exception& error) {
            return failure(error.what());
        } catch (...) {
            return failure("unknown error");
        }
    }

    [[nodiscard]] std::string explain(const RuleHit& hit, std::string_view language_code) const override {
        if (hit.reason.empty()) return {};
        for (const auto& rule : rules_)
            if (rule.plugin == hit.plugin && rule.id == hit.rule)
                if (const auto own = rule.reasons.find(hit.reason); own != rule.reasons.end())
                    return in_language(own->second, language_code);
        const auto found = locales_.find(hit.plugin);
        return found == locales_.end() || hit.reason.empty()
                   ? std::string{}
                   : found->second.sentence(hit.reason, language_code);
    }

    [[nodiscard]] const std::string& version() const override { return version_; }
    [[nodiscard]] std::size_t rule_count() const override { return rules_.size(); }

    [[nodiscard]] std::vector<RuleStatus> status() const override {
        std::vector<RuleStatus> all;
        for (std::size_t i = 0; i < rules_.size(); ++i) all.push_back(status_of(i));
        return all;
    }

  private:
    /// A runner out of the pool, given back at the end.
    class Loan {
      public:
        explicit Loan(const CompiledRules& rules) : rules_(rules), runner_(rules.borrow()) {}
        ~Loan() {
            if (!worn_) rules_.give_back(std::move(runner_));
        }
        /// A rule failed in this state: who knows what it left there. The next message gets a fresh one.
        void wear() { worn_ = true; }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        Runner* operator->() const { return runner_.get(); }

      private:
        const CompiledRules& rules_;
        std::unique_ptr<Runner> runner_;
        bool worn_ = false;
    };

    void ask_all(const Message& message, VerdictSum& sum) const {
        Loan runner(*this);
        Evaluation evaluation(message, table_, *scanner_, runner->scratch());
        runner->begin(evaluation);
        for (const auto number : order_) {
            const auto& rule = rules_[number];
            if ((rule.places & (1U << static_cast<unsigned>(message.place))) == 0 || health_.is_off(number))
                continue;
            const auto answer = runner->ask(number, rule, true);
            sum.add(rule, answer, *settings_[number]);
            runner->found_danger(sum.level());
            if (answer.fault.empty()) continue;
            runner.wear();
            if (health_.failed(number, message.now, answer.fault)) {
                sum.fail(rule.plugin + "/" + rule.id + ": switched off after five failures in an hour");
                if (tell_) tell_(status_of(number));
            }
        }
    }

    [[nodiscard]] RuleStatus status_of(std::size_t number) const {
        RuleStatus status{rules_[number].plugin, rules_[number].id, rules_[number].version, 0, false, {}};
        health_.fill(number, status);
        return status;
    }

    [[nodiscard]] std::unique_ptr<Runner> borrow() const {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                auto runner = std::move(idle_.back());
                idle_.pop_back();
                return runner;
            }
        }
        return make_runner();
    }

    [[nodiscard]] std::unique_ptr<Runner> make_runner() const {
        Faults faults;
        auto runner = std::make_unique<Runner>(plugins_, nullptr, table_, faults);
        if (!faults.empty())
            throw std::runtime_error("the rules do not load again: " + faults.front().to_string());
        runner->prepare(*scanner_);
        return runner;
    }

    void give_back(std::unique_ptr<Runner> runner) const noexcept {
        try {
            runner->end();
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(runner));
        } catch (...) {
            // No room to keep it: the next message loads another.
        }
    }

    [[nodiscard]] Verdict failure(const char* what) const noexcept {
        Verdict verdict;
        verdict.action = Action::hold;
        verdict.failed = true;
        try {
            verdict.categories = {"none"};
            verdict.faults = {what};
            verdict.rules_version = version_;
        } catch (...) {
            // Out of memory: the hold itself is what matters.
        }
        return verdict;
    }

    std::vector<Activation> plugins_;
    std::map<std::string, Locale> locales_;
    PatternTable table_;
    std::vector<RuleInfo> rules_;
    SwitchedOff tell_;
    std::vector<std::size_t> order_;
    std::vector<const Value*> settings_;  ///< of each rule's plugin
    std::shared_ptr<const Scanner> scanner_;
    std::string version_;
    mutable Health health_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Runner>> idle_;
};

}  // namespace

std::shared_ptr<const RuleSet> RuleSet::build(const std::vector<PluginChoice>& plugins, Faults& faults,
                                              SwitchedOff tell) {
    const auto before = faults.size();
    std::vector<Activation> activations;
    std::map<std::string, Locale> locales;
    for (const auto& choice : plugins) {
        auto manifest = read_manifest(choice.files, faults);
        if (!manifest) continue;
        auto settings = settings_of(*manifest, choice.settings, faults);
        locales.emplace(manifest->name, Locale(choice.files, faults));
        activations.push_back({choice.files, std::move(*manifest), std::move(settings)});
    }
    if (faults.size() > before) return nullptr;
    PatternTable table;
    try {
        // The first state gathers the patterns; those that judge look them up.
        const Runner first(activations, &table, table, faults);
        if (faults.size() > before) return nullptr;
        const auto rules = first.rules();
        auto compiled = std::make_shared<CompiledRules>(std::move(activations), std::move(locales), rules,
                                                        std::move(table), std::move(tell));
        compiled->warm_up();
        return compiled;
    } catch (const std::exception& error) {
        faults.push_back({"", 0, error.what(), {}});
        return nullptr;
    }
}

std::string_view to_text(Place place) {
    constexpr std::string_view names[] = {"topic", "reply", "group", "chat", "profile"};
    return names[static_cast<std::size_t>(place)];
}
std::string_view to_text(Action action) {
    constexpr std::string_view names[] = {"allow", "nudge", "hold", "escalate"};
    return names[static_cast<std::size_t>(action)];
}

}  // namespace luwte::script
