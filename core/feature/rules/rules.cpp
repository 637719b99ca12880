#include "feature/rules/rules.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/secret.h"
#include "base/text.h"
#include "feature/audit/audit.h"
#include "feature/rules/checking.h"
#include "feature/rules/rule_store.h"
#include "script/locale.h"
#include "script/rule_trial.h"

namespace luwte::rules {
namespace {

using base::ProblemKind;

std::unexpected<base::Problem> not_found() {
    return base::problem(ProblemKind::not_found, "rules.not-found");
}

/// One rule in one transaction: its steps, with what follows from each.
class Change {
  public:
    Change(store::Connection& connection, OrganisationId organisation, StaffId staff, RuleId rule,
           base::TimePoint now)
        : work_(connection), organisation_(organisation), staff_(staff), now_(now) {
        rule_ = sql::lock_rule(work_, organisation, rule);
        if (rule_) versions_ = sql::list_versions(connection, organisation, rule);
    }

    [[nodiscard]] bool found() const { return rule_.has_value(); }
    [[nodiscard]] const std::vector<Version>& versions() const { return versions_; }
    [[nodiscard]] Version* find(int number) {
        for (auto& version : versions_)
            if (version.number == number) return &version;
        return nullptr;
    }
    [[nodiscard]] const std::string& name() const { return rule_->name; }

    /// Takes what stands in the way out of the way.
    void supersede(std::initializer_list<State> states, int but) {
        for (auto& version : versions_)
            if (version.number != but && std::ranges::find(states, version.state) != states.end())
                step(version, State::superseded, "", nullptr);
    }

    /// A step of a version, with its entry in the audit log under `action` (null: it goes with another's).
    void step(Version& version, State to, const std::string& reason, const char* action) {
        if (judges(version.state) || judges(to)) announce_ = true;
        if (to == State::proposed)
            sql::update_proposed(work_, organisation_, version.rule, version.number, staff_, now_);
        else if (to == State::published && version.state == State::proposed)
            sql::update_published(work_, organisation_, version.rule, version.number, staff_, now_);
        else
            sql::update_state(work_, organisation_, version.rule, version.number, to);
        note(version, version.state, to, reason, action);
        version.state = to;
    }

    void add(const Version& version, const char* action) {
        sql::insert_version(work_, organisation_, version);
        note(version, std::nullopt, State::draft, version.reason, action);
        versions_.insert(versions_.begin(), version);
    }

    void commit() {
        if (announce_) work_.announce(rules_announcement(organisation_));
        for (const auto& entry : entries_) audit::append(work_, entry, now_);
        work_.commit();
    }

  private:
    static bool judges(State state) {
        return state == State::shadow || state == State::proposed || state == State::published;
    }

    void note(const Version& version, std::optional<State> from, State to, const std::string& reason,
              const char* action) {
        sql::insert_step(work_, organisation_, version.rule,
                         {now_, version.number, staff_, {}, from, to, reason});
        if (action == nullptr) return;
        // What it says of itself stays out: the log holds codes alone. The hash tells which source it was.
        const nlohmann::json details{{"rule", rule_->name},
                                     {"version", version_text(version.number)},
                                     {"from", from ? state_name(*from) : ""},
                                     {"to", state_name(to)},
                                     {"source", base::to_hex(base::sha256(version.source))}};
        entries_.push_back({organisation_, staff_ ? audit::staff_actor(staff_) : "system", action,
                            "rule:" + base::to_public(version.rule), details.dump()});
    }

