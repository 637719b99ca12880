// What people do with posts, and what the team decides: who sees what afterwards.
#include "feature/forum/own_data.h"
#include "feature/forum/personal_store.h"
#include "forum_fixture.h"

namespace luwte::forum {
namespace {

TEST_F(ForumTest, WhatIsTakenBackIsGoneEverywhere) {
    const Viewer person = make_person(), other = make_person();
    const Outcome opening = open(person, "Verdwijnwoord", "Kwetsbaarwoord staat hier");
    (void)answer(other, opening.topic, "een antwoord");
    ASSERT_TRUE(change(person, opening.post, 1, "Kwetsbaarwoord anders"));
    ASSERT_TRUE(withdraw(connection(), person, drafts, opening.post, now));
    EXPECT_EQ(seen(reader(home), opening.topic), "-\n<p>een antwoord</p>\n");
    EXPECT_EQ(seen(person, opening.topic), "-\n<p>een antwoord</p>\n");
    EXPECT_EQ(found(other, Zone::survivors, "kwetsbaarwoord"), "");
    for (const char* query :
         {"select count(*) from post where source ilike '%kwetsbaar%' or html ilike '%kwetsbaar%' or "
          "plain ilike '%kwetsbaar%' or heading ilike '%verdwijn%'",
          "select count(*) from topic where title <> '' and title ilike '%verdwijn%'",
          "select count(*) from topic where first_line ilike '%kwetsbaar%'",
          "select count(*) from post_version",
          "select count(*) from search_stem where stem like '%kwetsbaar%' or stem like '%verdwijn%'"}) {
        EXPECT_EQ(database.count(query), 0) << query;
    }
    EXPECT_FALSE(withdraw(connection(), person, drafts, opening.post, now));
}

TEST_F(ForumTest, AConversationWithoutAnswersGoesWithItsOnlyPost) {
    const Viewer person = make_person();
    const Outcome opening = open(person, "Alleen", "ik");
    ASSERT_TRUE(withdraw(connection(), person, drafts, opening.post, now));
    EXPECT_EQ(seen(reader(home), opening.topic), "forum.not-found");
    EXPECT_EQ(listed(reader(home), home.survivors).find("Alleen"), std::string::npos);
}

TEST_F(ForumTest, OnlyTheAuthorChangesOrTakesBack) {
    const Viewer person = make_person(), other = make_person();
    const Outcome opening = open(person, "Van mij", "tekst");
    EXPECT_EQ(change(other, opening.post, 1, "gekaapt").error().code, "forum.not-found");
    EXPECT_FALSE(withdraw(connection(), other, drafts, opening.post, now));
    EXPECT_FALSE(withdraw(connection(), reader(home), drafts, opening.post, now));
    EXPECT_FALSE(history.list(connection(), other, opening.post));
    EXPECT_FALSE(history.erase(connection(), other, opening.post));
    EXPECT_EQ(seen(reader(home), opening.topic), "<p>tekst</p>\n");
}

TEST_F(ForumTest, TwoTabsThatChangeOnePostLoseNothing) {
    const Viewer person = make_person();
    const Outcome opening = open(person, "Twee", "begin");
    ASSERT_TRUE(change(person, opening.post, 1, "eerste tab"));
    const auto second = change(person, opening.post, 1, "tweede tab");
    ASSERT_TRUE(second);
    EXPECT_EQ(second->kind, Outcome::Kind::outdated);
    EXPECT_EQ(second->current.text, "eerste tab");
    EXPECT_EQ(second->current_version, 2);
    EXPECT_EQ(seen(person, opening.topic), "<p>eerste tab</p>\n");
    ASSERT_TRUE(change(person, opening.post, second->current_version, "samen"));
    EXPECT_EQ(seen(person, opening.topic), "<p>samen</p>\n");
}

TEST_F(ForumTest, EarlierVersionsAreTheirAuthorsAlone) {
    const Viewer person = make_person();
    const Outcome opening = open(person, "Versies", "mijn adres");
    ASSERT_TRUE(change(person, opening.post, 1, "zonder adres"));
    const auto versions = history.list(connection(), person, opening.post);
    ASSERT_TRUE(versions);
    ASSERT_EQ(versions->size(), 1U);
    EXPECT_EQ(versions->front().writing.text, "mijn adres");
    EXPECT_EQ(
        database.count(
            "select count(*) from post_version where position('adres' in encode(sealed, 'escape')) > 0"),
        0);
    EXPECT_EQ(found(person, Zone::survivors, "adres"), "zonder adres\n");
    ASSERT_TRUE(history.erase(connection(), person, opening.post));
    EXPECT_TRUE(history.list(connection(), person, opening.post)->empty());
}

TEST_F(ForumTest, AChangeIsJudgedLikeANewMessage) {
    const Viewer person = make_person(), other = make_person();
    const Outcome opening = open(person, "Gewoon", "onschuldig");
    const auto held = change(person, opening.post, 1, "HOLD nu erger");
    ASSERT_TRUE(held);
    EXPECT_EQ(held->state, PostState::held);
    EXPECT_EQ(seen(other, opening.topic), "forum.not-found");
    // Changing it again does not get around the human who is to look at it.
    const auto again = change(person, opening.post, 2, "weer onschuldig");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->state, PostState::held);
    EXPECT_EQ(seen(other, opening.topic), "forum.not-found");
}

TEST_F(ForumTest, ReactionsShowThatSomebodyReactedAndNothingMore) {
    const Viewer person = make_person(), other = make_person(), third = make_person();
    const Outcome opening = open(person, "Reageer", "maar");
    ASSERT_TRUE(react(connection(), other, opening.post, Reaction::support, true));
    ASSERT_TRUE(react(connection(), other, opening.post, Reaction::support, true));
    ASSERT_TRUE(react(connection(), third, opening.post, Reaction::support, true));
    const auto post = [&](const Viewer& viewer) {
        return read_topic(connection(), viewer, opening.topic, {})->posts.items[0];
    };
    EXPECT_EQ(post(reader(home)).reactions, 2);
    EXPECT_EQ(post(reader(home)).own_reactions, 0);
    EXPECT_EQ(post(other).own_reactions, 2);
    ASSERT_TRUE(react(connection(), other, opening.post, Reaction::support, false));
    EXPECT_EQ(post(reader(home)).reactions, 2);
    ASSERT_TRUE(react(connection(), third, opening.post, Reaction::support, false));
    EXPECT_EQ(post(reader(home)).reactions, 0);
    EXPECT_EQ(react(connection(), person, opening.post, Reaction::thanks, true).error().code,
              "forum.own-post");
    EXPECT_EQ(react(connection(), reader(home), opening.post, Reaction::thanks, true).error().code,
              "forum.no-persona");
}

TEST_F(ForumTest, PeopleWhoDoNotMeetSeeNothingOfEachOther) {
    const Viewer one = make_person(), two = make_person(), third = make_person();
    const TopicId ones = open(one, "Van een", "appelboom").topic;
    const Outcome two_opening = open(two, "Van twee", "fietsband");
    const TopicId shared = open(third, "Van derde", "zonsopgang").topic;
    const Outcome ones_answer = answer(one, shared, "kruiwagen");
    const Outcome twos_answer = answer(two, shared, "melkfles");
    ASSERT_TRUE(react(connection(), two, ones_answer.post, Reaction::thanks, true));
    ASSERT_TRUE(follow(connection(), one, shared, true, now));
    ASSERT_TRUE(follow(connection(), one, two_opening.topic, true, now));
    ASSERT_TRUE(block_author(connection(), one, twos_answer.post, now));

    for (const auto& [viewer, other, topic, word, answered] :
         {std::tuple{one, "Van twee", two_opening.topic, "fietsband", "melkfles"},
          std::tuple{two, "Van een", ones, "appelboom", "kruiwagen"}}) {
        EXPECT_EQ(listed(viewer, home.survivors).find(other), std::string::npos);
        EXPECT_EQ(seen(viewer, topic), "forum.not-found");
        EXPECT_EQ(found(viewer, Zone::survivors, word), "");
        EXPECT_EQ(found(viewer, Zone::survivors, answered), "");
        EXPECT_EQ(seen(viewer, shared).find(answered), std::string::npos);
        EXPECT_FALSE(send(home, viewer, reply(topic, "toch")));
    }
    EXPECT_FALSE(see_post(connection(), two, ones_answer.post));
    EXPECT_FALSE(react(connection(), two, ones_answer.post, Reaction::thanks, true));
    EXPECT_FALSE(point_out(connection(), two, ones_answer.post, "other", "", now));
    EXPECT_EQ(read_topic(connection(), third, shared, {})->posts.items[1].reactions, 0);
    (void)answer(two, shared, "nog een");
    for (const Followed& followed : list_followed(connection(), home.organisation.id, one.account)) {
        EXPECT_NE(followed.topic, two_opening.topic);
        EXPECT_FALSE(followed.fresh) << followed.title;
    }
    // Everybody else notices nothing.
    EXPECT_NE(seen(third, shared).find("kruiwagen"), std::string::npos);
    EXPECT_NE(seen(third, shared).find("melkfles"), std::string::npos);
    EXPECT_NE(seen(reader(home), shared).find("melkfles"), std::string::npos);

    unblock(connection(), one, read_topic(connection(), third, two_opening.topic, {})->topic.author.persona);
    EXPECT_NE(seen(two, shared).find("kruiwagen"), std::string::npos);
}

TEST_F(ForumTest, NotMeetingInOneZoneShowsNothingOfAnother) {
    const Viewer one = make_person(), two = make_person();
    const Outcome survivors = open(two, "Hier", "hier");
    NewMessage elsewhere = new_topic(home.nearby, "Daar", "daar");
    elsewhere.wished_name = "Heel anders";
    const auto nearby = send(home, two, elsewhere);
    ASSERT_TRUE(nearby);
    ASSERT_TRUE(block_author(connection(), one, survivors.post, now));
    EXPECT_EQ(listed(one, home.survivors).find("Hier"), std::string::npos);
    EXPECT_NE(listed(one, home.nearby).find("Daar"), std::string::npos);
}

TEST_F(ForumTest, OnePersonIsAnotherPersonInAnotherZone) {
    const Viewer person = make_person();
    const Outcome here = open(person, "Hier", "hier");
    const auto there = send(home, person, new_topic(home.nearby, "Daar", "daar"));
    ASSERT_TRUE(there);
    const Author one = read_topic(connection(), reader(home), here.topic, {})->posts.items[0].author;
    const Author two = read_topic(connection(), reader(home), there->topic, {})->posts.items[0].author;
    EXPECT_NE(one.persona, two.persona);
    EXPECT_NE(one.name, two.name);
    EXPECT_NE(one.avatar_seed, two.avatar_seed);
    EXPECT_TRUE(judge.last.first_disclosure) << "what was written in another zone does not show";
}

TEST_F(ForumTest, WhatIsFollowedIsNewUntilItWasSeen) {
    const Viewer person = make_person(), other = make_person();
    const TopicId topic = open(other, "Volg", "mij").topic;
    ASSERT_TRUE(follow(connection(), person, topic, true, tick()));
    const auto fresh = [&] {
        return list_followed(connection(), home.organisation.id, person.account).at(0).fresh;
    };
    EXPECT_FALSE(fresh());
    (void)answer(other, topic, "HOLD wacht");
    EXPECT_FALSE(fresh()) << "what waits is not news";
    (void)answer(other, topic, "nieuws");
    EXPECT_TRUE(fresh());
    mark_seen(connection(), home.organisation.id, person.account, topic, tick());
    EXPECT_FALSE(fresh());
    (void)answer(person, topic, "van mezelf");
    EXPECT_FALSE(fresh());
    ASSERT_TRUE(follow(connection(), person, topic, false, now));
    EXPECT_TRUE(list_followed(connection(), home.organisation.id, person.account).empty());
}

TEST_F(ForumTest, ADecisionReachesItsAuthorAndEverybodyElse) {
    const Viewer person = make_person(), other = make_person();
    const Outcome outcome = open(person, "HOLD titel", "wachtwoordje");
    const auto review = post_for_review(connection(), home.organisation.id, outcome.post);
    ASSERT_TRUE(review);
    EXPECT_EQ(review->judged, "HOLD titel\nwachtwoordje");
    EXPECT_EQ(review->topic_title, "HOLD titel");
    ASSERT_TRUE(decide([&](store::UnitOfWork& work) {
        return publish_post(work, home.organisation.id, outcome.post, 1, "", now);
    }));
    EXPECT_EQ(seen(other, outcome.topic), "<p>wachtwoordje</p>\n");
    EXPECT_EQ(found(other, Zone::survivors, "wachtwoordje"), "wachtwoordje\n");
    auto notices = list_notices(connection(), home.organisation.id, person.account);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].kind, "published");

    ASSERT_TRUE(decide([&](store::UnitOfWork& work) {
        return remove_post(work, home.organisation.id, outcome.post, 1, "Er staat een adres in.",
                           now += std::chrono::hours(1));
    }));
    EXPECT_EQ(seen(other, outcome.topic), "forum.not-found");
    EXPECT_EQ(found(other, Zone::survivors, "wachtwoordje"), "");
    EXPECT_EQ(listed(other, home.survivors).find("HOLD"), std::string::npos);
    EXPECT_EQ(database.count("select count(*) from search_stem where stem like 'wachtwoord%'"), 0);
    notices = list_notices(connection(), home.organisation.id, person.account);
    ASSERT_EQ(notices.size(), 2U);
    EXPECT_EQ(notices[0].reason, "Er staat een adres in.");
    EXPECT_EQ(read_topic(connection(), person, outcome.topic, {})->posts.items[0].explanation,
              "Er staat een adres in.");
    EXPECT_TRUE(list_notices(connection(), home.organisation.id, other.account).empty());
}

