#include "feature/escalation/escalation.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/escalation/chain_store.h"
#include "feature/escalation/escalation_store.h"

namespace luwte::escalation {
namespace {

constexpr std::size_t most_categories = 32;

void note_in_audit(store::UnitOfWork& work, const Raise& what, EscalationId id, const char* action, int level,
                   base::TimePoint now) {
    const nlohmann::json details{
        {"alarm", base::to_public(id)}, {"level", level}, {"categories", what.categories}};
    audit::append(work,
                  {what.organisation, what.by ? audit::staff_actor(what.by) : "system", action, what.subject,
                   details.dump()},
                  now);
}

/// Puts what is new into an alarm that is open already; false when nothing is.
bool merge(Alarm& alarm, const Raise& what, base::TimePoint due_at, base::TimePoint now) {
    bool news = false;
    if (what.level > alarm.level) {
        alarm.level = what.level;
        alarm.level_since = now;
        alarm.due_at = due_at;
        news = true;
    }
    for (const auto& category : what.categories) {
        if (std::ranges::find(alarm.categories, category) != alarm.categories.end()) continue;
        if (alarm.categories.size() >= most_categories) break;
        alarm.categories.push_back(category);
        news = true;
    }
    return news;
}

}  // namespace

EscalationId raise(store::UnitOfWork& work, const Raise& asked, base::TimePoint now) {
    Raise what = asked;
    what.level = std::clamp(what.level, 2, 3);
    if (what.categories.size() > most_categories) what.categories.resize(most_categories);
    const auto due_at = now + sql::read_deadlines(work.connection(), what.organisation).of_level(what.level);
    // Somebody may raise the same, or close it, between our look and our insert; then we look again.
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (auto open = sql::lock_open(work, what.organisation, what.subject)) {
            const bool louder = what.level > open->level;
            if (!merge(*open, what, due_at, now)) return open->id;
            // It has become more urgent than those who were called know.
            sql::update_level(work, what.organisation, *open, louder && open->waits());
            sql::insert_event(work, what.organisation, open->id,
                              {base::random_id_value(), Happening::raised_again, what.by, {}, {}}, now);
            work.announce(announcement(what.organisation));
            note_in_audit(work, what, open->id, "escalation.raised-again", open->level, now);
            return open->id;
        }
        const auto id = base::new_id<EscalationId>();
        if (!sql::insert(work, id, what, due_at, now)) continue;
        sql::insert_event(work, what.organisation, id,
                          {base::random_id_value(), Happening::raised, what.by, {}, {}}, now);
        work.announce(announcement(what.organisation));
        note_in_audit(work, what, id, "escalation.raised", what.level, now);
        return id;
    }
    // Rolls back and is told to the person as "nothing was stored, try again": no message without its alarm.
    throw store::DatabaseError(base::ProblemKind::unavailable, "40001",
                               "an alarm changed too often to be raised");
}

}  // namespace luwte::escalation
