// Every SQL statement about organisations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/organisation/organisation.h"
#include "store/database.h"

namespace luwte::organisation {

/// What the database holds of an organisation; the theme is looked up by its name elsewhere.
struct Record {
    Organisation organisation;
    std::string theme_name;
};

/// All of them, by name.
[[nodiscard]] std::vector<Record> load_all(store::Connection& connection);
/// Adds one with its hosts. Conflict when the name or a host is taken.
base::Result<OrganisationId> insert(store::UnitOfWork& work, const Record& record);

}  // namespace luwte::organisation
