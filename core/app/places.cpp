#include "app/places.h"

#include <system_error>

#include "app/configuration.h"

namespace luwte::app {
namespace {

std::filesystem::path program_folder() {
    std::error_code error;
    auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path(".") : program.parent_path();
}

/// <prefix>/share/luwte when the program was installed, nothing when it runs where it was built.
std::filesystem::path installed_share() {
    std::error_code error;
    auto share = program_folder().parent_path() / "share" / "luwte";
    return std::filesystem::is_directory(share / "web", error) ? share : std::filesystem::path();
}

}  // namespace

void set_places(Configuration& configuration) {
    const auto share = installed_share();
    const std::filesystem::path root = share.empty() ? std::filesystem::path(LUWTE_SOURCE_FOLDER) : share;
    configuration.plugins = (root / "plugins").string();
    configuration.web = (root / "web").string();
    configuration.data = (root / "db").string();
    configuration.key = share.empty() ? (root / "var/secrets/installation.key").string() : "/etc/luwte/installation.key";
}

std::filesystem::path locale_folder() {
    const auto share = installed_share();
    return share.empty() ? std::filesystem::path(LUWTE_LOCALE_FOLDER) : share / "locale";
}

}  // namespace luwte::app
