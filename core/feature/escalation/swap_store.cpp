#include "feature/escalation/swap_store.h"

#include "feature/visit/visitor.h"

namespace luwte::escalation::sql {
namespace {

constexpr int callable = static_cast<int>(visit::Role::moderator) | static_cast<int>(visit::Role::duty);

#define SWAP_COLUMNS                                                                           \
    "w.id, w.shift_id, h.starts_at, h.ends_at, w.asked_by_id, b.name, w.asked_of_id, o.name, " \
    "w.for_shift_id, "                                                                         \
    "f.starts_at, f.ends_at from shift_swap w "                                                \
    "join shift h on h.organisation_id = w.organisation_id and h.id = w.shift_id "             \
    "join staff b on b.organisation_id = w.organisation_id and b.id = w.asked_by_id "          \
    "left join staff o on o.organisation_id = w.organisation_id and o.id = w.asked_of_id "     \
    "left join shift f on f.organisation_id = w.organisation_id and f.id = w.for_shift_id "

constexpr store::Statement find_callable{
    "swap.callable",
    "select id from staff where organisation_id = $1 and id = $2 and not disabled and (roles & $3) <> 0"};
constexpr store::Statement insert_new_swap{"swap.insert", R"(
insert into shift_swap (id, organisation_id, shift_id, asked_by_id, asked_of_id, for_shift_id, asked_at)
values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing)"};
constexpr store::Statement lock_one_swap{
    "swap.lock", "select " SWAP_COLUMNS
                 "where w.organisation_id = $1 and w.id = $2 and w.state = 'asked' for update of w"};
constexpr store::Statement update_one_swap{"swap.update", R"(
update shift_swap set state = $3, answered_by_id = $4, answered_at = $5 where organisation_id = $1 and id = $2)"};
constexpr store::Statement give_one_shift{"swap.give",
                                          "update shift set staff_id = $3, here_at = null, missing_told_at = "
                                          "null where organisation_id = $1 and id = $2"};
constexpr store::Statement withdraw_others{"swap.withdraw", R"(
update shift_swap set state = 'withdrawn', answered_at = $3
where organisation_id = $1 and (shift_id = $2 or for_shift_id = $2) and state = 'asked')"};
constexpr store::Statement list_open_swaps{
    "swap.list", "select " SWAP_COLUMNS
                 "where w.organisation_id = $1 and w.state = 'asked' and h.ends_at > $2 "
                 "order by h.starts_at, w.id limit 100"};

Swap read(const store::Row& row) {
    Swap swap;
    swap.id = row.id<SwapId>(0);
    swap.shift = row.id<ShiftId>(1);
    swap.from = row.time(2);
    swap.to = row.time(3);
    swap.asked_by = row.id<StaffId>(4);
    swap.asked_by_name = row.text(5);
    swap.asked_of = row.id<StaffId>(6);
    swap.asked_of_name = row.text(7);
    swap.for_shift = row.id<ShiftId>(8);
    swap.for_from = row.maybe_time(9);
    swap.for_to = row.maybe_time(10);
    return swap;
}

}  // namespace

bool is_callable(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    return !connection.run(find_callable, organisation, staff, callable).empty();
}

bool insert_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id, StaffId by,
                 const NewSwap& what, base::TimePoint now) {
    return work.run(insert_new_swap, id, organisation, what.shift, by, what.of, what.for_shift, now)
               .affected() == 1;
}

std::optional<Swap> lock_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id) {
    const auto rows = work.run(lock_one_swap, organisation, id);
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

void update_swap(store::UnitOfWork& work, OrganisationId organisation, SwapId id, std::string_view state,
                 StaffId by, base::TimePoint now) {
    work.run(update_one_swap, organisation, id, state, by, now);
}

void give_shift(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift, StaffId to) {
    work.run(give_one_shift, organisation, shift, to);
}

void withdraw_swaps_of(store::UnitOfWork& work, OrganisationId organisation, ShiftId shift,
                       base::TimePoint now) {
    work.run(withdraw_others, organisation, shift, now);
}

std::vector<Swap> list_swaps(store::Connection& connection, OrganisationId organisation,
                             base::TimePoint now) {
    std::vector<Swap> swaps;
    for (const auto row : connection.run(list_open_swaps, organisation, now)) swaps.push_back(read(row));
    return swaps;
}

}  // namespace luwte::escalation::sql