    store::UnitOfWork work_;
    OrganisationId organisation_;
    StaffId staff_;
    base::TimePoint now_;
    std::optional<Rule> rule_;
    std::vector<Version> versions_;
    std::vector<audit::Entry> entries_;
    bool announce_ = false;
};

/// What was filled in, fit to be stored; without rule, number and author.
base::Result<Version> check(const Writing& writing, const script::RuleTrial& trial, base::TimePoint now) {
    Version version;
    auto source = check_source(writing.source);
    if (!source) return std::unexpected(source.error());
    auto reason = check_reason(writing.reason, true);
    if (!reason) return std::unexpected(reason.error());
    if (const auto limits = check_limits(writing, now); !limits) return std::unexpected(limits.error());
    version.source = std::move(*source);
    version.reason = std::move(*reason);
    version.about = base::shorten(base::clean_line(script::in_language(trial.about, "nl")), 200);
    version.expires_at = writing.expires_at;
    version.daily_cap = writing.daily_cap;
    return version;
}

script::RuleTrial trial_of(const std::string& name, const Writing& writing) {
    // What cannot be stored is not run either.
    const auto source = check_source(writing.source);
    return source ? script::try_rule(name, *source) : script::RuleTrial{};
}

/// Whether the version, as it stands, may go further.
base::Result<> check_passes(const std::string& name, const Version& version) {
    if (script::try_rule(name, version.source).passed()) return {};
    return base::problem(ProblemKind::invalid, "rules.fails", "source");
}

const char* audit_action(State from, State to) {
    switch (to) {
        case State::shadow:
            return from == State::proposed ? "rule.sent-back" : "rule.shadow";
        case State::proposed:
            return "rule.proposed";
        case State::published:
            return "rule.published";
        case State::withdrawn:
            return "rule.withdrawn";
        default:
            return "rule.moved";
    }
}

/// What a step asks of the version and of who takes it.
base::Result<> check_step(const Version& version, const std::string& name, StaffId staff, State to,
                          base::TimePoint now) {
    if (!may_become(version.state, to)) return base::problem(ProblemKind::conflict, "rules.not-possible");
    if (to == State::withdrawn) return {};
    if (version.is_over(now)) return base::problem(ProblemKind::invalid, "rules.expired", "expires");
    if (to == State::published &&
        (version.written.staff == staff || (version.proposed && version.proposed->staff == staff)))
        return base::problem(ProblemKind::forbidden, "rules.second-person");
    return check_passes(name, version);
}

}  // namespace

std::vector<RuleLine> list(store::Connection& connection, OrganisationId organisation) {
    return sql::list_rules(connection, organisation);
}

base::Result<WholeRule> find(store::Connection& connection, OrganisationId organisation, RuleId id) {
    auto rule = sql::find_rule(connection, organisation, id);
    if (!rule) return not_found();
    return WholeRule{std::move(*rule), sql::list_versions(connection, organisation, id),
                     sql::list_steps(connection, organisation, id)};
}

std::vector<Judging> judging(store::Connection& connection, OrganisationId organisation,
                             base::TimePoint now) {
    return sql::list_judging(connection, organisation, now);
}

base::Result<Written> write_first(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                  const Writing& writing, base::TimePoint now) {
    const auto trial = trial_of("", writing);
    auto version = check(writing, trial, now);
    if (!version) return std::unexpected(version.error());
    const auto& name = writing.name.empty() ? trial.id : writing.name;
    if (name.empty()) return base::problem(ProblemKind::invalid, "rules.no-name", "name");
    if (!is_name(name)) return base::problem(ProblemKind::invalid, "rules.bad-name", "name");
    if (sql::count_rules(connection, organisation) >= most_rules)
        return base::problem(ProblemKind::invalid, "rules.too-many");

    store::UnitOfWork work(connection);
    const Rule rule{base::new_id<RuleId>(), name, now};
    if (!sql::insert_rule(work, organisation, rule))
        return base::problem(ProblemKind::conflict, "rules.name-taken", "name");
    version->rule = rule.id;
    version->number = 1;
    version->written = {staff, {}, now};
    sql::insert_version(work, organisation, *version);
    sql::insert_step(work, organisation, rule.id,
                     {now, 1, staff, {}, std::nullopt, State::draft, version->reason});
    const nlohmann::json details{{"rule", name},
                                 {"version", version_text(1)},
                                 {"source", base::to_hex(base::sha256(version->source))}};
    audit::append(work,
                  {organisation, audit::staff_actor(staff), "rule.written",
                   "rule:" + base::to_public(rule.id), details.dump()},
                  now);
    work.commit();
    return Written{rule.id, 1};
}

base::Result<Written> write_next(store::Connection& connection, OrganisationId organisation, StaffId staff,
                                 RuleId id, int latest, int based_on, const Writing& writing,
                                 base::TimePoint now) {
    auto version = check(writing, trial_of("", writing), now);
    if (!version) return std::unexpected(version.error());
    Change change(connection, organisation, staff, id, now);
    if (!change.found()) return not_found();
    const int newest = change.versions().front().number;
    if (newest != latest) return base::problem(ProblemKind::conflict, "rules.changed");
    version->rule = id;
    version->number = newest + 1;
    version->based_on = change.find(based_on) == nullptr ? 0 : based_on;
    version->written = {staff, {}, now};
    change.supersede({State::draft, State::tried}, version->number);
    change.add(*version, "rule.written");
    change.commit();
    return Written{id, version->number};
}

base::Result<> mark_tried(store::Connection& connection, OrganisationId organisation, StaffId staff,
                          RuleId id, int number, base::TimePoint now) {
    Change change(connection, organisation, staff, id, now);
    auto* version = change.found() ? change.find(number) : nullptr;
    if (version == nullptr) return not_found();
    if (version->state != State::draft) return {};  // tried once more
    if (const auto passes = check_passes(change.name(), *version); !passes) return passes;
    change.step(*version, State::tried, "", "rule.tried");
    change.commit();
    return {};
}

base::Result<> move(store::Connection& connection, OrganisationId organisation, StaffId staff,
                    const Move& move, base::TimePoint now) {
    Change change(connection, organisation, staff, move.rule, now);
    auto* version = change.found() ? change.find(move.number) : nullptr;
    if (version == nullptr) return not_found();
    const auto from = version->state;
    // Going back has a verb of its own, and so has trying.
    if (from == State::superseded || from == State::withdrawn || move.to == State::superseded ||
        move.to == State::tried)
        return base::problem(ProblemKind::conflict, "rules.not-possible");
    const bool needs_reason =
        move.to == State::withdrawn || (from == State::proposed && move.to == State::shadow);
    const auto reason = check_reason(move.reason, needs_reason);
    if (!reason) return std::unexpected(reason.error());
    if (const auto may = check_step(*version, change.name(), staff, move.to, now); !may) return may;
    if (move.to == State::shadow || move.to == State::proposed)
        change.supersede({State::shadow, State::proposed}, move.number);
    if (move.to == State::published) change.supersede({State::published}, move.number);
    change.step(*version, move.to, *reason, audit_action(from, move.to));
    change.commit();
    return {};
}

base::Result<GoneBack> go_back(store::Connection& connection, OrganisationId organisation, StaffId staff,
                               RuleId id, int number, const std::string& words, base::TimePoint now) {
    const auto reason = check_reason(words, true);
    if (!reason) return std::unexpected(reason.error());
    Change change(connection, organisation, staff, id, now);
    auto* version = change.found() ? change.find(number) : nullptr;
    if (version == nullptr) return not_found();
    const bool over = version->state == State::superseded || version->state == State::withdrawn;
    if (!over) return base::problem(ProblemKind::conflict, "rules.not-possible");
    if (version->published && !version->is_over(now)) {
        if (const auto passes = check_passes(change.name(), *version); !passes)
            return std::unexpected(passes.error());
        change.supersede({State::published}, number);
        change.step(*version, State::published, *reason, "rule.back");
        change.commit();
        return GoneBack{number, true};
    }
    auto draft = *version;
    draft.number = change.versions().front().number + 1;
    draft.based_on = number;
    draft.reason = *reason;
    draft.written = {staff, {}, now};
    if (draft.is_over(now)) draft.expires_at.reset();
    change.supersede({State::draft, State::tried}, draft.number);
    change.add(draft, "rule.back");
    change.commit();
    return GoneBack{draft.number, false};
}

int expire(store::Connection& connection, OrganisationId organisation, base::TimePoint now) {
    int count = 0;
    for (const auto& expired : sql::list_expired(connection, organisation, now)) {
        Change change(connection, organisation, {}, expired.rule, now);
        auto* version = change.found() ? change.find(expired.number) : nullptr;
        if (version == nullptr || version->state != expired.state || !version->is_over(now)) continue;
        change.step(*version, State::withdrawn, "", "rule.expired");
        change.commit();
        ++count;
    }
    return count;
}

}  // namespace luwte::rules
