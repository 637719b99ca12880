// The SQL of addresses and of an organisation's neutral words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/delivery/delivery.h"
#include "store/database.h"

namespace luwte::delivery::sql {

struct StoredWay {
    Way way;
    std::string sealed;
};
/// How many addresses a colleague (or the fallback) has; their row of `staff` is locked, so that two at once
/// count.
[[nodiscard]] int lock_count(store::UnitOfWork& work, OrganisationId organisation, StaffId staff);
/// False when this address is there already.
[[nodiscard]] bool insert_way(store::UnitOfWork& work, OrganisationId organisation, const Way& way,
                              std::string_view sealed, std::string_view hash);
/// False when it is not theirs, or not there.
[[nodiscard]] bool delete_way(store::UnitOfWork& work, OrganisationId organisation, StaffId staff, WayId id);
/// Of one colleague (none: the fallback), of one kind or of all.
[[nodiscard]] std::vector<StoredWay> list_ways(store::Connection& connection, OrganisationId organisation,
                                               StaffId staff, std::optional<Kind> kind);
/// Those of the colleagues who have an address of that kind; with id 0 when the fallback has.
[[nodiscard]] std::vector<StaffId> list_reachable(store::Connection& connection, OrganisationId organisation,
                                                  Kind kind, const std::vector<StaffId>& staff,
                                                  bool fallback);
/// Which kinds each colleague has, as "staff id, kind".
struct Reach {
    StaffId staff;
    std::string name;
    std::vector<std::string> kinds;
    bool failing = false;
};
[[nodiscard]] std::vector<Reach> list_reach(store::Connection& connection, OrganisationId organisation,
                                            int roles);

void note_sent(store::Connection& connection, OrganisationId organisation, WayId id, base::TimePoint now);
void note_failure(store::Connection& connection, OrganisationId organisation, WayId id,
                  std::string_view failure, base::TimePoint now);
void forget_way(store::Connection& connection, OrganisationId organisation, WayId id);

[[nodiscard]] std::optional<Words> find_words(store::Connection& connection, OrganisationId organisation);
void write_words(store::UnitOfWork& work, OrganisationId organisation, const Words& words);
void delete_words(store::UnitOfWork& work, OrganisationId organisation);

}  // namespace luwte::delivery::sql
