// SQL of back-tests and of the messages that they would change.
#pragma once

#include <optional>
#include <vector>

#include "feature/rules/backtest.h"
#include "store/database.h"

namespace luwte::rules::sql {

/// False when one runs in this organisation already.
[[nodiscard]] bool insert_test(store::Connection& connection, OrganisationId organisation,
                               const Backtest& test);
[[nodiscard]] std::optional<Backtest> find_test(store::Connection& connection, OrganisationId organisation,
                                                BacktestId id);
/// Newest first, at most 10.
[[nodiscard]] std::vector<Backtest> list_tests(store::Connection& connection, OrganisationId organisation,
                                               RuleId rule, int number);
/// Says that it is alive and how far it is. False when it is to stop, or no longer runs.
[[nodiscard]] bool beat(store::Connection& connection, OrganisationId organisation, BacktestId id, int total,
                        int done, base::TimePoint now);
void update_cancel(store::Connection& connection, OrganisationId organisation, BacktestId id);
/// False when it no longer ran.
[[nodiscard]] bool end_test(store::UnitOfWork& work, OrganisationId organisation, BacktestId id,
                            TestState state, int total, int done, const TestResult& result,
                            base::TimePoint now);
/// Those that nobody has heard of since then.
void interrupt_silent(store::Connection& connection, OrganisationId organisation, base::TimePoint since,
                      base::TimePoint now);
void insert_changes(store::UnitOfWork& work, OrganisationId organisation, BacktestId id,
                    const std::vector<TestChange>& changes);
/// By position, behind `after`.
[[nodiscard]] std::vector<TestChange> list_changes(store::Connection& connection, OrganisationId organisation,
                                                   BacktestId id, int after, int limit);

}  // namespace luwte::rules::sql
