// Alarms on a real database: one a subject, taken by one, nothing lost between two people.
#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "feature/audit/audit.h"
#include "feature/escalation/escalations.h"
#include "feature/escalation/roster.h"
#include "support/database.h"
#include "support/people.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int moderator = 1;
constexpr int duty = 2;
constexpr int editor = 16;

class Alarms : public ::testing::Test {
  protected:
    EscalationId raise_one(int level = 2, std::vector<std::string> categories = {"suicide"},
                           const std::string& subject = "post:a") {
        return raise_for(ours, level, std::move(categories), subject);
    }
    EscalationId raise_for(OrganisationId organisation, int level, std::vector<std::string> categories,
                           const std::string& subject) {
        store::UnitOfWork work(connection());
        const auto id = raise(work, {organisation, subject, level, std::move(categories), {}}, now);
        work.commit();
        return id;
    }
    Alarm find(EscalationId id) { return escalations.find(connection(), ours, id).value(); }
    std::vector<std::string> happened(EscalationId id) {
        std::vector<std::string> list;
        for (const auto row :
             database.run("select what from escalation_event where escalation_id = $1 order by number", {id}))
            list.emplace_back(row.text(0));
        return list;
    }
    std::int64_t audited(const std::string& action) {
        return database.count("select count(*) from audit_entry where action = $1", {action});
    }
    store::Connection& connection() { return *lease; }

    testing::Database database;
    OrganisationId ours = database.insert_organisation("demo");
    OrganisationId theirs = database.insert_organisation("other");
    StaffId noor = testing::insert_staff(database, ours, "Noor", moderator);
    StaffId sam = testing::insert_staff(database, ours, "Sam", duty);
    StaffId mila = testing::insert_staff(database, ours, "Mila", editor);
    base::SecretKey key = base::SecretKey::random();
    Escalations escalations{key};
    store::Pool::Lease lease = database.pool().lend();
    base::TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 14}};
};

TEST_F(Alarms, RaisedTwiceAreOneAtTheHigherLevel) {
    const auto first = raise_one(2, {"suicide"});
    now += minutes(5);
    EXPECT_EQ(raise_one(3, {"suicide", "self-harm"}), first);
    const auto alarm = find(first);
    EXPECT_EQ(alarm.level, 3);
    EXPECT_EQ(alarm.level_since, now);
    EXPECT_THAT(alarm.categories, ::testing::ElementsAre("suicide", "self-harm"));
    EXPECT_THAT(happened(first), ::testing::ElementsAre("raised", "raised_again"));
    now += minutes(5);
    EXPECT_EQ(raise_one(2), first);
    EXPECT_EQ(find(first).level, 3);
    EXPECT_EQ(happened(first).size(), 2U);
    EXPECT_EQ(escalations.open(connection(), ours).size(), 1U);
}

TEST_F(Alarms, RaisedAtOnceByManyAreOne) {
    constexpr int many = 6;
    std::latch start(many);
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < many; ++i) {
            threads.emplace_back([&, i] {
                try {
                    auto own = database.pool().lend();
                    start.arrive_and_wait();
                    store::UnitOfWork work(*own);
                    raise(work, {ours, "post:b", 2 + i % 2, {"suicide"}, {}}, now);
                    work.commit();
                } catch (const std::exception&) {
                    ++failures;
                }
            });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(database.count("select count(*) from escalation"), 1);
    EXPECT_EQ(escalations.open(connection(), ours).front().level, 3);
    EXPECT_TRUE(audit::verify(connection(), ours).whole());
}

TEST_F(Alarms, OfAMessageThatIsNotStoredIsNotRaised) {
    {
        store::UnitOfWork work(connection());
        raise(work, {ours, "post:a", 3, {}, {}}, now);
    }
    EXPECT_EQ(database.count("select count(*) from escalation"), 0);
    EXPECT_EQ(database.count("select count(*) from audit_entry"), 0);
}

