// What a sanction stops, where and until when: a table of moments.
#include "feature/moderation/sanction.h"

#include <gtest/gtest.h>

namespace luwte::moderation {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

const base::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 14} + hours(12)};
const Where here{"survivors", "forum:a"};
const Where next_door{"survivors", "forum:b"};
const Where other_zone{"nearby", "forum:a"};

Sanction make(SanctionKind kind, Reach reach) {
    Sanction sanction;
    sanction.kind = kind;
    sanction.reach = reach;
    sanction.zone = "survivors";
    sanction.place = reach == Reach::place ? "forum:a" : "";
    sanction.starts_at = noon;
    sanction.ends_at = noon + days(3);
    sanction.counts_until = noon + counts_for(kind);
    sanction.every_minutes = 60;
    return sanction;
}

TEST(Sanctions, AWarningStopsNothingAndCountsForThreeMonths) {
    const auto warning = make(SanctionKind::warning, Reach::zone);
    EXPECT_FALSE(stops_until(warning, here, Act::write, noon));
    EXPECT_TRUE(warning.counts(noon + days(89)));
    EXPECT_FALSE(warning.counts(noon + days(90)));
}

TEST(Sanctions, EachStopsWhereItReachesAndNowhereElse) {
    const auto read_only = make(SanctionKind::read_only, Reach::place);
    EXPECT_TRUE(stops_until(read_only, here, Act::write, noon));
    EXPECT_FALSE(stops_until(read_only, next_door, Act::write, noon));
    EXPECT_FALSE(stops_until(read_only, other_zone, Act::write, noon));
    const auto pause = make(SanctionKind::pause, Reach::zone);
    EXPECT_TRUE(stops_until(pause, next_door, Act::write, noon));
    EXPECT_TRUE(stops_until(pause, here, Act::change, noon));
    EXPECT_FALSE(stops_until(pause, other_zone, Act::write, noon));
    const auto exclusion = make(SanctionKind::exclusion, Reach::account);
    EXPECT_TRUE(stops_until(exclusion, other_zone, Act::write, noon));
}

TEST(Sanctions, EndByThemselvesAtTheirMomentAndWhenTakenBack) {
    auto pause = make(SanctionKind::pause, Reach::zone);
    EXPECT_EQ(stops_until(pause, here, Act::write, noon), noon + days(3));
    EXPECT_TRUE(stops_until(pause, here, Act::write, noon + days(3) - minutes(1)));
    EXPECT_FALSE(stops_until(pause, here, Act::write, noon + days(3)));
    pause.revoked_at = noon;
    EXPECT_FALSE(stops_until(pause, here, Act::write, noon));
    EXPECT_FALSE(pause.counts(noon));
}

TEST(Sanctions, SlowModeLetsOneMessagePassEachSoLongAndNeverHoldsBackAChange) {
    auto slow = make(SanctionKind::slow, Reach::zone);
    slow.last_passed_at = noon;
    EXPECT_EQ(stops_until(slow, here, Act::write, noon + minutes(59)), noon + minutes(60));
    EXPECT_FALSE(stops_until(slow, here, Act::write, noon + minutes(60)));
    EXPECT_FALSE(stops_until(slow, here, Act::change, noon + minutes(1)));
    slow.last_passed_at = slow.ends_at - minutes(10);
    EXPECT_EQ(stops_until(slow, here, Act::write, slow.ends_at - minutes(1)), slow.ends_at);
}

TEST(Sanctions, WhatIsProposedGrowsWithWhatStillCountsAndCanAlwaysBeOrdered) {
    int heaviest = -1;
    for (int strikes = 0; strikes < 6; ++strikes) {
        const auto order = next_step(strikes);
        EXPECT_GE(static_cast<int>(order.kind), heaviest);
        heaviest = static_cast<int>(order.kind);
        EXPECT_TRUE(may_reach(order.kind, order.reach));
        EXPECT_LE(order.lasts, longest(order.kind));
    }
    EXPECT_LT(heaviest, static_cast<int>(SanctionKind::exclusion)) << "nobody is excluded by a proposal";
}

TEST(Sanctions, NamesInTheDatabaseAreReadBack) {
    for (const auto kind : {SanctionKind::warning, SanctionKind::slow, SanctionKind::read_only,
                            SanctionKind::pause, SanctionKind::exclusion})
        EXPECT_EQ(parse_sanction_kind(sanction_kind_name(kind)), kind);
    EXPECT_FALSE(parse_sanction_kind("'; drop table sanction; --"));
    EXPECT_FALSE(parse_reach(""));
}

}  // namespace
}  // namespace luwte::moderation
