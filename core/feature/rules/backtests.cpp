#include "feature/rules/backtests.h"

#include <algorithm>
#include <iterator>

#include "base/log.h"
#include "feature/moderation/outcomes.h"
#include "feature/rules/backtest_store.h"
#include "feature/rules/rules.h"
#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

using base::ProblemKind;

/// Messages a statement: each ends well within its deadline.
constexpr int messages_a_page = 2'500;

}  // namespace

struct Backtests::Job {
    OrganisationId organisation;
    StaffId staff;
    BacktestId id;
    std::string name;
    Version version;
    int wanted = usual_messages;
};

Backtests::~Backtests() {
    stop();
}

base::Result<BacktestId> Backtests::start(store::Connection& connection, OrganisationId organisation,
                                          StaffId staff, RuleId rule, int number, int wanted) {
    if (wanted < 1 || wanted > most_messages)
        return base::problem(ProblemKind::invalid, "rules.bad-amount", "wanted");
    const auto whole = rules::find(connection, organisation, rule);
    if (!whole) return std::unexpected(whole.error());
    const auto* version = whole->find(number);
    if (version == nullptr) return base::problem(ProblemKind::not_found, "rules.not-found");
    if (!script::try_rule(whole->rule.name, version->source).passed())
        return base::problem(ProblemKind::invalid, "rules.fails", "source");

    const std::lock_guard lock(mutex_);
    std::erase_if(threads_, [](const Thread& thread) { return thread.done.load(); });
    if (threads_.size() >= most_at_once) return base::problem(ProblemKind::unavailable, "rules.test-busy");
    const auto now = clock_.now();
    sql::interrupt_silent(connection, organisation, now - silence, now);
    Backtest test;
    test.id = base::new_id<BacktestId>();
    test.rule = rule;
    test.number = number;
    test.wanted = wanted;
    test.started = {staff, {}, now};
    if (!sql::insert_test(connection, organisation, test))
        return base::problem(ProblemKind::conflict, "rules.test-running");
    auto& thread = threads_.emplace_back();
    thread.thread = std::jthread(
        [this, &thread, job = Job{organisation, staff, test.id, whole->rule.name, *version, wanted}](
            const std::stop_token& stopping) {
            run(stopping, job);
            thread.done = true;
        });
    return test.id;
}

void Backtests::run(const std::stop_token& stopping, const Job& job) {
    try {
        if (work_on(stopping, job)) return;
        const auto test = sql::find_test(*pool_.lend(), job.organisation, job.id);
        const bool cancelled = test && test->cancel_wanted;
        end(job, cancelled ? TestState::cancelled : TestState::interrupted, test ? test->total : 0,
            test ? test->done : 0, {});
    } catch (const std::exception& error) {
        spdlog::error("a back-test of rule {} failed: {}", job.name, error.what());
        try {
            end(job, TestState::failed, 0, 0, {});
        } catch (const std::exception&) {
            // Without a sign of life it counts as interrupted soon.
        }
    }
}

std::vector<PastMessage> Backtests::read_messages(const Job& job) {
    std::vector<PastMessage> messages;
    auto before = base::TimePoint::max();
    std::uint64_t before_id = 0;
    while (static_cast<int>(messages.size()) < job.wanted) {
        const auto page = std::min(messages_a_page, job.wanted - static_cast<int>(messages.size()));
        auto more = archive_.read(*pool_.lend(), job.organisation, before, before_id, page);
        const bool last = static_cast<int>(more.size()) < page;
        if (!more.empty()) {
            before = more.back().message.now;
            before_id = more.back().id;
        }
        std::ranges::move(more, std::back_inserter(messages));
        if (last) break;
    }
    return messages;
}

bool Backtests::work_on(const std::stop_token& stopping, const Job& job) {
    // What is in force, and the version that is tried in its place; what else watches along stays out of it.
    auto own = judging(*pool_.lend(), job.organisation, clock_.now());
    std::erase_if(own, [](const Judging& rule) { return !rule.acts(); });
    own.push_back(
        {job.version.rule, job.name, job.version.number, State::shadow, job.version.source, {}, {}});
    const auto compiled = compile(plugins_(job.organisation), own, {});
    for (const auto& rule : compiled.left_out)
        if (rule.name == job.name && rule.number == job.version.number) throw std::runtime_error(rule.why);
    if (!compiled.rules) throw std::runtime_error("the rules do not load");

    const auto messages = read_messages(job);
    const auto total = static_cast<int>(messages.size());
    std::map<std::string, std::vector<std::int64_t>> ids;
    for (const auto& message : messages) ids[message.kind].push_back(static_cast<std::int64_t>(message.id));
    std::map<std::uint64_t, moderation::Choice> decided;
    for (const auto& [kind, of_kind] : ids)
        decided.merge(moderation::last_choices(*pool_.lend(), job.organisation, kind, of_kind));

    const auto goes_on = [&](int done) {
        if (stopping.stop_requested()) return false;
        const auto connection = pool_.lend();
        store::UnitOfWork work(*connection);
        const bool goes = sql::beat(*connection, job.organisation, job.id, total, done, clock_.now());
        work.announce("trial " + base::encode_id(job.organisation.value));
        work.commit();
        return goes;
    };
    const auto tried = try_on(*compiled.rules, job.name, messages, decided, goes_on);
    if (!tried) return false;
    end(job, TestState::finished, total, total, *tried);
    return true;
}

void Backtests::end(const Job& job, TestState state, int total, int done, const Tried& tried) {
    const auto connection = pool_.lend();
    const auto now = clock_.now();
    store::UnitOfWork work(*connection);
    if (!sql::end_test(work, job.organisation, job.id, state, total, done, tried.result, now)) return;
    sql::insert_changes(work, job.organisation, job.id, tried.changes);
    work.announce("trial " + base::encode_id(job.organisation.value));
    work.commit();
    if (state != TestState::finished) return;
    if (const auto marked =
            mark_tried(*connection, job.organisation, job.staff, job.version.rule, job.version.number, now);
        !marked)
        spdlog::info("a back-tested version was not marked as tried: {}", marked.error().code);
}

void Backtests::cancel(store::Connection& connection, OrganisationId organisation, BacktestId id) const {
    sql::update_cancel(connection, organisation, id);
}

base::Result<Backtest> Backtests::find(store::Connection& connection, OrganisationId organisation,
                                       BacktestId id) const {
    auto test = sql::find_test(connection, organisation, id);
    const auto now = clock_.now();
    if (test && test->state == TestState::running && test->beat_at < now - silence) {
        sql::interrupt_silent(connection, organisation, now - silence, now);
        test = sql::find_test(connection, organisation, id);
    }
    if (!test) return base::problem(ProblemKind::not_found, "rules.not-found");
    return std::move(*test);
}

std::vector<Backtest> Backtests::list(store::Connection& connection, OrganisationId organisation, RuleId rule,
                                      int number) const {
    return sql::list_tests(connection, organisation, rule, number);
}

std::vector<TestChange> Backtests::changes(store::Connection& connection, OrganisationId organisation,
                                           BacktestId id, int after, int limit) const {
    return sql::list_changes(connection, organisation, id, after, limit);
}

void Backtests::stop() {
    const std::lock_guard lock(mutex_);
    for (auto& thread : threads_) thread.thread.request_stop();
    threads_.clear();  // joins
}

void Backtests::wait() {
    const std::lock_guard lock(mutex_);
    for (auto& thread : threads_)
        if (thread.thread.joinable()) thread.thread.join();
    threads_.clear();
}

}  // namespace luwte::rules
