// The organisation that somebody named on the command line.
#pragma once

#include <optional>
#include <string>

#include "feature/organisation/organisation.h"
#include "store/database.h"

namespace luwte::app {

/// By its short name; when there is none, says so on standard error. Its theme is not looked up.
std::optional<organisation::Organisation> find_organisation(store::Connection& connection, const std::string& name);

}  // namespace luwte::app
