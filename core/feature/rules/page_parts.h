// What the pages of rules have in common: routes for moderators, and how a version is shown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "feature/room/frame.h"
#include "feature/room/pages.h"
#include "feature/rules/rule.h"
#include "feature/rules/rule_pages.h"
#include "feature/visit/context.h"
#include "script/rule_trial.h"

namespace luwte::rules {

using PageHandler = net::Response (*)(visit::Context&, const PageParts&);
/// A route for moderators; everybody else gets 404.
[[nodiscard]] visit::Route page_route(net::Method method, std::string pattern, PageHandler handler,
                                      const PageParts& parts);

[[nodiscard]] inline RuleId rule_in(const visit::Context& context) {
    return room::id_in<RuleId>(context);
}
/// The number of a version in the address, or 0.
[[nodiscard]] int number_in(const visit::Context& context, std::size_t capture = 1);
[[nodiscard]] int read_number(std::string_view text);
[[nodiscard]] std::string rule_path(RuleId rule);
[[nodiscard]] std::string version_path(RuleId rule, int number);

/// NUMBER, STATE, REASON, AUTHOR, WHEN, and who proposed and published it, its date and its most a day.
void set_version(view::Fields fields, const visit::Context& context, const Version& version);
/// SOURCE as numbered lines, faults and examples with what came of them.
void set_trial(view::Fields fields, const visit::Context& context, const std::string& source,
               const script::RuleTrial& trial);
/// The difference between two sources, without the long stretches in which nothing changed.
void set_difference(view::Fields fields, std::string_view before, std::string_view after);

[[nodiscard]] std::vector<visit::Route> list_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> writing_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> version_routes(const PageParts& parts);
[[nodiscard]] std::vector<visit::Route> backtest_routes(const PageParts& parts);

}  // namespace luwte::rules
