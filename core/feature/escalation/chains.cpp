#include "feature/escalation/chains.h"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "base/log.h"
#include "feature/audit/audit.h"
#include "feature/escalation/chain_store.h"
#include "feature/escalation/escalation_store.h"
#include "feature/escalation/roster.h"

namespace luwte::escalation {
namespace {

using std::chrono::seconds;

constexpr int most_at_once = 50;

/// 5, 15, 45 seconds, then every two minutes.
seconds pause_after(int attempt) {
    auto pause = seconds(5);
    for (int i = 1; i < attempt && pause < seconds(120); ++i) pause *= 3;
    return std::min(pause, seconds(120));
}

/// Who took it and did not say that they act does not have it any more: everybody hears of it again.
void let_go(store::UnitOfWork& work, OrganisationId organisation, Alarm& alarm, const Deadlines& deadlines,
            base::TimePoint now) {
    sql::Move move{State::delivered, {}, {}};
    move.next_step = now;
    move.due_at = now + deadlines.of_level(alarm.level);
    move.new_round = true;
    sql::update_state(work, organisation, alarm.id, move, now);
    sql::insert_event(work, organisation, alarm.id,
                      {base::random_id_value(), Happening::lapsed, alarm.holder, {}, {}}, now);
    alarm.state = State::delivered;
    alarm.holder = {};
    alarm.stage.reset();
}

Way way_of(store::Connection& connection, OrganisationId organisation, const Alarm& alarm,
           base::TimePoint now) {
    Way way;
    way.stage = alarm.stage;
    if (alarm.stage) way.called = sql::list_called(connection, organisation, alarm.id);
    if (alarm.state != State::handed_over) return way;
    if (alarm.handed_by) way.called.push_back(alarm.handed_by);
    if (alarm.holder) {
        way.asked = {alarm.holder};
    } else {
        for (const auto& person : next_shift(connection, organisation, now))
            way.asked.push_back(person.staff);
    }
    return way;
}

/// Writes down whom this step calls, by which channels; how many calls.
int write_calls(store::UnitOfWork& work, const Chains::Channels& channels, OrganisationId organisation,
                EscalationId alarm, int number, const NextStep& step, base::TimePoint now) {
    int calls = 0;
    const auto write = [&](const Recipient& recipient, std::string_view channel) {
        sql::insert_call(work, organisation, alarm, number, step.stage, recipient, channel, now);
        ++calls;
    };
    for (const auto& recipient : step.recipients)
        if (!recipient.is_fallback()) write(recipient, room_channel);
    for (const auto& channel : channels)
        for (const auto& recipient : channel->reachable(work.connection(), organisation, step.recipients))
            write(recipient, channel->name());
    return calls;
}

bool advance_one(store::Connection& connection, const Chains::Channels& channels, const sql::Due& due,
                 base::TimePoint now) {
    store::UnitOfWork work(connection);
    if (!sql::lock_due(work, due, now)) return false;
    auto alarm = sql::find(connection, due.organisation, due.alarm);
    if (!alarm || !alarm->next_step) return false;
    const auto deadlines = sql::read_deadlines(connection, due.organisation);
    if (alarm->state == State::acknowledged) let_go(work, due.organisation, *alarm, deadlines, now);

    const auto step = next_step(duty_places(connection, due.organisation, now),
                                way_of(connection, due.organisation, *alarm, now));
    const auto wait = step.last ? deadlines.repeat : deadlines.of_level(alarm->level);
    const int number = sql::update_step(work, due.organisation, alarm->id, step.stage, now + wait);
    sql::NewEvent event{base::random_id_value(), Happening::called, {}, {}, {}};
    event.step = number;
    event.stage = step.stage;
    sql::insert_event(work, due.organisation, alarm->id, event, now);
    const int calls = write_calls(work, channels, due.organisation, alarm->id, number, step, now);
    work.announce(announcement(due.organisation));
    const nlohmann::json details{{"alarm", base::to_public(alarm->id)},
                                 {"step", number},
                                 {"stage", stage_name(step.stage)},
                                 {"calls", calls}};
    audit::append(work, {due.organisation, "system", "escalation.called", alarm->subject, details.dump()},
                  now);
    work.commit();
    spdlog::info("an alarm of level {} calls: step {}, {}, {} calls", alarm->level, number,
                 stage_name(step.stage), calls);
    return true;
}

/// What a channel said, made fit for the record: a line of at most 100 plain characters.
std::string readable(const std::string& why) {
    std::string line;
    for (const char c : why) {
        if (line.size() == 100) break;
        line += c >= ' ' && c <= '~' ? c : '?';
    }
    return line;
}

Attempt try_to_send(const Chains::Channels& channels, const sql::Claimed& claimed,
                    std::chrono::milliseconds deadline) {
    for (const auto& channel : channels) {
        if (channel->name() != claimed.channel) continue;
        try {
            return channel->send(claimed.call, deadline);
        } catch (const std::exception& error) {
            // Its words may hold an address: only the log's reader at debug level sees them.
            spdlog::debug("a call by {} failed: {}", claimed.channel, error.what());
            return {Attempt::Result::again, "failed", {}};
        }
    }
    return {Attempt::Result::again, "no such channel here", {}};
}

}  // namespace

Chains::Chains(Channels channels, ChainOptions options)
    : channels_(std::move(channels)), options_(std::move(options)) {}

int Chains::advance(store::Connection& connection, base::TimePoint now) const {
    int moved = 0;
    for (const auto& due : sql::list_due(connection, now, most_at_once))
        if (advance_one(connection, channels_, due, now)) ++moved;
    return moved;
}

void Chains::record(store::Connection& connection, const Call& call, const Attempt& attempt,
                    base::TimePoint now) const {
    store::UnitOfWork work(connection);
    // The alarm's row first, as everywhere: two locks in two orders would stop each other.
    const int step = sql::lock_alarm_of(work, call);
    const auto alarm = sql::find(connection, call.organisation, call.alarm);
    if (step == 0 || !alarm) return;
    const bool gives_up =
        attempt.result == Attempt::Result::give_up || call.attempt >= options_.most_attempts;
    if (attempt.result == Attempt::Result::sent) {
        if (!sql::update_sent(work, call, now)) return;
        for (const auto id : sql::deliver(work, call.organisation, {call.alarm}, now))
            sql::insert_event(work, call.organisation, id,
                              {.id = base::random_id_value(),
                               .what = Happening::delivered,
                               .staff = call.recipient.staff,
                               .stage = call.stage},
                              now);
    } else if (!gives_up) {
        const auto pause = attempt.wait.value_or(pause_after(call.attempt));
        if (!sql::update_again(work, call, readable(attempt.why), now + pause)) return;
    } else {
        if (!sql::update_failed(work, call, readable(attempt.why), now)) return;
        // Nobody was reached: waiting for them is of no use. At the chain's end there is nobody further.
        if (alarm->waits() && alarm->step == step && call.stage != Stage::fallback &&
            sql::has_reached_nobody(work, call, step))
            sql::update_next_step(work, call.organisation, call.alarm, now);
    }
    work.announce(announcement(call.organisation));
    work.commit();
}

bool Chains::send_one(store::Pool& pool, const base::Clock& clock) const {
    const auto claimed = [&] {
        const auto connection = pool.lend();
        const auto now = clock.now();
        return sql::claim_call(*connection, now, now + options_.lease);
    }();
    if (!claimed) return false;
    const auto attempt = try_to_send(channels_, *claimed, options_.send_deadline);
    if (options_.tried) options_.tried(claimed->channel, attempt.result);
    if (attempt.result != Attempt::Result::sent)
        spdlog::warn("a call by {} did not succeed (attempt {}): {}", claimed->channel, claimed->call.attempt,
                     readable(attempt.why));
    record(*pool.lend(), claimed->call, attempt, clock.now());
    return true;
}

std::optional<base::TimePoint> Chains::next_due(store::Connection& connection) const {
    const auto alarm = sql::next_alarm_due(connection);
    const auto call = sql::next_call_due(connection);
    return alarm && call ? std::min(*alarm, *call) : alarm ? alarm : call;
}

std::optional<Coming> coming(store::Connection& connection, OrganisationId organisation, const Alarm& alarm,
                             base::TimePoint now) {
    if (!alarm.next_step) return std::nullopt;
    Coming coming{*alarm.next_step, Stage::on_duty, {}};
    // The people as they are on duty then: the roster is known.
    const auto at = std::max(*alarm.next_step, now);
    auto way = alarm.state == State::acknowledged ? Way{} : way_of(connection, organisation, alarm, at);
    const auto step = next_step(duty_places(connection, organisation, at), way);
    coming.stage = step.stage;
    if (step.stage == Stage::everyone || step.stage == Stage::fallback) return coming;
    for (const auto& person : colleagues(connection, organisation))
        if (std::ranges::find(step.recipients, person.staff, &Recipient::staff) != step.recipients.end())
            coming.names.push_back(person.name);
    return coming;
}

Deadlines deadlines(store::Connection& connection, OrganisationId organisation) {
    return sql::read_deadlines(connection, organisation);
}

base::Result<> set_deadlines(store::Connection& connection, OrganisationId organisation, StaffId by,
                             const Deadlines& deadlines, base::TimePoint now) {
    const std::pair<const char*, seconds> all[] = {{"level2", deadlines.level2},
                                                   {"level3", deadlines.level3},
                                                   {"acting", deadlines.acting},
                                                   {"repeat", deadlines.repeat}};
    nlohmann::json details;
    for (const auto& [name, value] : all) {
        if (value < seconds(1) || value > std::chrono::days(1))
            return base::problem(base::ProblemKind::invalid, "escalation.deadline", name);
        details[name] = value.count();
    }
    store::UnitOfWork work(connection);
    sql::write_deadlines(work, organisation, deadlines);
    audit::append(
        work,
        {organisation, by ? audit::staff_actor(by) : "operator", "escalation.deadlines", "", details.dump()},
        now);
    work.commit();
    return {};
}

}  // namespace luwte::escalation
