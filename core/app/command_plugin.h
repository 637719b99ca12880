// `luwte plugin check|new|list`.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace luwte::app {

/// Checks the folders; says what is wrong to `out`. Returns an exit code of sysexits.h: 0, or 65 (EX_DATAERR)
/// when one fails.
int plugin_check(const std::vector<std::filesystem::path>& folders, std::ostream& out);
/// Makes `name` in `parent`. 64 (EX_USAGE) for an unknown kind or name, 73 (EX_CANTCREAT) when it is there
/// already.
int plugin_new(const std::string& kind, const std::string& name, const std::filesystem::path& parent,
               std::ostream& out);
/// One line for each plugin below `parent`.
int plugin_list(const std::filesystem::path& parent, std::ostream& out);

}  // namespace luwte::app
