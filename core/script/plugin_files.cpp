// Reading a plugin's folder, within limits.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "script/plugin.h"
#include "script/statistical_model.h"

namespace luwte::script {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t most_files = 400;
constexpr std::uintmax_t longest_file = 256U << 10U;
constexpr std::uintmax_t longest_model = ModelData::largest_file;
constexpr std::uintmax_t largest_plugin = 4U << 20U;

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= 80 && name[0] != '.' &&
           std::ranges::all_of(name, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
           });
}

bool is_wanted(const fs::path& path) {
    const auto extension = path.extension();
    return extension == ".lua" || extension == ".txt" || extension == ".po" || extension == ".model";
}

}  // namespace

std::optional<PluginFiles> read_plugin(const fs::path& folder, Faults& faults) {
    std::error_code error;
    const auto root = fs::canonical(folder, error);
    if (error || !fs::is_directory(root)) {
        faults.push_back(
            {folder.string(), 0, "there is no such folder", "Give the folder that holds plugin.lua"});
        return std::nullopt;
    }
    PluginFiles plugin{root.filename().string(), {}};
    std::uintmax_t total = 0;
    const auto fault = [&](const fs::path& at, std::string what) {
        faults.push_back({(fs::path(plugin.name) / at).string(), 0, std::move(what), {}});
    };
    for (auto each = fs::recursive_directory_iterator(root, error); !error && each != fs::end(each);
         each.increment(error)) {
        const auto relative = each->path().lexically_relative(root);
        if (each->is_directory()) {
            if (!is_name(each->path().filename().string())) each.disable_recursion_pending();
            continue;
        }
        if (!is_wanted(relative)) continue;
        const auto real = fs::canonical(each->path(), error);
        if (error || !real.string().starts_with(root.string() + "/")) {
            fault(relative, "this link leads out of the plugin");
            error.clear();
            continue;
        }
        const auto size = fs::file_size(real, error);
        total += size;
        if (!is_name(relative.filename().string()))
            fault(relative, "names may hold letters, digits, - _ and . only");
        else if (const bool model = relative.extension() == ".model";
                 error || size > (model ? longest_model : longest_file))
            fault(relative, model ? "the model is larger than 2 MiB" : "the file is larger than 256 KiB");
        else if (total > largest_plugin || plugin.files.size() >= most_files)
            return fault({}, "more than 400 files or 4 MiB"), std::nullopt;
        else {
            std::ifstream in(real, std::ios::binary);
            plugin.files[relative.generic_string()] = {std::istreambuf_iterator<char>(in), {}};
        }
    }
    if (!plugin.files.contains("plugin.lua")) {
        faults.push_back(
            {plugin.name, 0, "there is no plugin.lua", "luwte plugin new makes one to start from"});
        return std::nullopt;
    }
    return plugin;
}

std::vector<fs::path> find_plugins(const fs::path& plugins) {
    std::vector<fs::path> found;
    std::error_code error;
    for (auto each = fs::directory_iterator(plugins, error); !error && each != fs::end(each);
         each.increment(error))
        if (each->is_directory() && fs::exists(each->path() / "plugin.lua")) found.push_back(each->path());
    std::ranges::sort(found);
    return found;
}

}  // namespace luwte::script