TEST_F(Alarms, AreRaisedAgainAfterTheyWereClosed) {
    const auto first = raise_one();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, first, noor, now));
    ASSERT_TRUE(
        escalations.close(connection(), ours, first, noor, any_version, Outcome::safe, "Gebeld.", now));
    EXPECT_NE(raise_one(), first);
}

TEST_F(Alarms, AreTakenByExactlyOneOfMany) {
    const auto id = raise_one();
    constexpr int many = 8;
    std::vector<StaffId> people;
    for (int i = 0; i < many; ++i)
        people.push_back(testing::insert_staff(database, ours, "P" + std::to_string(i), duty));
    std::latch start(many);
    std::atomic<int> winners = 0;
    std::atomic<int> told = 0;
    {
        std::vector<std::jthread> threads;
        for (const auto person : people) {
            threads.emplace_back([&, person] {
                store::PoolOptions options;
                options.connection_string = database.connection_string();
                options.connections = 1;
                const auto pool = store::Pool::create(options);
                auto own = pool->lend();
                start.arrive_and_wait();
                const auto taken = escalations.acknowledge(*own, ours, id, person, now);
                if (taken && taken->by_you) ++winners;
                if (taken && !taken->by_you && !taken->holder_name.empty()) ++told;
            });
        }
    }
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(told, many - 1);
    EXPECT_EQ(happened(id), (std::vector<std::string>{"raised", "acknowledged"}));
    EXPECT_EQ(audited("escalation.acknowledged"), 1);
}

TEST_F(Alarms, GoFromHandToHandAndCallUntilTheOtherTakesThem) {
    const auto id = raise_one();
    ASSERT_TRUE(add_shift(connection(), ours, sam, sam, now, now + hours(8), now));
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, now));
    EXPECT_FALSE(find(id).waits());
    ASSERT_TRUE(
        escalations.hand_over(connection(), ours, id, noor, {.to = sam, .note = "Ik moet weg."}, now));
    EXPECT_TRUE(find(id).waits());
    EXPECT_EQ(find(id).holder_name, "Sam");
    const auto taken = escalations.acknowledge(connection(), ours, id, sam, now);
    ASSERT_TRUE(taken && taken->by_you);
    EXPECT_FALSE(find(id).waits());
    ASSERT_TRUE(escalations.close(connection(), ours, id, sam, any_version, Outcome::helped,
                                  "Veilig bij een vriendin.", now));
    EXPECT_EQ(find(id).state, State::closed);
    EXPECT_EQ(find(id).outcome, Outcome::helped);
    EXPECT_THAT(happened(id),
                ::testing::ElementsAre("raised", "acknowledged", "handed_over", "acknowledged", "closed"));
    for (const auto* action : {"escalation.raised", "escalation.handed-over", "escalation.closed"})
        EXPECT_EQ(audited(action), 1) << action;
    EXPECT_TRUE(audit::verify(connection(), ours).whole());
}

TEST_F(Alarms, AreHandedOverToSomebodyElseWhoCanBeCalledOnly) {
    const auto id = raise_one();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, now));
    const auto stranger = testing::insert_staff(database, theirs, "Vreemd", duty);
    for (const auto to : {mila, noor, stranger, StaffId{}}) {
        const auto done = escalations.hand_over(connection(), ours, id, noor, {.to = to}, now);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, "escalation.nobody");
    }
    const auto nobody =
        escalations.hand_over(connection(), ours, id, noor, {.to = {}, .to_next_shift = true}, now);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, "escalation.no-next-shift");
    EXPECT_EQ(find(id).holder, noor);
}

