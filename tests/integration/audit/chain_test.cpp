// The audit log promises that what was written stays, in order, and that tampering shows.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/secret.h"
#include "feature/audit/audit.h"
#include "feature/audit/checkpoint.h"
#include "support/database.h"

namespace luwte::audit {
namespace {

using std::chrono::microseconds;

const base::TimePoint start{microseconds(1'790'000'000'123'457)};

class AuditChain : public ::testing::Test {
  protected:
    void append_one(OrganisationId organisation, const std::string& subject, int at = 0) {
        auto lease = database.pool().lend();
        store::UnitOfWork work(*lease);
        append(work, {organisation, "system", "message.judged", subject, R"({"rules":"é\u0000"})"},
               start + microseconds(at));
        work.commit();
    }
    void append_many(OrganisationId organisation, int count) {
        for (int i = 1; i <= count; ++i) append_one(organisation, "post:" + std::to_string(i), i);
    }
    Verification verify_now(OrganisationId organisation, const std::vector<Anchor>& anchors = {}) {
        auto lease = database.pool().lend();
        return verify(*lease, organisation, anchors);
    }
    /// What somebody with all rights on the database can do, and no role of ours.
    void tamper(const std::string& sql, const std::vector<store::Parameter>& parameters = {}) {
        database.run("alter table audit_entry disable trigger user");
        database.run("alter table audit_head disable trigger user");
        database.run(sql, parameters);
        database.run("alter table audit_entry enable trigger user");
        database.run("alter table audit_head enable trigger user");
    }

    testing::Database database;
    OrganisationId ours = database.insert_organisation("demo");
};

TEST_F(AuditChain, IsWholeWhenNobodyTouchedIt) {
    append_many(ours, 5);
    const auto result = verify_now(ours);
    EXPECT_TRUE(result.whole());
    EXPECT_EQ(result.entries, 5);
    EXPECT_EQ(result.end.number, 5);
    EXPECT_EQ(result.end.hash.size(), 32U);
}

TEST_F(AuditChain, OfNothingIsWhole) {
    EXPECT_TRUE(verify_now(ours).whole());
    EXPECT_EQ(verify_now(ours).entries, 0);
}

TEST_F(AuditChain, FollowsTheDocumentedForm) {
    append_one(ours, "post:1");
    auto lease = database.pool().lend();
    const auto entries = recent(*lease, ours, 0, 10);
    ASSERT_EQ(entries.size(), 1U);
    const auto organisation = std::to_string(ours.value);
    const auto net = [](const std::string& text) { return std::to_string(text.size()) + ":" + text + ","; };
    const auto form = net("luwte-audit-1") + net(organisation) + net("1") + net("1790000000123457") +
                      net("system") + net("message.judged") + net("post:1") + net(R"({"rules":"é\u0000"})") +
                      net(std::string(64, '0'));
    EXPECT_EQ(entries.front().hash, base::sha256(form));
}

TEST_F(AuditChain, NamesAChangedEntry) {
    append_many(ours, 5);
    for (const auto* column : {"actor = 'staff:x'", "details = '{}'", "at = at + interval '1 microsecond'",
                               "subject = 'post:9'", "action = 'nothing'"}) {
        SCOPED_TRACE(column);
        database.run("create table kept as select * from audit_entry");
        tamper(std::string("update audit_entry set ") + column + " where number = 3");
        const auto result = verify_now(ours);
        ASSERT_EQ(result.faults.size(), 1U);
        EXPECT_EQ(result.faults[0].kind, FaultKind::changed);
        EXPECT_EQ(result.faults[0].number, 3);
        tamper("delete from audit_entry");
        tamper("insert into audit_entry select * from kept");
        database.run("drop table kept");
        ASSERT_TRUE(verify_now(ours).whole());
    }
}

TEST_F(AuditChain, NamesAChangedEntryWhoseHashWasMadeToFit) {
    append_many(ours, 5);
    tamper(
        "update audit_entry set actor = 'operator', hash = audit_hash(organisation_id, number, at, "
        "'operator', "
        "action, subject, details, previous) where number = 3");
    const auto result = verify_now(ours);
    ASSERT_EQ(result.faults.size(), 1U);
    EXPECT_EQ(result.faults[0].kind, FaultKind::replaced);
    EXPECT_EQ(result.faults[0].number, 3);
}

TEST_F(AuditChain, NamesMissingEntries) {
    append_many(ours, 8);
    tamper("delete from audit_entry where number in (1, 4, 5, 8)");
    const auto result = verify_now(ours);
    ASSERT_EQ(result.faults.size(), 3U);
    EXPECT_EQ(result.faults[0].kind, FaultKind::missing);
    EXPECT_EQ(result.faults[0].number, 1);
    EXPECT_EQ(result.faults[0].last, 1);
    EXPECT_EQ(result.faults[1].kind, FaultKind::missing);
    EXPECT_EQ(result.faults[1].number, 4);
    EXPECT_EQ(result.faults[1].last, 5);
    EXPECT_EQ(result.faults[2].kind, FaultKind::missing);
    EXPECT_EQ(result.faults[2].number, 8);
}

TEST_F(AuditChain, NamesAnEntryThatWasPutBehindTheEnd) {
    append_many(ours, 3);
    tamper(
        "insert into audit_entry select organisation_id, 4, at, actor, action, 'post:x', details, hash, "
        "audit_hash(organisation_id, 4, at, actor, action, 'post:x', details, hash) from audit_entry "
        "where number = 3");
    const auto result = verify_now(ours);
    ASSERT_EQ(result.faults.size(), 1U);
    EXPECT_EQ(result.faults[0].kind, FaultKind::inserted);
    EXPECT_EQ(result.faults[0].number, 4);
}

TEST_F(AuditChain, NamesAnEntryThatWasPutBetweenTwo) {
    append_many(ours, 4);
    tamper("update audit_entry set number = number + 100 where number >= 3");
    tamper("update audit_entry set number = number - 99 where number >= 100");
    tamper(
        "insert into audit_entry select organisation_id, 3, at, actor, action, 'post:x', details, hash, "
        "audit_hash(organisation_id, 3, at, actor, action, 'post:x', details, hash) from audit_entry "
        "where number = 2");
    const auto result = verify_now(ours);
    ASSERT_FALSE(result.whole());
    EXPECT_EQ(result.faults.front().kind, FaultKind::inserted);
    EXPECT_EQ(result.faults.front().number, 3);
}

TEST_F(AuditChain, ShowsThatItWasCutShortAgainstWhatWasWrittenDown) {
    append_many(ours, 5);
    const auto written_down = verify_now(ours).end;
    append_many(ours, 1);
    EXPECT_TRUE(verify_now(ours, {written_down}).whole());
    // Entries and end cut off together leave a chain that is whole in itself.
    tamper("delete from audit_entry where number > 3");
    tamper(
        "update audit_head set number = 3, previous = e.previous, hash = e.hash from audit_entry e "
        "where e.number = 3");
    EXPECT_TRUE(verify_now(ours).whole());
    const auto result = verify_now(ours, {written_down});
    ASSERT_EQ(result.faults.size(), 1U);
    EXPECT_EQ(result.faults[0].kind, FaultKind::not_as_anchored);
    EXPECT_EQ(result.faults[0].number, 5);
}

TEST_F(AuditChain, CannotBeChangedByStatements) {
    append_many(ours, 2);
    for (const auto* sql :
         {"update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry",
          "delete from audit_head", "truncate audit_head", "update audit_head set number = number + 2",
          "update audit_head set number = number + 1"}) {
        SCOPED_TRACE(sql);
        EXPECT_THROW(database.run(sql), store::DatabaseError);
    }
    EXPECT_TRUE(verify_now(ours).whole());
}

TEST_F(AuditChain, StaysWholeWithManyWritersAtOnce) {
    constexpr int writers = 6;
    constexpr int each = 25;
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] {
                for (int i = 0; i < each; ++i) {
                    try {
                        auto lease = database.pool().lend();
                        store::UnitOfWork work(*lease);
                        append(work, {ours, "system", "test", "writer:" + std::to_string(writer), "{}"},
                               start);
                        // Some change their mind: they leave no gap.
                        if (i % 5 != 0) work.commit();
                    } catch (const std::exception&) {
                        ++failures;
                    }
                }
            });
        }
    }
    EXPECT_EQ(failures, 0);
    const auto result = verify_now(ours);
    EXPECT_TRUE(result.whole());
    EXPECT_EQ(result.entries, writers * each * 4 / 5);
}

