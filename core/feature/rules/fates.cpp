#include "feature/rules/fates.h"

#include "feature/moderation/outcomes.h"
#include "feature/rules/counting.h"

namespace luwte::rules {
namespace {

std::string key_of(std::string_view plugin, std::string_view rule) {
    return std::string(plugin) + "/" + std::string(rule);
}

}  // namespace

std::optional<double> Fate::upheld_share() const {
    if (upheld + overturned == 0) return std::nullopt;
    return static_cast<double>(upheld) / static_cast<double>(upheld + overturned);
}

std::optional<double> Fate::overturned_share() const {
    const auto share = upheld_share();
    if (!share) return std::nullopt;
    return 1 - *share;
}

std::optional<double> Fate::time_a_message() const {
    if (messages == 0) return std::nullopt;
    return static_cast<double>(microseconds) / static_cast<double>(messages);
}

Fates fates_of_week(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    Fates fates;
    const auto from = day_of(now) - std::chrono::days(6);
    for (const auto& count : sql::list_counts(connection, organisation, from)) {
        auto& fate = fates[key_of(count.plugin, count.rule)];
        if (count.shadow) {
            fate.shadow_hits += count.hits;
            continue;
        }
        fate.messages += count.messages;
        fate.hits += count.hits;
        fate.actions += count.actions;
        fate.capped += count.capped;
        fate.microseconds += count.microseconds;
    }
    for (const auto& outcome :
         moderation::rule_outcomes(connection, organisation, now - std::chrono::days(7))) {
        auto& fate = fates[key_of(outcome.plugin, outcome.rule)];
        fate.upheld += outcome.upheld;
        fate.overturned += outcome.overturned;
    }
    return fates;
}

Fate fate_of(const Fates& fates, std::string_view plugin, std::string_view rule) {
    const auto found = fates.find(key_of(plugin, rule));
    return found == fates.end() ? Fate{} : found->second;
}

}  // namespace luwte::rules
