#include "feature/moderation/decided.h"

#include <algorithm>
#include <array>

#include "feature/moderation/decided_store.h"

namespace luwte::moderation {
namespace {

constexpr std::array state_names{"waits", "stays", "asked", "removed", "restored", "ended"};
constexpr std::chrono::days signals_kept{183};

}  // namespace

const char* signal_state_name(SignalState state) {
    return state_names.at(static_cast<std::size_t>(state));
}

std::vector<OwnDecision> decisions_about(store::Connection& connection, OrganisationId organisation,
                                         AccountId account) {
    auto decisions = sql::list_decided(connection, organisation, account, {});
    for (auto& sanction : sanctions_of(connection, organisation, account)) {
        const auto with = std::ranges::find(decisions, sanction.decision, &OwnDecision::id);
        if (with != decisions.end()) with->sanctions.push_back(std::move(sanction));
    }
    return decisions;
}

std::optional<OwnDecision> decision_about(store::Connection& connection, OrganisationId organisation,
                                          AccountId account, DecisionId id) {
    if (!id || !account) return std::nullopt;
    auto found = sql::list_decided(connection, organisation, account, id);
    if (found.empty()) return std::nullopt;
    found.front().sanctions = sanctions_of(connection, organisation, id);
    return std::move(found.front());
}

std::vector<OwnSignal> signals_of(store::Connection& connection, OrganisationId organisation,
                                  AccountId account, base::TimePoint now) {
    return sql::list_own_signals(connection, organisation, account, now - signals_kept);
}

}  // namespace luwte::moderation
