// Every SQL statement about staff.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "feature/account/staff.h"
#include "store/database.h"

namespace luwte::account::staff_store {

struct NewStaff {
    StaffMember member;
    std::string code_lookup, code_hash, sealed_totp_secret;
};
void insert(store::Connection& connection, OrganisationId organisation, const NewStaff& staff,
            base::TimePoint now);

struct Found {
    StaffMember member;
    std::string code_hash, sealed_totp_secret;
    std::int64_t totp_last_step = 0;
};
/// A member that is not switched off.
std::optional<Found> find_by_code(store::Connection& connection, OrganisationId organisation,
                                  std::string_view code_lookup);
std::optional<StaffMember> find(store::Connection& connection, OrganisationId organisation, StaffId staff);
std::vector<StaffMember> list(store::Connection& connection, OrganisationId organisation);
/// Marks a step as used; false when it, or a later one, was used already, or the member is switched off: of
/// two that come with the same digits at once one alone gets in.
bool use_totp_step(store::Connection& connection, OrganisationId organisation, StaffId staff,
                   std::int64_t step);
/// False when there is no such member.
bool disable(store::Connection& connection, OrganisationId organisation, StaffId staff);
bool set_roles(store::Connection& connection, OrganisationId organisation, StaffId staff,
               std::uint16_t roles);

}  // namespace luwte::account::staff_store