TEST_F(AuditChain, OfOneOrganisationKnowsNothingOfAnother) {
    const auto theirs = database.insert_organisation("other");
    append_many(ours, 3);
    append_many(theirs, 2);
    append_many(OrganisationId{}, 1);  // the installation's own
    EXPECT_EQ(verify_now(ours).entries, 3);
    EXPECT_EQ(verify_now(theirs).entries, 2);
    EXPECT_EQ(verify_now(OrganisationId{}).entries, 1);
    tamper("update audit_entry set actor = 'x' where organisation_id = $1", {theirs});
    EXPECT_TRUE(verify_now(ours).whole());
    EXPECT_FALSE(verify_now(theirs).whole());
    auto lease = database.pool().lend();
    for (const auto& entry : recent(*lease, ours, 0, 50)) EXPECT_EQ(entry.entry.organisation, ours);
}

TEST_F(AuditChain, PagesFromTheNewestBackwards) {
    append_many(ours, 5);
    auto lease = database.pool().lend();
    const auto newest = recent(*lease, ours, 0, 2);
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].number, 5);
    const auto older = recent(*lease, ours, newest.back().number, 10);
    ASSERT_EQ(older.size(), 3U);
    EXPECT_EQ(older.front().number, 3);
}

TEST_F(AuditChain, IsWalkedInBatches) {
    database.run(
        "insert into audit_entry select $1, n, now(), 'system', 'x', '', '{}', sha256('a'), sha256('b') "
        "from generate_series(1, 1201) n",
        {ours});
    const auto result = verify_now(ours);
    EXPECT_EQ(result.entries, 1201);
    EXPECT_EQ(result.faults.size(), 100U);
    EXPECT_TRUE(result.more_faults);
}

