// An organisation with three moderators, and rules to write.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "feature/rules/rules.h"
#include "support/database.h"
#include "support/people.h"

namespace luwte::rules {

/// A rule that holds messages with this word in them.
inline std::string holds(const std::string& name, const std::string& word,
                         const std::string& verdict = "hold") {
    return "return rule {\n  id = \"" + name + "\",\n  about = { nl = \"Zoekt " + word +
           "\" },\n  patterns = { seen = { \"" + word + "\" } },\n  verdict = " + verdict +
           " { reason = \"kijken\", category = \"spam\" },\n  reasons = { kijken = { nl = \"Even kijken.\" } "
           "},\n"
           "  examples = { { \"Hier staat " +
           word + ".\", " + verdict + " = true }, { \"Niets.\", " + verdict + " = false } },\n}\n";
}

class RulesTest : public ::testing::Test {
  protected:
    RulesTest() {
        organisation = database.insert_organisation();
        for (auto* staff : {&noor, &sam, &kim})
            *staff = testing::insert_staff(database, organisation,
                                           staff == &noor  ? "Noor"
                                           : staff == &sam ? "Sam"
                                                           : "Kim",
                                           1);
    }

    [[nodiscard]] store::Connection& connection() { return *lease; }
    [[nodiscard]] Writing writing(const std::string& source,
                                  const std::string& reason = "Omdat het nodig is.") {
        return {"", source, reason, {}, {}};
    }
    RuleId write(const std::string& name, const std::string& word, StaffId by) {
        const auto written = write_first(connection(), organisation, by, writing(holds(name, word)), now);
        EXPECT_TRUE(written) << written.error().code;
        return written ? written->rule : RuleId{};
    }
    base::Result<> step(StaffId by, RuleId rule, int number, State to,
                        const std::string& reason = "Daarom.") {
        return move(connection(), organisation, by, {rule, number, to, reason}, now);
    }
    void try_it(StaffId by, RuleId rule, int number) {
        const auto done = mark_tried(connection(), organisation, by, rule, number, now);
        EXPECT_TRUE(done) << done.error().code;
    }
    /// Tried, proposed by its writer, published by the other.
    void publish(RuleId rule, int number, StaffId by, StaffId other) {
        try_it(by, rule, number);
        ASSERT_TRUE(step(by, rule, number, State::proposed));
        const auto done = step(other, rule, number, State::published);
        ASSERT_TRUE(done) << done.error().code;
    }
    RuleId publish_new(const std::string& name, const std::string& word) {
        const auto rule = write(name, word, noor);
        publish(rule, 1, noor, sam);
        return rule;
    }
    State state(RuleId rule, int number) {
        return rules::find(connection(), organisation, rule)->find(number)->state;
    }
    [[nodiscard]] std::int64_t audited(const std::string& action) {
        return database.count("select count(*) from audit_entry where action = $1", {action});
    }

    testing::Database database;
    OrganisationId organisation;
    StaffId noor, sam, kim;
    base::TimePoint now{std::chrono::seconds(1'790'000'000)};
    store::Pool::Lease lease = database.pool().lend();
};

}  // namespace luwte::rules