TEST_F(Alarms, AreClosedByWhoHasThemAndWithANoteOnly) {
    const auto id = raise_one();
    const auto early = escalations.close(connection(), ours, id, noor, any_version, Outcome::safe, "x", now);
    EXPECT_EQ(early.error().code, "escalation.not-possible");
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, now));
    EXPECT_EQ(
        escalations.close(connection(), ours, id, sam, any_version, Outcome::safe, "x", now).error().code,
        "escalation.not-yours");
    EXPECT_EQ(
        escalations.close(connection(), ours, id, noor, any_version, Outcome::safe, " \n ", now).error().code,
        "escalation.no-note");
    EXPECT_EQ(
        escalations
            .close(connection(), ours, id, noor, any_version, Outcome::safe, std::string(20'000, 'x'), now)
            .error()
            .code,
        "escalation.note-too-long");
    EXPECT_EQ(
        escalations.close(connection(), ours, id, noor, any_version, Outcome::safe, "\xff", now).error().code,
        "escalation.no-note");
    EXPECT_EQ(find(id).state, State::acknowledged);
}

TEST_F(Alarms, CanBeTakenOverWithAReason) {
    const auto id = raise_one();
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, id, noor, now));
    EXPECT_FALSE(escalations.take_over(connection(), ours, id, sam, any_version, "", now));
    ASSERT_TRUE(
        escalations.take_over(connection(), ours, id, sam, any_version, "Noor is niet bereikbaar.", now));
    EXPECT_EQ(find(id).holder, sam);
    EXPECT_FALSE(escalations.close(connection(), ours, id, noor, any_version, Outcome::safe, "x", now));
}

TEST_F(Alarms, KeepNotesThatTheDatabaseCannotRead) {
    const auto id = raise_one();
    const std::string note = "Gesproken; zij gaat naar haar zus. '; drop table escalation; --";
    ASSERT_TRUE(escalations.add_note(connection(), ours, id, noor, note, now));
    EXPECT_EQ(database.count("select count(*) from escalation_event where position($1::bytea in note) > 0",
                             {store::bytes("zus")}),
              0);
    EXPECT_EQ(escalations.history(connection(), ours, id).back().note, note);
    EXPECT_EQ(database.count("select count(*) from audit_entry where details like '%zus%'"), 0);

    const auto other = raise_one(2, {}, "post:other");
    ASSERT_TRUE(escalations.add_note(connection(), ours, other, noor, "Iets anders.", now));
    database.run(
        "update escalation_event set note = (select note from escalation_event where escalation_id = $1 "
        "and note is not null) where escalation_id = $2 and note is not null",
        {id, other});
    EXPECT_TRUE(escalations.history(connection(), ours, other).back().unreadable);
    EXPECT_TRUE(Escalations(base::SecretKey::random()).history(connection(), ours, id).back().unreadable);
}

TEST_F(Alarms, AreDeliveredOnceASeenScreenShowsThem) {
    const auto id = raise_one();
    const auto unseen = raise_one(3, {}, "post:unseen");
    escalations.deliver(connection(), ours, noor, {id}, {id}, now);
    escalations.deliver(connection(), ours, sam, {id}, {id}, now);
    EXPECT_EQ(find(unseen).state, State::raised) << "it came in after the page was made";
    escalations.deliver(connection(), theirs, noor, {unseen}, {unseen}, now);
    EXPECT_EQ(find(unseen).state, State::raised);
    EXPECT_EQ(find(id).state, State::delivered);
    EXPECT_TRUE(find(id).waits());
    EXPECT_THAT(happened(id), ::testing::ElementsAre("raised", "delivered"));
}

TEST_F(Alarms, StandByNeedThenLevelThenAge) {
    const auto taken = raise_one(3, {}, "post:1");
    ASSERT_TRUE(escalations.acknowledge(connection(), ours, taken, noor, now));
    const auto old_urgent = raise_one(2, {}, "post:2");
    now += minutes(1);
    const auto urgent = raise_one(2, {}, "post:3");
    const auto immediate = raise_one(3, {}, "post:4");
    std::vector<EscalationId> order;
    for (const auto& alarm : escalations.open(connection(), ours)) order.push_back(alarm.id);
    EXPECT_THAT(order, ::testing::ElementsAre(immediate, old_urgent, urgent, taken));
}

