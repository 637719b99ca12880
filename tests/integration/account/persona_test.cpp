// Personas: one per account and zone, unlinkable; and erasing all of it.
#include <set>

#include "integration/account/fixture.h"

namespace luwte::account {
namespace {

class PersonaTest : public AccountTest {
  protected:
    base::Result<Persona> persona(AccountId account, Zone zone, const std::string& name) {
        store::UnitOfWork work(connection);
        auto result = accounts.find_or_create_persona(work, demo, account, zone, name, now);
        work.commit();
        return result;
    }
    base::Result<Persona> rename(const Fresh& who, const std::string& name) {
        return accounts.rename_persona(connection, demo, who.account.account, who.persona.id, name, now);
    }
    template <class T>
    static std::string problem_of(const base::Result<T>& result) {
        return result ? "" : result.error().code;
    }
};

TEST_F(PersonaTest, IsOnePerZoneAndStaysTheSame) {
    const auto fresh = write_first(demo, Zone::survivors, "Stille Meeuw");
    EXPECT_EQ(persona(fresh.account.account, Zone::survivors, "Andere Naam")->id, fresh.persona.id);
    const auto nearby = *persona(fresh.account.account, Zone::nearby, "Heldere Beek");
    EXPECT_NE(nearby.id, fresh.persona.id);
    EXPECT_NE(nearby.avatar_seed, fresh.persona.avatar_seed);
    EXPECT_EQ(accounts.find_persona(connection, demo.id, fresh.account.account, Zone::nearby)->name,
              "Heldere Beek");
    EXPECT_FALSE(accounts.find_persona(connection, demo.id, fresh.account.account, Zone::involved));
    EXPECT_FALSE(accounts.find_persona(connection, other.id, fresh.account.account, Zone::survivors));
    EXPECT_EQ(accounts.personas(connection, demo.id, fresh.account.account).size(), 2U);
}

TEST_F(PersonaTest, NamesThatLookAlikeAreOneWithinAZone) {
    write_first(demo, Zone::survivors, "Stille Meeuw");
    const auto second = *accounts.prepare();
    store::UnitOfWork work(connection);
    accounts.create(work, demo, second, {}, now);
    for (const char* alike : {"stille meeuw", "Stílle-Meeuw", "Sti1le Meeuw", "Stille Мeeuw"}) {
        const auto refused =
            accounts.find_or_create_persona(work, demo, second.account, Zone::survivors, alike, now);
        ASSERT_FALSE(refused) << alike;
        EXPECT_EQ(refused.error().code, "account.name-taken");
        EXPECT_EQ(refused.error().field, "name");
    }
    // The transaction goes on, and another zone is another place.
    EXPECT_TRUE(
        accounts.find_or_create_persona(work, demo, second.account, Zone::nearby, "Stille Meeuw", now));
    work.commit();
}

TEST_F(PersonaTest, ASuggestedNameIsFreeAndGivenWhenNoneIsWished) {
    std::set<std::string> names;
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(names.insert(write_first().persona.name).second);
    const auto suggested = accounts.suggest_names(connection, demo.id, Zone::survivors, 5, now);
    EXPECT_EQ(suggested.size(), 5U);
    for (const auto& name : suggested) EXPECT_FALSE(names.contains(name));
}

TEST_F(PersonaTest, CanBeRenamedAndTheOldNameRests) {
    const auto fresh = write_first(demo, Zone::survivors, "Stille Meeuw");
    const auto stranger = write_first(demo, Zone::survivors, "Bonte Kever");
    EXPECT_EQ(problem_of(rename(fresh, "bonte kever")), "account.name-taken");
    EXPECT_EQ(problem_of(rename(fresh, "De Moderator")), "account.name-staff");
    EXPECT_EQ(problem_of(rename(fresh, "Huis demo")), "account.name-staff");
    ASSERT_TRUE(rename(fresh, "Wijde Zee"));
    EXPECT_EQ(accounts.personas(connection, demo.id, fresh.account.account).front().name, "Wijde Zee");
    EXPECT_EQ(problem_of(rename(stranger, "stille meeuw")), "account.name-taken") << "nobody slips into it";
    now += std::chrono::days(91);
    EXPECT_TRUE(rename(stranger, "Stille Meeuw"));
    EXPECT_EQ(problem_of(accounts.rename_persona(connection, demo, stranger.account.account, fresh.persona.id,
                                                 "Vrije Vlier", now)),
              "account.no-persona")
        << "not somebody else's";
}

TEST_F(PersonaTest, NeighbouringCaseChangesOfTheOwnNameAreFine) {
    const auto fresh = write_first(demo, Zone::survivors, "stille meeuw");
    EXPECT_TRUE(rename(fresh, "Stille Meeuw"));
}

TEST_F(PersonaTest, HostileNamesAreRefusedOrHarmless) {
    const auto fresh = *accounts.prepare();
    store::UnitOfWork work(connection);
    accounts.create(work, demo, fresh, {}, now);
    for (const std::string& name : std::vector<std::string>{
             "'; drop table persona; --", "<script>alert(1)</script>", "\xff\xfe\xfd", "\u202eknil",
             std::string(100'000, 'a'), std::string("a\0b", 3), "{{TOKEN}}", "%s%s%n", "../../etc"}) {
        const auto result =
            accounts.find_or_create_persona(work, demo, fresh.account, Zone::survivors, name, now);
        if (result) {
            EXPECT_EQ(result->name, "knil");
        } else {
            EXPECT_EQ(result.error().kind, base::ProblemKind::invalid) << name.substr(0, 40);
        }
    }
}

TEST_F(PersonaTest, TwoPersonasOfOneAccountShareNothing) {
    // The values of two personas of the same account are as unlike as those of two strangers: no column but
    // the account's own id, which has no way out, is the same.
    const auto fresh = write_first(demo, Zone::survivors);
    persona(fresh.account.account, Zone::nearby, "").value();
    const auto shared = database.run(
        "select a.key from persona p cross join persona q cross join jsonb_each(to_jsonb(p)) a "
        "join jsonb_each(to_jsonb(q)) b on a.key = b.key and a.value = b.value "
        "where p.zone = 'survivors' and q.zone = 'nearby' order by a.key");
    std::set<std::string> keys;
    for (const auto row : shared) keys.insert(std::string(row.text(0)));
    EXPECT_EQ(keys, (std::set<std::string>{"account_id", "created_on", "organisation_id"}));
}

TEST_F(PersonaTest, ErasingLeavesNoRowThatMentionsTheAccount) {
    const auto fresh = write_first(demo, Zone::survivors, "Stille Meeuw");
    const auto code = code_of(fresh);
    const auto nearby = *persona(fresh.account.account, Zone::nearby, "");
    const auto cookie = come_back(code)->cookie;
    const auto stranger = write_first();
    bool others_erased = false;
    const std::vector<Eraser> erasers = {
        [&](store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
            others_erased =
                organisation == demo.id && account == fresh.account.account &&
                accounts.find_persona(work.connection(), organisation, account, Zone::nearby).has_value();
        }};
    erase_account(connection, demo.id, fresh.account.account, key, erasers, now);
    EXPECT_TRUE(others_erased);

    int looked_at = 0;
    for (const auto column : database.run("select table_name, column_name from information_schema.columns "
                                          "where table_schema = 'public' and data_type = 'bigint'")) {
        const auto table = std::string(column.text(0));
        const auto name = std::string(column.text(1));
        for (const std::uint64_t id : {fresh.account.account.value, fresh.persona.id.value, nearby.id.value})
            EXPECT_EQ(
                database.count("select count(*) from \"" + table + "\" where \"" + name + "\" = $1", {id}), 0)
                << table << "." << name;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 10);
    EXPECT_EQ(visitor(cookie).kind, visit::VisitorKind::reader);
    EXPECT_EQ(code_or(come_back(code)), "account.code-wrong");
    EXPECT_TRUE(visitor(stranger.account.cookie).is_person());
    EXPECT_EQ(problem_of(rename(stranger, "Stille Meeuw")), "account.name-taken") << "the name rests";
}

TEST_F(PersonaTest, ErasingIsAllOrNothing) {
    const auto fresh = write_first();
    const std::vector<Eraser> erasers = {
        [](store::UnitOfWork&, OrganisationId, AccountId) { throw std::runtime_error("the forum cannot"); }};
    EXPECT_THROW(erase_account(connection, demo.id, fresh.account.account, key, erasers, now),
                 std::runtime_error);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
}

TEST_F(PersonaTest, ErasingInAnotherOrganisationErasesNothing) {
    const auto fresh = write_first();
    erase_account(connection, other.id, fresh.account.account, key, {}, now);
    EXPECT_TRUE(visitor(fresh.account.cookie).is_person());
}

}  // namespace
}  // namespace luwte::account
