#include "feature/escalation/escalations.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/chain_store.h"
#include "feature/escalation/escalation_store.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;

/// In bytes; the column takes somewhat more, for the seal.
constexpr std::size_t longest_excerpt = 16'000;
/// Looks at the same alarm within this time are one look in the audit log.
constexpr std::chrono::minutes one_look{15};

base::Result<std::string> clean_note(std::string_view note, bool needed) {
    if (!base::is_utf8(note)) return base::problem(ProblemKind::invalid, "escalation.no-note", "note");
    auto cleaned = base::clean_text(note);
    if (needed && cleaned.empty()) return base::problem(ProblemKind::invalid, "escalation.no-note", "note");
    if (base::count_characters(cleaned) > longest_note || cleaned.size() > 4 * longest_note)
        return base::problem(ProblemKind::invalid, "escalation.note-too-long", "note");
    return cleaned;
}

void append_audit(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, const char* action,
                  const Alarm& alarm, const nlohmann::json& more, base::TimePoint now) {
    nlohmann::json details{{"alarm", base::to_public(alarm.id)}, {"level", alarm.level}};
    details.update(more);
    audit::append(work, {organisation, audit::staff_actor(staff), action, alarm.subject, details.dump()},
                  now);
}

}  // namespace

/// One change of one alarm, as the verbs below describe it to `change`.
struct Escalations::Change {
    Step step;
    std::int64_t version = any_version;
    bool by_holder_only = false;
    StaffId new_holder = {};  ///< none: as it was
    bool no_holder = false;   ///< asked of the next shift
    std::optional<Outcome> outcome = {};
    Happening what = Happening::noted;
    StaffId to = {};
    std::string note = {};
    const char* audit_action = "";
    nlohmann::json audit_details = nlohmann::json::object();
};

Escalations::Escalations(const base::SecretKey& installation_key)
    : note_key_(installation_key.derive("escalation-note")) {}

void Escalations::write_event(store::UnitOfWork& work, OrganisationId organisation, EscalationId id,
                              Happening what, StaffId staff, StaffId to, const std::string& note,
                              base::TimePoint now) const {
    sql::NewEvent event{base::random_id_value(), what, staff, to, {}};
    // Bound to the row, so that a sealed note cannot be moved to another alarm.
    if (!note.empty()) event.sealed_note = base::seal(note_key_, note, base::encode_id(event.id));
    sql::insert_event(work, organisation, id, event, now);
}

namespace {

/// The row after a change: who has it, and when the chain goes on if nothing more is done.
sql::Move move_of(const Alarm& alarm, State next, const Deadlines& deadlines, StaffId holder,
                  base::TimePoint now) {
    sql::Move move{next, holder, {}};
    if (next == State::acknowledged) move.next_step = now + deadlines.acting;
    if (next == State::handed_over) {
        move.handed_by = alarm.holder;
        move.next_step = now;
        move.due_at = now + deadlines.of_level(alarm.level);
        move.new_round = true;
    }
    return move;
}

}  // namespace

base::Result<> Escalations::change(store::Connection& connection, OrganisationId organisation,
                                   EscalationId id, StaffId staff, const Change& what,
                                   base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto alarm = sql::lock(work, organisation, id);
    if (!alarm) return base::problem(ProblemKind::not_found, "escalation.not-found");
    const auto next = after(alarm->state, what.step);
    if (!next) return base::problem(ProblemKind::conflict, "escalation.not-possible");
    if (what.by_holder_only && alarm->holder != staff)
        return base::problem(ProblemKind::forbidden, "escalation.not-yours");
    if (what.version != any_version && what.version != alarm->version)
        return base::problem(ProblemKind::conflict, "escalation.changed");
    const auto holder = what.no_holder ? StaffId{} : what.new_holder ? what.new_holder : alarm->holder;
    auto move = move_of(*alarm, *next, sql::read_deadlines(connection, organisation), holder, now);
    move.outcome = what.outcome;
    sql::update_state(work, organisation, id, move, now);
    if (*next == State::acknowledged) sql::update_taken(work, organisation, id, staff, now);
    write_event(work, organisation, id, what.what, staff, what.to, what.note, now);
    work.announce(announcement(organisation));
    append_audit(work, organisation, staff, what.audit_action, *alarm, what.audit_details, now);
    work.commit();
    return {};
}

