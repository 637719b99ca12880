#include "feature/escalation/escalations.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/escalation/escalation_store.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {
namespace {

using base::ProblemKind;

base::Result<std::string> clean_note(std::string_view note, bool needed) {
    if (!base::is_utf8(note)) return base::problem(ProblemKind::invalid, "escalation.no-note", "note");
    auto cleaned = base::clean_text(note);
    if (needed && cleaned.empty()) return base::problem(ProblemKind::invalid, "escalation.no-note", "note");
    if (base::count_characters(cleaned) > longest_note)
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
    bool by_holder_only = false;
    StaffId new_holder = {};
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
    sql::update_state(work, organisation, id, *next, what.new_holder, what.outcome, now);
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
    return Taken{alarm->holder == staff && alarm->state != State::closed, alarm->holder, alarm->holder_name};
}

base::Result<> Escalations::take_over(store::Connection& connection, OrganisationId organisation,
                                      EscalationId id, StaffId staff, std::string_view note,
                                      base::TimePoint now) const {
    auto cleaned = clean_note(note, true);
    if (!cleaned) return std::unexpected(cleaned.error());
    return change(connection, organisation, id, staff,
                  {.step = Step::take_over,
                   .new_holder = staff,
                   .what = Happening::acknowledged,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.taken-over"},
                  now);
}

base::Result<> Escalations::hand_over(store::Connection& connection, OrganisationId organisation,
                                      EscalationId id, StaffId staff, StaffId to, std::string_view note,
                                      base::TimePoint now) const {
    auto cleaned = clean_note(note, false);
    if (!cleaned) return std::unexpected(cleaned.error());
    if (to == staff || !called_now(connection, organisation, now).has(to))
        return base::problem(ProblemKind::invalid, "escalation.not-on-duty", "to");
    return change(connection, organisation, id, staff,
                  {.step = Step::hand_over,
                   .by_holder_only = true,
                   .new_holder = to,
                   .what = Happening::handed_over,
                   .to = to,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.handed-over",
                   .audit_details = {{"to", base::to_public(to)}}},
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
    append_audit(work, organisation, staff, "escalation.noted", *alarm, nlohmann::json::object(), now);
    work.commit();
    return {};
}

base::Result<> Escalations::close(store::Connection& connection, OrganisationId organisation, EscalationId id,
                                  StaffId staff, Outcome outcome, std::string_view note,
                                  base::TimePoint now) const {
    auto cleaned = clean_note(note, true);
    if (!cleaned) return std::unexpected(cleaned.error());
    return change(connection, organisation, id, staff,
                  {.step = Step::close,
                   .by_holder_only = true,
                   .outcome = outcome,
                   .what = Happening::closed,
                   .note = std::move(*cleaned),
                   .audit_action = "escalation.closed",
                   .audit_details = {{"outcome", outcome_name(outcome)}}},
                  now);
}

void Escalations::deliver(store::Connection& connection, OrganisationId organisation, StaffId staff,
                          const std::vector<EscalationId>& shown, base::TimePoint now) const {
    if (shown.empty()) return;
    store::UnitOfWork work(connection);
    for (const auto id : sql::deliver(work, organisation, shown, now))
        write_event(work, organisation, id, Happening::delivered, staff, {}, {}, now);
    work.commit();
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
