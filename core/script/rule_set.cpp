#include "script/rule_set.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

#include "script/health.h"
#include "script/locale.h"
#include "script/runner.h"
#include "script/verdict_sum.h"
#include "script/version.h"

namespace luwte::script {
namespace {

constexpr std::size_t longest_message = 200'000;  ///< bytes; m.text must fit in one Lua string

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
            // And last what decides nothing.
            const auto rank = [](bool danger, bool shadow) { return shadow ? 2 : danger ? 0 : 1; };
            const auto a_rank = rank(a_danger, rules_[a].shadow);
            const auto b_rank = rank(b_danger, rules_[b].shadow);
            return a_rank != b_rank ? a_rank < b_rank : a < b;
        });
        for (const auto& rule : rules_)
            stood_in_.push_back(!rule.shadow && std::ranges::any_of(rules_, [&](const RuleInfo& other) {
                return other.shadow && other.plugin == rule.plugin && other.id == rule.id;
            }));
        std::string all;
        for (const auto& rule : rules_)
            all += rule.plugin + rule.id + rule.version + (rule.shadow ? "~" : "");
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
        return judge_with(message, nullptr);
    }
    [[nodiscard]] Verdict judge(const Message& message, RuleMeter& meter) const noexcept override {
        return judge_with(message, &meter);
    }
    [[nodiscard]] Comparison compare(const Message& message) const noexcept override {
        try {
            Sums sums;
            sums.compares = true;
            ask(message, sums, nullptr);
            return {signed_by_us(sums.live.finish()), signed_by_us(sums.instead.finish())};
        } catch (const std::exception& error) {
            return {failure(error.what()), failure(error.what())};
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

    /// What the rules of one message add up to: those that act, those that watch along, and (for comparing)
    /// all as if these acted in the place of those.
    struct Sums {
        VerdictSum live, shadow, instead;
        bool compares = false;
        /// Which hits of `live` and `shadow` are whose.
        struct Part {
            std::size_t rule, from, to;
            bool applies, capped, counted;
        };
        std::vector<Part> parts;
    };

    [[nodiscard]] Verdict judge_with(const Message& message, RuleMeter* meter) const noexcept {
        try {
            Sums sums;
            ask(message, sums, meter);
            auto verdict = signed_by_us(sums.live.finish());
            auto watched = sums.shadow.finish();
            verdict.shadow_hits = std::move(watched.hits);
            std::ranges::move(watched.faults, std::back_inserter(verdict.faults));
            if (meter != nullptr) tell_meter(*meter, sums, verdict, message.now);
            return verdict;
        } catch (const std::exception& error) {
            return failure(error.what());
        } catch (...) {
            return failure("unknown error");
        }
    }

    [[nodiscard]] Verdict signed_by_us(Verdict verdict) const {
        verdict.rules_version = version_;
        return verdict;
    }

    void tell_meter(RuleMeter& meter, const Sums& sums, const Verdict& verdict, base::TimePoint now) const {
        for (const auto& part : sums.parts) {
            const auto& hits = rules_[part.rule].shadow ? verdict.shadow_hits : verdict.hits;
            bool acted = part.applies;
            for (auto i = part.from; i < part.to; ++i) acted = acted || hits[i].action > Action::allow;
            meter.spoke(part.rule, {acted, part.capped, part.counted}, now);
        }
    }

    /// Whether these do something as they stand, and whether they may.
    struct Weight {
        bool applies = false;    ///< adds a warning, a tag or a reply
        bool could_act = false;  ///< or asks, holds or calls, maybe only together with others
        bool calls = false;      ///< calls a human to danger
    };
    static Weight weigh(const std::vector<Outcome>& outcomes) {
        Weight weight;
        for (const auto& outcome : outcomes) {
            if (outcome.kind != Outcome::Kind::action) weight.applies = true;
            if (outcome.action == Action::escalate && outcome.level >= 2) weight.calls = true;
            const bool concern = outcome.action == Action::escalate && outcome.level < 2 && !outcome.score;
            if (outcome.kind == Outcome::Kind::action && outcome.action > Action::allow && !concern)
                weight.could_act = true;
        }
        weight.could_act = weight.could_act || weight.applies;
        return weight;
    }

    /// What a rule that has acted often enough says instead: a human looks.
    static std::vector<Outcome> held_instead(std::vector<Outcome> outcomes) {
        Outcome held;
        for (auto& outcome : outcomes) {
            if (outcome.kind != Outcome::Kind::action) continue;
            held.level = std::max(held.level, outcome.level);
            if (held.reason.empty()) held.reason = outcome.reason;
            std::ranges::move(outcome.categories, std::back_inserter(held.categories));
            held.marks_given = outcome.marks_given;
            std::ranges::move(outcome.marks, std::back_inserter(held.marks));
        }
        held.action = Action::hold;
        return {held};
    }

    void ask(const Message& message, Sums& sums, RuleMeter* meter) const {
        if (message.text.size() > longest_message) {
            sums.live.fail("the message is longer than rules may read");
            sums.instead.fail("the message is longer than rules may read");
            return;
        }
        Loan runner(*this);
        Evaluation evaluation(message, table_, *scanner_, runner->scratch());
        runner->begin(evaluation);
        const bool timed = meter != nullptr && meter->begin();
        for (const auto number : order_) {
            const auto& rule = rules_[number];
            if ((rule.places & (1U << static_cast<unsigned>(message.place))) == 0 || health_.is_off(number) ||
                rule.until <= message.now)
                continue;
            const auto began =
                timed ? std::chrono::steady_clock::now() : std::chrono::steady_clock::time_point();
            auto answer = runner->ask(number, rule, true);
            if (timed) meter->took(number, std::chrono::steady_clock::now() - began);
            if (answer.outcomes.empty() && answer.fault.empty()) continue;
            add(number, answer, sums, meter, message.now);
            runner->found_danger(sums.live.level());
            if (answer.fault.empty()) continue;
            runner.wear();
            if (health_.failed(number, message.now, answer.fault)) {
                if (!rule.shadow)
                    sums.live.fail(rule.plugin + "/" + rule.id +
                                   ": switched off after five failures in an hour");
                if (tell_) tell_(status_of(number));
            }
        }
    }

    void add(std::size_t number, RuleAnswer& answer, Sums& sums, RuleMeter* meter,
             base::TimePoint now) const {
        const auto& rule = rules_[number];
        const auto& settings = *settings_[number];
        if (sums.compares) {
            if (rule.shadow || !stood_in_[number]) sums.instead.add(rule, answer, settings);
            if (!rule.shadow) sums.live.add(rule, answer, settings);
            return;
        }
        const auto weight = weigh(answer.outcomes);
        const bool counted = meter != nullptr && !rule.shadow && weight.could_act;
        // The message after the last one counted may be somebody in danger: a call to a human has no cap.
        const bool capped = counted && !weight.calls && !meter->may_act(number, now);
        if (capped) answer.outcomes = held_instead(std::move(answer.outcomes));
        auto& sum = rule.shadow ? sums.shadow : sums.live;
        const auto from = sum.hit_count();
        sum.add(rule, answer, settings);
        if (capped) sum.mark_capped(from);
        if (meter != nullptr && !answer.outcomes.empty())
            sums.parts.push_back({number, from, sum.hit_count(), weight.applies, capped, counted});
    }

    [[nodiscard]] RuleStatus status_of(std::size_t number) const {
        const auto& rule = rules_[number];
        RuleStatus status{rule.plugin, rule.id, rule.version, rule.shadow, rule.about, 0, false, {}};
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
    std::vector<bool> stood_in_;          ///< a rule that watches along has its id
    std::vector<const Value*> settings_;  ///< of each rule's plugin
    std::shared_ptr<const Scanner> scanner_;
    std::string version_;
    mutable Health health_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Runner>> idle_;
};

/// What is known of the rules beside their files.
void stamp(std::vector<RuleInfo>& rules, const std::vector<std::size_t>& counts,
           const std::vector<const PluginChoice*>& choices) {
    auto rule = rules.begin();
    for (std::size_t plugin = 0; plugin < counts.size(); ++plugin)
        for (std::size_t i = 0; i < counts[plugin]; ++i, ++rule) {
            rule->shadow = choices[plugin]->shadow;
            const auto about = choices[plugin]->rules.find(rule->id);
            if (about == choices[plugin]->rules.end()) continue;
            if (!about->second.version.empty()) rule->version = about->second.version;
            rule->until = about->second.until;
        }
}

}  // namespace

Verdict RuleSet::judge(const Message& message, RuleMeter& /*meter*/) const noexcept {
    return judge(message);
}

RuleSet::Comparison RuleSet::compare(const Message& message) const noexcept {
    return {judge(message), judge(message)};
}

std::shared_ptr<const RuleSet> RuleSet::build(const std::vector<PluginChoice>& plugins, Faults& faults,
                                              SwitchedOff tell) {
    const auto before = faults.size();
    std::vector<Activation> activations;
    std::map<std::string, Locale> locales;
    std::vector<const PluginChoice*> kept;
    for (const auto& choice : plugins) {
        auto manifest = read_manifest(choice.files, faults);
        if (!manifest) continue;
        auto settings = settings_of(*manifest, choice.settings, faults);
        locales.emplace(manifest->name, Locale(choice.files, faults));
        if (manifest->kind != PluginKind::theme) kept.push_back(&choice);
        activations.push_back({choice.files, std::move(*manifest), std::move(settings)});
    }
    if (faults.size() > before) return nullptr;
    PatternTable table;
    try {
        // The first state gathers the patterns; those that judge look them up.
        const Runner first(activations, &table, table, faults);
        if (faults.size() > before) return nullptr;
        auto rules = first.rules();
        stamp(rules, first.rule_counts(), kept);
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
