// What the tests of forums stand on: a database, an organisation with a forum in two zones, accounts, and
// rules that are told beforehand what to say.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/secret.h"
#include "feature/account/accounts.h"
#include "feature/account/hashing.h"
#include "feature/forum/deciding.h"
#include "feature/forum/drafts.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/history.h"
#include "feature/forum/own.h"
#include "feature/forum/reading.h"
#include "feature/forum/searching.h"
#include "feature/forum/submitting.h"
#include "support/database.h"

namespace luwte::forum {

/// As many words as a list needs.
[[nodiscard]] std::shared_ptr<const account::WordList> make_words();

/// Holds what contains HOLD, asks about ASK, raises an alarm at ALARM; keeps what it was last told of a
/// message.
class WordJudge final : public moderation::Judge {
  public:
    [[nodiscard]] moderation::Judgement judge(OrganisationId organisation, const script::Message& message,
                                              bool asked_before) const noexcept override;
    [[nodiscard]] std::vector<Explanation> explain(OrganisationId organisation,
                                                   const script::Verdict& verdict,
                                                   std::string_view language_code) const override;
    [[nodiscard]] std::string sentence(OrganisationId organisation, const script::RuleHit& hit,
                                       std::string_view language_code) const override;
    mutable script::Message last;
};

class ForumTest : public ::testing::Test {
  protected:
    ForumTest();

    struct Tenant {
        organisation::Organisation organisation;
        Forum survivors, nearby;
    };
    [[nodiscard]] Tenant make_tenant(const std::string& name);
    [[nodiscard]] Viewer reader(const Tenant& tenant) const { return {tenant.organisation.id, {}, false}; }
    /// A person with a first message of their own in the survivors' forum.
    [[nodiscard]] Viewer make_person(const Tenant& tenant, const std::string& name);
    [[nodiscard]] Viewer make_person() { return make_person(home, "Wad" + std::to_string(++people_)); }

    base::Result<Outcome> send(const Tenant& tenant, const Viewer& viewer, const NewMessage& message);
    /// A new topic in the survivors' forum of `home`.
    Outcome open(const Viewer& viewer, const std::string& title, const std::string& text);
    Outcome answer(const Viewer& viewer, TopicId topic, const std::string& text);
    [[nodiscard]] NewMessage new_topic(const Forum& forum, const std::string& title, const std::string& text);
    [[nodiscard]] NewMessage reply(TopicId topic, const std::string& text);
    base::Result<Outcome> change(const Viewer& viewer, PostId post, int version, const std::string& text);
    template <class Decision>
    base::Result<> decide(Decision decision) {
        store::UnitOfWork work(connection());
        auto result = decision(work);
        if (result) work.commit();
        return result;
    }
    /// What a viewer finds in a topic: the text of each post, "-" for a place holder.
    [[nodiscard]] std::string seen(const Viewer& viewer, TopicId topic);
    /// The titles of a forum's topics, a line each.
    [[nodiscard]] std::string listed(const Viewer& viewer, const Forum& forum);
    /// The texts that a search finds, a line each.
    [[nodiscard]] std::string found(const Viewer& viewer, Zone zone, const std::string& words);
    [[nodiscard]] store::Connection& connection() { return **lease_; }
    /// A moment later than any before it.
    base::TimePoint tick() { return now += std::chrono::seconds(90); }

    testing::Database database;
    base::SecretKey key = base::SecretKey::random();
    account::Hashing hashing;
    account::Accounts accounts;
    WordJudge judge;
    Drafts drafts{key};
    History history{key};
    Submitting submitting{accounts, judge, drafts, history};
    base::TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 14}};
    Tenant home;

  private:
    std::unique_ptr<store::Pool::Lease> lease_;
    int people_ = 0;
};

}  // namespace luwte::forum