TEST_F(ForumTest, WhatTheTeamAsksToChangeComesBackAsADraft) {
    const Viewer person = make_person(), other = make_person();
    const Outcome outcome = open(person, "Terug", "met een naam");
    ASSERT_TRUE(decide([&](store::UnitOfWork& work) {
        return return_post(work, home.organisation.id, drafts, outcome.post, 1, "Haal de naam weg.", now);
    }));
    EXPECT_EQ(seen(other, outcome.topic), "forum.not-found");
    const auto draft = drafts.find(connection(), person, draft_place(outcome.post));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->writing.text, "met een naam");
    EXPECT_EQ(draft->reason, "Haal de naam weg.");
    const auto changed = change(person, outcome.post, 1, "zonder");
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->state, PostState::held);
    EXPECT_FALSE(drafts.find(connection(), person, draft_place(outcome.post)));
    ASSERT_TRUE(decide([&](store::UnitOfWork& work) {
        return publish_post(work, home.organisation.id, outcome.post, 2, "", now);
    }));
    EXPECT_EQ(seen(other, outcome.topic), "<p>zonder</p>\n");
}

TEST_F(ForumTest, ADecisionAboutAnOlderVersionIsRefused) {
    const Viewer person = make_person();
    const Outcome outcome = open(person, "HOLD", "een");
    ASSERT_TRUE(change(person, outcome.post, 1, "HOLD twee"));
    const auto publish = [&](int version) {
        return decide([&](store::UnitOfWork& work) {
            return publish_post(work, home.organisation.id, outcome.post, version, "", now);
        });
    };
    EXPECT_EQ(publish(1).error().code, "forum.outdated");
    EXPECT_TRUE(publish(2));
    ASSERT_TRUE(withdraw(connection(), person, drafts, outcome.post, now));
    EXPECT_EQ(publish(3).error().code, "forum.not-found");
}

