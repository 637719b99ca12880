#include "feature/moderation/reviews.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/moderation/care.h"
#include "feature/moderation/review_store.h"
#include "feature/moderation/review_values.h"

namespace luwte::moderation {
namespace {

using base::ProblemKind;

constexpr std::size_t longest_words = 1000;
/// Looks at the same alarm within this time are one look in the audit log.
constexpr std::chrono::minutes one_look{15};

void append_audit(store::UnitOfWork& work, OrganisationId organisation, StaffId staff,
                  const std::string& action, const Item& item, const nlohmann::json& more,
                  base::TimePoint now) {
    nlohmann::json details{{"item", base::to_public(item.id)}};
    details.update(more);
    audit::append(work,
                  {organisation, audit::staff_actor(staff), action, subject_text(item.kind, item.subject),
                   details.dump()},
                  now);
}

std::unexpected<base::Problem> not_found() {
    return base::problem(ProblemKind::not_found, "review.not-found");
}

/// An item that this colleague may act on: open, and nobody else's. Locked.
base::Result<Item> lock_for(store::UnitOfWork& work, OrganisationId organisation, ReviewItemId id,
                            StaffId staff, base::TimePoint now) {
    auto item = sql::lock(work, organisation, id);
    if (!item) return not_found();
    if (item->state == ItemState::decided) return base::problem(ProblemKind::conflict, "review.decided");
    if (item->claimed(now) && item->claimed_by != staff)
        return base::problem(ProblemKind::conflict, "review.claimed");
    return std::move(*item);
}

/// The moderator's words, checked and cleaned.
base::Result<std::string> check_words(const Decide& what) {
    if (!base::is_utf8(what.words)) return base::problem(ProblemKind::invalid, "review.no-words", "words");
    auto words = base::clean_text(what.words);
    if (base::count_characters(words) > longest_words || words.size() > 4 * longest_words)
        return base::problem(ProblemKind::invalid, "review.words-too-long", "words");
    const bool needed = what.choice == Choice::note || what.reason == "other";
    if (needed && words.empty()) return base::problem(ProblemKind::invalid, "review.no-words", "words");
    return words;
}

std::optional<Effect> effect_of(Choice choice) {
    switch (choice) {
        case Choice::publish:
            return Effect::publish;
        case Choice::ask:
            return Effect::ask;
        case Choice::remove:
            return Effect::remove;
        case Choice::escalate:
        case Choice::note:
            break;
    }
    return std::nullopt;
}

/// What the audit log calls it.
const char* audit_action(Choice choice) {
    switch (choice) {
        case Choice::publish:
            return "review.published";
        case Choice::ask:
            return "review.asked";
        case Choice::remove:
            return "review.removed";
        case Choice::escalate:
            return "review.escalated";
        case Choice::note:
            return "review.noted";
    }
    return "review.noted";
}

/// What a decision needs of the message itself, whose row is locked before the item's.
base::Result<Author> lock_author(const SubjectKind* kind, store::UnitOfWork& work, const Decide& what,
                                 const Item& item) {
    if (!kind) return base::problem(ProblemKind::not_found, "review.gone");
    auto author = kind->lock_author(work, what.organisation, item.subject);
    if (!author && author.error().kind == ProblemKind::not_found)
        return base::problem(ProblemKind::not_found, "review.gone");
    if (author && what.sanction && !author->account)
        return base::problem(ProblemKind::invalid, "sanction.no-author", "sanction");
    return author;
}

/// Applies it to the message, with the problems of the room.
base::Result<> apply(const SubjectKind& kind, store::UnitOfWork& work, const Decide& what, Effect effect,
                     const std::string& words, const Item& item, base::TimePoint now) {
    const auto applied = kind.apply(work, what.organisation, item.subject,
                                    {effect, what.reason, words, what.subject_version}, now);
    if (!applied && applied.error().kind == ProblemKind::not_found)
        return base::problem(ProblemKind::not_found, "review.gone");
    if (!applied && applied.error().kind == ProblemKind::conflict)
        return base::problem(ProblemKind::conflict, "review.changed");
    return applied;
}

/// Imposes what was ordered with the decision; what the audit log says of it.
nlohmann::json impose_ordered(store::UnitOfWork& work, const Decide& what, DecisionId decision,
                              const Author& author, const std::string& words, base::TimePoint now) {
    if (!what.sanction) return nullptr;
    const auto& order = *what.sanction;
    const auto id = base::new_id<SanctionId>();
    impose(work, {what.organisation, id, decision, what.staff, author, order, words}, now);
    return {{"id", base::to_public(id)},
            {"kind", sanction_kind_name(order.kind)},
            {"reach", reach_name(order.reach)},
            {"days", order.lasts.count()},
            {"reason", order.reason}};
}

void escalate(store::UnitOfWork& work, const Decide& what, const Item& item, base::TimePoint now) {
    const auto level = std::clamp(what.level, 2, 3);
    sql::update_danger(work, what.organisation, item.id, level);
    auto categories = item.categories;
    std::erase(categories, "none");
    escalation::raise(
        work,
        {what.organisation, subject_text(item.kind, item.subject), level, std::move(categories), what.staff},
        now);
}

}  // namespace

QueuePlace place_of(const Item& item) {
    return {item.danger, item.first_disclosure || item.first_reply, item.opened_at, item.id};
}

const SubjectKind* Reviews::kind_of(std::string_view kind) const {
    const auto found = kinds_.find(kind);
    return found == kinds_.end() ? nullptr : &found->second;
}

std::vector<Item> Reviews::queue(store::Connection& connection, OrganisationId organisation,
                                 const QueuePlace& after, int limit) const {
    return sql::list_queue(connection, organisation, after, std::clamp(limit, 1, 100));
}

std::vector<Item> Reviews::queue_for(store::Connection& connection, OrganisationId organisation,
                                     StaffId staff, const QueuePlace& after, int limit,
                                     base::TimePoint now) const {
    return sql::list_queue_for(connection, organisation, staff, after, std::clamp(limit, 1, 100), now);
}

std::optional<ReviewItemId> Reviews::next(store::Connection& connection, OrganisationId organisation,
                                          StaffId staff, base::TimePoint now) const {
    const bool spares = room_choice(connection, organisation, staff).rests(now) ||
                        exposure(connection, organisation, staff, now).heavy_lately >= heavy_until_pause;
    return sql::find_next(connection, organisation, staff, spares, now);
}

std::vector<Item> Reviews::spam(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                base::TimePoint now) const {
    return sql::list_spam(connection, organisation, staff, now);
}

base::Result<Item> Reviews::find(store::Connection& connection, OrganisationId organisation,
                                 ReviewItemId id) const {
    auto item = sql::find(connection, organisation, id);
    if (!item) return not_found();
    return std::move(*item);
}

std::vector<SignalLine> Reviews::signals(store::Connection& connection, OrganisationId organisation,
                                         ReviewItemId id) const {
    return sql::list_signals(connection, organisation, id);
}

std::vector<DecisionLine> Reviews::decisions(store::Connection& connection, OrganisationId organisation,
                                             ReviewItemId id) const {
    return sql::list_decisions(connection, organisation, id);
}

int Reviews::heavy_decisions(store::Connection& connection, OrganisationId organisation, StaffId staff,
                             base::TimePoint since) const {
    return sql::count_heavy(connection, organisation, staff, since);
}

base::Result<Reviews::Claimed> Reviews::claim(store::Connection& connection, OrganisationId organisation,
                                              ReviewItemId id, StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto item = sql::lock(work, organisation, id);
    if (!item) return not_found();
    if (item->state == ItemState::decided) return base::problem(ProblemKind::conflict, "review.decided");
    if (item->claimed(now) && item->claimed_by != staff) {
        // Read anew: a row that was waited for comes with the name that was joined before the wait.
        const auto taken = sql::find(connection, organisation, id);
        return Claimed{false, item->claimed_by, taken ? taken->claimed_by_name : std::string()};
    }
    const bool fresh = !item->claimed_by_you(staff, now);
    sql::update_claim(work, organisation, id, staff, now + claim_lasts, fresh);
    if (fresh) {
        work.announce(queue_announcement(organisation));
        append_audit(work, organisation, staff, "review.claimed", *item, nlohmann::json::object(), now);
    }
    work.commit();
    return Claimed{true, staff, {}};
}

base::Result<> Reviews::release(store::Connection& connection, OrganisationId organisation, ReviewItemId id,
                                StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto item = lock_for(work, organisation, id, staff, now);
    if (!item) return std::unexpected(item.error());
    if (item->state != ItemState::claimed) return {};
    sql::update_released(work, organisation, id);
    work.announce(queue_announcement(organisation));
    append_audit(work, organisation, staff, "review.released", *item, nlohmann::json::object(), now);
    work.commit();
    return {};
}

base::Result<Material> Reviews::look(store::Connection& connection, OrganisationId organisation,
                                     ReviewItemId id, StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto item = lock_for(work, organisation, id, staff, now);
    if (!item) return std::unexpected(item.error());
    if (!item->claimed_by_you(staff, now)) return base::problem(ProblemKind::conflict, "review.claimed");
    const auto* kind = kind_of(item->kind);
    if (!kind) return base::problem(ProblemKind::not_found, "review.gone");
    auto material = kind->read(connection, organisation, item->subject);
    if (!material) {
        if (material.error().kind == ProblemKind::not_found)
            return base::problem(ProblemKind::not_found, "review.gone");
        return material;
    }
    sql::update_claim(work, organisation, id, staff, now + claim_lasts, false);
    const bool fresh = sql::update_looked(work, organisation, id, staff);
    if (fresh)
        note_exposure(work, organisation, staff, item->danger >= 2 || item->graphic,
                      static_cast<int>(base::count_characters(material->message.text)), now);
    if (fresh && !material->is_public())
        append_audit(work, organisation, staff, "private.read", *item, {{"why", "review"}}, now);
    work.commit();
    return material;
}

base::Result<Material> Reviews::look_at(store::Connection& connection, OrganisationId organisation,
                                        std::string_view subject, StaffId staff, std::string_view why,
                                        base::TimePoint now) const {
    const auto colon = subject.find(':');
    const auto id =
        colon == std::string_view::npos ? std::nullopt : base::decode_id(subject.substr(colon + 1));
    const auto* kind = id ? kind_of(subject.substr(0, colon)) : nullptr;
    if (!kind) return base::problem(ProblemKind::not_found, "review.gone");
    auto material = kind->read(connection, organisation, *id);
    if (!material) {
        if (material.error().kind == ProblemKind::not_found)
            return base::problem(ProblemKind::not_found, "review.gone");
        return material;
    }
    const auto actor = audit::staff_actor(staff);
    const std::string subject_name(subject);
    if (!material->is_public() &&
        !audit::noted_since(connection, organisation, actor, "private.read", subject_name, now - one_look)) {
        store::UnitOfWork work(connection);
        audit::append(
            work, {organisation, actor, "private.read", subject_name, nlohmann::json{{"why", why}}.dump()},
            now);
        work.commit();
    }
    return material;
}

base::Result<Material> Reviews::own_message(store::Connection& connection, OrganisationId organisation,
                                            std::string_view kind, std::uint64_t id) const {
    const auto* known = kind_of(kind);
    if (!known) return base::problem(ProblemKind::not_found, "review.gone");
    return known->read(connection, organisation, id);
}

base::Result<> Reviews::decide(store::Connection& connection, const Decide& what, base::TimePoint now) const {
    const auto effect = effect_of(what.choice);
    if (effect && reason_text(what.choice, what.reason).empty())
        return base::problem(ProblemKind::invalid, "review.no-reason", "reason");
    const auto words = check_words(what);
    if (!words) return std::unexpected(words.error());
    if (what.sanction && !effect)
        return base::problem(ProblemKind::invalid, "sanction.no-decision", "sanction");
    if (what.sanction)
        if (const auto fine = check(*what.sanction, *words); !fine) return fine;

    store::UnitOfWork work(connection);
    const auto seen = sql::find(connection, what.organisation, what.item);
    if (!seen) return not_found();
    const auto* kind = kind_of(seen->kind);
    // Who changes a message locks it, then its item: so does who decides about it.
    auto author = effect ? lock_author(kind, work, what, *seen) : base::Result<Author>(Author{});
    // At level 3 nobody else reads on, as when the rules call (pipeline.h). The alarm is raised in any case.
    const bool hides = what.choice == Choice::escalate && what.level >= 3 && kind && kind->hide &&
                       kind->lock_author(work, what.organisation, seen->subject).has_value();
    const auto item = lock_for(work, what.organisation, what.item, what.staff, now);
    if (!item) return std::unexpected(item.error());
    if (item->version != what.version) return base::problem(ProblemKind::conflict, "review.changed");
    if (!author) return std::unexpected(author.error());
    if (effect)
        if (const auto applied = apply(*kind, work, what, *effect, *words, *item, now); !applied)
            return applied;
    if (hides) kind->hide(work, what.organisation, item->subject, now);
    Decide decision = what;
    if (!effect) decision.reason.clear();
    const auto decided = sql::insert_decision(work, decision, *item, *author, *words, now);
    const auto sanction = impose_ordered(work, what, decided, *author, *words, now);
    if (effect)
        sql::update_decided(work, what.organisation, item->id, now);
    else
        sql::update_claim(work, what.organisation, item->id, what.staff, now + claim_lasts,
                          !item->claimed_by_you(what.staff, now));
    work.announce(queue_announcement(what.organisation));
    if (what.choice == Choice::escalate) escalate(work, what, *item, now);
    append_audit(work, what.organisation, what.staff, audit_action(what.choice), *item,
                 {{"reason", decision.reason}, {"rules", item->rules_version}, {"sanction", sanction}}, now);
    work.commit();
    return {};
}

base::Result<> Reviews::dismiss(store::Connection& connection, OrganisationId organisation, ReviewItemId id,
                                StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto item = lock_for(work, organisation, id, staff, now);
    if (!item) return std::unexpected(item.error());
    if (const auto* kind = kind_of(item->kind)) {
        const auto material = kind->read(connection, organisation, item->subject);
        if (material && material->state != "withdrawn")
            return base::problem(ProblemKind::conflict, "review.changed");
        if (!material && material.error().kind != ProblemKind::not_found)
            return std::unexpected(material.error());
    }
    sql::update_decided(work, organisation, id, now);
    work.announce(queue_announcement(organisation));
    append_audit(work, organisation, staff, "review.dismissed", *item, nlohmann::json::object(), now);
    work.commit();
    return {};
}

std::vector<RuleFault> Reviews::faults(store::Connection& connection, OrganisationId organisation) const {
    return sql::list_faults(connection, organisation);
}

void Reviews::faults_seen(store::Connection& connection, OrganisationId organisation, StaffId staff,
                          base::TimePoint now) const {
    store::UnitOfWork work(connection);
    sql::update_faults_seen(work, organisation, now);
    work.announce(queue_announcement(organisation));
    audit::append(work, {organisation, audit::staff_actor(staff), "rules.faults-seen", "", "{}"}, now);
    work.commit();
}

}  // namespace luwte::moderation
