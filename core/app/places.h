// Where the files of the program lie: in the source tree while it is developed, below the prefix once installed.
#pragma once

#include <filesystem>

namespace luwte::app {

struct Configuration;

/// Fills in files.* with the places beside the running program.
void set_places(Configuration& configuration);
/// The folder of the compiled catalogues that belong to this build.
[[nodiscard]] std::filesystem::path locale_folder();

}  // namespace luwte::app