TEST_F(ForumTest, RemovingTheNewestAnswerPutsTheConversationBackWhereItWas) {
    const Viewer person = make_person();
    const TopicId older = open(person, "Ouder", "a").topic;
    (void)open(person, "Nieuwer", "b");
    const Outcome last = answer(person, older, "weg hiermee");
    EXPECT_EQ(listed(reader(home), home.survivors).substr(0, 6), "Ouder\n");
    ASSERT_TRUE(decide([&](store::UnitOfWork& work) {
        return remove_post(work, home.organisation.id, last.post, 1, "x", now);
    }));
    EXPECT_EQ(listed(reader(home), home.survivors).substr(0, 8), "Nieuwer\n");
    EXPECT_EQ(seen(reader(home), older), "<p>a</p>\n");
}

TEST_F(ForumTest, NothingOfOneOrganisationIsThereForAnother) {
    Tenant other = make_tenant("ander");
    const Viewer person = make_person();
    const Outcome outcome = open(person, "Van demo", "demowoord");
    const Viewer stranger = make_person(other, "Vreemde");
    EXPECT_EQ(seen(stranger, outcome.topic), "forum.not-found");
    EXPECT_EQ(listed(stranger, home.survivors), "forum.not-found");
    EXPECT_EQ(found(stranger, Zone::survivors, "demowoord"), "");
    EXPECT_FALSE(see_post(connection(), stranger, outcome.post));
    EXPECT_EQ(send(other, stranger, reply(outcome.topic, "x")).error().code, "forum.not-found");
    EXPECT_EQ(send(other, stranger, new_topic(home.survivors, "x", "x")).error().code, "forum.not-found");
    EXPECT_FALSE(react(connection(), stranger, outcome.post, Reaction::thanks, true));
    EXPECT_FALSE(follow(connection(), stranger, outcome.topic, true, now));
    EXPECT_FALSE(block_author(connection(), stranger, outcome.post, now));
    EXPECT_FALSE(point_out(connection(), stranger, outcome.post, "other", "", now));
    EXPECT_FALSE(post_for_review(connection(), other.organisation.id, outcome.post));
    // An account of one organisation is nobody in the other.
    const Viewer mixed{other.organisation.id, person.account, false};
    EXPECT_FALSE(withdraw(connection(), mixed, drafts, outcome.post, now));
    EXPECT_TRUE(list_own_posts(connection(), other.organisation.id, person.account, {}, 10).empty());
}

