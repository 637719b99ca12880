#include "feature/account/staff_store.h"

namespace luwte::account::staff_store {
namespace {

using store::bytes;
using store::Statement;

constexpr Statement add_staff{
    "account.add_staff",
    "insert into staff (organisation_id, id, name, roles, totp_secret, code_lookup, "
    "code_hash, created_on) values ($1, $2, $3, $4, $5, $6, $7, "
    "($8::timestamptz at time zone 'UTC')::date)"};
constexpr Statement staff_by_code{
    "account.staff_by_code",
    "select id, name, roles, disabled, code_hash, totp_secret, totp_last_step "
    "from staff where organisation_id = $1 and code_lookup = $2 and not disabled"};
constexpr Statement staff_by_id{
    "account.staff_by_id",
    "select id, name, roles, disabled from staff where organisation_id = $1 and id = $2"};
constexpr Statement all_staff{"account.all_staff",
                              "select id, name, roles, disabled from staff where organisation_id = $1 "
                              "order by lower(name), id"};
constexpr Statement use_step{"account.use_totp_step",
                             "update staff set totp_last_step = $3 where organisation_id = $1 and id = $2 "
                             "and totp_last_step < $3 and not disabled"};
constexpr Statement switch_off{"account.disable_staff",
                               "update staff set disabled = true where organisation_id = $1 and id = $2"};
constexpr Statement change_roles{"account.set_staff_roles",
                                 "update staff set roles = $3 where organisation_id = $1 and id = $2"};

StaffMember member_of(const store::Row& row) {
    return {row.id<StaffId>(0), std::string(row.text(1)), static_cast<std::uint16_t>(row.number(2)),
            row.flag(3)};
}

}  // namespace

void insert(store::Connection& connection, OrganisationId organisation, const NewStaff& staff,
            base::TimePoint now) {
    connection.run(add_staff, organisation, staff.member.id, staff.member.name, int{staff.member.roles},
                   bytes(staff.sealed_totp_secret), bytes(staff.code_lookup), staff.code_hash, now);
}

std::optional<Found> find_by_code(store::Connection& connection, OrganisationId organisation,
                                  std::string_view code_lookup) {
    const auto rows = connection.run(staff_by_code, organisation, bytes(code_lookup));
    if (rows.empty()) return std::nullopt;
    const auto row = rows.front();
    return Found{member_of(row), std::string(row.text(4)), row.bytes(5), row.number(6)};
}

std::optional<StaffMember> find(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    const auto rows = connection.run(staff_by_id, organisation, staff);
    if (rows.empty()) return std::nullopt;
    return member_of(rows.front());
}

std::vector<StaffMember> list(store::Connection& connection, OrganisationId organisation) {
    std::vector<StaffMember> members;
    for (const auto row : connection.run(all_staff, organisation)) members.push_back(member_of(row));
    return members;
}

bool use_totp_step(store::Connection& connection, OrganisationId organisation, StaffId staff,
                   std::int64_t step) {
    return connection.run(use_step, organisation, staff, step).affected() == 1;
}

bool disable(store::Connection& connection, OrganisationId organisation, StaffId staff) {
    return connection.run(switch_off, organisation, staff).affected() == 1;
}

bool set_roles(store::Connection& connection, OrganisationId organisation, StaffId staff,
               std::uint16_t roles) {
    return connection.run(change_roles, organisation, staff, int{roles}).affected() == 1;
}

}  // namespace luwte::account::staff_store
