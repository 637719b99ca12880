#include "feature/moderation/sanctions.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/moderation/sanction_store.h"

namespace luwte::moderation {
namespace {

using base::ProblemKind;

constexpr int most_in_force = 200;

std::string subject_of(SanctionId id) {
    return "sanction:" + base::to_public(id);
}

/// Of everything that holds, what stops longest.
std::optional<Stop> longest_stop(const std::vector<Sanction>& holding, const Where& where, Act act,
                                 base::TimePoint now) {
    std::optional<Stop> stop;
    for (const auto& sanction : holding) {
        const auto until = stops_until(sanction, where, act, now);
        if (until && (!stop || *until > stop->until)) stop = Stop{sanction, *until};
    }
    return stop;
}

}  // namespace

base::Result<> check(const SanctionOrder& order, const std::string& words) {
    if (sanction_reason_text(order.reason).empty())
        return base::problem(ProblemKind::invalid, "sanction.no-reason", "sanction_reason");
    if (order.reason == "other" && words.empty())
        return base::problem(ProblemKind::invalid, "review.no-words", "words");
    if (!may_reach(order.kind, order.reach))
        return base::problem(ProblemKind::invalid, "sanction.no-reach", "sanction_reach");
    if (order.lasts < std::chrono::days(1) || order.lasts > longest(order.kind))
        return base::problem(ProblemKind::invalid, "sanction.no-length", "sanction_days");
    if (order.kind == SanctionKind::slow && (order.every_minutes < 1 || order.every_minutes > 10080))
        return base::problem(ProblemKind::invalid, "sanction.no-pace", "sanction_minutes");
    return {};
}

void impose(store::UnitOfWork& work, const Imposed& what, base::TimePoint now) {
    sql::insert_sanction(work, what, now);
}

std::optional<Stop> stopping(store::Connection& connection, OrganisationId organisation, AccountId account,
                             const Where& where, Act act, base::TimePoint now) {
    if (!account) return std::nullopt;
    return longest_stop(sql::list_holding(connection, organisation, account, now), where, act, now);
}

std::optional<Stop> pass(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                         const Where& where, Act act, base::TimePoint now) {
    if (!account) return std::nullopt;
    const auto holding = sql::lock_holding(work, organisation, account, now);
    if (auto stop = longest_stop(holding, where, act, now)) return stop;
    if (act == Act::change) return std::nullopt;
    for (const auto& sanction : holding) {
        // Asked as if one had just passed: whether it slows down messages of this place at all.
        auto asked = sanction;
        asked.last_passed_at = now;
        if (stops_until(asked, where, act, now)) sql::update_passed(work, organisation, sanction.id, now);
    }
    return std::nullopt;
}

std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                   AccountId account) {
    return sql::list_of_account(connection, organisation, account);
}

std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                   PersonaId persona) {
    if (!persona) return {};
    return sql::list_of_persona(connection, organisation, persona);
}

std::vector<Sanction> sanctions_of(store::Connection& connection, OrganisationId organisation,
                                   DecisionId decision) {
    return sql::list_of_decision(connection, organisation, decision);
}

std::vector<Sanction> in_force(store::Connection& connection, OrganisationId organisation,
                               base::TimePoint now) {
    return sql::list_in_force(connection, organisation, now, most_in_force);
}

int strikes(const std::vector<Sanction>& sanctions, base::TimePoint now) {
    return static_cast<int>(
        std::ranges::count_if(sanctions, [&](const auto& one) { return one.counts(now); }));
}

base::Result<> revoke(store::Connection& connection, OrganisationId organisation, SanctionId id,
                      std::int64_t version, StaffId staff, base::TimePoint now) {
    store::UnitOfWork work(connection);
    const auto sanction = sql::lock_sanction(work, organisation, id);
    if (!sanction) return base::problem(ProblemKind::not_found, "sanction.not-found");
    if (sanction->revoked_at || sanction->version != version)
        return base::problem(ProblemKind::conflict, "sanction.changed");
    sql::update_revoked(work, organisation, id, staff, now);
    audit::append(work,
                  {organisation, audit::staff_actor(staff), "sanction.revoked", subject_of(id),
                   nlohmann::json{{"kind", sanction_kind_name(sanction->kind)}}.dump()},
                  now);
    work.commit();
    return {};
}

int revoke_of(store::UnitOfWork& work, OrganisationId organisation, DecisionId decision, StaffId staff,
              base::TimePoint now) {
    int count = 0;
    for (const auto& found : sql::list_of_decision(work.connection(), organisation, decision)) {
        const auto sanction = sql::lock_sanction(work, organisation, found.id);
        if (!sanction || sanction->revoked_at) continue;
        sql::update_revoked(work, organisation, sanction->id, staff, now);
        ++count;
    }
    return count;
}

}  // namespace luwte::moderation
