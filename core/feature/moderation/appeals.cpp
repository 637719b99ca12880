#include "feature/moderation/appeals.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/moderation/appeal_store.h"
#include "feature/moderation/sanctions.h"

namespace luwte::moderation {
namespace {

using base::ProblemKind;

constexpr std::size_t most_messages = 40;
/// Looks at the same conversation within this time are one look in the audit log.
constexpr std::chrono::minutes one_look{15};

std::string seal_context(std::uint64_t id) {
    return "appeal-message:" + std::to_string(id);
}

std::unexpected<base::Problem> not_found() {
    return base::problem(ProblemKind::not_found, "appeal.not-found");
}

base::Result<std::string> check_text(std::string_view text) {
    if (!base::is_utf8(text)) return base::problem(ProblemKind::invalid, "appeal.no-text", "text");
    auto clean = base::clean_text(text);
    if (clean.empty()) return base::problem(ProblemKind::invalid, "appeal.no-text", "text");
    if (base::count_characters(clean) > longest_appeal_text || clean.size() > 8 * longest_appeal_text)
        return base::problem(ProblemKind::invalid, "appeal.text-too-long", "text");
    return clean;
}

void note(store::UnitOfWork& work, OrganisationId organisation, const std::string& actor, const char* action,
          AppealId id, const nlohmann::json& details, base::TimePoint now) {
    audit::append(work, {organisation, actor, action, subject_text("appeal", id.value), details.dump()}, now);
}

/// Open, and not somebody else's or this colleague's own decision.
base::Result<> may_hear(const Appeal& appeal, StaffId staff, base::TimePoint now) {
    if (appeal.first_staff == staff) return base::problem(ProblemKind::forbidden, "appeal.own-decision");
    if (!appeal.open) return base::problem(ProblemKind::conflict, "appeal.closed");
    if (appeal.claimed(now) && appeal.claimed_by != staff)
        return base::problem(ProblemKind::conflict, "appeal.claimed");
    return {};
}

std::vector<AppealMessage> open_messages(const base::SecretKey& key,
                                         const std::vector<sql::SealedMessage>& sealed) {
    std::vector<AppealMessage> messages;
    for (const auto& one : sealed) {
        auto text = base::unseal(key, one.sealed, seal_context(one.id));
        messages.push_back({one.at, one.staff, text ? std::move(*text) : std::string(), !text});
    }
    return messages;
}

script::Message to_judge(const std::string& text, std::string_view language, base::TimePoint now) {
    script::Message message;
    message.text = text;
    message.place = script::Place::chat;
    message.language = language;
    message.author_messages = 1;
    message.now = now;
    return message;
}

}  // namespace

std::vector<AppealMessage> Appeals::read_messages(store::Connection& connection, OrganisationId organisation,
                                                  AppealId id) const {
    return open_messages(key_, sql::list_appeal_messages(connection, organisation, id));
}

void Appeals::append(store::UnitOfWork& work, OrganisationId organisation, AppealId id, StaffId staff,
                     const std::string& text, base::TimePoint now) const {
    const auto message = static_cast<std::uint64_t>(base::random_id_value());
    sql::insert_appeal_message(work, organisation, id,
                               {message, now, staff, base::seal(key_, text, seal_context(message))});
}

base::Result<Appeals::Said> Appeals::say(store::Connection& connection, OrganisationId organisation,
                                         AccountId account, DecisionId decision, std::string_view text,
                                         std::string_view language, base::TimePoint now) const {
    const auto about = decision_about(connection, organisation, account, decision);
    if (!about) return not_found();
    const auto clean = check_text(text);
    if (!clean) return std::unexpected(clean.error());
    auto judgement = judge_.judge(organisation, to_judge(*clean, language, now), true);

    store::UnitOfWork work(connection);
    auto appeal = sql::lock_appeal_of(work, organisation, decision);
    const bool fresh = !appeal;
    if (fresh) {
        if (now > appeal_until(about->at)) return base::problem(ProblemKind::invalid, "appeal.too-late");
        (void)sql::insert_appeal(work, organisation, base::new_id<AppealId>(), decision, account, now);
        appeal = sql::lock_appeal_of(work, organisation, decision);
    }
    if (!appeal) return not_found();
    if (!appeal->open) return base::problem(ProblemKind::conflict, "appeal.closed");
    if (sql::list_appeal_messages(connection, organisation, appeal->id).size() >= most_messages)
        return base::problem(ProblemKind::invalid, "appeal.too-many", "text");
    append(work, organisation, appeal->id, {}, *clean, now);
    // What could not be judged may be anything: ahead of what was.
    const int danger = judgement.escalate         ? std::clamp(judgement.verdict.level, 2, 3)
                       : judgement.verdict.failed ? 1
                                                  : std::clamp(judgement.verdict.level, 0, 1);
    sql::update_appeal_turn(work, organisation, appeal->id, true, danger);
    work.announce(queue_announcement(organisation));
    if (judgement.escalate)
        escalation::raise(work,
                          {organisation,
                           subject_text("appeal", appeal->id.value),
                           danger,
                           judgement.verdict.categories,
                           {}},
                          now);
    note(work, organisation, "system", fresh ? "appeal.opened" : "appeal.written", appeal->id,
         {{"decision", base::to_public(decision)}, {"danger", danger}}, now);
    work.commit();
    Said said{appeal->id, std::nullopt};
    if (judgement.escalate) said.alarm = std::move(judgement);
    return said;
}

base::Result<> Appeals::withdraw(store::Connection& connection, OrganisationId organisation,
                                 AccountId account, DecisionId decision, base::TimePoint now) const {
    if (!decision_about(connection, organisation, account, decision)) return not_found();
    store::UnitOfWork work(connection);
    const auto appeal = sql::lock_appeal_of(work, organisation, decision);
    if (!appeal) return not_found();
    if (!appeal->open) return base::problem(ProblemKind::conflict, "appeal.closed");
    sql::update_appeal_closed(work, organisation, appeal->id, AppealOutcome::withdrawn, {}, now);
    work.announce(queue_announcement(organisation));
    note(work, organisation, "system", "appeal.withdrawn", appeal->id, nlohmann::json::object(), now);
    work.commit();
    return {};
}

std::optional<Appeals::Conversation> Appeals::of_decision(store::Connection& connection,
                                                          OrganisationId organisation,
                                                          DecisionId decision) const {
    auto appeal = sql::find_appeal_of(connection, organisation, decision);
    if (!appeal) return std::nullopt;
    auto messages = read_messages(connection, organisation, appeal->id);
    return Conversation{std::move(*appeal), std::move(messages)};
}

std::vector<Appeal> Appeals::open(store::Connection& connection, OrganisationId organisation) const {
    return sql::list_open_appeals(connection, organisation);
}

base::Result<Appeal> Appeals::find(store::Connection& connection, OrganisationId organisation,
                                   AppealId id) const {
    auto appeal = sql::find_appeal(connection, organisation, id);
    if (!appeal) return not_found();
    return std::move(*appeal);
}

base::Result<> Appeals::claim(store::Connection& connection, OrganisationId organisation, AppealId id,
                              StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto appeal = sql::lock_appeal(work, organisation, id);
    if (!appeal) return not_found();
    if (const auto may = may_hear(*appeal, staff, now); !may) return may;
    const bool fresh = !appeal->claimed(now);
    sql::update_appeal_claim(work, organisation, id, staff, now + appeal_claim_lasts, fresh);
    if (fresh) {
        work.announce(queue_announcement(organisation));
        note(work, organisation, audit::staff_actor(staff), "appeal.claimed", id, nlohmann::json::object(),
             now);
    }
    work.commit();
    return {};
}

base::Result<Appeals::Case> Appeals::look(store::Connection& connection, OrganisationId organisation,
                                          AppealId id, StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    auto appeal = sql::lock_appeal(work, organisation, id);
    if (!appeal) return not_found();
    if (const auto may = may_hear(*appeal, staff, now); !may) return std::unexpected(may.error());
    if (!appeal->claimed(now)) return base::problem(ProblemKind::conflict, "appeal.claimed");
    auto about = sql::find_appealed(connection, organisation, appeal->decision);
    if (!about) return not_found();
    sql::update_appeal_claim(work, organisation, id, staff, now + appeal_claim_lasts, false);
    Case found;
    found.conversation = {std::move(*appeal), read_messages(connection, organisation, id)};
    found.decision = std::move(about->decision);
    found.decision.sanctions = sanctions_of(connection, organisation, found.decision.id);
    found.persona = about->persona;
    auto material =
        reviews_.own_message(connection, organisation, found.decision.kind, found.decision.subject);
    if (material) found.material = std::move(*material);
    const auto actor = audit::staff_actor(staff);
    if (!audit::noted_since(connection, organisation, actor, "private.read", subject_text("appeal", id.value),
                            now - one_look))
        note(work, organisation, actor, "private.read", id, {{"why", "appeal"}}, now);
    work.commit();
    return found;
}

base::Result<> Appeals::answer(store::Connection& connection, OrganisationId organisation, AppealId id,
                               std::int64_t version, StaffId staff, std::string_view text,
                               base::TimePoint now) const {
    const auto clean = check_text(text);
    if (!clean) return std::unexpected(clean.error());
    store::UnitOfWork work(connection);
    const auto appeal = sql::lock_appeal(work, organisation, id);
    if (!appeal) return not_found();
    if (const auto may = may_hear(*appeal, staff, now); !may) return may;
    if (appeal->version != version) return base::problem(ProblemKind::conflict, "appeal.changed");
    append(work, organisation, id, staff, *clean, now);
    sql::update_appeal_turn(work, organisation, id, false, 0);
    work.announce(queue_announcement(organisation));
    note(work, organisation, audit::staff_actor(staff), "appeal.answered", id, nlohmann::json::object(), now);
    work.commit();
    return {};
}

base::Result<bool> Appeals::restore(store::UnitOfWork& work, OrganisationId organisation,
                                    const OwnDecision& decision, base::TimePoint now) const {
    const auto* kind = reviews_.kind_of(decision.kind);
    if (kind == nullptr || !kind->lock_author(work, organisation, decision.subject)) return false;
    const auto material = kind->read(work.connection(), organisation, decision.subject);
    // Where its author changed it since, a colleague looks at the change; what is there already stays.
    if (!material || (material->state != "removed" && material->state != "returned")) return false;
    const auto done = kind->apply(work, organisation, decision.subject,
                                  {Effect::publish, "other", "", material->version}, now);
    if (!done) return std::unexpected(done.error());
    return true;
}

base::Result<AppealOutcome> Appeals::close(store::Connection& connection, const Close& what,
                                           base::TimePoint now) const {
    const auto words = check_text(what.words);
    if (!words) return std::unexpected(words.error());
    const auto organisation = what.organisation;
    store::UnitOfWork work(connection);
    const auto appeal = sql::lock_appeal(work, organisation, what.id);
    if (!appeal) return not_found();
    if (const auto may = may_hear(*appeal, what.staff, now); !may) return std::unexpected(may.error());
    if (appeal->version != what.version) return base::problem(ProblemKind::conflict, "appeal.changed");
    const auto about = sql::find_appealed(connection, organisation, appeal->decision);
    if (!about) return not_found();
    const bool had_sanctions = !sanctions_of(connection, organisation, appeal->decision).empty();
    // Sanctions before the message, as whoever sends a message locks them.
    const int revoked =
        what.take_back_sanctions ? revoke_of(work, organisation, appeal->decision, what.staff, now) : 0;
    bool restored = false;
    if (what.restore_message && about->decision.takes_away()) {
        auto done = restore(work, organisation, about->decision, now);
        if (!done) return std::unexpected(done.error());
        restored = *done;
        if (restored) sql::update_overturned(work, organisation, appeal->decision, now);
    }
    const bool all = (!about->decision.takes_away() || what.restore_message) &&
                     (!had_sanctions || what.take_back_sanctions);
    const bool some =
        (about->decision.takes_away() && what.restore_message) || (had_sanctions && what.take_back_sanctions);
    const auto outcome = all    ? AppealOutcome::overturned
                         : some ? AppealOutcome::partly
                                : AppealOutcome::upheld;
    append(work, organisation, what.id, what.staff, *words, now);
    sql::update_appeal_closed(work, organisation, what.id, outcome, what.staff, now);
    work.announce(queue_announcement(organisation));
    note(work, organisation, audit::staff_actor(what.staff), "appeal.decided", what.id,
         {{"decision", base::to_public(appeal->decision)},
          {"outcome", appeal_outcome_name(outcome)},
          {"restored", restored},
          {"sanctions", revoked}},
         now);
    work.commit();
    return outcome;
}

SubjectKind Appeals::as_subject(const base::SecretKey& installation_key) {
    const auto gone = [] { return base::problem(ProblemKind::not_found, "review.gone"); };
    SubjectKind kind;
    kind.lock_author = [gone](store::UnitOfWork&, OrganisationId, std::uint64_t) -> base::Result<Author> {
        return gone();
    };
    kind.read = [key = installation_key.derive("appeal"), gone](store::Connection& connection,
                                                                OrganisationId organisation,
                                                                std::uint64_t id) -> base::Result<Material> {
        const auto appeal = sql::find_appeal(connection, organisation, AppealId{id});
        if (!appeal) return gone();
        Material material;
        material.state = "held";  // nobody but the person and the team reads it
        for (const auto& message :
             open_messages(key, sql::list_appeal_messages(connection, organisation, AppealId{id}))) {
            if (message.staff) continue;
            if (!material.message.text.empty()) material.message.text += "\n\n";
            material.message.text += message.text;
            material.message.at = message.at;
        }
        const auto about = sql::find_appealed(connection, organisation, appeal->decision);
        if (about) {
            material.message.name = about->decision.persona_name;
            material.persona = about->persona;
            material.forum = about->decision.place_name;
        }
        return material;
    };
    kind.apply = [gone](store::UnitOfWork&, OrganisationId, std::uint64_t, const Ruling&,
                        base::TimePoint) -> base::Result<> { return gone(); };
    return kind;
}

}  // namespace luwte::moderation
