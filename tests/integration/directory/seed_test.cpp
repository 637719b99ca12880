// The shipped list in a real database: loaded once, loaded again, and after somebody worked on it.
#include <gmock/gmock.h>

#include "feature/directory/directories.h"
#include "feature/directory/directory_store.h"
#include "feature/directory/snapshot.h"
#include "support/database.h"

namespace luwte::directory {
namespace {

const std::string list_file = LUWTE_SOURCE "/db/seed/directory.json";
const std::string everything =
    "select coalesce(md5(string_agg(service::text, '|' order by slug)), '') from directory_service service";

SeedReport load(store::Pool& pool, const Seed& seed) {
    auto lease = pool.lend();
    store::UnitOfWork work(*lease);
    const auto report = load_seed(work, seed);
    work.commit();
    return report;
}

SeedReport load(store::Pool& pool) {
    const auto seed = read_seed(list_file);
    if (!seed) throw std::runtime_error(seed.error().field);
    return load(pool, *seed);
}

std::string text(testing::Database& database, const std::string& sql) {
    return std::string(database.run(sql).front().text(0));
}

TEST(DirectorySeed, BringsEveryServiceWithSourceYearAndWithoutAMarkOfVerification) {
    testing::Database database;
    const auto report = load(database.pool());
    EXPECT_EQ(report.added, 79U);
    EXPECT_EQ(database.count(
                  "select count(*) from directory_service where verified_on is null and source <> '' and "
                  "source_year between 2021 and 2025"),
              79);
    EXPECT_EQ(database.count("select count(*) from directory_plan"), 12);
    auto lease = database.pool().lend();
    const auto directory = load_directory(*lease);
    EXPECT_EQ(directory->services().size(), 79U);
    for (const auto& service : directory->services()) {
        EXPECT_FALSE(service.verified());
        EXPECT_FALSE(service.source.empty());
        EXPECT_EQ(service.id, service_id(service.slug));
    }
}

TEST(DirectorySeed, ComesBackFromTheDatabaseAsTheListSaysIt) {
    testing::Database database;
    load(database.pool());
    auto lease = database.pool().lend();
    const auto directory = load_directory(*lease);
    const auto seed = read_seed(list_file);
    ASSERT_TRUE(seed);
    for (const auto& [wanted, social, note] : seed->services) {
        const auto* service = directory->find(wanted.id);
        ASSERT_NE(service, nullptr) << wanted.slug;
        EXPECT_EQ(service->name, wanted.name);
        EXPECT_EQ(service->url, wanted.url);
        EXPECT_EQ(service->summary_nl, wanted.summary_nl);
        EXPECT_EQ(service->audiences, wanted.audiences);
        EXPECT_EQ(service->violence_types, wanted.violence_types);
        EXPECT_EQ(service->languages, wanted.languages);
        EXPECT_EQ(service->staffed_by, wanted.staffed_by);
        EXPECT_EQ(service->anonymous, wanted.anonymous);
        EXPECT_EQ(service->region, wanted.region);
        EXPECT_EQ(service->involved_only, wanted.involved_only);
        EXPECT_EQ(channels_to_json(service->channels), channels_to_json(wanted.channels));
    }
}

TEST(DirectorySeed, TwiceIsTheSameAsOnce) {
    testing::Database database;
    load(database.pool());
    const auto once = text(database, everything);
    const auto report = load(database.pool());
    EXPECT_EQ(report.unchanged, 79U);
    EXPECT_FALSE(report.anything());
    EXPECT_EQ(text(database, everything), once);
}

TEST(DirectorySeed, LeavesWhatSomebodyVerifiedAsTheyLeftIt) {
    testing::Database database;
    load(database.pool());
    database.run(
        "update directory_service set name = 'Nagekeken', verified_on = '2026-03-01' where slug = 'fier'");
    database.run("update directory_service set name = 'Verschreven' where slug = 'sense'");
    const auto report = load(database.pool());
    EXPECT_EQ(report.changed, 1U);
    EXPECT_EQ(text(database, "select name from directory_service where slug = 'fier'"), "Nagekeken");
    EXPECT_EQ(text(database, "select name from directory_service where slug = 'sense'"), "Sense");
    auto lease = database.pool().lend();
    EXPECT_EQ(load_directory(*lease)->find(service_id("fier"))->verified_on, "2026-03-01");
}

TEST(DirectorySeed, RemovesWhatTheListNoLongerHasUnlessItWasVerified) {
    testing::Database database;
    load(database.pool());
    database.run("update directory_service set verified_on = '2026-03-01' where slug = 'fier'");
    auto seed = read_seed(list_file);
    ASSERT_TRUE(seed);
    std::erase_if(seed->services, [](const auto& each) {
        return each.service.slug == "fier" || each.service.slug == "sense";
    });
    EXPECT_EQ(load(database.pool(), *seed).removed, 1U);
    EXPECT_EQ(database.count("select count(*) from directory_service where slug = 'fier'"), 1);
    EXPECT_EQ(database.count("select count(*) from directory_service where slug = 'sense'"), 0);
}

TEST(DirectorySeed, KeepsEditorsNotesOutOfWhatPagesGet) {
    testing::Database database;
    load(database.pool());
    EXPECT_GT(database.count("select count(*) from directory_service where editor_note is not null"), 40);
    database.run("update directory_service set editor_note = 'kept-from-people'");
    auto lease = database.pool().lend();
    for (const auto& service : load_directory(*lease)->services()) {
        for (const auto* shown : {&service.name, &service.url, &service.summary_nl, &service.summary_en,
                                  &service.source, &service.region}) {
            EXPECT_EQ(shown->find("kept-from-people"), std::string::npos);
        }
    }
}

TEST(DirectorySeed, RefusesAListThatIsBrokenAndChangesNothing) {
    testing::Database database;
    auto lease = database.pool().lend();
    store::UnitOfWork work(*lease);
    const auto report = load_seed(work, std::filesystem::path("/nowhere.json"));
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, "directory.seed-unreadable");
}

TEST(Snapshots, ReadOnceAndAgainAfterAChange) {
    testing::Database database;
    load(database.pool());
    Snapshots snapshots;
    auto lease = database.pool().lend();
    int lent = 0;
    const auto lend = [&]() -> store::Connection& { return ++lent, *lease; };
    const auto first = snapshots.current(lend);
    EXPECT_EQ(snapshots.current(lend), first);
    EXPECT_EQ(lent, 1);
    snapshots.heard("topic 8x2m4");
    EXPECT_EQ(snapshots.current(lend), first);
    database.run("update directory_service set name = 'Anders' where slug = 'fier'");
    snapshots.heard("directory");
    EXPECT_EQ(snapshots.current(lend)->find(service_id("fier"))->name, "Anders");
    EXPECT_EQ(lent, 2);
    snapshots.gap();
    EXPECT_NE(snapshots.current(lend), first);
    EXPECT_EQ(lent, 3);
}

TEST(Snapshots, KeepShowingHelpWhileTheDatabaseIsAway) {
    testing::Database database;
    load(database.pool());
    Snapshots snapshots;
    const auto away = []() -> store::Connection& {
        throw store::DatabaseError(base::ProblemKind::unavailable, "08006", "gone");
    };
    EXPECT_THROW((void)snapshots.current(away), store::DatabaseError);
    auto lease = database.pool().lend();
    const auto first = snapshots.current(*lease);
    snapshots.gap();
    EXPECT_EQ(snapshots.current(away), first);
    EXPECT_NE(snapshots.current(*lease), first);
}

}  // namespace
}  // namespace luwte::directory
