#include "feature/moderation/signals.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/escalation.h"
#include "feature/moderation/review_store.h"
#include "view/catalogue.h"

namespace luwte::moderation {
namespace {

constexpr std::size_t longest_words = 500;

constexpr SignalReason all_reasons[] = {
    {"danger", LUWTE_TEXT("Somebody is in danger now")},
    {"child", LUWTE_TEXT("A child is not safe")},
    {"personal-data", LUWTE_TEXT("There is a name, an address or a number in it")},
    {"looks-for-someone", LUWTE_TEXT("Somebody is looking for a person here")},
    {"approaches", LUWTE_TEXT("Somebody wants contact elsewhere, or asks strange things")},
    {"hurts", LUWTE_TEXT("It hurts somebody or puts the blame on them")},
    {"spam", LUWTE_TEXT("It is advertising")},
    {"other", LUWTE_TEXT("Something else")},
};

/// 2: a human within 15 minutes, as for a rule that finds danger. 1: ahead of what is merely unpleasant.
int danger_of(std::string_view reason) {
    if (reason == "danger" || reason == "child") return 2;
    if (reason == "personal-data" || reason == "looks-for-someone" || reason == "approaches") return 1;
    return 0;
}

}  // namespace

std::span<const SignalReason> signal_reasons() {
    return all_reasons;
}

base::Result<ReviewItemId> signal(store::UnitOfWork& work, const Signal& what, base::TimePoint now) {
    if (std::ranges::find(all_reasons, what.reason, &SignalReason::code) == std::end(all_reasons))
        return base::problem(base::ProblemKind::invalid, "signal.no-reason", "reason");
    if (!base::is_utf8(what.words))
        return base::problem(base::ProblemKind::invalid, "signal.words-too-long", "words");
    const auto words = base::clean_text(what.words);
    if (base::count_characters(words) > longest_words || words.size() > 4 * longest_words)
        return base::problem(base::ProblemKind::invalid, "signal.words-too-long", "words");

    Item item;
    item.kind = what.kind;
    item.subject = what.id;
    item.zone = what.zone;
    item.place = what.place;
    item.cause = Cause::signal;
    item.danger = danger_of(what.reason);
    item.placement = Placement::published;
    item.opened_at = now;
    const auto id = sql::join_item(work, what.organisation, item);
    if (!sql::insert_signal(work, what.organisation, id, what.by, what.reason, words, now)) return id;

    work.announce(queue_announcement(what.organisation));
    const auto subject = subject_text(what.kind, what.id);
    if (item.danger >= 2) {
        const auto category = what.reason == "child" ? "child-danger" : "signal";
        escalation::raise(work, {what.organisation, subject, 2, {category}, {}}, now);
    }
    const nlohmann::json details{{"item", base::to_public(id)}, {"reason", what.reason}};
    audit::append(work, {what.organisation, "system", "signal.received", subject, details.dump()}, now);
    return id;
}

void erase_account(store::UnitOfWork& work, OrganisationId organisation, AccountId account,
                   base::TimePoint now) {
    sql::forget_account(work, organisation, account, now);
}

}  // namespace luwte::moderation