TEST_F(AuditChain, RefusesWhatIsNoJsonOrTooLong) {
    auto lease = database.pool().lend();
    const auto attempt = [&](const Entry& entry) {
        store::UnitOfWork work(*lease);
        append(work, entry, start);
        work.commit();
    };
    EXPECT_THROW(attempt({ours, "system", "x", "", "no json"}), store::DatabaseError);
    EXPECT_THROW(attempt({ours, "system", "x", "", "[]"}), store::DatabaseError);
    EXPECT_THROW(attempt({ours, "system", "x", std::string(200, 'a'), "{}"}), store::DatabaseError);
    EXPECT_THROW(attempt({ours, "", "x", "", "{}"}), store::DatabaseError);
    EXPECT_THROW(attempt({ours, "system", "\xff", "", "{}"}), store::DatabaseError);
    attempt({ours, "system", "'; drop table audit_entry; --", "", "{}"});
    EXPECT_EQ(verify_now(ours).entries, 1);
}

TEST_F(AuditChain, SaysWhetherSomethingWasNotedLately) {
    append_one(ours, "post:1");
    auto lease = database.pool().lend();
    EXPECT_TRUE(noted_since(*lease, ours, "system", "message.judged", "post:1", start));
    EXPECT_FALSE(noted_since(*lease, ours, "system", "message.judged", "post:1", start + microseconds(1)));
    EXPECT_FALSE(noted_since(*lease, ours, "staff:x", "message.judged", "post:1", start));
}

class AuditCheckpoint : public AuditChain {
  protected:
    Anchor end_now() {
        auto lease = database.pool().lend();
        return end_of_chain(*lease, ours);
    }

    const Checkpoints checkpoints{base::SecretKey::random()};
};

TEST_F(AuditCheckpoint, IsReadBackWithItsOwnKeyOnly) {
    append_many(ours, 3);
    const auto line = checkpoints.write({ours, "demo", end_now(), start});
    const auto read = read_checkpoint(line, checkpoints.public_key());
    ASSERT_TRUE(read) << read.error().code;
    EXPECT_EQ(read->organisation, ours);
    EXPECT_EQ(read->name, "demo");
    EXPECT_EQ(read->end.number, 3);
    EXPECT_EQ(read->end.hash, end_now().hash);
    EXPECT_EQ(read->at, start);
    const Checkpoints others(base::SecretKey::random());
    EXPECT_EQ(read_checkpoint(line, others.public_key()).error().code, "audit.other-key");
}

TEST_F(AuditCheckpoint, RefusesWhateverWasNotSigned) {
    append_many(ours, 3);
    const auto line = checkpoints.write({ours, "demo", end_now(), start});
    auto changed = line;
    changed.replace(changed.find("\"number\":3"), 10, "\"number\":2");
    EXPECT_EQ(read_checkpoint(changed, checkpoints.public_key()).error().code, "audit.bad-signature");
    // Signed anew with a key of one's own, under our name.
    const Checkpoints forger(base::SecretKey::random());
    auto forged = forger.write({ours, "demo", end_now(), start});
    forged.replace(forged.find(forger.public_key()), 64, checkpoints.public_key());
    EXPECT_EQ(read_checkpoint(forged, checkpoints.public_key()).error().code, "audit.bad-signature");
    for (const std::string& text : {std::string(), std::string("{}"), std::string("[1]"), std::string("null"), std::string("\xff"),
                                    line.substr(0, line.size() - 1), std::string(5000, ' ') + line,
                                    std::string(R"({"format":"luwte-audit-checkpoint-1","number":"3"})")})
        EXPECT_EQ(read_checkpoint(text, checkpoints.public_key()).error().code, "audit.not-a-checkpoint") << text;
}

TEST_F(AuditCheckpoint, ShowsAChainThatWasWrittenAnewAsAWhole) {
    append_many(ours, 5);
    std::vector<Anchor> kept = {end_now()};
    append_many(ours, 2);
    kept.push_back(end_now());
    EXPECT_TRUE(verify_now(ours, kept).whole());
    // Somebody with all rights takes the chain away and writes another, whole in itself.
    tamper("delete from audit_entry where true");
    tamper("delete from audit_head where true");
    for (int i = 1; i <= 6; ++i) append_one(ours, "other:" + std::to_string(i), i);
    EXPECT_TRUE(verify_now(ours).whole());
    const auto result = verify_now(ours, kept);
    ASSERT_EQ(result.faults.size(), 2U);
    EXPECT_EQ(result.faults[0].kind, FaultKind::not_as_anchored);
    EXPECT_EQ(result.faults[0].number, 5);
    EXPECT_EQ(result.faults[1].number, 7);
}

}  // namespace
}  // namespace luwte::audit