TEST_F(Alarms, OfAnotherOrganisationAreNotThere) {
    const auto id = raise_for(theirs, 3, {"suicide"}, "post:a");
    EXPECT_FALSE(escalations.find(connection(), ours, id));
    EXPECT_TRUE(escalations.open(connection(), ours).empty());
    EXPECT_TRUE(escalations.history(connection(), ours, id).empty());
    EXPECT_FALSE(escalations.open_of(connection(), ours, "post:a"));
    EXPECT_EQ(escalations.acknowledge(connection(), ours, id, noor, now).error().kind,
              ProblemKind::not_found);
    EXPECT_EQ(escalations.add_note(connection(), ours, id, noor, "x", now).error().kind,
              ProblemKind::not_found);
    escalations.deliver(connection(), ours, noor, {id}, {id}, now);
    EXPECT_EQ(escalations.find(connection(), theirs, id)->state, State::raised);
    // The same subject in two organisations is two alarms.
    EXPECT_NE(raise_one(), id);
}

TEST_F(Alarms, CallWhoIsOnDutyAndEverybodyWhenNobodyIs) {
    auto called = called_now(connection(), ours, now);
    EXPECT_TRUE(called.nobody_on_duty);
    EXPECT_TRUE(called.has(noor) && called.has(sam));
    EXPECT_FALSE(called.has(mila));

    ASSERT_TRUE(add_shift(connection(), ours, noor, sam, now, now + hours(8), now));
    ASSERT_TRUE(add_shift(connection(), ours, noor, sam, now, now + hours(4), now));
    called = called_now(connection(), ours, now);
    EXPECT_FALSE(called.nobody_on_duty);
    ASSERT_EQ(called.people.size(), 1U);
    EXPECT_EQ(called.people[0].name, "Sam");

    EXPECT_TRUE(called_now(connection(), ours, now + hours(8)).nobody_on_duty);
    database.run("update staff set disabled = true where id = $1", {sam});
    EXPECT_TRUE(called_now(connection(), ours, now).nobody_on_duty);
    EXPECT_FALSE(called_now(connection(), ours, now).has(sam));
}

TEST_F(Alarms, KeepARosterThatCannotBeMisused) {
    const auto add = [&](StaffId staff, base::TimePoint from, base::TimePoint to) {
        const auto added = add_shift(connection(), ours, noor, staff, from, to, now);
        return added ? std::string() : added.error().code;
    };
    EXPECT_EQ(add(noor, now + hours(2), now + hours(2)), "roster.backwards");
    EXPECT_EQ(add(noor, now - hours(9), now - hours(1)), "roster.in-the-past");
    EXPECT_EQ(add(noor, now, now + hours(24 * 15)), "roster.too-long");
    EXPECT_EQ(add(mila, now, now + hours(8)), "roster.nobody");
    EXPECT_EQ(add(testing::insert_staff(database, theirs, "Vreemd", duty), now, now + hours(8)),
              "roster.nobody");
    EXPECT_EQ(add(StaffId{}, now, now + hours(8)), "roster.nobody");
    EXPECT_EQ(database.count("select count(*) from shift"), 0);
    EXPECT_EQ(audited("roster.added"), 0);
}

TEST_F(Alarms, KeepWhatWasOfAShiftThatIsTakenAway) {
    const auto running =
        add_shift(connection(), ours, noor, noor, now - hours(1), now + hours(8), now).value();
    const auto coming =
        add_shift(connection(), ours, noor, sam, now + hours(8), now + hours(16), now).value();
    EXPECT_FALSE(remove_shift(connection(), theirs, noor, running, now));
    ASSERT_TRUE(remove_shift(connection(), ours, noor, running, now));
    ASSERT_TRUE(remove_shift(connection(), ours, noor, coming, now));
    EXPECT_FALSE(remove_shift(connection(), ours, noor, coming, now));
    EXPECT_EQ(database.count("select count(*) from shift"), 1);
    EXPECT_TRUE(shifts(connection(), ours, now).empty());
    EXPECT_EQ(audited("roster.removed"), 2);
}

}  // namespace
}  // namespace luwte::escalation
