#include "feature/forum/submitting.h"

#include "feature/account/cookie.h"
#include "feature/forum/forum_store.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/search_store.h"
#include "feature/forum/writing.h"

namespace luwte::forum {
namespace {

using base::ProblemKind;
using moderation::Placement;

/// More than anybody writes, less than a flood.
constexpr std::int64_t most_in_ten_minutes = 10;
constexpr std::int64_t most_in_a_day = 100;

PostState state_of(const moderation::Judgement& judgement) {
    return judgement.placement == Placement::published ? PostState::published : PostState::held;
}

script::Message make_message(const Writing& writing, Zone zone, bool reply, view::Language language,
                             ForumId forum, const JudgeFacts& facts, base::TimePoint now) {
    script::Message message;
    message.text = judged_text(writing);
    message.place = reply ? script::Place::reply : script::Place::topic;
    message.zone = organisation::zone_name(zone);
    message.language = view::language_code(language);
    message.first_disclosure = facts.messages == 0;
    message.replies_to_first_disclosure = facts.replies_to_first;
    message.author_messages = facts.messages;
    message.author_days = facts.days;
    message.warnings = warning_codes(writing.warnings);
    message.now = now;
    message.forum = base::to_public(forum);
    message.author_last_ten_minutes = facts.last_ten_minutes;
    message.author_same_text = facts.same_text;
    message.arrivals = facts.arrivals;
    return message;
}

moderation::Where where_of(const Forum& forum) {
    return {organisation::zone_name(forum.zone), draft_place(forum.id)};
}

Outcome repeated(const Submission& before) {
    Outcome outcome;
    outcome.kind = Outcome::Kind::repeated;
    outcome.post = before.post;
    outcome.topic = before.topic;
    outcome.state = before.state;
    return outcome;
}

}  // namespace

/// Where a message goes, and what the viewer is there.
struct Submitting::Target {
    Forum forum;
    TopicId topic;  ///< none: a new one
    PersonaId persona;
    std::string place;
};

base::Result<Submitting::Target> Submitting::find_target(store::Connection& connection, const Viewer& viewer,
                                                         const NewMessage& message) const {
    Target target;
    if (message.topic) {
        auto open = open_topic(connection, viewer, message.topic);
        if (!open) return std::unexpected(open.error());
        if (!open->topic.listed) return base::problem(ProblemKind::forbidden, "forum.waits");
        target = {std::move(open->topic.forum), message.topic, open->personal.persona,
                  draft_place(message.topic)};
    } else {
        auto forum = open_forum(connection, viewer, message.forum);
        if (!forum) return std::unexpected(forum.error());
        const PersonaId persona = find_personal(connection, viewer, forum->zone, {}).persona;
        target = {std::move(*forum), {}, persona, draft_place(message.forum)};
    }
    if (const auto allowed = may_write(viewer, target.forum.may_write, target.persona); !allowed) {
        return std::unexpected(allowed.error());
    }
    return target;
}

base::Result<moderation::Judgement> Submitting::judge(store::Connection& connection, const Viewer& viewer,
                                                      const script::Message& message,
                                                      bool asked_before) const {
    if (accounts_.contains_code(connection, viewer.organisation, message.text)) {
        return base::problem(ProblemKind::invalid, "forum.own-code", "text");
    }
    moderation::Judgement judgement = judge_.judge(viewer.organisation, message, asked_before);
    judgement.first_disclosure = message.first_disclosure;
    judgement.replies_to_first_disclosure = message.replies_to_first_disclosure;
    return judgement;
}

base::Result<Outcome> Submitting::submit(store::Connection& connection,
                                         const organisation::Organisation& organisation, const Viewer& viewer,
                                         const NewMessage& message, base::TimePoint now) const {
    const auto before = find_submission(connection, viewer.organisation, message.form);
    const auto target = find_target(connection, viewer, message);
    const auto writing = check_writing(message.writing, !message.topic);
    if (before && (!target || !writing)) return repeat(connection, viewer, message, *before, nullptr, now);
    if (!target) return std::unexpected(target.error());
    if (!writing) return std::unexpected(writing.error());
    const JudgeFacts facts =
        find_judge_facts(connection, viewer.organisation, target->persona, message.topic, writing->text, now);
    const script::Message judged =
        make_message(*writing, target->forum.zone, bool(message.topic), message.language,
                                                target->forum.id, facts, now);
    if (before) return repeat(connection, viewer, message, *before, &judged, now);
    if (facts.last_ten_minutes >= most_in_ten_minutes || facts.last_day >= most_in_a_day) {
        return base::problem(ProblemKind::too_many, "forum.too-many-posts", "text");
    }
    auto judgement = judge(connection, viewer, judged, message.asked_before);
    if (!judgement) return std::unexpected(judgement.error());
    if (const auto stop = moderation::stopping(connection, viewer.organisation, viewer.account,
                                               where_of(target->forum), moderation::Act::write, now)) {
        // Nobody is silenced who may be in danger: a human reads it, and nobody else.
        if (!judgement->escalate) return stopped(connection, viewer, target->place, *writing, *stop, now);
        judgement->placement = Placement::held;
    }
    if (judgement->placement == Placement::asked) {
        return asked(connection, viewer, target->place, *writing, *judgement, judged.language, now);
    }
    return store_message(connection, organisation, viewer, message, *target, *writing, *judgement, now);
}

std::unexpected<base::Problem> Submitting::stopped(store::Connection& connection, const Viewer& viewer,
                                                   std::string place, const Writing& writing,
                                                   const moderation::Stop& stop, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    (void)drafts_.save(connection, viewer, {std::move(place), writing, {}, now}, now);
    work.commit();
    return base::problem(ProblemKind::forbidden, moderation::stop_code(stop.sanction.kind));
}

/// The answer to a form that was sent before. Whoever sent it twice sees only the second answer, so it has
/// all that the first one had: the cookie of a new account, and what to call now.
Outcome Submitting::repeat(store::Connection& connection, const Viewer& viewer, const NewMessage& message,
                           const Submission& before, const script::Message* judged,
                           base::TimePoint now) const {
    Outcome outcome = repeated(before);
    if (judged != nullptr) {
        auto judgement = judge_.judge(viewer.organisation, *judged, true);
        if (judgement.escalate) outcome.alarm = std::move(judgement);
    }
    outcome.own = viewer.account && viewer.account == before.account;
    if (viewer.account) return outcome;
    if (auto cookie = accounts_.first_cookie(connection, viewer.organisation, message.form, now)) {
        outcome.account.emplace();
        outcome.account->cookie = std::move(*cookie);
    }
    return outcome;
}

Outcome Submitting::describe(OrganisationId organisation, const moderation::Judgement& judgement,
                             const Writing& writing, std::string_view language) const {
    Outcome outcome;
    outcome.judged = judged_text(writing);
    outcome.failed = judgement.verdict.failed;
    if (judgement.placement != Placement::published) {
        outcome.explanations = judge_.explain(organisation, judgement.verdict, language);
    }
    if (judgement.escalate) outcome.alarm = judgement;
    outcome.state = state_of(judgement);
    return outcome;
}

Outcome Submitting::asked(store::Connection& connection, const Viewer& viewer, std::string place,
                          const Writing& writing, const moderation::Judgement& judgement,
                          std::string_view language, base::TimePoint now) const {
    if (viewer.account) {
        // The text goes back in the form as well: a draft that cannot be kept is no reason to lose the page.
        store::UnitOfWork work(connection);
        (void)drafts_.save(connection, viewer, {std::move(place), writing, {}, now}, now);
        work.commit();
    }
    Outcome outcome = describe(viewer.organisation, judgement, writing, language);
    outcome.kind = Outcome::Kind::asked;
    return outcome;
}

base::Result<Outcome> Submitting::store_message(store::Connection& connection,
                                                const organisation::Organisation& organisation,
                                                const Viewer& viewer, const NewMessage& message,
                                                const Target& target, const Writing& writing,
                                                const moderation::Judgement& judgement,
                                                base::TimePoint now) const {
    Outcome outcome =
        describe(viewer.organisation, judgement, writing, view::language_code(message.language));
    if (!viewer.account) {
        auto fresh =
            accounts_.prepare(message.form);  // before the transaction: it takes tens of milliseconds
        if (!fresh) return std::unexpected(fresh.error());
        outcome.account = std::move(*fresh);
    }
    outcome.post = base::new_id<PostId>();
    outcome.topic = message.topic ? message.topic : base::new_id<TopicId>();
    std::optional<moderation::Stop> stop;
    const auto stored = store_all(connection, organisation, viewer, message, target,
                                  make_text(writing, judgement.verdict), judgement, outcome, stop, now);
    if (stored && *stored) return outcome;
    if (stop) return stopped(connection, viewer, target.place, writing, *stop, now);
    // The same form, sent twice at the same moment: the other one was first, and may have taken the name.
    const auto before = find_submission(connection, viewer.organisation, message.form);
    if (!before && !stored) return std::unexpected(stored.error());
    if (!before) return base::problem(ProblemKind::conflict, "forum.twice");
    auto again = repeat(connection, viewer, message, *before, nullptr, now);
    again.alarm = std::move(outcome.alarm);
    return again;
}

/// The transaction. False when a sanction stops it (`stop`), or when the same form has made a post already:
/// then nothing is stored.
base::Result<bool> Submitting::store_all(store::Connection& connection,
                                         const organisation::Organisation& organisation, const Viewer& viewer,
                                         const NewMessage& message, const Target& target,
                                         const PostText& text, const moderation::Judgement& judgement,
                                         Outcome& outcome, std::optional<moderation::Stop>& stop,
                                         base::TimePoint now) const {
    store::UnitOfWork work(connection);
    // Once more, where it counts: of two at the same moment slow mode lets one pass, and what was decided
    // while this was judged holds.
    stop = moderation::pass(work, viewer.organisation, viewer.account, where_of(target.forum),
                            moderation::Act::write, now);
    if (stop && !judgement.escalate) return false;
    stop.reset();
    const AccountId author = outcome.account ? outcome.account->account : viewer.account;
    if (outcome.account) {
        // Two accounts from one form would want the same cookie and the same name: the second waits here.
        lock_submission(connection, viewer.organisation, message.form);
        if (find_submission(connection, viewer.organisation, message.form)) return false;
        accounts_.create(work, organisation, *outcome.account, {{}, message.hidden_warnings, {}}, now);
    }
    PersonaId persona = target.persona;
    if (!persona) {
        auto made = accounts_.find_or_create_persona(work, organisation, author, target.forum.zone,
                                                     message.wished_name, now);
        if (!made) return std::unexpected(made.error());
        persona = made->id;
    }
    if (!message.topic)
        insert_topic(connection, viewer.organisation, outcome.topic, target.forum.id, persona, now);
    const NewPost post{outcome.post,
                       outcome.topic,
                       target.forum.id,
                       persona,
                       outcome.state,
                       !message.topic,
                       judgement.first_disclosure,
                       join_sentences(outcome.explanations),
                       message.form,
                       detect_language(text.rendered.plain, target.forum.language)};
    if (!insert_post(connection, viewer.organisation, post, text, now)) return false;
    if (outcome.state == PostState::published) {
        if (!message.topic) refresh_topic(connection, viewer.organisation, outcome.topic);
        if (message.topic) touch_topic(connection, viewer.organisation, outcome.topic, now);
        add_stems(connection, viewer.organisation, target.forum.zone, outcome.post);
        announce_topic(work, target.forum.id, outcome.topic);
    }
    // What rules answer: read once it is placed, or while it waits.
    for (const auto& reply : judgement.verdict.replies)
        if (const auto sentence = judge_.sentence(viewer.organisation, reply, view::language_code(message.language));
            !sentence.empty())
            insert_notice(connection, viewer.organisation, author, outcome.post, "reply", sentence, now);
    if (viewer.account) drafts_.forget(connection, viewer, target.place);
    moderation::record(work,
                       {viewer.organisation, "post", outcome.post.value, author.value,
                        organisation::zone_name(target.forum.zone), draft_place(target.forum.id)},
                       judgement, now);
    work.commit();
    return true;
}

base::Result<Outcome> Submitting::change(store::Connection& connection, const organisation::Organisation&,
                                         const Viewer& viewer, const Change& change,
                                         base::TimePoint now) const {
    const auto seen = see_post(connection, viewer, change.post);
    if (!seen || !seen->stored.post.own) return base::problem(ProblemKind::not_found, "forum.not-found");
    const Post& before = seen->stored.post;
    const auto writing = check_writing(change.writing, before.opens_topic);
    if (!writing) return std::unexpected(writing.error());
    const TopicId answered = before.opens_topic ? TopicId{} : before.topic;
    const JudgeFacts facts =
        find_judge_facts(connection, viewer.organisation, before.author.persona, answered,
                                              writing->text, now);
    script::Message judged =
        make_message(*writing, seen->stored.zone, bool(answered), change.language, before.forum, facts, now);
    judged.first_disclosure = seen->stored.first_disclosure;
    auto judgement = judge(connection, viewer, judged, change.asked_before);
    if (!judgement) return std::unexpected(judgement.error());
    if (const auto stop =
            moderation::stopping(connection, viewer.organisation, viewer.account,
                                 {organisation::zone_name(seen->stored.zone), draft_place(before.forum)},
                                 moderation::Act::change, now)) {
        if (!judgement->escalate)
            return stopped(connection, viewer, draft_place(change.post), *writing, *stop, now);
        judgement->placement = Placement::held;
    }
    if (judgement->placement == Placement::asked) {
        Outcome outcome =
            asked(connection, viewer, draft_place(change.post), *writing, *judgement, judged.language, now);
        outcome.post = change.post;
        outcome.topic = before.topic;
        return outcome;
    }
    return store_change(connection, viewer, change, *writing, std::move(*judgement), now);
}

base::Result<Outcome> Submitting::store_change(store::Connection& connection, const Viewer& viewer,
                                               const Change& change, const Writing& writing,
                                               moderation::Judgement judgement, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto seen = see_post(connection, viewer, change.post, true);
    if (!seen) return std::unexpected(seen.error());
    const StoredPost& stored = seen->stored;
    // What a human was to look at is not published by changing it: they look at the change.
    const bool waits = stored.post.state == PostState::held || stored.post.state == PostState::returned;
    if (waits) judgement.placement = Placement::held;
    Outcome outcome = describe(viewer.organisation, judgement, writing, view::language_code(change.language));
    outcome.post = change.post;
    outcome.topic = stored.post.topic;
    if (stored.post.version != change.version) {
        outcome.kind = Outcome::Kind::outdated;
        outcome.current = {stored.post.heading, stored.source, stored.post.warnings,
                           stored.post.warning_words};
        outcome.current_version = stored.post.version;
        return outcome;
    }
    if (!may_become(stored.post.state, outcome.state))
        return base::problem(ProblemKind::conflict, "forum.removed");
    history_.keep(connection, viewer.organisation, stored, now);
    const std::vector<std::string> stems = list_stems(connection, viewer.organisation, change.post);
    const PostText text = make_text(writing, judgement.verdict);
    update_post(connection, viewer.organisation, change.post, outcome.state, text,
                join_sentences(outcome.explanations),
                detect_language(text.rendered.plain, stored.post.language), now);
    refresh_topic(connection, viewer.organisation, stored.post.topic);
    if (outcome.state == PostState::published)
        add_stems(connection, viewer.organisation, stored.zone, change.post);
    if (stored.post.state == PostState::published)
        prune_stems(connection, viewer.organisation, stored.zone, stems);
    drafts_.forget(connection, viewer, draft_place(change.post));
    announce_topic(work, stored.post.forum, stored.post.topic);
    moderation::record(work,
                       {viewer.organisation, "post", change.post.value, viewer.account.value,
                        organisation::zone_name(stored.zone), draft_place(stored.post.forum)},
                       judgement, now);
    work.commit();
    return outcome;
}

}  // namespace luwte::forum
