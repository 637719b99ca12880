#include "feature/room/forum_posts.h"

#include "base/log.h"
#include "feature/forum/deciding.h"
#include "feature/moderation/told.h"
#include "feature/organisation/organisation.h"

namespace luwte::room {
namespace {

using moderation::Choice;
using moderation::Effect;
using moderation::Material;
using moderation::Ruling;

Material::Message message_of(const forum::Post& post) {
    Material::Message message;
    message.name = post.author.name;
    message.avatar_seed = post.author.avatar_seed;
    message.html = post.html;
    for (const auto text : forum::warning_texts(post.warnings)) message.warnings.emplace_back(text);
    message.own_warning = post.warning_words;
    message.at = post.created_at;
    return message;
}

base::Result<Material> read(store::Connection& connection, OrganisationId organisation, std::uint64_t id) {
    auto review = forum::post_for_review(connection, organisation, PostId{id});
    if (!review) return std::unexpected(review.error());
    Material material;
    material.message = message_of(review->post);
    material.message.text = std::move(review->judged);
    for (const auto& post : review->before) material.before.push_back(message_of(post));
    material.heading = review->topic_title;
    material.forum = review->forum_name;
    material.path = "/t/" + base::to_public(review->post.topic);
    material.persona = review->post.author.persona;
    material.state = forum::post_state_name(review->post.state);
    material.first_message = review->first_disclosure;
    material.version = review->post.version;
    return material;
}

Choice choice_of(Effect effect) {
    switch (effect) {
        case Effect::publish:
            return Choice::publish;
        case Effect::ask:
            return Choice::ask;
        case Effect::remove:
            return Choice::remove;
    }
    return Choice::ask;
}

base::Result<moderation::Author> lock_author(store::UnitOfWork& work, OrganisationId organisation,
                                             std::uint64_t id) {
    const auto author = forum::lock_author(work, organisation, PostId{id});
    if (!author) return std::unexpected(author.error());
    return moderation::Author{author->account, author->persona, organisation::zone_name(author->zone),
                              forum::draft_place(author->forum), author->forum_name};
}

void hide(store::UnitOfWork& work, OrganisationId organisation, std::uint64_t id, base::TimePoint now) {
    const auto review = forum::post_for_review(work.connection(), organisation, PostId{id});
    if (!review || review->post.state != forum::PostState::published) return;
    const auto held = forum::hold_post(work, organisation, PostId{id}, review->post.version, "", now);
    // Never at the price of the alarm that this belongs to.
    if (!held) spdlog::error("a message with an alarm could not be held: {}", held.error().code);
}

}  // namespace

moderation::SubjectKind forum_posts(const forum::Drafts& drafts) {
    const auto apply = [&drafts](store::UnitOfWork& work, OrganisationId organisation, std::uint64_t id,
                                 const Ruling& ruling, base::TimePoint now) -> base::Result<> {
        const auto text = moderation::keep_told(choice_of(ruling.effect), ruling.reason, ruling.words);
        const auto version = static_cast<int>(ruling.subject_version);
        switch (ruling.effect) {
            case Effect::publish:
                return forum::publish_post(work, organisation, PostId{id}, version, text, now);
            case Effect::ask:
                return forum::return_post(work, organisation, drafts, PostId{id}, version, text, now);
            case Effect::remove:
                return forum::remove_post(work, organisation, PostId{id}, version, text, now);
        }
        return base::problem(base::ProblemKind::internal, "room.effect");
    };
    return {lock_author, read, apply, hide};
}

}  // namespace luwte::room
