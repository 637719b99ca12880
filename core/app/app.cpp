#include "app/app.h"

#include <sysexits.h>

#include <filesystem>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_moderate.h"
#include "app/command_plugin.h"

namespace luwte::app {
namespace {

const std::filesystem::path plugins_folder = "plugins";

int run_plugin(std::span<char*> arguments) {
    const std::string_view what = arguments.empty() ? "" : arguments[0];
    if (what == "check" && arguments.size() > 1)
        return plugin_check({arguments.begin() + 1, arguments.end()}, std::cout);
    if (what == "new" && arguments.size() == 3)
        return plugin_new(arguments[1], arguments[2], plugins_folder, std::cout);
    if (what == "list") return plugin_list(plugins_folder, std::cout);
    std::cerr << "luwte plugin check DIR... | new KIND NAME | list\n";
    return EX_USAGE;
}

int run_moderate(std::span<char*> arguments) {
    std::vector<std::filesystem::path> extra;
    for (std::size_t i = 0; i + 1 < arguments.size(); i += 2)
        if (std::string_view(arguments[i]) == "--plugin") extra.emplace_back(arguments[i + 1]);
    script::Faults faults;
    const auto rules = load_rules(plugins_folder, extra, faults);
    for (const auto& fault : faults) std::cerr << fault.to_string() << '\n';
    return rules ? moderate(*rules, std::cin, std::cout) : EX_CONFIG;
}

}  // namespace

int run(int argument_count, char** arguments) {
    const std::span all(arguments, static_cast<std::size_t>(argument_count));
    const std::string_view command = all.size() < 2 ? "" : all[1];
    if (command == "plugin") return run_plugin(all.subspan(2));
    if (command == "moderate") return run_moderate(all.subspan(2));
    return EX_OK;
}

}  // namespace luwte::app
