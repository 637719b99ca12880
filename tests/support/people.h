// Staff and shifts for tests that need no sign-in: rows, straight into the tables.
#pragma once

#include <string>

#include "base/ids.h"
#include "support/database.h"

namespace luwte::testing {

/// A colleague with these roles (bits of visit::Role). Cannot sign in.
inline StaffId insert_staff(Database& database, OrganisationId organisation, const std::string& name,
                            int roles) {
    const auto id = base::new_id<StaffId>();
    database.run(
        "insert into staff (id, organisation_id, name, roles, code_lookup, code_hash, totp_secret, "
        "created_on) "
        "values ($1::bigint, $2, $3, $4, sha256(convert_to($1::bigint::text, 'UTF8')), 'none', '\\x00', '2026-01-01')",
        {id, organisation, name, roles});
    return id;
}

}  // namespace luwte::testing
