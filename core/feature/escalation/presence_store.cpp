#include "feature/escalation/presence_store.h"

#include "feature/visit/visitor.h"

namespace luwte::escalation::sql {
namespace {

constexpr int callable = static_cast<int>(visit::Role::moderator) | static_cast<int>(visit::Role::duty);

constexpr store::Statement say_one_here{
    "presence.here", "update shift set here_at = $3 where organisation_id = $1 and id = $2"};
constexpr store::Statement lock_one_missing{"presence.missing", R"(
select h.organisation_id, h.id, h.staff_id from shift h
join staff s on s.organisation_id = h.organisation_id and s.id = h.staff_id
where h.here_at is null and h.missing_told_at is null and h.starts_at <= $1 and h.ends_at > $2
    and not s.disabled and (s.roles & $3) <> 0
order by h.starts_at, h.id limit 1 for update of h skip locked)"};
constexpr store::Statement tell_one_missing{
    "presence.told", "update shift set missing_told_at = $3 where organisation_id = $1 and id = $2"};

}  // namespace

void update_here(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift, base::TimePoint now) {
    work.run(say_one_here, organisation, shift, now);
}

std::optional<Missing> lock_missing(store::UnitOfWork& work, base::TimePoint begun, base::TimePoint now) {
    const auto rows = work.run(lock_one_missing, begun, now, callable);
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return Missing{row.id<OrganisationId>(0), row.id<ShiftId>(1), row.id<StaffId>(2), Stage::next, {}};
}

void update_missing_told(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift,
                         base::TimePoint now) {
    work.run(tell_one_missing, organisation, shift, now);
}

}  // namespace luwte::escalation::sql
