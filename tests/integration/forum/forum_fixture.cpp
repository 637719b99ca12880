#include "forum_fixture.h"

#include <fmt/format.h>

namespace luwte::forum {

std::shared_ptr<const account::WordList> make_words() {
    std::vector<std::string> words;
    for (int i = 0; i < 7'776; ++i) {
        std::string word = "aaaaa";
        for (int rest = i, at = 4; rest > 0; rest /= 26, --at)
            word[static_cast<std::size_t>(at)] = static_cast<char>('a' + rest % 26);
        words.push_back(word);
    }
    return std::make_shared<account::WordList>(account::WordList::from_words(std::move(words)).value());
}

moderation::Judgement WordJudge::judge(OrganisationId, const script::Message& message,
                                       bool asked_before) const noexcept {
    last = message;
    moderation::Judgement judgement;
    judgement.placement = moderation::Placement::published;
    const auto has = [&](std::string_view word) { return message.text.find(word) != std::string::npos; };
    if (has("ASK") && !asked_before) {
        judgement.placement = moderation::Placement::asked;
        judgement.verdict.action = script::Action::nudge;
    }
    if (has("HOLD")) {
        judgement.placement = moderation::Placement::held;
        judgement.verdict.action = script::Action::hold;
    }
    if (has("REPLY")) judgement.verdict.replies.emplace_back();
    if (has("ALARM")) {
        judgement.placement = moderation::Placement::held;
        judgement.escalate = true;
        judgement.verdict.action = script::Action::escalate;
        judgement.verdict.level = 3;
        judgement.verdict.categories = {"violence-now"};
    }
    return judgement;
}

std::vector<moderation::Judge::Explanation> WordJudge::explain(OrganisationId, const script::Verdict&,
                                                               std::string_view) const {
    return {{"A rule saw something.", {{0, 3}}}};
}

std::string WordJudge::sentence(OrganisationId, const script::RuleHit&, std::string_view) const {
    return "A rule answers.";
}

ForumTest::ForumTest()
    : accounts(key, make_words(), hashing),
      lease_(std::make_unique<store::Pool::Lease>(database.pool().lend())) {
    home = make_tenant("demo");
}

ForumTest::Tenant ForumTest::make_tenant(const std::string& name) {
    Tenant tenant;
    tenant.organisation.id = database.insert_organisation(name);
    tenant.organisation.name = name;
    for (Forum* forum : {&tenant.survivors, &tenant.nearby}) {
        forum->id = base::new_id<ForumId>();
        forum->zone = forum == &tenant.survivors ? Zone::survivors : Zone::nearby;
        forum->name = forum == &tenant.survivors ? "Verder na thuis" : "Voor wie ernaast staat";
        forum->purpose = "Waar het voor is";
        forum->rules = {"een", "twee"};
        insert_forum(connection(), tenant.organisation.id, *forum);
    }
    return tenant;
}

Viewer ForumTest::make_person(const Tenant& tenant, const std::string& name) {
    NewMessage message = new_topic(tenant.survivors, "Hallo van " + name, "Ik ben hier nieuw");
    message.wished_name = name;
    const auto outcome = send(tenant, reader(tenant), message);
    EXPECT_TRUE(outcome && outcome->account) << (outcome ? "no account" : outcome.error().code);
    return {tenant.organisation.id, outcome ? outcome->account->account : AccountId{}, false};
}

NewMessage ForumTest::new_topic(const Forum& forum, const std::string& title, const std::string& text) {
    NewMessage message;
    message.forum = forum.id;
    message.writing = {title, text, 0, ""};
    message.form = base::random_string(16);
    return message;
}

NewMessage ForumTest::reply(TopicId topic, const std::string& text) {
    NewMessage message;
    message.topic = topic;
    message.writing.text = text;
    message.form = base::random_string(16);
    return message;
}

base::Result<Outcome> ForumTest::send(const Tenant& tenant, const Viewer& viewer, const NewMessage& message) {
    return submitting.submit(connection(), tenant.organisation, viewer, message, tick());
}

Outcome ForumTest::open(const Viewer& viewer, const std::string& title, const std::string& text) {
    const auto outcome = send(home, viewer, new_topic(home.survivors, title, text));
    EXPECT_TRUE(outcome) << outcome.error().code;
    return outcome.value_or(Outcome{});
}

Outcome ForumTest::answer(const Viewer& viewer, TopicId topic, const std::string& text) {
    const auto outcome = send(home, viewer, reply(topic, text));
    EXPECT_TRUE(outcome) << outcome.error().code;
    return outcome.value_or(Outcome{});
}

base::Result<Outcome> ForumTest::change(const Viewer& viewer, PostId post, int version,
                                        const std::string& text) {
    Change changed;
    changed.post = post;
    changed.version = version;
    changed.writing = {"Een titel", text, 0, ""};
    return submitting.change(connection(), home.organisation, viewer, changed, tick());
}

std::string ForumTest::seen(const Viewer& viewer, TopicId topic) {
    const auto view = read_topic(connection(), viewer, topic, {});
    if (!view) return view.error().code;
    std::string text;
    for (const Post& post : view->posts.items) text += (post.html.empty() ? "-" : post.html) + "\n";
    return text;
}

std::string ForumTest::listed(const Viewer& viewer, const Forum& forum) {
    const auto view = read_forum(connection(), viewer, forum.id, {});
    if (!view) return view.error().code;
    std::string text;
    for (const TopicLine& line : view->topics.items) text += line.title + "\n";
    return text;
}

std::string ForumTest::found(const Viewer& viewer, Zone zone, const std::string& words) {
    const auto results = search(connection(), viewer, zone, words, {}, false);
    if (!results) return results.error().code;
    std::string text;
    for (const Found& item : results->items) {
        for (const Piece& piece : item.excerpt) text += piece.text;
        text += "\n";
    }
    return text;
}

}  // namespace luwte::forum
