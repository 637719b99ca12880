// SQL of rules, their versions and steps.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "feature/rules/rule.h"
#include "store/database.h"

namespace luwte::rules::sql {

/// `store.conflict` when the organisation has a rule of that name.
[[nodiscard]] base::Result<> insert_rule(store::UnitOfWork& work, OrganisationId organisation,
                                         const Rule& rule);
/// Nobody else changes the rule or a version of it until the transaction ends.
[[nodiscard]] std::optional<Rule> lock_rule(store::UnitOfWork& work, OrganisationId organisation,
                                            RuleId rule);
void insert_version(store::UnitOfWork& work, OrganisationId organisation, const Version& version);
void update_state(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number, State state);
void update_proposed(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number,
                     StaffId by, base::TimePoint now);
void update_published(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, int number,
                      StaffId by, base::TimePoint now);
void insert_step(store::UnitOfWork& work, OrganisationId organisation, RuleId rule, const Step& step);

[[nodiscard]] std::optional<Rule> find_rule(store::Connection& connection, OrganisationId organisation,
                                            RuleId rule);
[[nodiscard]] std::optional<Version> find_version(store::Connection& connection, OrganisationId organisation,
                                                  RuleId rule, int number);
/// Newest first, with sources.
[[nodiscard]] std::vector<Version> list_versions(store::Connection& connection, OrganisationId organisation,
                                                 RuleId rule);
/// Newest first, at most 500.
[[nodiscard]] std::vector<Step> list_steps(store::Connection& connection, OrganisationId organisation,
                                           RuleId rule);
/// By name, without sources; of each rule the latest version and those that judge.
[[nodiscard]] std::vector<RuleLine> list_rules(store::Connection& connection, OrganisationId organisation);
[[nodiscard]] std::int64_t count_rules(store::Connection& connection, OrganisationId organisation);
[[nodiscard]] std::vector<Judging> list_judging(store::Connection& connection, OrganisationId organisation,
                                                base::TimePoint now);
/// Versions whose date has passed and that still judge.
[[nodiscard]] std::vector<Judging> list_expired(store::Connection& connection, OrganisationId organisation,
                                                base::TimePoint now);

}  // namespace luwte::rules::sql