TEST_F(ForumTest, AnErasedAccountLeavesPlaceHoldersAndNothingElse) {
    const Viewer person = make_person(), other = make_person();
    const Outcome opening = open(person, "Wiswoord", "wistekst");
    (void)answer(other, opening.topic, "een antwoord");
    ASSERT_TRUE(change(person, opening.post, 1, "wistekst nieuw"));
    ASSERT_TRUE(follow(connection(), person, opening.topic, true, now));
    ASSERT_TRUE(
        react(connection(), person, answer(other, opening.topic, "twee").post, Reaction::thanks, true));
    ASSERT_TRUE(decide([&](store::UnitOfWork& work) -> base::Result<> {
        return drafts.save(work.connection(), person,
                           {draft_place(home.survivors.id), {"t", "u", 0, ""}, "", now}, now);
    }));
    class Still final : public base::Clock {
      public:
        [[nodiscard]] base::TimePoint now() const override { return {}; }
    } clock;
    store::UnitOfWork work(connection());
    make_eraser(clock)(work, home.organisation.id, person.account);
    work.commit();
    EXPECT_EQ(seen(reader(home), opening.topic), "-\n<p>een antwoord</p>\n<p>twee</p>\n");
    EXPECT_EQ(read_topic(connection(), reader(home), opening.topic, {})->posts.items[2].reactions, 0);
    const auto personas = database.run("select id from persona where account_id = $1", {person.account});
    ASSERT_EQ(personas.size(), 1U);
    const auto persona = personas.front().id<PersonaId>(0);
    for (const char* query : {"select count(*) from post where persona_id = $1",
                              "select count(*) from topic where persona_id = $1",
                              "select count(*) from reaction where persona_id = $1"}) {
        EXPECT_EQ(database.count(query, {persona}), 0) << query;
    }
    for (const char* query : {"select count(*) from draft where account_id = $1",
                              "select count(*) from topic_follow where account_id = $1",
                              "select count(*) from notice where account_id = $1"}) {
        EXPECT_EQ(database.count(query, {person.account}), 0) << query;
    }
    EXPECT_EQ(database.count("select count(*) from post where source like '%wistekst%'"), 0);
}

