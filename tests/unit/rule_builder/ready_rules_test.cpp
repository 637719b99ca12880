// Every rule to start from passes its own examples, and is a form.
#include "feature/rule_builder/ready_rules.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "feature/rule_builder/lua_reader.h"
#include "script/rule_trial.h"

namespace luwte::rule_builder {
namespace {

TEST(ReadyRules, EachPassesItsExamplesAndIsAForm) {
    const std::filesystem::path folder = LUWTE_SOURCE "/db/seed/ready-rules";
    const auto rules = read_ready_rules(folder);
    std::size_t files = 0;
    for (const auto& each : std::filesystem::directory_iterator(folder)) files += each.path().extension() == ".lua";
    EXPECT_GE(files, 20U);
    EXPECT_EQ(rules.size(), files) << "one of them is no form: see above";
    for (const auto& [name, rule] : rules) {
        const auto trial = script::try_rule(name, rule.source);
        EXPECT_TRUE(trial.passed()) << name;
        for (const auto& fault : trial.faults) ADD_FAILURE() << fault.to_string();
        EXPECT_TRUE(rule.about.contains("nl") && rule.about.contains("en")) << name;
    }
}

}  // namespace
}  // namespace luwte::rule_builder
