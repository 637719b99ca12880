// What tests of accounts stand on: two organisations, the verbs, a held clock.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "feature/account/accounts.h"
#include "feature/account/erasure.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/sessions.h"
#include "feature/account/staff.h"
#include "support/database.h"

namespace luwte::account {

class AccountTest : public ::testing::Test {
  protected:
    using Zone = organisation::Zone;

    luwte::testing::Database database;
    base::SecretKey key = base::SecretKey::random();
    std::shared_ptr<const WordList> words =
        std::make_shared<WordList>(*WordList::load(LUWTE_SOURCE "/db/seed/return_words.txt"));
    Hashing hashing;
    GuessLimits limits;
    Accounts accounts{key, words, hashing};
    Sessions sessions{key, words, hashing, limits};
    StaffMembers staff{key, words, hashing, limits};
    store::Pool::Lease lease = database.pool().lend();
    store::Connection& connection = *lease;
    organisation::Organisation demo = organisation_called("demo");
    organisation::Organisation other = organisation_called("other");
    base::TimePoint now{std::chrono::seconds(1'800'000'000)};
    static constexpr std::uint64_t client = 7;

    organisation::Organisation organisation_called(const std::string& name) {
        organisation::Organisation organisation;
        organisation.id = database.insert_organisation(name);
        organisation.name = name;
        organisation.title = "Huis " + name;
        return organisation;
    }

    /// Somebody who just wrote their first message.
    struct Fresh {
        NewAccount account;
        Persona persona;
        visit::Person person;
    };
    Fresh write_first(const organisation::Organisation& where, Zone zone = Zone::survivors,
                      const std::string& name = "") {
        Fresh fresh;
        fresh.account = *accounts.prepare();
        store::UnitOfWork work(connection);
        accounts.create(work, where, fresh.account, {}, now);
        fresh.persona = *accounts.find_or_create_persona(work, where, fresh.account.account, zone, name, now);
        work.commit();
        fresh.person = {fresh.account.account, fresh.account.session, false};
        return fresh;
    }
    Fresh write_first() { return write_first(demo); }
    std::string code_of(const Fresh& fresh) {
        return *sessions.show_code(connection, demo.id, fresh.account.session, now);
    }
    visit::Visitor visitor(const std::string& cookie) {
        return sessions.find_visitor(connection, demo, cookie, now);
    }
    base::Result<Opened> come_back(const std::string& code, std::uint64_t from = client) {
        return sessions.sign_in(connection, demo, code, {}, from, now);
    }
    static std::string code_or(const base::Result<Opened>& result) {
        return result ? "" : result.error().code;
    }
    std::int64_t rows(const std::string& table) { return database.count("select count(*) from " + table); }
};

}  // namespace luwte::account