TEST_F(ForumTest, WhatSomebodyTakesAlongIsTheirsAlone) {
    const Viewer person = make_person(), other = make_person();
    (void)open(person, "Van mij", "mijntekst");
    (void)open(other, "Van een ander", "andertekst");
    const auto there = send(home, person, new_topic(home.nearby, "Daar", "daartekst"));
    ASSERT_TRUE(there);
    const auto catalogue = view::Catalogue::load(LUWTE_LOCALE);
    const auto exporter = make_exporter(drafts, *catalogue);
    std::string all;
    for (const auto& persona : accounts.personas(connection(), home.organisation.id, person.account)) {
        std::string one;
        for (const auto& section :
             exporter(connection(), {home.organisation.id, person.account, persona.id})) {
            for (const auto& item : section.items) {
                for (const auto& field : item) one += field.value + "\n";
            }
        }
        EXPECT_EQ(one.find("mijntekst") != std::string::npos, persona.zone == Zone::survivors);
        EXPECT_EQ(one.find("daartekst") != std::string::npos, persona.zone == Zone::nearby);
        all += one;
    }
    EXPECT_EQ(all.find("andertekst"), std::string::npos);
}

TEST_F(ForumTest, LongConversationsAreReadPageByPage) {
    const Viewer person = make_person();
    const TopicId topic = open(person, "Lang", "0").topic;
    for (int i = 1; i <= 44; ++i) (void)answer(person, topic, std::to_string(i));
    std::string all;
    Window<PostId> window;
    std::vector<PostId> firsts;
    for (int page = 0; page < 3; ++page) {
        const auto view = read_topic(connection(), reader(home), topic, window);
        for (const Post& post : view->posts.items) all += post.html;
        firsts.push_back(view->posts.items.front().id);
        EXPECT_EQ(view->posts.items.size(), page < 2 ? 20U : 5U);
        EXPECT_EQ(bool(view->posts.next), page < 2);
        EXPECT_EQ(bool(view->posts.previous), page > 0);
        window.after = view->posts.next;
    }
    std::string expected;
    for (int i = 0; i <= 44; ++i) expected += "<p>" + std::to_string(i) + "</p>";
    EXPECT_EQ(all, expected);
    EXPECT_EQ(read_topic(connection(), reader(home), topic, {{}, firsts[2], {}})->posts.items.front().id,
              firsts[1]);
    EXPECT_EQ(read_topic(connection(), reader(home), topic, {{}, {}, firsts[2]})->posts.items.size(), 5U);
    // Who comes for one post of the first page reads what was said before it too.
    const auto first = read_topic(connection(), reader(home), topic, {});
    const auto around = read_topic(connection(), reader(home), topic, {{}, first->posts.items[3].id, {}});
    EXPECT_EQ(around->posts.items.front().id, firsts[0]);
    EXPECT_FALSE(around->posts.previous);
    // A mark that is not of this conversation finds nothing, and nothing breaks.
    EXPECT_TRUE(
        read_topic(connection(), reader(home), topic, {base::new_id<PostId>(), {}, {}})->posts.items.empty());
}

