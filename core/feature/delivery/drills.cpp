#include "feature/delivery/drills.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "feature/audit/audit.h"
#include "feature/delivery/drill_store.h"
#include "feature/escalation/chains.h"
#include "feature/escalation/escalation.h"
#include "feature/escalation/roster.h"

namespace luwte::delivery {
namespace {

using base::ProblemKind;
using escalation::Recipient;
using escalation::Stage;

constexpr int drill_level = 3;

void append_audit(store::UnitOfWork& work, OrganisationId organisation, StaffId by, const char* action,
                  DrillId id, const nlohmann::json& details, base::TimePoint now) {
    audit::append(
        work, {organisation, audit::staff_actor(by), action, "drill:" + base::to_public(id), details.dump()},
        now);
}

/// The next step of a drill of the whole chain; nothing when the chain has come to its end.
std::optional<escalation::NextStep> chain_step(store::UnitOfWork& work, const sql::DueDrill& drill,
                                               base::TimePoint now) {
    if (drill.stage == Stage::fallback) return std::nullopt;
    const escalation::Way way{drill.stage, sql::list_drilled(work, drill.organisation, drill.id), {}};
    return escalation::next_step(escalation::duty_places(work.connection(), drill.organisation, now), way);
}

}  // namespace

base::Result<DrillId> Drills::start(store::Connection& connection, OrganisationId organisation, StaffId by,
                                    std::string_view what, StaffId only, base::TimePoint now) const {
    const auto known = choices();
    if (std::ranges::find(known, what) == known.end() || (only && what == whole_chain))
        return base::problem(ProblemKind::invalid, "drill.what", "what");
    Drill drill;
    drill.id = base::new_id<DrillId>();
    drill.by = by;
    drill.what = what;
    drill.only = only;
    drill.started_at = now;
    store::UnitOfWork work(connection);
    if (!only && sql::lock_running(work, organisation))
        return base::problem(ProblemKind::conflict, "drill.running");
    // A chain takes its first step at once, by the clockwork; any other only ends.
    const bool steps = what == whole_chain;
    sql::insert_drill(work, organisation, drill, steps ? now : now + longest_drill);
    if (!steps)
        if (auto written = write_calls(work, organisation, drill, now); !written)
            return std::unexpected(written.error());
    work.announce(escalation::announcement(organisation));
    append_audit(work, organisation, by, "drill.started", drill.id,
                 {{"what", drill.what}, {"alone", bool(only)}}, now);
    work.commit();
    return drill.id;
}

base::Result<> Drills::write_calls(store::UnitOfWork& work, OrganisationId organisation, const Drill& drill,
                                   base::TimePoint now) const {
    std::vector<Recipient> to;
    if (drill.only) {
        to.push_back({drill.only});
    } else {
        for (const auto& person : escalation::colleagues(work.connection(), organisation))
            to.push_back({person.staff});
        to.push_back({});
    }
    sql::NewCall call;
    call.drill = drill.id;
    call.stage = Stage::everyone;
    if (calls_.write(work, organisation, call, to, drill.what, now) == 0)
        return base::problem(ProblemKind::invalid, "drill.nobody", "what");
    return {};
}

base::Result<> Drills::acknowledge(store::Connection& connection, OrganisationId organisation, DrillId id,
                                   StaffId staff, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto drill = sql::lock_drill(work, organisation, id);
    if (!drill) return base::problem(ProblemKind::not_found, "drill.not-found");
    if (!drill->running()) return base::problem(ProblemKind::conflict, "drill.over");
    if (sql::acknowledge_drill(work, organisation, id, staff, now) == 0)
        return base::problem(ProblemKind::not_found, "drill.not-found");
    if (drill->what == whole_chain || drill->only) sql::end_drill(work, organisation, id, now);
    work.announce(escalation::announcement(organisation));
    append_audit(work, organisation, staff, "drill.acknowledged", id, nlohmann::json::object(), now);
    work.commit();
    return {};
}

base::Result<> Drills::stop(store::Connection& connection, OrganisationId organisation, DrillId id,
                            StaffId by, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto drill = sql::lock_drill(work, organisation, id);
    if (!drill) return base::problem(ProblemKind::not_found, "drill.not-found");
    if (!drill->running()) return {};
    sql::end_drill(work, organisation, id, now);
    work.announce(escalation::announcement(organisation));
    append_audit(work, organisation, by, "drill.stopped", id, nlohmann::json::object(), now);
    work.commit();
    return {};
}

bool Drills::advance_one(store::Connection& connection, base::TimePoint now) const {
    store::UnitOfWork work(connection);
    const auto drill = sql::lock_due_drill(work, now);
    if (!drill) return false;
    const bool over = drill->what != whole_chain || now >= drill->started_at + longest_drill;
    const auto step = over ? std::nullopt : chain_step(work, *drill, now);
    if (!step) {
        sql::end_drill(work, drill->organisation, drill->id, now);
    } else {
        sql::NewCall call;
        call.drill = drill->id;
        call.step = drill->step + 1;
        call.stage = step->stage;
        const int written = calls_.write(work, drill->organisation, call, step->recipients, {}, now);
        const auto wait = escalation::deadlines(connection, drill->organisation).of_level(drill_level);
        sql::update_drill_step(work, drill->organisation, drill->id, call.step, step->stage,
                               written == 0 ? now : now + wait);
    }
    work.announce(escalation::announcement(drill->organisation));
    work.commit();
    return true;
}

std::vector<Drill> Drills::list(store::Connection& connection, OrganisationId organisation) const {
    return sql::list_drills(connection, organisation, 50);
}

std::optional<Drill> Drills::find(store::Connection& connection, OrganisationId organisation,
                                  DrillId id) const {
    return sql::find_drill(connection, organisation, id);
}

std::vector<DrillLine> Drills::lines(store::Connection& connection, OrganisationId organisation,
                                     DrillId id) const {
    return sql::list_lines(connection, organisation, id);
}

std::vector<Drill> Drills::calling(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                   base::TimePoint now) const {
    auto drills = sql::list_calling(connection, organisation, staff);
    if (!drills.empty()) sql::note_drill_shown(connection, organisation, staff, now);
    return drills;
}

std::vector<std::string> Drills::choices() const {
    std::vector<std::string> all{std::string(whole_chain), std::string(escalation::room_channel)};
    for (const auto& channel : calls_.channels()) all.emplace_back(channel->name());
    return all;
}

}  // namespace luwte::delivery