base::Result<Escalations::Taken> Escalations::acknowledge(store::Connection& connection,
                                                          OrganisationId organisation, EscalationId id,
                                                          StaffId staff, base::TimePoint now) const {
    const auto done = change(connection, organisation, id, staff,
                             {.step = Step::acknowledge,
                              .new_holder = staff,
                              .what = Happening::acknowledged,
                              .audit_action = "escalation.acknowledged"},
                             now);
    if (done) return Taken{true, staff, {}};
    if (done.error().code != "escalation.not-possible") return std::unexpected(done.error());
    const auto alarm = sql::find(connection, organisation, id);
    if (!alarm) return base::problem(ProblemKind::not_found, "escalation.not-found");
    return Taken{alarm->held_by(staff), alarm->holder, alarm->holder_name};
}

base::Result<> Escalations::act(store::Connection& connection, OrganisationId organisation, EscalationId id,
                                StaffId staff, std::int64_t version, std::string_view note,
                                base::TimePoint now) const {
    auto cleaned = clean_note(note, false);
    if (!cleaned) return std::unexpected(cleaned.error());
    return change(connection, organisation, id, staff,
                  {.step = Step::act,
                   .version = version,
                   .by_holder_only = true,
                   .what = Happening::acting,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.acting"},
                  now);
}

base::Result<> Escalations::take_over(store::Connection& connection, OrganisationId organisation,
                                      EscalationId id, StaffId staff, std::int64_t version,
                                      std::string_view note, base::TimePoint now) const {
    auto cleaned = clean_note(note, true);
    if (!cleaned) return std::unexpected(cleaned.error());
    return change(connection, organisation, id, staff,
                  {.step = Step::take_over,
                   .version = version,
                   .new_holder = staff,
                   .what = Happening::acknowledged,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.taken-over"},
                  now);
}

base::Result<> Escalations::hand_over(store::Connection& connection, OrganisationId organisation,
                                      EscalationId id, StaffId staff, const HandOver& what,
                                      base::TimePoint now) const {
    auto cleaned = clean_note(what.note, false);
    if (!cleaned) return std::unexpected(cleaned.error());
    if (what.to_next_shift) {
        if (next_shift(connection, organisation, now).empty())
            return base::problem(ProblemKind::invalid, "escalation.no-next-shift", "to");
    } else {
        const auto people = colleagues(connection, organisation);
        if (what.to == staff || std::ranges::find(people, what.to, &Colleague::staff) == people.end())
            return base::problem(ProblemKind::invalid, "escalation.nobody", "to");
    }
    return change(connection, organisation, id, staff,
                  {.step = Step::hand_over,
                   .version = what.version,
                   .by_holder_only = true,
                   .new_holder = what.to_next_shift ? StaffId{} : what.to,
                   .no_holder = what.to_next_shift,
                   .what = Happening::handed_over,
                   .to = what.to_next_shift ? StaffId{} : what.to,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.handed-over",
                   .audit_details = {{"to", what.to_next_shift ? "next-shift" : base::to_public(what.to)}}},
                  now);
}

base::Result<> Escalations::add_note(store::Connection& connection, OrganisationId organisation,
                                     EscalationId id, StaffId staff, std::string_view note,
                                     base::TimePoint now) const {
    auto cleaned = clean_note(note, true);
    if (!cleaned) return std::unexpected(cleaned.error());
    store::UnitOfWork work(connection);
    const auto alarm = sql::lock(work, organisation, id);
    if (!alarm) return base::problem(ProblemKind::not_found, "escalation.not-found");
    write_event(work, organisation, id, Happening::noted, staff, {}, *cleaned, now);
    // Who writes what was done is at it.
    if (alarm->state == State::acknowledged && alarm->holder == staff)
        sql::update_next_step(work, organisation, id,
                              now + sql::read_deadlines(connection, organisation).acting);
    append_audit(work, organisation, staff, "escalation.noted", *alarm, nlohmann::json::object(), now);
    work.commit();
    return {};
}

base::Result<> Escalations::close(store::Connection& connection, OrganisationId organisation, EscalationId id,
                                  StaffId staff, std::int64_t version, Outcome outcome, std::string_view note,
                                  base::TimePoint now) const {
    auto cleaned = clean_note(note, true);
    if (!cleaned) return std::unexpected(cleaned.error());
    return change(connection, organisation, id, staff,
                  {.step = Step::close,
                   .version = version,
                   .by_holder_only = true,
                   .outcome = outcome,
                   .what = Happening::closed,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.closed",
                   .audit_details = {{"outcome", outcome_name(outcome)}}},
                  now);
}

void Escalations::deliver(store::Connection& connection, OrganisationId organisation, StaffId staff,
                          const std::vector<EscalationId>& raised, const std::vector<EscalationId>& shown,
                          base::TimePoint now) const {
    store::UnitOfWork work(connection);
    if (!raised.empty())
        for (const auto id : sql::deliver(work, organisation, raised, now))
            write_event(work, organisation, id, Happening::delivered, staff, {}, {}, now);
    if (!shown.empty()) sql::update_shown(work, organisation, shown, staff, now);
    work.commit();
}

std::string Escalations::seal_excerpt(std::string_view subject, std::string_view words) const {
    // Cut by bytes, not by characters as a person counts them: an alarm must never fail for what was said in
    // it.
    auto kept = base::is_utf8(words) ? base::clean_text(words) : std::string();
    if (kept.size() > longest_excerpt) {
        auto end = longest_excerpt;
        while (end > 0 && (static_cast<unsigned char>(kept[end]) & 0xC0U) == 0x80U) --end;
        kept.resize(end);
    }
    return kept.empty() ? std::string() : base::seal(note_key_, kept, subject);
}

std::string Escalations::excerpt(store::Connection& connection, OrganisationId organisation,
                                 const Alarm& alarm, StaffId staff, base::TimePoint now) const {
    if (!alarm.held_by(staff)) return {};
    const auto sealed = sql::find_excerpt(connection, organisation, alarm.id);
    if (sealed.empty()) return {};
    auto words = base::unseal(note_key_, sealed, alarm.subject);
    if (!words) return {};
    const auto actor = audit::staff_actor(staff);
    if (!audit::noted_since(connection, organisation, actor, "private.read", alarm.subject, now - one_look)) {
        store::UnitOfWork work(connection);
        append_audit(work, organisation, staff, "private.read", alarm, {{"why", "alarm"}}, now);
        work.commit();
    }
    return std::move(*words);
}

std::vector<CallLine> Escalations::calls(store::Connection& connection, OrganisationId organisation,
                                         EscalationId id) const {
    return sql::list_calls(connection, organisation, id, 500);
}

std::optional<Alarm> Escalations::find(store::Connection& connection, OrganisationId organisation,
                                       EscalationId id) const {
    return sql::find(connection, organisation, id);
}

std::optional<EscalationId> Escalations::open_of(store::Connection& connection, OrganisationId organisation,
                                                 const std::string& subject) const {
    return sql::find_open_of(connection, organisation, subject);
}

std::vector<Alarm> Escalations::open(store::Connection& connection, OrganisationId organisation) const {
    return sql::list_open(connection, organisation, 200);
}

std::vector<Alarm> Escalations::closed(store::Connection& connection, OrganisationId organisation) const {
    return sql::list_closed(connection, organisation, 50);
}

std::vector<Event> Escalations::history(store::Connection& connection, OrganisationId organisation,
                                        EscalationId id) const {
    std::vector<Event> events;
    for (auto& stored : sql::list_events(connection, organisation, id)) {
        if (!stored.sealed_note.empty()) {
            auto note = base::unseal(note_key_, stored.sealed_note, base::encode_id(stored.id));
            stored.event.unreadable = !note;
            if (note) stored.event.note = std::move(*note);
        }
        events.push_back(std::move(stored.event));
    }
    return events;
}

}  // namespace luwte::escalation
