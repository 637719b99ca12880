// The demonstration: made once, and completed when run again. What somebody changed in it stays as they left
// it.
#pragma once

#include <string>
#include <vector>

#include "feature/account/staff.h"
#include "feature/demo/seed.h"
#include "store/database.h"

namespace luwte::demo {

/// A member of the team who was made just now, with what is told once.
struct MadeStaff {
    std::string name;
    std::vector<std::string> roles;
    account::StaffSignIn sign_in;
};

struct MadeOrganisation {
    std::string name, title;
    std::vector<std::string> hosts;
    bool made = false;  ///< false: it was there
    std::vector<MadeStaff> staff;
};

/// The organisation of that name with its id and title, if there is one.
[[nodiscard]] std::optional<organisation::Organisation> find_organisation(store::Connection& connection,
                                                                          std::string_view name);

/// Makes what is missing of an organisation: itself, its team, forums with their conversations when it has no
/// forum at all, and a shift of a week when nobody is on duty. Problems: those of organisation::add and
/// StaffMembers::add.
[[nodiscard]] base::Result<MadeOrganisation> load(store::Connection& connection,
                                                  const account::StaffMembers& staff,
                                                  const SeedOrganisation& seed, base::TimePoint now);

/// An organisation that has no forum at all gets those of the seed, without conversations.
void add_forums_when_none(store::Connection& connection, OrganisationId organisation,
                          const SeedOrganisation& seed);

}  // namespace luwte::demo
