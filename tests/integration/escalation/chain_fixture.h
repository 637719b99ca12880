// What tests of the chain stand on: two organisations, three colleagues, a clock that is held, and a channel
// that writes down what it was asked to send.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "feature/escalation/chains.h"
#include "feature/escalation/escalations.h"
#include "feature/escalation/roster.h"
#include "support/database.h"
#include "support/people.h"

namespace luwte::escalation {

class HeldClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override {
        const std::lock_guard lock(mutex_);
        return moment_;
    }
    void advance(std::chrono::seconds by) {
        const std::lock_guard lock(mutex_);
        moment_ += by;
    }

  private:
    mutable std::mutex mutex_;
    base::TimePoint moment_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 14}};
};

/// Reaches whom it is told to, and answers as it is told to.
class RecordingChannel final : public Channel {
  public:
    explicit RecordingChannel(std::string name) : name_(std::move(name)) {}

    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] std::vector<Recipient> reachable(store::Connection& /*connection*/,
                                                   OrganisationId /*organisation*/,
                                                   const std::vector<Recipient>& wanted) const override {
        std::vector<Recipient> reached;
        const std::lock_guard lock(mutex_);
        for (const auto& recipient : wanted)
            if (!unreachable_.contains(recipient.staff)) reached.push_back(recipient);
        return reached;
    }
    [[nodiscard]] Attempt send(const Call& call, std::chrono::milliseconds /*deadline*/) override {
        std::function<Attempt(const Call&)> answer;
        {
            const std::lock_guard lock(mutex_);
            calls_.push_back(call);
            answer = answer_;
        }
        return answer ? answer(call) : Attempt{};
    }

    void answer_with(std::function<Attempt(const Call&)> answer) {
        const std::lock_guard lock(mutex_);
        answer_ = std::move(answer);
    }
    void cannot_reach(StaffId staff) {
        const std::lock_guard lock(mutex_);
        unreachable_.insert(staff);
    }
    [[nodiscard]] std::vector<Call> calls() const {
        const std::lock_guard lock(mutex_);
        return calls_;
    }

  private:
    const std::string name_;
    mutable std::mutex mutex_;
    std::vector<Call> calls_;
    std::set<StaffId> unreachable_;
    std::function<Attempt(const Call&)> answer_;
};

class ChainTest : public ::testing::Test {
  protected:
    EscalationId raise_one(int level = 3, const std::string& subject = "post:a") {
        return raise_for(ours, level, subject);
    }
    EscalationId raise_for(OrganisationId organisation, int level, const std::string& subject) {
        store::UnitOfWork work(connection());
        const auto id = raise(work, {organisation, subject, level, {"suicide"}, {}}, clock.now());
        work.commit();
        return id;
    }
    void put_on_duty(StaffId staff, int place, std::chrono::hours from = std::chrono::hours(0)) {
        const auto begins = clock.now() + from;
        const auto shift =
            add_shift(connection(), ours, staff, staff, begins, begins + std::chrono::hours(8), clock.now())
                .value();
        database.run("update shift set place = $2 where id = $1", {shift, place});
    }
    int advance() { return chains.advance(connection(), clock.now()); }
    /// Everything that can be sent now.
    int send_all() {
        int sent = 0;
        while (chains.send_one(database.pool(), clock)) ++sent;
        return sent;
    }
    Alarm find(EscalationId id) { return escalations.find(connection(), ours, id).value(); }
    /// "on_duty", "next" … as they were called.
    std::vector<std::string> stages(EscalationId id) {
        return texts(
            "select stage from escalation_event where escalation_id = $1 and what = 'called' order by number",
            id);
    }
    std::vector<std::string> happened(EscalationId id) {
        return texts("select what from escalation_event where escalation_id = $1 order by number", id);
    }
    /// The states of the calls by a channel, of the last step: "Noor sent".
    std::vector<std::string> calls(EscalationId id, const std::string& channel = "mail") {
        std::vector<std::string> lines;
        for (const auto& call : escalations.calls(connection(), ours, id))
            if (call.channel == channel && call.step == find(id).step)
                lines.push_back((call.name.empty() ? "fallback" : call.name) + " " +
                                call_state_name(call.state));
        return lines;
    }
    std::vector<std::string> texts(const std::string& sql, EscalationId id) {
        std::vector<std::string> list;
        for (const auto row : database.run(sql, {id})) list.emplace_back(row.text(0));
        return list;
    }
    store::Connection& connection() { return *lease; }

    testing::Database database;
    OrganisationId ours = database.insert_organisation("demo");
    OrganisationId theirs = database.insert_organisation("other");
    StaffId noor = testing::insert_staff(database, ours, "Noor", 1);
    StaffId sam = testing::insert_staff(database, ours, "Sam", 2);
    StaffId ada = testing::insert_staff(database, ours, "Ada", 2);
    HeldClock clock;
    std::shared_ptr<RecordingChannel> mail = std::make_shared<RecordingChannel>("mail");
    Chains chains{{mail}, {}};
    Escalations escalations{base::SecretKey::random()};
    store::Pool::Lease lease = database.pool().lend();
};

}  // namespace luwte::escalation