TEST_F(ForumTest, LongForumsAreReadPageByPage) {
    const Viewer person = make_person();
    for (int i = 0; i < 30; ++i) {
        (void)open(person, "Titel " + std::to_string(i), "x");
        now += std::chrono::minutes(10);
    }
    const auto first = read_forum(connection(), reader(home), home.survivors.id, {});
    const auto second = read_forum(connection(), reader(home), home.survivors.id, first->topics.next);
    EXPECT_EQ(first->topics.items.size(), 20U);
    EXPECT_EQ(second->topics.items.size(), 11U);  // and the first message of the person
    EXPECT_FALSE(second->topics.next);
    EXPECT_EQ(first->topics.items[0].title, "Titel 29");
    EXPECT_EQ(second->topics.items[0].title, "Titel 9");
}

TEST_F(ForumTest, DraftsAreKeptOneAPlaceAndForTheirAuthorAlone) {
    const Viewer person = make_person(), other = make_person();
    const std::string place = draft_place(home.survivors.id);
    const auto save = [&](const Viewer& viewer, const std::string& where, const std::string& text) {
        return drafts.save(connection(), viewer, {where, {"", text, 0, ""}, "", now}, tick());
    };
    ASSERT_TRUE(save(person, place, "eerste"));
    ASSERT_TRUE(save(person, place, "tweede"));
    EXPECT_EQ(drafts.find(connection(), person, place)->writing.text, "tweede");
    EXPECT_FALSE(drafts.find(connection(), other, place));
    EXPECT_EQ(drafts.list(connection(), person).size(), 1U);
    EXPECT_EQ(save(person, "elsewhere", "x").error().code, "forum.no-place");
    EXPECT_EQ(save(person, place, std::string(200'000, 'x')).error().code, "forum.draft-too-long");
    EXPECT_EQ(save(person, place, "\xC3\x28").error().code, "forum.not-text");
    EXPECT_EQ(drafts.find(connection(), person, place)->writing.text, "tweede");
    ASSERT_TRUE(save(person, place, ""));
    EXPECT_TRUE(drafts.list(connection(), person).empty());
}

}  // namespace
}  // namespace luwte::forum
