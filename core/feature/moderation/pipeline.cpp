#include "feature/moderation/pipeline.h"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/moderation/review_store.h"
#include "feature/moderation/review_values.h"

namespace luwte::moderation {
namespace {

using script::Action;

/// Enough to explain a decision; what is beyond stands with the item.
constexpr std::size_t most_hits_in_audit = 40;
constexpr std::size_t most_shadow_hits_in_audit = 10;

std::string dump(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_graphic(const script::Verdict& verdict) {
    return !verdict.add_warnings.empty() ||
           std::ranges::find(verdict.categories, "triggering-detail") != verdict.categories.end();
}

Item item_of(const Subject& subject, const Judgement& judgement, base::TimePoint now) {
    const auto& verdict = judgement.verdict;
    Item item;
    item.kind = subject.kind;
    item.subject = subject.id;
    item.zone = subject.zone;
    item.place = subject.place;
    item.cause = judgement.escalate ? Cause::escalated : verdict.failed ? Cause::failed : Cause::held;
    item.danger = std::clamp(verdict.level, judgement.escalate ? 2 : 0, 3);
    item.first_disclosure = judgement.first_disclosure;
    item.first_reply = judgement.replies_to_first_disclosure;
    item.graphic = is_graphic(verdict);
    item.placement = judgement.placement;
    item.categories = verdict.categories;
    item.hits = verdict.hits;
    item.rules_version = verdict.rules_version.substr(0, 128);
    item.opened_at = now;
    return item;
}

nlohmann::json hit_of(const script::RuleHit& hit) {
    return {{"rule", (hit.plugin + "/" + hit.rule).substr(0, 120)},
            {"version", hit.version.substr(0, 64)},
            {"action", action_name(hit.action)},
            {"category", hit.category.substr(0, 40)}};
}

std::string details_of(const Judgement& judgement) {
    const auto& verdict = judgement.verdict;
    auto hits = nlohmann::json::array();
    for (const auto& hit : verdict.hits) {
        if (hits.size() == most_hits_in_audit) break;
        hits.push_back(hit_of(hit));
        if (hit.capped) hits.back()["capped"] = true;
    }
    auto shadow = nlohmann::json::array();
    for (const auto& hit : verdict.shadow_hits)
        if (shadow.size() < most_shadow_hits_in_audit) shadow.push_back(hit_of(hit));
    return dump({{"placement", placement_name(judgement.placement)},
                 {"action", action_name(verdict.action)},
                 {"level", verdict.level},
                 {"failed", verdict.failed},
                 {"rules", verdict.rules_version.substr(0, 128)},
                 {"hits", std::move(hits)},
                 // What watched along, and decided nothing.
                 {"shadow", std::move(shadow)}});
}

/// A fault is "plugin/rule: traceback".
void record_fault(store::UnitOfWork& work, OrganisationId organisation, const std::string& fault,
                  base::TimePoint now) {
    const auto readable = base::is_utf8(fault) ? base::clean_text(fault) : std::string("unreadable fault");
    const auto end = readable.find(": ");
    const auto rule = base::clean_line(readable.substr(0, end));
    const auto traceback = end == std::string::npos ? std::string() : readable.substr(end + 2);
    sql::upsert_fault(work, organisation, rule.empty() ? "?" : base::shorten(rule, 150),
                      base::shorten(traceback, 3000), now);
}

}  // namespace

void note_rule_fault(store::UnitOfWork& work, OrganisationId organisation, const std::string& fault,
                     base::TimePoint now) {
    record_fault(work, organisation, fault, now);
}

std::string subject_text(const std::string& kind, std::uint64_t id) {
    return kind + ":" + base::encode_id(id);
}

std::string queue_announcement(OrganisationId organisation) {
    return "queue " + base::encode_id(organisation.value);
}

EscalationId record(store::UnitOfWork& work, const Subject& subject, const Judgement& judgement,
                    base::TimePoint now) {
    const auto organisation = subject.organisation;
    for (const auto& fault : judgement.verdict.faults) record_fault(work, organisation, fault, now);
    // A message that goes back to its author is not stored, so there is nothing to record.
    if (judgement.placement == Placement::asked) return {};

    const auto text = subject_text(subject.kind, subject.id);
    if (judgement.placement == Placement::held || judgement.escalate) {
        sql::open_item(work, organisation, item_of(subject, judgement, now));
        work.announce(queue_announcement(organisation));
    }
    EscalationId alarm;
    if (judgement.escalate)
        alarm = escalation::raise(
            work, {organisation, text, judgement.verdict.level, judgement.verdict.categories, {}}, now);
    const auto& verdict = judgement.verdict;
    if (!verdict.hits.empty() || !verdict.shadow_hits.empty() || verdict.failed || judgement.placement == Placement::held ||
        judgement.escalate)
        audit::append(work, {organisation, "system", "message.judged", text, details_of(judgement)}, now);
    return alarm;
}

void withdraw(store::UnitOfWork& work, OrganisationId organisation, const std::string& kind, std::uint64_t id,
              base::TimePoint now) {
    const auto item = sql::lock_open(work, organisation, kind, id);
    if (!item) return;
    sql::update_decided(work, organisation, item->id, now);
    work.announce(queue_announcement(organisation));
    audit::append(work, {organisation, "system", "review.withdrawn", subject_text(kind, id), "{}"}, now);
}

}  // namespace luwte::moderation
