#include "feature/audit/audit.h"

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include "base/secret.h"
#include "feature/audit/audit_store.h"

namespace luwte::audit {
namespace {

constexpr int batch_size = 500;
constexpr std::size_t most_faults = 100;

void add_netstring(std::string& form, std::string_view field) {
    form += std::to_string(field.size());
    form += ':';
    form += field;
    form += ',';
}

/// Walks one chain: remembers the entry before, notes what does not fit.
class Walk {
  public:
    Walk(sql::End end, std::vector<Anchor> anchors) : end_(std::move(end)), anchors_(std::move(anchors)) {
        std::ranges::sort(anchors_, {}, &Anchor::number);
    }

    void look_at(const Recorded& recorded) {
        ++result_.entries;
        const bool gap = recorded.number != expected_;
        if (gap) note(FaultKind::missing, expected_, recorded.number - 1);
        if (recorded.number > end_.number) note(FaultKind::inserted, recorded.number, recorded.number);
        // After a gap nobody can say what its predecessor's hash was.
        if (!gap && recorded.previous != last_hash_) blame_predecessor(recorded);
        if (canonical_hash(recorded) != recorded.hash)
            note(FaultKind::changed, recorded.number, recorded.number);
        if (recorded.number == end_.number && recorded.hash != end_.hash)
            note(FaultKind::replaced, recorded.number, recorded.number);
        if (!std::ranges::all_of(std::ranges::equal_range(anchors_, recorded.number, {}, &Anchor::number),
                                 [&](const Anchor& anchor) { return anchor.hash == recorded.hash; }))
            note(FaultKind::not_as_anchored, recorded.number, recorded.number);
        hash_before_last_ = gap ? std::string() : std::move(last_hash_);
        last_hash_ = recorded.hash;
        expected_ = recorded.number + 1;
    }

    [[nodiscard]] std::int64_t next() const { return expected_; }

    Verification finish() {
        if (expected_ <= end_.number) note(FaultKind::missing, expected_, end_.number);
        const auto known = std::max(end_.number, expected_ - 1);
        for (const auto& anchor : anchors_)
            if (anchor.number > known) note(FaultKind::not_as_anchored, anchor.number, anchor.number);
        result_.end = {end_.number, end_.hash};
        return std::move(result_);
    }

  private:
    void blame_predecessor(const Recorded& recorded) {
        const auto blamed = std::max<std::int64_t>(recorded.number - 1, 1);
        const bool follows_the_one_before =
            !hash_before_last_.empty() && recorded.previous == hash_before_last_;
        note(follows_the_one_before ? FaultKind::inserted : FaultKind::replaced, blamed, blamed);
    }

    void note(FaultKind kind, std::int64_t first, std::int64_t last) {
        auto& faults = result_.faults;
        // A run of entries past the end is one fault, however long.
        if (!faults.empty() && faults.back().kind == kind && kind == FaultKind::inserted &&
            faults.back().last + 1 == first) {
            faults.back().last = last;
            return;
        }
        if (faults.size() < most_faults)
            faults.push_back({kind, first, last});
        else
            result_.more_faults = true;
    }

    sql::End end_;
    std::vector<Anchor> anchors_;
    std::int64_t expected_ = 1;
    std::string last_hash_ = std::string(32, '\0');
    std::string hash_before_last_;
    Verification result_;
};

}  // namespace

std::string staff_actor(StaffId staff) {
    return "staff:" + base::to_public(staff);
}

void append(store::UnitOfWork& work, const Entry& entry, base::TimePoint now) {
    sql::insert(work, entry, now);
}

bool noted_since(store::Connection& connection, OrganisationId organisation, const std::string& actor,
                 const std::string& action, const std::string& subject, base::TimePoint since) {
    return sql::exists_since(connection, organisation, actor, action, subject, since);
}

void note_look(store::Connection& connection, OrganisationId organisation, StaffId staff,
               const std::string& subject, std::string_view why, base::TimePoint now) {
    constexpr const char* action = "private.read";
    const auto actor = staff_actor(staff);
    if (sql::exists_since(connection, organisation, actor, action, subject, now - one_look)) return;
    store::UnitOfWork work(connection);
    append(work, {organisation, actor, action, subject, nlohmann::json{{"why", why}}.dump()}, now);
    work.commit();
}

std::string canonical_hash(const Recorded& recorded) {
    std::string form;
    add_netstring(form, "luwte-audit-1");
    add_netstring(form, std::to_string(recorded.entry.organisation.value));
    add_netstring(form, std::to_string(recorded.number));
    add_netstring(form, std::to_string(recorded.at.time_since_epoch().count()));
    add_netstring(form, recorded.entry.actor);
    add_netstring(form, recorded.entry.action);
    add_netstring(form, recorded.entry.subject);
    add_netstring(form, recorded.entry.details);
    add_netstring(form, base::to_hex(recorded.previous));
    return base::sha256(form);
}

std::vector<Recorded> recent(store::Connection& connection, OrganisationId organisation, std::int64_t before,
                             int limit, const Filter& filter) {
    if (before <= 0) before = std::numeric_limits<std::int64_t>::max();
    return sql::list_before(connection, organisation, before, std::clamp(limit, 1, 200), filter);
}

const char* fault_name(FaultKind kind) {
    switch (kind) {
        case FaultKind::changed:
            return "changed";
        case FaultKind::missing:
            return "missing";
        case FaultKind::replaced:
            return "replaced";
        case FaultKind::inserted:
            return "inserted";
        case FaultKind::not_as_anchored:
            return "not as anchored";
    }
    return "";
}

Verification verify(store::Connection& connection, OrganisationId organisation,
                    const std::vector<Anchor>& anchors) {
    auto end = sql::find_end(connection, organisation);
    // What is written from here on is the next verification's.
    const auto last = std::max(end.number, end.highest);
    Walk walk(std::move(end), anchors);
    for (;;) {
        const auto batch = sql::list_from(connection, organisation, walk.next(), last, batch_size);
        if (batch.empty()) break;
        for (const auto& recorded : batch) walk.look_at(recorded);
    }
    return walk.finish();
}

Anchor end_of_chain(store::Connection& connection, OrganisationId organisation) {
    auto end = sql::find_end(connection, organisation);
    return {end.number, std::move(end.hash)};
}

}  // namespace luwte::audit
